"""Home: every client with the last recommendation, and what is unfinished."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Footer, Static

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.words import SYMBOLS, word
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.page import Page, described
from tensigns.tui.tones import tone
from tensigns.tui.widgets.masthead import Masthead


@dataclass(frozen=True)
class Row:
    """A client on a line: ``slug`` to open it by, and what the line tells."""

    slug: str
    name: str
    last: Recommendation | None
    points: int | None
    when: str
    unfinished: bool


@dataclass(frozen=True)
class Shelf:
    """What home shows: a row a client, and a line for each that could not be read."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Calls:
    """What home can set off; each takes the client's slug, but for ``new``."""

    new: Callable[[], object]
    open: Callable[[str], object]
    ask: Callable[[str], object]


class Clients(DataTable[Text]):
    """The table; Enter is told in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]


class HomeScreen(Page[None]):
    """The list of clients; ``load`` reads it afresh each time home comes to the front."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new")),
        Binding("a", "ask", N_("ask again")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("q", "app.quit", N_("quit")),
    ]
    CSS_PATH = "home.tcss"

    def __init__(self, load: Callable[[], Shelf], calls: Calls) -> None:
        super().__init__()
        self._load = load
        self._calls = calls
        self._rows: Sequence[Row] = ()

    def compose(self) -> ComposeResult:
        yield Masthead(place=_("your clients"))
        with Vertical(id="empty"):
            yield Static(Content(_("Is it time to let a client go?")), classes="heading")
            yield Static(
                Content(
                    _(
                        "Ten signs tell whether to keep a client, to watch out, or to part. "
                        "Answer a dozen questions or more on what happened; see what they add up "
                        "to, why, and what would change it."
                    )
                )
            )
            yield Static(
                Content(_("Everything stays on this computer, in files that you can read."))
            )
            yield Static(Content(_("Press n for a first client.")), classes="call")
        yield Clients(cursor_type="row")
        yield Static(id="faults")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Set the columns."""
        table = self.query_one(Clients)
        table.add_column("", width=1)
        table.add_column(_("client"), width=30)
        table.add_column(_("last"), width=12)
        table.add_column(_("points"), width=6)
        table.add_column(_("when"))

    def on_screen_resume(self) -> None:
        """Read the clients afresh."""
        shelf = self._load()
        self._rows = shelf.rows
        table = self.query_one(Clients)
        place = table.cursor_row
        table.clear()
        for row in shelf.rows:
            table.add_row(*_cells(row, self.app.theme_variables), key=row.slug)
        table.move_cursor(row=place)
        self.query_one("#empty").display = not shelf.rows
        table.display = bool(shelf.rows)
        if shelf.rows:
            table.focus()
        faults = self.query_one("#faults", Static)
        faults.display = bool(shelf.faults)
        faults.update(Content("\n".join(shelf.faults)))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the client that Enter or a click chose."""
        if event.row_key.value:
            self._calls.open(event.row_key.value)

    def action_new(self) -> None:
        """Begin with a new client."""
        self._calls.new()

    def action_ask(self) -> None:
        """Begin a new sitting about the client under the cursor."""
        if row := self._here:
            self._calls.ask(row.slug)

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _("Every client you asked about, with what the last sitting came to.")
        self.app.push_screen(MessageScreen(_("Help"), [paragraph], list(described(self))))

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual passes it
    ) -> bool | None:
        """Without a client there is nothing to open."""
        return bool(self._rows) or action != "ask"

    @property
    def _here(self) -> Row | None:
        place = self.query_one(Clients).cursor_row
        return self._rows[place] if 0 <= place < len(self._rows) else None


def _cells(row: Row, variables: dict[str, str]) -> tuple[Text, ...]:
    quiet = variables.get("quiet", "")
    if row.last is None:
        symbol, last, style = "◌", _("in progress"), quiet
    else:
        symbol, last, style = SYMBOLS[row.last], word(row.last), tone(row.last, variables)
    points = "" if row.points is None else str(row.points)
    when = f"{row.when} · {_('unfinished')}" if row.unfinished and row.last else row.when
    return (
        Text(symbol, style=style),
        Text(row.name, overflow="ellipsis", no_wrap=True),
        Text(last, style=style),
        Text(points, justify="right"),
        Text(when, style=quiet),
    )
