"""A dialog for a line of text, such as the name of a client."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.storage.file_faults import short_message, surplus_marks_message
from tensigns.text.clean import NAME_LIMIT, clean_line_and_count
from tensigns.tui.screens.dialog import AnswerDialog
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.text_boxes import Input


class TextInput(Input):
    """The input of the dialog. The footer shows the input's Enter key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("go on"), key_display="enter"),
    ]


class TextDialog(AnswerDialog[str | None]):
    """A dialog whose result is the cleaned line, or None if the user went back.

    ``objection`` returns the reason why a line cannot be used; empty if the line can be used. If it
    raises a :class:`TensignsError`, the error is the reason. ``text`` is the line to edit.
    """

    HELP = N_("Type your answer and press enter. Nothing is saved before that.")

    def __init__(
        self,
        heading: str,
        hint: str,
        objection: Callable[[str], str] = lambda _line: "",
        text: str = "",
    ) -> None:
        super().__init__()
        self._heading = heading
        self._hint = hint
        self._objection = objection
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            yield TextInput(self._text, max_length=NAME_LIMIT)
            yield Static(classes="hint")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Show the hint."""
        self._show_hint(self._hint)

    def on_input_changed(self) -> None:
        """Replace an objection with the hint, because the line has changed."""
        self._show_hint(self._hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close the dialog with the line, or show the reason why the line cannot be used."""
        line, surplus_marks = clean_line_and_count(event.value)
        if surplus_marks:
            self._show_hint(surplus_marks_message(surplus_marks), is_objection=True)
        elif not line:
            self._show_hint(_("Type something first."), is_objection=True)
        elif objection := self._objection_or_error(line):
            self._show_hint(objection, is_objection=True)
        else:
            self.dismiss(line)

    def _objection_or_error(self, line: str) -> str:
        try:
            return self._objection(line)
        except TensignsError as error:
            return short_message(error)

    def _show_hint(self, text: str, *, is_objection: bool = False) -> None:
        hint = self.query_one(".hint", Static)
        hint.set_class(is_objection, "-objection")
        hint.update(Content(text))
