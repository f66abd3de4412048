"""What the last sitting came to, before a new one begins."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tensigns.language import N_
from tensigns.tui.screens.answer_dialog import AnswerDialog
from tensigns.tui.screens.message_dialog import paragraph_widgets
from tensigns.tui.widgets.footer import KeyFooter


class LastResultDialog(AnswerDialog[bool]):
    """Gives True where the user goes on to the new sitting, and nothing where they back out."""

    HELP = N_("This is what the last sitting came to. Enter begins a new one; Esc begins none.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", N_("go on"), key_display="enter"),
    ]

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._heading = title
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            with VerticalScroll(can_focus=True):
                yield from paragraph_widgets(self._paragraphs)
            yield KeyFooter()
