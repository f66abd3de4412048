"""The home screen: the list of clients with their last results."""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable
from textual.worker import get_current_worker

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.discretion import conceal
from tensigns.text.width import cell_width
from tensigns.tui.legends import client_list_legend
from tensigns.tui.screens import home_requests
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.client_order import ClientOrder
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.row_marks import RowMarks, mark_hint
from tensigns.tui.widgets.client_detail_pane import (
    HEADING_ROWS,
    ClientDetail,
    ClientDetailPane,
)
from tensigns.tui.widgets.client_table import ClientName, ClientNames, ClientRow, ClientTable
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.welcome import Welcome

FIRST_PAINT_INTERVAL = 0.05
"""Seconds until the first paint of rows. A paint takes about as long, so the intervals double."""

CLIENT_ACTIONS = (
    *("ask", "log", "owed", "leave", "history", "mark", "compare", "export", "rename", "delete"),
    *("find", "sort", "calendar"),
)
"""The actions that have no effect without a client."""


class HomeScreen(Page[None]):
    """The list of clients, and where there is room the detail of the client under the cursor.

    ``load_names`` reads the names for the first paint. ``load_row`` reads the rest of the row of a
    client, ``load_detail`` reads the detail. Both are called in a thread, so that keys do not wait.
    ``can_undo``: something was deleted that can be restored.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_client", N_("new"), id="new_client"),
        Binding("a", "ask", N_("ask again"), id="ask"),
        Binding("l", "log", N_("log"), id="log"),
        Binding("h", "history", N_("history"), id="history"),
        Binding("slash", "find", N_("find"), key_display="/", id="find"),
        Binding("s", "sort", N_("sort"), id="sort"),
        Binding("m", "mark", N_("mark"), id="mark"),
        Binding("c", "compare", N_("compare"), id="compare"),
        Binding("e", "export", N_("export"), id="export"),
        Binding("d", "delete", N_("delete"), id="delete"),
        Binding("u", "undo", N_("undo"), id="undo"),
        Binding("r", "rename", N_("rename"), id="rename"),
        Binding("o", "owed", N_("money owed"), show=False, id="owed"),
        Binding("x", "leave", N_("leave this client"), show=False, id="leave"),
        Binding("i", "calendar", N_("calendar"), show=False, id="calendar"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
        Binding("q", "app.quit", N_("quit"), id="quit"),
    ]

    def __init__(
        self,
        load_names: Callable[[], ClientNames],
        load_row: Callable[[str], ClientRow],
        load_detail: Callable[[str], ClientDetail | None],
        can_undo: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._can_undo = can_undo
        self._load_names = load_names
        self._load_row = load_row
        self._load_detail = load_detail
        self.order = ClientOrder()
        """The order of the list."""
        self._names: Sequence[ClientName] = ()
        self._rows: dict[str, ClientRow] = {}
        self._row_marks = RowMarks()

    def compose(self) -> ComposeResult:
        yield ScreenHeader(location=_("clients"))
        yield Welcome()
        with Horizontal(id="clients"):
            yield ClientTable()
            yield ClientDetailPane(self._load_detail)
        yield Static(id="faults")
        yield KeyFooter()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._update_table()
        self._show_detail()

    def apply_theme(self) -> None:
        """Draw the table in the colours of the theme."""
        self._update_table()

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
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
        table, pane = self.query_one(ClientTable), self.query_one(ClientDetailPane)
        cursor_slug = cursor_slug or table.cursor_key
        longest_width = max((cell_width(conceal(name.name)) for name in self._names), default=0)
        table_width = pane.fit(self.size, len(self._names), longest_width)
        self.query_one("#clients").set_class(pane.is_below, "-stacked")
        table.styles.height = len(self._names) + HEADING_ROWS if pane.is_below else "1fr"
        table.set_columns(table_width, longest_width)
        names = self.order.sort(self._names)
        table.show(names, self._rows, self._marked_slugs, cursor_slug)
        self.query_one(Welcome).display = not self._names
        self.query_one("#clients").display = bool(self._names)
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
        self.app.call_from_thread(self._add_last_rows, rows)

    def _add_rows(self, rows: Mapping[ClientName, ClientRow]) -> None:
        table, marked_slugs = self._attached_table(), self._marked_slugs
        if table is None:
            return
        for name, row in rows.items():
            self._rows[name.slug] = row
            table.update_row(name, row, marked=name.slug in marked_slugs)

    def _add_last_rows(self, rows: Mapping[ClientName, ClientRow]) -> None:
        """Show the last rows and sort the clients in one paint, now that all rows are read."""
        self._add_rows(rows)
        table = self._attached_table()
        if table is None:
            return
        is_at_start = not self.order.is_known and table.cursor_row == 0
        names_before = self.order.sort(self._names)
        self.order.rank(self._names, self._rows)
        names = self.order.sort(self._names)
        if names != names_before:
            self._update_table(names[0].slug if is_at_start else None)

    def _attached_table(self) -> ClientTable | None:
        """Return the table; None while the app ends, since a widget may already be gone."""
        if not all(self.query(kind) for kind in (ClientTable, ClientDetailPane, Welcome)):
            return None
        table = self.query_one(ClientTable)
        return table if table.is_attached else None

    def action_sort(self) -> None:
        """Sort by name, or again by what is due."""
        self.order.is_by_name = not self.order.is_by_name
        self._update_table()
        message = _("Sorted by name.") if self.order.is_by_name else _("Sorted by what is due.")
        self.notify(message, markup=False)

    def on_data_table_row_highlighted(self) -> None:
        """Show the client under the cursor beside the list."""
        self._show_detail()

    def _show_detail(self) -> None:
        self.query_one(ClientDetailPane).show_client(self.query_one(ClientTable).cursor_key)

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
        self.post_message(home_requests.NewClientRequested(self))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the client that was chosen with Enter or a click."""
        if event.row_key.value:
            self.post_message(home_requests.HistoryRequested(self, event.row_key.value))

    def action_ask(self) -> None:
        self._request_for_client(home_requests.NewSittingRequested)

    def action_log(self) -> None:
        self._request_for_client(home_requests.LogRequested)

    def action_owed(self) -> None:
        self._request_for_client(home_requests.MoneyRequested)

    def action_leave(self) -> None:
        self._request_for_client(home_requests.LeavingRequested)

    def action_history(self) -> None:
        self._request_for_client(home_requests.HistoryRequested)

    def action_export(self) -> None:
        self._request_for_client(home_requests.ExportRequested)

    def action_rename(self) -> None:
        self._request_for_client(home_requests.RenameRequested)

    def action_delete(self) -> None:
        self._request_for_client(home_requests.DeleteRequested)

    def _request_for_client(self, request_class: type[home_requests.ClientRequest]) -> None:
        slug = self.query_one(ClientTable).cursor_key
        if slug is not None:
            self.post_message(request_class(self, slug))

    def action_compare(self) -> None:
        """Compare the two marked clients, or the marked client with the client at the cursor.

        If there are two clients in all, compare them without marks.
        """
        slugs = self._marked_slugs
        cursor_slug = self.query_one(ClientTable).cursor_key
        if len(slugs) == 1 and cursor_slug is not None and cursor_slug != slugs[0]:
            slugs.append(cursor_slug)
        if len(slugs) < len(self._names) == 2:  # noqa: PLR2004  a pair
            slugs = [name.slug for name in self._names]
        if len(slugs) == 2:  # noqa: PLR2004  a pair
            self.post_message(home_requests.CompareRequested(self, *slugs))
        else:
            self.notify(mark_hint(), markup=False)

    def action_find(self) -> None:
        self.post_message(home_requests.SearchRequested(self))

    def action_calendar(self) -> None:
        self.post_message(home_requests.CalendarRequested(self))

    def action_undo(self) -> None:
        self.post_message(home_requests.UndoRequested(self))

    # Keys

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _("All your clients, each with the last recommendation.")
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys, client_list_legend()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable undo if nothing was deleted, and keys without an effect if there is no client."""
        if action == "undo":
            return self._can_undo()
        return bool(self._names) or action not in CLIENT_ACTIONS
