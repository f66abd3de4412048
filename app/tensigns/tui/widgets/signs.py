"""The signs at the side: where the user is, and what was reported."""

from dataclasses import dataclass

from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.interview import Interview
from tensigns.prompts.places import Row, rows

MARKS = {"here": "▸", "reported": "▲", "answered": "✓", "ahead": "·"}
"""How a place stands, in a character."""


class Signs(OptionList, can_focus=False):
    """The list at the side; a click goes to a sign."""

    @dataclass
    class Chosen(Message):
        """A place was chosen; ``key`` is a question's, or the review."""

        key: str

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._rows: tuple[Row, ...] = ()

    def show(self, interview: Interview) -> None:
        """Show the signs of an interview; lines that have not changed are left alone."""
        now = rows(interview)
        if len(now) != len(self._rows):
            self._rows = now
            self.set_options(Option(self._prompt(row)) for row in now)
            return
        for place, (before, row) in enumerate(zip(self._rows, now, strict=True)):
            if (before.state, before.label) != (row.state, row.label):
                self.replace_option_prompt_at_index(place, self._prompt(row))
        self._rows = now

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the click was."""
        event.stop()
        self.highlighted = None
        self.post_message(self.Chosen(self._rows[event.option_index].key))

    @staticmethod
    def _prompt(row: Row) -> Text:
        here = row.state == "here"
        line = f"{MARKS[row.state]} {row.number:>2}  {row.label}"
        text = Text(line, style="bold" if here else "", no_wrap=True)
        text.truncate(26, overflow="ellipsis")
        return text
