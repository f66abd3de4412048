"""The history of a client: the time line of the sittings, and the points of each sign over time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.session.client_history import ClientHistory
from tensigns.tui.legends import history_legend
from tensigns.tui.screens.base import FlowRequest, Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.row_marks import RowMarks
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.history_table import HistoryTable
from tensigns.tui.widgets.sign_points_table import SignPointsTable


class HistoryScreen(Page[None]):
    """A client's time line, and the points of each sign below the time line.

    ``load`` reads the content of both. If there are no sittings and no faults, the screen closes.
    """

    @dataclass
    class NewSittingRequested(FlowRequest):
        """A request to run a new sitting about the client."""

        client: Client

    @dataclass
    class LogRequested(FlowRequest):
        """A request to note what happened with the client."""

        client: Client

    @dataclass
    class OpenRequested(FlowRequest):
        """A request to show the result of a sitting."""

        client: Client
        sitting_id: str

    @dataclass
    class CompareRequested(FlowRequest):
        """A request to compare two sittings."""

        client: Client
        older_id: str
        newer_id: str

    @dataclass
    class DeleteRequested(FlowRequest):
        """A request to move a sitting to the trash. ``day`` is its day on the time line."""

        client: Client
        sitting_id: str
        day: date

    class UndoRequested(FlowRequest):
        """A request to restore the client or the sitting that was deleted last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask", N_("ask again")),
        Binding("l", "log", N_("log")),
        Binding("m", "mark", N_("mark")),
        Binding("c", "compare", N_("what changed")),
        Binding("d", "delete", N_("delete")),
        Binding("u", "undo", N_("undo")),
        Binding("f1", "help", N_("help"), key_display="F1"),
        Binding("escape", "dismiss", N_("clients"), key_display="esc"),
    ]

    def __init__(self, client: Client, load: Callable[[], ClientHistory]) -> None:
        super().__init__()
        self._client = client
        self._load = load
        self._history = ClientHistory({}, (), ())
        self._row_marks = RowMarks()

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._client.name, _("history"))
        with Vertical(id="history"):
            yield HistoryTable()
            with VerticalScroll(id="over-time", can_focus=True):
                yield Static(classes="heading")
                yield SignPointsTable()
                yield Static(id="faults")
        yield KeyFooter()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._update_tables()

    def apply_theme(self) -> None:
        """Draw the tables in the colours of the theme."""
        self._update_tables()

    def on_screen_resume(self) -> None:
        """Read the sittings again. If exactly one sitting is new, move the cursor to it."""
        ids_before = self._ids
        self._history = self._load()
        if not self._history.sittings and not self._history.faults:
            self.dismiss()
            return
        new_ids = [row_id for row_id in self._ids if row_id not in ids_before] if ids_before else []
        next_id = self.query_one(HistoryTable).next_key(self._ids)
        self._update_tables(new_ids[0] if len(new_ids) == 1 else next_id)
        self.query_one("#faults", Static).update(Content("\n".join(self._history.faults)))
        self.set_focus(self.query_one(HistoryTable) if self._history.sittings else None)
        self.refresh_bindings()

    def _update_tables(self, cursor_id: str | None = None) -> None:
        """Show the sittings. Move the cursor to ``cursor_id``, unless ``cursor_id`` is None."""
        self.query_one(HistoryTable).show(self._history.sittings, self._marked_ids, cursor_id)
        effective_rows = [row for row in self._history.sittings if row.is_effective]
        table = self.query_one(SignPointsTable)
        table.show(effective_rows, self._history.sign_labels)
        is_cut = len(effective_rows) > table.capacity
        title = _("Points by sign, the last {number} sittings") if is_cut else _("Points by sign")
        heading = self.query_one(".heading", Static)
        heading.update(Content(title.format(number=table.capacity)))
        heading.display = bool(self._history.sittings)

    # Marks

    def action_mark(self) -> None:
        """Mark the sitting under the cursor for a comparison, or remove the mark."""
        cursor_id = self.query_one(HistoryTable).cursor_key
        if cursor_id is not None:
            self._row_marks.toggle(cursor_id, self._ids)
            self._update_tables(cursor_id)

    @property
    def _marked_ids(self) -> list[str]:
        return self._row_marks.marked_keys(self._ids)

    @property
    def _ids(self) -> list[str]:
        return [row.id for row in self._history.sittings]

    # Flows

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the sitting that was chosen with Enter or a click."""
        if event.row_key.value:
            self.post_message(self.OpenRequested(self, self._client, event.row_key.value))

    def action_ask(self) -> None:
        self.post_message(self.NewSittingRequested(self, self._client))

    def action_log(self) -> None:
        self.post_message(self.LogRequested(self, self._client))

    def action_compare(self) -> None:
        """Compare two sittings.

        If two sittings are marked, compare these. If one sitting is marked, compare it with the
        sitting under the cursor. Otherwise compare the sitting under the cursor with the latest
        effective sitting before it.
        """
        ids = {*self._marked_ids}
        cursor_id = self.query_one(HistoryTable).cursor_key
        if cursor_id is not None and len(ids) < 2:  # noqa: PLR2004  a pair
            ids.add(cursor_id)
            if len(ids) == 1:
                ids |= {*self._earlier_effective_ids(cursor_id)[:1]}
        pair = sorted(ids, key=self._ids.index, reverse=True)
        if len(pair) == 2:  # noqa: PLR2004  a pair
            self.post_message(self.CompareRequested(self, self._client, *pair))
        else:
            self.notify(_("There is no earlier sitting to compare with."), markup=False)

    def _earlier_effective_ids(self, sitting_id: str) -> list[str]:
        """Return the ids of the effective sittings before a sitting, newest first."""
        earlier_rows = self._history.sittings[self._ids.index(sitting_id) + 1 :]
        return [row.id for row in earlier_rows if row.is_effective]

    def action_delete(self) -> None:
        cursor_id = self.query_one(HistoryTable).cursor_key
        if cursor_id is not None:
            day = self._history.sittings[self._ids.index(cursor_id)].day
            self.post_message(self.DeleteRequested(self, self._client, cursor_id, day))

    def action_undo(self) -> None:
        self.post_message(self.UndoRequested(self))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """If no sitting is shown, disable the keys that need a sitting."""
        return bool(self._history.sittings) or action not in {"mark", "compare", "delete"}

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _(
            "Every finished sitting, newest first. Mark two with m to see what changed between "
            "them; without marks, c compares a sitting with the one before. Tab leads to the "
            "points by sign, and back."
        )
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys, history_legend()))
