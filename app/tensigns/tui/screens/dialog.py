"""The base classes of dialogs, and the dialogs that show a message or the last result."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, TypeVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.tui.screens.base import BaseScreen, key_descriptions
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.hanging_text import HangingText
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.scrolled_text import ScrolledText

Result = TypeVar("Result")


class Dialog(BaseScreen[Result], ModalScreen[Result]):
    """A box in front of the screen that opened it."""


class MessageDialog(Dialog[None]):
    """Shows a title, paragraphs and up to two tables.

    ``legend``: symbols with their meanings. ``keys``: displayed keys with their descriptions.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("close"), key_display="esc", id="back"),
        Binding("enter,q,f1", "dismiss", show=False),
    ]

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str],
        keys: Sequence[tuple[str, str]] = (),
        legend: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._heading = title
        self._paragraphs = paragraphs
        self._tables = (legend, keys)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            with ScrolledText():
                yield from self.compose_body()
                for rows in filter(None, self._tables):
                    yield Static(definition_table(rows), classes="table")
            yield KeyFooter()

    def compose_body(self) -> Iterable[Widget]:
        """Return the widgets above the tables. They show the paragraphs."""
        return _paragraph_widgets(self._paragraphs)


class AnswerDialog(Dialog[Result]):
    """A dialog that the user answers, or leaves with Esc. ``HELP`` is the English help text."""

    HELP: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("back"), key_display="esc", id="back"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
    ]

    def action_help(self) -> None:
        """Show the help and the keys of this dialog."""
        self.app.push_screen(MessageDialog(_("Help"), [_(self.HELP)], list(key_descriptions(self))))


class ReplyList(CursorList):
    """The option list of a dialog. The footer shows the Enter key of this list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", N_("choose"), key_display="enter", id="open"),
    ]


class LastResultDialog(AnswerDialog[bool]):
    """Shows the last result before a new sitting. The dialog returns True to start the sitting.

    ``steps`` are numbered below the paragraphs.
    """

    HELP = N_("This is the result of the last sitting. Enter begins a new one; Esc begins none.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", N_("go on"), key_display="enter"),
    ]

    def __init__(self, title: str, paragraphs: Sequence[str], steps: Sequence[str]) -> None:
        super().__init__()
        self._heading = title
        self._paragraphs = paragraphs
        self._steps = steps

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._heading), classes="heading")
            with ScrolledText():
                yield from _paragraph_widgets(self._paragraphs)
                for number, step in enumerate(self._steps, start=1):
                    label = Content(f"{number}.")
                    text = HangingText(label, label.cell_length + 1, Content(step))
                    yield Static(text, classes="paragraph")
            yield KeyFooter()


def definition_table(rows: Sequence[tuple[str, str]]) -> Table:
    """Return a table of keys, symbols or labels, each with a text."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    for key, text in rows:
        grid.add_row(Text(key, style="bold"), Text(text))
    return grid


def _paragraph_widgets(paragraphs: Sequence[str]) -> Iterator[Static]:
    return (Static(Content(paragraph), classes="paragraph") for paragraph in paragraphs)
