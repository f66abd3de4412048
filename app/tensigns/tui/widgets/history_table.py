"""The time line of a client: a row for each finished sitting, newest first."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import marked_points, recommendation_word, short_date
from tensigns.session.client_history import HistorySitting
from tensigns.tui.symbols import recommendation_colour, symbol, symbol_width
from tensigns.tui.widgets.table import ROW_MARK, CursorTable

WIDE_HISTORY_COLUMNS = (1, 0, 11, 16, 6)
"""The widths in cells of the mark, the symbol, the day, the recommendation and the points.

The width of the symbol is 0 here, because it depends on the terminal. A remark gets the remaining
cells.
"""

NARROW_HISTORY_COLUMNS = (1, 0, 11, 9, 6)
"""The widths on a narrow screen. The recommendation is narrower, so that a remark fits."""

MIN_WIDE_HISTORY = 76
"""The smallest width of a screen that has the wide columns, in cells."""

MIN_REMARK_WIDTH = 8
"""The smallest width of the column of remarks, in cells. A narrower column is left out."""


class HistoryTable(CursorTable[Text]):
    """The time line. The footer shows the table's Enter key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]

    def show(
        self, rows: Iterable[HistorySitting], marked_ids: Collection[str], cursor_id: str | None
    ) -> None:
        """Show these rows, in columns that fit the width of the screen.

        The cursor moves to ``cursor_id``. If ``cursor_id`` is None, the cursor stays on its row.
        """
        cursor_id = cursor_id or self.cursor_key
        self.clear(columns=True)
        widths = _column_widths(self.app.size.width)
        for index, row in enumerate(rows):
            if index == 0:
                self._add_columns(widths)
            cells = self._cells(row, is_marked=row.id in marked_ids)
            self.add_row(*cells[: len(widths)], key=row.id)
        self.move_to_key(cursor_id)

    def _add_columns(self, widths: Sequence[int]) -> None:
        recommendation = (
            _("last") if self.app.size.width < MIN_WIDE_HISTORY else _("recommendation")
        )
        titles = ("", "", _("when"), recommendation, _("points"), "")
        for title, width in zip(titles, widths, strict=False):
            self.add_column(Text(title), width=width)

    def _cells(self, row: HistorySitting, *, is_marked: bool) -> tuple[Text, ...]:
        theme = self.app.theme_variables
        quiet = theme.get("quiet", "")
        style = "" if row.is_effective else quiet
        colour = recommendation_colour(row.recommendation, theme)
        result_style = colour if row.is_effective else quiet
        points = marked_points(row.points, is_open=bool(row.open_count))
        return (
            Text(ROW_MARK if is_marked else ""),
            Text(symbol(row.recommendation), style=result_style),
            Text(short_date(row.day), style=style),
            Text(recommendation_word(row.recommendation), style=result_style),
            Text(points, style=style, justify="right"),
            Text(row.remark, style=quiet, overflow="ellipsis", no_wrap=True),
        )


def _column_widths(screen_width: int) -> Sequence[int]:
    """Return the width of each column. If there is room, the last column is for remarks."""
    columns = NARROW_HISTORY_COLUMNS if screen_width < MIN_WIDE_HISTORY else WIDE_HISTORY_COLUMNS
    widths = [width or symbol_width() for width in columns]
    remark_width = screen_width - sum(widths) - 2 * (len(widths) + 1) - 5
    return [*widths, remark_width] if remark_width >= MIN_REMARK_WIDTH else widths
