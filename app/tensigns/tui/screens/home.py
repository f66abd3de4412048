"""The home screen: the list of clients with their last results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.width import cell_width
from tensigns.tui.legends import client_list_legend
from tensigns.tui.screens.base import FlowRequest, Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.row_marks import RowMarks
from tensigns.tui.widgets.client_table import ClientName, ClientNames, ClientRow, ClientTable
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.welcome import Welcome

FIRST_PAINT_INTERVAL = 0.05
"""Seconds until the first paint of rows. A paint takes as long, so each next interval doubles."""


class HomeScreen(Page[None]):
    """The list of clients.

    ``load_names`` reads the names for the first paint. ``load_row`` reads the rest of the row of a
    client. It is called in a thread, one client at a time, so that keys do not wait.
    """

    class NewClientRequested(FlowRequest):
        """A request to run a sitting about a new client."""

    @dataclass
    class ClientRequest(FlowRequest):
        """A request for a flow about one client."""

        slug: str

    class OpenRequested(ClientRequest):
        """A request to open the draft or the last result of a client."""

    class NewSittingRequested(ClientRequest):
        """A request to run a new sitting about a client."""

    class LogRequested(ClientRequest):
        """A request to note what happened with a client."""

    class HistoryRequested(ClientRequest):
        """A request to show the history of a client."""

    class ExportRequested(ClientRequest):
        """A request to export the last sitting of a client."""

    class RenameRequested(ClientRequest):
        """A request to rename a client."""

    class DeleteRequested(ClientRequest):
        """A request to move a client to the trash."""

    @dataclass
    class CompareRequested(FlowRequest):
        """A request to compare the last sittings of two clients."""

        left_slug: str
        right_slug: str

    class UndoRequested(FlowRequest):
        """A request to restore the client or the sitting that was deleted last."""

    @dataclass
    class SearchRequested(FlowRequest):
        """A request to search for words. Afterwards, :meth:`move_to` moves the cursor."""

        screen: "HomeScreen"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_client", N_("new")),
        Binding("a", "ask", N_("ask again")),
        Binding("l", "log", N_("log")),
        Binding("h", "history", N_("history")),
        Binding("slash", "find", N_("find"), key_display="/"),
        Binding("m", "mark", N_("mark")),
        Binding("c", "compare", N_("compare")),
        Binding("e", "export", N_("export")),
        Binding("d", "delete", N_("delete")),
        Binding("u", "undo", N_("undo")),
        Binding("r", "rename", N_("rename")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("q", "app.quit", N_("quit")),
    ]

    def __init__(
        self, load_names: Callable[[], ClientNames], load_row: Callable[[str], ClientRow]
    ) -> None:
        super().__init__()
        self._load_names = load_names
        self._load_row = load_row
        self._names: Sequence[ClientName] = ()
        self._rows: dict[str, ClientRow] = {}
        self._row_marks = RowMarks()

    def compose(self) -> ComposeResult:
        yield ScreenHeader(location=_("clients"))
        yield Welcome()
        yield ClientTable()
        yield Static(id="faults")
        yield KeyFooter()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._update_table()

    def apply_theme(self) -> None:
        """Draw the table in the colours of the theme."""
        self._update_table()

    def on_screen_resume(self) -> None:
        """Read the clients again. If exactly one client is new, move the cursor to it."""
        slugs_before = self._slugs
        clients = self._load_names()
        self._names = clients.names
        self._rows.clear()
        new_slugs = self._slugs - slugs_before if slugs_before else set()
        next_slug = self.query_one(ClientTable).next_key(self._slugs)
        cursor_slug = new_slugs.pop() if len(new_slugs) == 1 else next_slug
        faults = self.query_one("#faults", Static)
        faults.display = bool(clients.faults)
        faults.update(Content("\n".join(clients.faults)))
        self._update_table(cursor_slug)
        self._load_rows()

    def move_to(self, slug: str) -> None:
        """Move the cursor to a client."""
        self._update_table(slug)

    def _update_table(self, cursor_slug: str | None = None) -> None:
        """List the clients. Move the cursor, unless the slug is None."""
        table = self.query_one(ClientTable)
        cursor_slug = cursor_slug or table.cursor_key
        longest_width = max((cell_width(name.name) for name in self._names), default=0)
        table.set_columns(self.size.width, longest_width)
        table.show(self._names, self._rows, self._marked_slugs, cursor_slug)
        self.query_one(Welcome).display = not self._names
        table.display = bool(self._names)
        if self._names:
            table.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    @work(thread=True, exclusive=True, group="rows")
    def _load_rows(self) -> None:
        worker = get_current_worker()
        rows: dict[ClientName, ClientRow] = {}
        interval = FIRST_PAINT_INTERVAL
        deadline = monotonic() + interval
        for name in self._names:
            rows[name] = self._load_row(name.slug)
            if worker.is_cancelled:
                return
            if monotonic() >= deadline:
                self.app.call_from_thread(self._add_rows, rows)
                rows, interval = {}, 2 * interval
                deadline = monotonic() + interval
        self.app.call_from_thread(self._add_rows, rows)

    def _add_rows(self, rows: Mapping[ClientName, ClientRow]) -> None:
        marked_slugs = self._marked_slugs
        # While the app exits, the table may already be gone.
        for table in self.query(ClientTable):
            for name, row in rows.items():
                self._rows[name.slug] = row
                table.update_row(name, row, marked=name.slug in marked_slugs)

    # Marks

    def action_mark(self) -> None:
        """Mark the client under the cursor for a comparison, or remove the mark."""
        slug = self.query_one(ClientTable).cursor_key
        if slug is not None:
            self._row_marks.toggle(slug, self._slugs)
            self._update_table()

    @property
    def _marked_slugs(self) -> list[str]:
        return self._row_marks.marked_keys(self._slugs)

    @property
    def _slugs(self) -> set[str]:
        return {name.slug for name in self._names}

    # Flows

    def action_new_client(self) -> None:
        self.post_message(self.NewClientRequested(self))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the client that was chosen with Enter or a click."""
        if event.row_key.value:
            self.post_message(self.OpenRequested(self, event.row_key.value))

    def action_ask(self) -> None:
        self._request_for_client(self.NewSittingRequested)

    def action_log(self) -> None:
        self._request_for_client(self.LogRequested)

    def action_history(self) -> None:
        self._request_for_client(self.HistoryRequested)

    def action_export(self) -> None:
        self._request_for_client(self.ExportRequested)

    def action_rename(self) -> None:
        self._request_for_client(self.RenameRequested)

    def action_delete(self) -> None:
        self._request_for_client(self.DeleteRequested)

    def _request_for_client(self, request_class: type[ClientRequest]) -> None:
        slug = self.query_one(ClientTable).cursor_key
        if slug is not None:
            self.post_message(request_class(self, slug))

    def action_compare(self) -> None:
        """Compare the two marked clients, or the marked client with the client at the cursor."""
        slugs = self._marked_slugs
        cursor_slug = self.query_one(ClientTable).cursor_key
        if len(slugs) == 1 and cursor_slug is not None and cursor_slug != slugs[0]:
            slugs.append(cursor_slug)
        if len(slugs) == 2:  # noqa: PLR2004  a pair
            self.post_message(self.CompareRequested(self, *slugs))
        else:
            self.notify(_("Mark one client with m, go to another, and press c."), markup=False)

    def action_find(self) -> None:
        self.post_message(self.SearchRequested(self))

    def action_undo(self) -> None:
        self.post_message(self.UndoRequested(self))

    # Keys

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _("All your clients, each with the last recommendation.")
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys, client_list_legend()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable the keys that have no effect without a client."""
        needs_client = {
            "ask",
            "log",
            "history",
            "mark",
            "compare",
            "export",
            "rename",
            "delete",
            "find",
        }
        return bool(self._names) or action not in needs_client
