"""The signs at the side: where the user is, and what was reported."""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tensigns.core.interview import Interview
from tensigns.prompts.places import Row, rows

MARKS = {"here": "▸", "reported": "▲", "answered": "✓", "ahead": "·"}
"""How a place stands, in a character."""


class Signs(Widget):
    """A line a place; a click goes there. Where a line changes, that line alone is painted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Signs { height: auto; }
    """

    @dataclass
    class Chosen(Message):
        """A place was chosen; ``key`` is a question's, or the review."""

        key: str

    _rows: tuple[Row, ...] = ()

    def show(self, interview: Interview) -> None:
        """Show the places of an interview."""
        before, self._rows = self._rows, rows(interview)
        if len(before) != len(self._rows):
            self.refresh(layout=True)
            return
        changed = (y for y, row in enumerate(self._rows) if _told(row) != _told(before[y]))
        if lines := [Region(0, y, self.size.width, 1) for y in changed]:
            self.refresh(*lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A line a place."""
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """A place's line."""
        row = self._rows[y]
        line = Content(_told(row)).truncate(self.size.width, ellipsis=True)
        style = self.visual_style + Style(bold=row.state == "here")
        return Strip([Segment(line.plain, style.rich_style)], line.cell_length)

    def on_click(self, event: events.Click) -> None:
        """Go where the click was."""
        place = event.get_content_offset(self)
        if place is not None and place.y < len(self._rows):
            self.post_message(self.Chosen(self._rows[place.y].key))


def _told(row: Row) -> str:
    return f"{MARKS[row.state]} {row.number:>2}  {row.label}"
