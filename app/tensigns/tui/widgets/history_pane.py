"""The pane of one client: the status, the time line with details, and the points over time."""

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantBlur

from tensigns.language import gettext as _
from tensigns.report.wording import capitalize
from tensigns.session.client_history import ClientHistory, TimeLineRow
from tensigns.session.client_page import ClientPage, NextRow
from tensigns.session.status_line import status_parts
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.history_detail import HistoryDetail, since_lines
from tensigns.tui.widgets.history_table import HistoryTable
from tensigns.tui.widgets.scrolled_text import ScrolledText
from tensigns.tui.widgets.sign_points_table import SignPointsTable

MIN_SPLIT_WIDTH = 100
"""The smallest width of a screen that has the details beside the time line, in cells."""

MIN_DETAIL_WIDTH, MAX_DETAIL_WIDTH = 42, 60
"""The limits of the width of the details, in cells. It is two fifths of the screen otherwise."""

_FRAME_LINES = 7
"""The lines of the header, the footer and the status, and the blank lines beside them."""

_TITLE_LINES = 4
"""The lines of the title and of the heading of the points over time."""

MIN_MARGIN_SCREEN = 60
"""The smallest width of a screen that has margins at both sides, in cells."""


class HistoryPane(Vertical):
    """Shows a page, of all signs or of the sign ``sign_id``. After a change, call :meth:`show`."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ClientPage(ClientHistory({}, (), ()))
        self.sign_id: str | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="status")
        with Horizontal(id="top"):
            yield HistoryTable()
            yield HistoryDetail()
        with ScrolledText(id="over-time"):
            yield Static(classes="heading")
            yield SignPointsTable()
            yield Static(id="no-points")
            yield Static(id="since")
            yield Static(id="faults")

    @property
    def table(self) -> HistoryTable:
        """The time line."""
        return self.query_one(HistoryTable)

    @property
    def history(self) -> ClientHistory:
        """The history of all signs, or of the chosen sign."""
        history = self.page.history
        return history if self.sign_id is None else history.of_sign(self.sign_id)

    @property
    def row_ids(self) -> list[str]:
        """The ids of all rows, from top to bottom."""
        return [row.id for row in (*self._next_rows, *self.history.time_line())]

    @property
    def cursor_row(self) -> TimeLineRow | None:
        """The row of the time line under the cursor; None if there is none."""
        key = self.table.cursor_key
        return next((row for row in self.history.time_line() if row.id == key), None)

    @property
    def cursor_next_row(self) -> NextRow | None:
        """The row with what to do next that is under the cursor; None if there is none."""
        key = self.table.cursor_key
        return next((row for row in self._next_rows if row.id == key), None)

    @property
    def _next_rows(self) -> tuple[NextRow, ...]:
        return self.page.next_rows if self.sign_id is None else ()

    def show(self, marked_ids: Collection[str], cursor_id: str | None) -> None:
        """Show the page. Move the cursor to ``cursor_id``, unless ``cursor_id`` is None."""
        width, history = self.app.size.width, self.history
        detail_width = min(max(width * 2 // 5, MIN_DETAIL_WIDTH), MAX_DETAIL_WIDTH)
        is_split = width >= MIN_SPLIT_WIDTH
        self.query_one(HistoryDetail).styles.width = detail_width
        # The details beside the table have a margin of their own.
        margins = 2 if is_split else 4 if width >= MIN_MARGIN_SCREEN else 1
        table_width = width - margins - (detail_width if is_split else 0)
        self.table.show(history, self._next_rows, marked_ids, cursor_id, table_width)
        self._update_points(history)
        since = None if self.sign_id else self.page.since
        faults = (*self.page.history.faults, *self.page.history.date_faults)
        status = Content(capitalize(" · ".join(status_parts(history))))
        self._set_text("#status", status)
        since_texts = [*since_lines(since)]
        self._set_text("#since", Content("\n").join(since_texts))
        self._set_text("#faults", Content("\n".join(faults)))
        self._give_room(len(faults) + (0 if is_split else len(since_texts)))
        self.update_detail()

    def _give_room(self, text_lines: int) -> None:
        """Give the rows and the details the lines that the points do not need, and half at least.

        ``text_lines`` is the number of texts below the points. The style sheet divides a short
        screen.
        """
        lines = self.app.size.height - _FRAME_LINES
        free_lines = lines - _TITLE_LINES - self.query_one(SignPointsTable).row_count - text_lines
        is_short = self.screen.has_class("-short")
        self.query_one("#top").styles.max_height = None if is_short else max(free_lines, lines // 2)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Scroll the points back to their title.

        Without the focus, a short screen shows only the title.
        """
        if event.widget.id == "over-time" and self.screen.has_class("-short"):
            event.widget.scroll_home(animate=False)

    def _set_text(self, selector: str, text: Content) -> None:
        static = self.query_one(selector, Static)
        static.update(text)
        static.set_class(not text.plain, "-empty")

    def update_detail(self) -> None:
        """Show the details of the row under the cursor.

        If the row is what to do next, show the details of the latest effective sitting.
        """
        effective_rows = (row for row in self.history.sittings if row.is_effective)
        latest = next(effective_rows, None)
        row = self.cursor_row or latest
        since = self.page.since if row is latest and self.sign_id is None else None
        self.query_one(HistoryDetail).show(row, self.history, since)

    def _update_points(self, history: ClientHistory) -> None:
        effective_rows = [row for row in history.sittings if row.is_effective]
        table = self.query_one(SignPointsTable)
        labels = {
            sign_id: label
            for sign_id, label in history.sign_labels.items()
            if history.sign_id in (None, sign_id)
        }
        table.show(effective_rows, labels)
        is_cut = len(effective_rows) > table.capacity
        title = _("Points by sign, the last {number} sittings") if is_cut else _("Points by sign")
        heading = title.format(number=table.capacity) if effective_rows else ""
        self._set_text(".heading", Content(heading))
        has_points = not effective_rows or table.row_count > 0
        no_points = "" if has_points else _("No points in any sitting.")
        self._set_text("#no-points", Content(no_points))
