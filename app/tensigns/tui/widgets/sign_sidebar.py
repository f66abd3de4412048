"""The signs at the side: where the user is, and what was reported."""

from dataclasses import dataclass
from itertools import zip_longest

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tensigns.core.interview import Interview
from tensigns.prompts.navigation import NavigationItem, navigation_items

MARKS = {"here": "▸", "reported": "▲", "answered": "✓", "ahead": "·"}
"""How a place stands, in a character."""


class SignSidebar(Widget):
    """A line a place; a click goes there. Where a line changes, that line alone is painted.

    Where there are more places than lines, those show that lead up to the user's.
    """

    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A place was chosen; ``key`` is a question's, or the review."""

        key: str

    _rows: tuple[NavigationItem, ...] = ()

    def show(self, interview: Interview) -> None:
        """Show the places of an interview."""
        before = self._lines()
        self._rows = navigation_items(interview)
        lines = zip_longest(before, self._lines())
        changed = [y for y, (old, new) in enumerate(lines) if old != new]
        if changed:
            self.refresh(*(Region(0, y, self.content_size.width, 1) for y in changed))

    @property
    def _from(self) -> int:
        """The first row that shows: such that the one where the user is does."""
        here = next((place for place, row in enumerate(self._rows) if row.state == "here"), 0)
        return max(here + 1 - self.content_size.height, 0)

    def _lines(self) -> tuple[NavigationItem, ...]:
        """The rows that show."""
        return self._rows[self._from :][: self.content_size.height]

    def render_line(self, y: int) -> Strip:
        """A place's line."""
        lines = self._lines()
        if y >= len(lines):
            return Strip.blank(self.content_size.width, self.visual_style.rich_style)
        row = lines[y]
        line = Content(_told(row)).truncate(self.content_size.width, ellipsis=True)
        style = self.visual_style + Style(bold=row.state == "here")
        return Strip([Segment(line.plain, style.rich_style)], line.cell_length)

    def on_click(self, event: events.Click) -> None:
        """Go where the click was."""
        place = event.get_content_offset(self)
        if place is not None and place.y < len(lines := self._lines()):
            self.post_message(self.Chosen(lines[place.y].key))


def _told(row: NavigationItem) -> str:
    return f"{MARKS[row.state]} {row.number:>2}  {row.label}"
