"""The screen of one client: what to do next, the time line, and the points by sign over time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.entry_lines import EntryLine
from tensigns.session.client_history import HistorySitting
from tensigns.session.client_page import ClientPage, NextAction
from tensigns.tui.legends import history_legend
from tensigns.tui.screens.base import FlowRequest, Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.row_marks import RowMarks, pair_to_compare
from tensigns.tui.screens.sign_choice import ALL_SIGNS, sign_choice
from tensigns.tui.shown_keys import with_keys
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.history_pane import MIN_SPLIT_WIDTH, HistoryPane


@dataclass
class ClientRequest(FlowRequest):
    """A request about the client of the screen."""

    client: Client


class HistoryScreen(Page[None]):
    """A client: what to do next, the time line, and below it the points of each sign.

    ``load`` reads the content. From 100 columns on, the details of the row under the cursor are
    beside the time line.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  an instance variable in Textual
        *Page.HORIZONTAL_BREAKPOINTS,
        (MIN_SPLIT_WIDTH, "-split"),
    ]

    @dataclass
    class NewSittingRequested(ClientRequest):
        """A request to run a sitting. With ``resume``, a draft is resumed without a question."""

        resume: bool = False

    class LogRequested(ClientRequest):
        """A request to note what happened with the client."""

    class WhatNowRequested(ClientRequest):
        """A request to choose what to do next about the client."""

    class MoneyRequested(ClientRequest):
        """A request to show what the client owes."""

    class LeavingRequested(ClientRequest):
        """A request to plan how to leave the client."""

    class CalendarRequested(ClientRequest):
        """A request to write the dates of the client to a calendar."""

    @dataclass
    class OpenRequested(ClientRequest):
        """A request to show the result of a sitting."""

        sitting_id: str

    @dataclass
    class OpenEntryRequested(ClientRequest):
        """A request to show a journal entry."""

        entry_id: str

    @dataclass
    class CompareRequested(ClientRequest):
        """A request to compare two sittings."""

        older_id: str
        newer_id: str

    @dataclass
    class ExportRequested(ClientRequest):
        """A request to export a sitting; the latest if ``sitting_id`` is None."""

        sitting_id: str | None

    @dataclass
    class DeleteRequested(ClientRequest):
        """A request to move a sitting to the trash. ``day`` is its day on the time line."""

        sitting_id: str
        day: date

    @dataclass
    class DeleteEntryRequested(ClientRequest):
        """A request to move an entry to the trash. ``period`` is its period as text."""

        entry_id: str
        period: str

    class UndoRequested(FlowRequest):
        """A request to restore what was deleted last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask", N_("ask again"), id="ask"),
        Binding("l", "log", N_("log"), id="log"),
        Binding("w", "what_now", N_("what now"), id="what_now"),
        Binding("f", "choose_sign", N_("one sign"), id="choose_sign"),
        Binding("m", "mark", N_("mark"), id="mark"),
        Binding("c", "compare", N_("what changed"), id="compare"),
        Binding("e", "export", N_("export"), id="export"),
        Binding("d", "delete", N_("delete"), id="delete"),
        Binding("u", "undo", N_("undo"), id="undo"),
        Binding("o", "owed", N_("money owed"), show=False, id="owed"),
        Binding("x", "leave", N_("leave this client"), show=False, id="leave"),
        Binding("i", "calendar", N_("calendar"), show=False, id="calendar"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
        Binding("escape", "dismiss", N_("clients"), key_display="esc", id="back"),
    ]

    def __init__(
        self, client: Client, load: Callable[[], ClientPage], can_undo: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._can_undo = can_undo
        self._client = client
        self._load = load
        self._row_marks = RowMarks()

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._client.name, _("history"))
        yield HistoryPane()
        yield KeyFooter()

    # Content

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._show()

    def apply_theme(self) -> None:
        """Draw the tables in the colours of the theme."""
        self._show()

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Read the client again. If exactly one row is new, move the cursor to it."""
        ids_before = self._pane.row_ids
        self._pane.page = self._load()
        ids = self._pane.row_ids
        new_ids = [row_id for row_id in ids if row_id not in ids_before] if ids_before else []
        self._show(new_ids[0] if len(new_ids) == 1 else self._pane.table.next_key(ids))
        self.set_focus(self._pane.table if ids else None)

    def _show(self, cursor_id: str | None = None) -> None:
        """Show the page. Move the cursor to ``cursor_id``, unless ``cursor_id`` is None."""
        self._pane.show(self._marked_ids, cursor_id)
        self.refresh_bindings()

    def on_data_table_row_highlighted(self) -> None:
        """Show the details of the row that the cursor moved to."""
        self._pane.update_detail()
        self.refresh_bindings()

    @property
    def _pane(self) -> HistoryPane:
        return self.query_one(HistoryPane)

    @property
    def _cursor_sitting(self) -> HistorySitting | None:
        row = self._pane.cursor_row
        return row if isinstance(row, HistorySitting) else None

    # Marks and the filter

    def action_mark(self) -> None:
        """Mark the sitting under the cursor for a comparison, or remove the mark."""
        sitting = self._cursor_sitting
        if sitting is not None:
            self._row_marks.toggle(sitting.id, self._sitting_ids)
            self._show(sitting.id)

    @property
    def _marked_ids(self) -> list[str]:
        return self._row_marks.marked_keys(self._sitting_ids)

    @property
    def _sitting_ids(self) -> list[str]:
        return [row.id for row in self._pane.history.sittings]

    def action_choose_sign(self) -> None:
        """Let the user choose the sign that is shown, or all signs."""
        self.app.push_screen(sign_choice(self._pane.page.history), self._show_sign)

    def _show_sign(self, reply: str | None) -> None:
        """Show the sign that the user chose. None: the user left the dialog."""
        if reply is not None:
            self._pane.sign_id = None if reply == ALL_SIGNS else reply
            self._show()

    # Flows

    def on_data_table_row_selected(self) -> None:
        """Open the row that was chosen with Enter or a click."""
        row, next_row = self._pane.cursor_row, self._pane.cursor_next_row
        if next_row is not None:
            self.post_message(self._next_request(next_row.action))
        elif isinstance(row, EntryLine):
            self.post_message(self.OpenEntryRequested(self, self._client, row.id))
        elif row is not None:
            self.post_message(self.OpenRequested(self, self._client, row.id))

    def _next_request(self, action: NextAction) -> ClientRequest:
        if action == "what-now":
            return self.WhatNowRequested(self, self._client)
        if action == "leaving":
            return self.LeavingRequested(self, self._client)
        if action == "money":
            return self.MoneyRequested(self, self._client)
        return self.NewSittingRequested(self, self._client, resume=action == "resume")

    def action_ask(self) -> None:
        self.post_message(self.NewSittingRequested(self, self._client))

    def action_what_now(self) -> None:
        self.post_message(self.WhatNowRequested(self, self._client))

    def action_owed(self) -> None:
        self.post_message(self.MoneyRequested(self, self._client))

    def action_leave(self) -> None:
        self.post_message(self.LeavingRequested(self, self._client))

    def action_calendar(self) -> None:
        self.post_message(self.CalendarRequested(self, self._client))

    def action_log(self) -> None:
        self.post_message(self.LogRequested(self, self._client))

    def action_compare(self) -> None:
        """Compare two sittings, or say that there is only one."""
        pair = pair_to_compare(self._pane.history.sittings, self._marked_ids, self._cursor_sitting)
        if pair is not None:
            self.post_message(self.CompareRequested(self, self._client, *pair))
        else:
            self.notify(_("There is no earlier sitting to compare with."), markup=False)

    def action_export(self) -> None:
        sitting = self._cursor_sitting
        sitting_id = sitting.id if sitting else None
        self.post_message(self.ExportRequested(self, self._client, sitting_id))

    def action_delete(self) -> None:
        row = self._pane.cursor_row
        if isinstance(row, EntryLine):
            self.post_message(self.DeleteEntryRequested(self, self._client, row.id, row.period))
        elif row is not None:
            self.post_message(self.DeleteRequested(self, self._client, row.id, row.day))

    def action_undo(self) -> None:
        self.post_message(self.UndoRequested(self))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable undo if nothing was deleted, and keys without an effect on the current row."""
        if not self.is_mounted:
            return True
        match action:
            case "mark":
                return self._cursor_sitting is not None
            case "compare":
                return bool(self._pane.history.sittings)
            case "delete":
                return self._pane.cursor_row is not None
            case "export" | "choose_sign":
                return bool(self._pane.page.history.time_line())
            case _:
                return action != "undo" or self._can_undo()

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _(
            "Every finished sitting and every entry, newest first; what to do next is above them. "
            "Mark two sittings with {mark} to see what changed between them; without marks, "
            "{compare} compares a sitting with the one before. Tab leads to the points by sign, "
            "and back."
        )
        paragraph = with_keys(paragraph, "mark", "compare")
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys, history_legend()))
