"""The time line of a client: a row for each finished sitting, newest first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import recommendation_word, short_date
from tensigns.tui.symbols import symbol, symbol_width, tone
from tensigns.tui.widgets.table import CursorTable

MARK = "*"

WIDE_COLUMNS = (1, 0, 11, 16, 6)
"""Cells of the mark, the symbol, the day, the recommendation and the points.

The symbol's width depends on the terminal; a remark has the cells that are left.
"""

NARROW_COLUMNS = (1, 0, 11, 9, 6)
"""The same where the recommendation is shorter, so that a remark fits."""

NARROW = 76
"""Cells of the screen below which the narrow columns are used."""

REMARK_MINIMUM = 8
"""Cells below which there is no column for remarks."""


@dataclass(frozen=True)
class HistoryRow:
    """A finished sitting; ``sign_points`` is by sign id.

    ``is_effective`` is False for a sitting that an amendment replaces.
    """

    id: str
    day: date
    recommendation: Recommendation
    points: int
    remark: str
    sign_points: Mapping[str, int]
    is_effective: bool = True


class HistoryTable(CursorTable[Text]):
    """The time line. The footer shows its Enter key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row")

    def show(
        self, rows: Iterable[HistoryRow], marked_ids: Collection[str], cursor_id: str | None
    ) -> None:
        """Show these rows, in columns that fit the width of the screen."""
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
        recommendation = _("last") if self.app.size.width < NARROW else _("recommendation")
        titles = ("", "", _("when"), recommendation, _("points"), "")
        for title, width in zip(titles, widths, strict=False):
            self.add_column(Text(title), width=width)

    def _cells(self, row: HistoryRow, *, is_marked: bool) -> tuple[Text, ...]:
        theme = self.app.theme_variables
        quiet = theme.get("quiet", "")
        style = "" if row.is_effective else quiet
        result_style = tone(row.recommendation, theme) if row.is_effective else quiet
        return (
            Text(MARK if is_marked else ""),
            Text(symbol(row.recommendation), style=result_style),
            Text(short_date(row.day), style=style),
            Text(recommendation_word(row.recommendation), style=result_style),
            Text(str(row.points), style=style, justify="right"),
            Text(row.remark, style=quiet, overflow="ellipsis", no_wrap=True),
        )


def _column_widths(screen_width: int) -> Sequence[int]:
    """The width of each column, the remarks' last if there is room for them."""
    columns = NARROW_COLUMNS if screen_width < NARROW else WIDE_COLUMNS
    widths = [width or symbol_width() for width in columns]
    remark_width = screen_width - sum(widths) - 2 * (len(widths) + 1) - 5
    return [*widths, remark_width] if remark_width >= REMARK_MINIMUM else widths
