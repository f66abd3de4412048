"""The dialog that asks what to do next about a client."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.what_now import NextRow, WhatNow
from tensigns.tui.screens.dialog import AnswerDialog, ReplyList
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.hanging_text import HangingText


class WhatNowDialog(AnswerDialog[str | None]):
    """The actions with their states. The cursor is on the sensible action, with the reason below.

    The result is the chosen action, or None if the user left the dialog.
    """

    HELP = N_(
        "Press the digit before a line, or go to it and press enter. Nothing is recorded yet."
    )

    def __init__(self, what_now: WhatNow) -> None:
        super().__init__()
        self._what_now = what_now

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(_("What now?")), classes="heading")
            yield ReplyList(*_options(self._what_now.rows), compact=True)
            with Vertical(classes="bottom"):
                if self._what_now.reason:
                    yield Static(Content(self._what_now.reason), classes="reason")
                yield KeyFooter()

    def on_mount(self) -> None:
        """Put the cursor on the sensible action."""
        actions = [row.action for row in self._what_now.rows]
        self.query_one(ReplyList).highlighted = actions.index(self._what_now.sensible)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the action that was chosen with Enter or a click."""
        self.dismiss(self._what_now.rows[event.option_index].action)

    def on_key(self, event: events.Key) -> None:
        """If an action has the pressed digit, close the dialog with this action."""
        numbers = [str(number) for number in range(1, len(self._what_now.rows) + 1)]
        if event.character in numbers:
            event.stop()
            self.dismiss(self._what_now.rows[numbers.index(event.character)].action)


def _options(rows: Sequence[NextRow]) -> list[Option]:
    return [
        Option(
            HangingText(
                Content.styled(f" {number:>2}", "bold"), 5, Content(f"{row.label}: {row.state}")
            )
        )
        for number, row in enumerate(rows, start=1)
    ]
