"""Asking for a client's name."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Input, Static

from tensigns.core.text import NAME_LIMIT, clean_line
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.tui.screens.page import Dialog


class NameScreen(Dialog[str | None]):
    """Gives the cleaned name, or nothing where the user backed out.

    ``objection`` tells what is wrong with a name, or nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("back"), key_display="esc"),
    ]
    CSS_PATH = "name.tcss"

    def __init__(self, heading: str, objection: Callable[[str], str]) -> None:
        super().__init__()
        self._heading = heading
        self._objection = objection

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            yield Input(max_length=NAME_LIMIT)
            yield Static(classes="hint")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what the name is for."""
        self._hint(_("A name only you need to recognise. It stays on this computer."))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the name, or say why it will not do."""
        name = clean_line(event.value)
        if not name:
            self._hint(_("Type a name first."))
        elif objection := self._objection(name):
            self._hint(objection)
        else:
            self.dismiss(name)

    def _hint(self, text: str) -> None:
        self.query_one(".hint", Static).update(Content(text))
