"""The dialog that asks what to do next about a client."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.what_now import WhatNow
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply
from tensigns.tui.screens.dialog import ReplyList
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter


class WhatNowDialog(ChoiceDialog):
    """The actions with their states. The cursor is on the sensible action, with the reason below.

    The result is the chosen action, or None if the user left the dialog.
    """

    HELP = N_(
        "Press the digit before a line, or go to it and press enter. Nothing is recorded yet."
    )

    def __init__(self, what_now: WhatNow) -> None:
        labels = {str(row.action): f"{row.label}: {row.state}" for row in what_now.rows}
        super().__init__(_("What now?"), Reply.numbered(labels))
        self._what_now = what_now

    def compose_bottom(self) -> Iterator[Widget]:
        """Yield the reason and the footer."""
        with Vertical(classes="bottom"):
            if self._what_now.reason:
                yield Static(Content(self._what_now.reason), classes="reason")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Put the cursor on the sensible action."""
        actions = [row.action for row in self._what_now.rows]
        self.query_one(ReplyList).highlighted = actions.index(self._what_now.sensible)
