"""Asking for a line of text, such as a client's name."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.clean import NAME_LIMIT, clean_line
from tensigns.tui.screens.answer_dialog import AnswerDialog
from tensigns.tui.widgets.footer import KeyFooter


class TextInput(Input):
    """A line of text; enter is told in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("go on"), key_display="enter"),
    ]


class TextDialog(AnswerDialog[str | None]):
    """Gives the cleaned line, or nothing where the user backed out.

    ``objection`` tells what is wrong with a line, or nothing; ``present`` is the line to change.
    """

    HELP = N_("Type a line and press enter to go on. Nothing is kept before that.")

    def __init__(
        self,
        heading: str,
        hint: str,
        objection: Callable[[str], str] = lambda _line: "",
        present: str = "",
    ) -> None:
        super().__init__()
        self._heading = heading
        self._first_hint = hint
        self._objection = objection
        self._present = present

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            yield TextInput(self._present, max_length=NAME_LIMIT)
            yield Static(classes="hint")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Say what the line is for."""
        self._hint(self._first_hint)

    def on_input_changed(self) -> None:
        """Take back what was said of the line as it was."""
        self._hint(self._first_hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line, or say why it will not do."""
        line = clean_line(event.value)
        if not line:
            self._hint(_("Type something first."))
        elif objection := self._objection(line):
            self._hint(objection)
        else:
            self.dismiss(line)

    def _hint(self, text: str) -> None:
        self.query_one(".hint", Static).update(Content(text))
