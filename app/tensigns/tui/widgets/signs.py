"""The signs at the side: where the user is, and what was reported."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tensigns.core.interview import Interview
from tensigns.prompts.places import Row, rows

MARKS = {"here": "▸", "reported": "▲", "answered": "✓", "ahead": "·"}
"""How a place stands, in a character."""


class Signs(Static):
    """A line a place; a click goes there."""

    @dataclass
    class Chosen(Message):
        """A place was chosen; ``key`` is a question's, or the review."""

        key: str

    _rows: tuple[Row, ...] = ()

    def show(self, interview: Interview) -> None:
        """Show the places of an interview."""
        now = rows(interview)
        is_as_before = [_told(row) for row in now] == [_told(row) for row in self._rows]
        self._rows = now
        if not is_as_before:
            self.update(Content("\n").join(map(_told, now)))

    def on_click(self, event: events.Click) -> None:
        """Go where the click was."""
        place = event.get_content_offset(self)
        if place is not None and place.y < len(self._rows):
            self.post_message(self.Chosen(self._rows[place.y].key))


def _told(row: Row) -> Content:
    line = f"{MARKS[row.state]} {row.number:>2}  {row.label}"
    return Content.styled(line, "bold" if row.state == "here" else "")
