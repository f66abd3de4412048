"""A text in a box, such as the help or why a question is asked."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tensigns.language import N_
from tensigns.tui.screens.dialog import Dialog
from tensigns.tui.widgets.footer import KeyFooter


class MessageDialog(Dialog[None]):
    """A title, some paragraphs and, if there are any, keys with what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f1", "dismiss", N_("close"), key_display="esc"),
    ]

    def __init__(
        self, title: str, paragraphs: Sequence[str], keys: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._heading = title
        self._paragraphs = paragraphs
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            with VerticalScroll(can_focus=True):
                yield from paragraph_widgets(self._paragraphs)
                if self._keys:
                    yield Static(self._key_table())
            yield KeyFooter()

    def _key_table(self) -> Table:
        grid = Table.grid(padding=(0, 3, 0, 0))
        for key, description in self._keys:
            grid.add_row(Text(key, style="bold"), Text(description))
        return grid


def paragraph_widgets(paragraphs: Sequence[str]) -> Iterator[Static]:
    """Paragraphs for a box, with a blank line after each."""
    return (Static(Content(each), classes="paragraph") for each in paragraphs)
