"""Home: every client with the last recommendation, and what is unfinished or due."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Input, Static
from textual.worker import get_current_worker

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.width import cell_width
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.message_dialog import MessageDialog
from tensigns.tui.widgets.client_table import ClientName, ClientRow, ClientTable
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader

FIRST_PAUSE = 0.05
"""Seconds after which the first lines are filled in; each painting of all takes as long.

The next ones wait twice as long, and so on: hundreds of clients are painted a few times.
"""


@dataclass(frozen=True)
class ClientNames:
    """The clients by name, and a line for each that could not be read."""

    names: tuple[ClientName, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Calls:
    """What home can set off, by the client's slug."""

    new: Callable[[], object]
    open: Callable[[str], object]
    ask: Callable[[str], object]
    history: Callable[[str], object]
    compare: Callable[[str, str], object]
    export: Callable[[str], object]
    rename: Callable[[str], object]
    delete: Callable[[str], object]
    undo: Callable[[], object]


class SearchInput(Input):
    """Part of a name to look for; what its keys do is told in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "submit", N_("to the list"), key_display="enter"),
    ]


class HomeScreen(Page[None]):
    """The list of clients.

    ``shelf`` reads the names, for the first paint; ``row`` what else a line tells, a client at a
    time, off the loop, while keys are taken already.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new")),
        Binding("a", "ask", N_("ask again")),
        Binding("h", "history", N_("history")),
        Binding("m", "mark", N_("mark")),
        Binding("c", "compare", N_("compare")),
        Binding("e", "export", N_("export")),
        Binding("slash", "find", N_("find"), key_display="/"),
        Binding("r", "rename", N_("rename")),
        Binding("d", "delete", N_("delete")),
        Binding("u", "undo", N_("undo")),
        Binding("escape", "clear", N_("all clients"), key_display="esc"),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("q", "app.quit", N_("quit")),
    ]

    def __init__(
        self, shelf: Callable[[], ClientNames], row: Callable[[str], ClientRow], calls: Calls
    ) -> None:
        super().__init__()
        self._read = shelf
        self._row = row
        self._calls = calls
        self._names: Sequence[ClientName] = ()
        self._rows: dict[str, ClientRow] = {}
        self._marked: list[str] = []

    def compose(self) -> ComposeResult:
        yield ScreenHeader(place=_("your clients"))
        yield Vertical(*_welcome(), id="empty")
        yield ClientTable()
        yield Static(Content(_("Nobody on the list is called that.")), id="nobody")
        yield SearchInput(id="find", placeholder=_("part of a name"), compact=True)
        yield Static(id="faults")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with everybody."""
        self.query_one("#find").display = False

    def on_resize(self) -> None:
        """Give the columns the width there is."""
        self._list()

    def recoloured(self) -> None:
        """Take the tones of the theme."""
        self._list()

    def on_screen_resume(self) -> None:
        """Read the clients afresh; the cursor goes to one that came in."""
        before = self._slugs
        shelf = self._read()
        self._names = shelf.names
        self._rows.clear()
        came = self._slugs - before if before else set()
        here = came.pop() if len(came) == 1 else self.query_one(ClientTable).nearest(self._slugs)
        faults = self.query_one("#faults", Static)
        faults.display = bool(shelf.faults)
        faults.update(Content("\n".join(shelf.faults)))
        self._list(here)
        self._fill()

    def _list(self, here: str | None = None) -> None:
        """Show the clients that match what is looked for; the cursor stays unless told."""
        table = self.query_one(ClientTable)
        find = self.query_one("#find", Input)
        sought = find.value.casefold()
        found = [each for each in self._names if sought in each.name.casefold()]
        here = here or table.here
        # All names count, not those found: no column moves while finding.
        longest = max((cell_width(each.name) for each in self._names), default=0)
        table.fit(self.size.width, longest)
        table.show(found, self._rows, self._marks, here)
        self.query_one("#empty").display = not self._names
        table.display = bool(self._names)
        self.query_one("#nobody").display = bool(self._names) and not found
        if not self._names:
            self.set_focus(None)
        elif not find.has_focus:
            table.focus()
        self.refresh_bindings()

    @work(thread=True, exclusive=True, group="fill")
    def _fill(self) -> None:
        worker = get_current_worker()
        read: dict[ClientName, ClientRow] = {}
        pause = FIRST_PAUSE
        due = monotonic() + pause
        for each in self._names:
            read[each] = self._row(each.slug)
            if worker.is_cancelled:
                return
            if monotonic() >= due:
                self.app.call_from_thread(self._tell, read)
                read, pause = {}, 2 * pause
                due = monotonic() + pause
        self.app.call_from_thread(self._tell, read)

    def _tell(self, read: Mapping[ClientName, ClientRow]) -> None:
        # On the way out the table is gone before the reading ends.
        marks = self._marks
        for table in self.query(ClientTable):
            for name, row in read.items():
                self._rows[name.slug] = row
                table.tell(name, row, marked=name.slug in marks)

    # Finding

    def action_find(self) -> None:
        """Look for a client by a part of the name."""
        find = self.query_one(SearchInput)
        find.display = True
        find.focus()
        self.refresh_bindings()

    def on_input_changed(self) -> None:
        """Narrow the list while typing."""
        self._list()

    def on_input_submitted(self) -> None:
        """Go from the box to the list."""
        self.query_one(ClientTable).focus()

    def action_clear(self) -> None:
        """Show all clients again."""
        find = self.query_one("#find", Input)
        find.value = ""
        find.display = False
        self.query_one(ClientTable).focus()
        self.refresh_bindings()

    # Doing

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the client that Enter or a click chose."""
        if event.row_key.value:
            self._calls.open(event.row_key.value)

    def action_new(self) -> None:
        """Begin with a new client."""
        self._calls.new()

    def action_ask(self) -> None:
        """Begin a new sitting about the client under the cursor."""
        self._with_client(self._calls.ask)

    def action_history(self) -> None:
        """Show the sittings of the client under the cursor."""
        self._with_client(self._calls.history)

    def action_export(self) -> None:
        """Write the notes of the client's last sitting."""
        self._with_client(self._calls.export)

    def action_rename(self) -> None:
        """Give the client another name."""
        self._with_client(self._calls.rename)

    def action_delete(self) -> None:
        """Move the client to the trash."""
        self._with_client(self._calls.delete)

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        self._calls.undo()

    def action_mark(self) -> None:
        """Mark the client for comparing, or take the mark off; two are marked at most."""
        slug = self.query_one(ClientTable).here
        if slug is None:
            return
        if slug in self._marks:
            self._marked = [each for each in self._marks if each != slug]
        else:
            self._marked = [*self._marks[-1:], slug]
        self._list()

    def action_compare(self) -> None:
        """Compare the two marked clients, or the marked one with the one under the cursor."""
        pair = self._marks
        here = self.query_one(ClientTable).here
        if len(pair) == 1 and here is not None and here != pair[0]:
            pair.append(here)
        if len(pair) == 2:  # noqa: PLR2004  a pair
            self._calls.compare(pair[0], pair[1])
        else:
            self.notify(_("Mark one client with m, go to another, and press c."), markup=False)

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _("Every client you asked about, with what the last sitting came to.")
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], list(key_descriptions(self))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a client there is little to do; all clients are shown where some are not."""
        if action in ("find", "clear") and self.is_mounted:
            find = self.query_one(SearchInput)
            return find.display if action == "clear" else bool(self._names) and not find.has_focus
        needs = {"ask", "history", "mark", "compare", "export", "rename", "delete", "find"}
        return bool(self._names) or action not in needs

    @property
    def _slugs(self) -> set[str]:
        return {each.slug for each in self._names}

    @property
    def _marks(self) -> list[str]:
        """The marked clients that are there; the mark of a deleted one comes back with it."""
        there = self._slugs
        return [slug for slug in self._marked if slug in there]

    def _with_client(self, call: Callable[[str], object]) -> None:
        if (slug := self.query_one(ClientTable).here) is not None:
            call(slug)


def _welcome() -> Iterator[Static]:
    yield Static(Content(_("Is it time to let a client go?")), classes="heading")
    yield Static(
        Content(
            _(
                "Ten signs tell whether to keep a client, to watch out, or to part. Answer a "
                "dozen questions or more on what happened; see what they add up to, why, and "
                "what would change it."
            )
        ),
        classes="more",
    )
    yield Static(Content(_("Everything stays on this computer, in files that you can read.")))
    yield Static(Content(_("Press n for a first client.")), classes="call")
