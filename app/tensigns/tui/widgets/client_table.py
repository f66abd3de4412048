"""The table of clients on the home screen."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import recommendation_word
from tensigns.tui.symbols import symbol, symbol_width, tone
from tensigns.tui.widgets.table import CursorTable

MARK = "*"

WIDE_COLUMNS = {
    "mark": 1,
    "symbol": 0,
    "client": 0,
    "recommendation": 11,
    "points": 6,
    "trend": 8,
    "day": 26,
}
"""Cells of each column on a wide screen.

The width of the symbol and of the client is computed when the table is shown. The last column gets
the cells that the longest name does not need.
"""

NARROW_COLUMNS = {
    "mark": 1,
    "symbol": 0,
    "client": 0,
    "recommendation": 11,
    "points": 6,
    "day": 12,
}
"""The same on a narrow screen, where a state is shown in place of the day."""

SLIM_COLUMNS = {"mark": 1, "symbol": 0, "client": 0, "recommendation": 12}
"""The same on a slim screen, where a state is shown in place of the recommendation's word."""

MIN_NAME_WIDTH = 12

MIN_TREND_WIDTH, MIN_WIDE_WIDTH, MIN_NARROW_WIDTH = 90, 74, 60
"""The cells of a screen from which it has a trend, is wide, and is narrow; below it is slim."""


@dataclass(frozen=True)
class ClientName:
    """A client's slug and name: what the first paint shows."""

    slug: str
    name: str


@dataclass(frozen=True)
class ClientRow:
    """What a client's row shows besides the name.

    ``recommendation`` and ``points`` are those of the last result, ``day`` is its day or a word if
    there is none. ``state`` says that the client has a draft, is due, or cannot be read.
    """

    recommendation: Recommendation | None
    points: int | None
    trend: str
    day: str
    state: str
    has_draft: bool = False


class ClientTable(CursorTable[Text]):
    """One row for each client; until its files are read, a row shows the name alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row")
        self._widths: Mapping[str, int] = {}
        self._is_wide = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """An empty table has no row to open."""
        return action != "select_cursor" or self.row_count > 0

    def show(
        self,
        names: Iterable[ClientName],
        rows: Mapping[str, ClientRow],
        marked_slugs: Collection[str],
        cursor_slug: str | None,
    ) -> None:
        """Show these clients, with the rows by slug that are read, and move the cursor to one."""
        self.clear()
        for name in names:
            cells = self._cells(name, rows.get(name.slug), marked=name.slug in marked_slugs)
            self.add_row(*(cells[str(key.value)] for key in self.columns), key=name.slug)
        self.move_to_key(cursor_slug)

    def update_row(self, name: ClientName, row: ClientRow, *, marked: bool) -> None:
        """Fill in a client's row, if the client is shown."""
        if name.slug in self.rows:
            cells = self._cells(name, row, marked=marked)
            for key in self.columns:
                self.update_cell(name.slug, key, cells[str(key.value)])

    def set_columns(self, width: int, longest_name: int) -> None:
        """Set the columns for a screen of ``width`` cells; both in cells. Removes all rows."""
        titles = {
            "client": _("client"),
            "recommendation": _("last"),
            "points": _("points"),
            "trend": _("trend"),
            "day": _("when"),
        }
        self.clear(columns=True)
        self._widths = _column_widths(width, longest_name)
        self._is_wide = width >= MIN_WIDE_WIDTH
        for key, column_width in self._widths.items():
            self.add_column(Text(titles.get(key, "")), width=column_width, key=key)

    def _cells(self, name: ClientName, row: ClientRow | None, *, marked: bool) -> dict[str, Text]:
        """The cells of a row by column."""
        cells: dict[str, Text] = dict.fromkeys(WIDE_COLUMNS, Text(""))
        cells["mark"] = Text(MARK if marked else "")
        cells["client"] = Text(name.name, overflow="ellipsis", no_wrap=True)
        if row is None:
            return cells
        variables = self.app.theme_variables
        quiet = variables.get("quiet", "")
        if row.recommendation:
            style = tone(row.recommendation, variables)
            result_symbol, word = (
                symbol(row.recommendation),
                recommendation_word(row.recommendation),
            )
        elif row.has_draft:
            style, result_symbol, word = quiet, symbol("undecided"), _("in progress")
        else:
            style, result_symbol, word = quiet, "", "–"  # noqa: RUF001
        day = " · ".join(filter(None, (row.day, row.state)))
        if "day" not in self._widths:
            word = row.state or word
        elif not self._is_wide:
            day = row.state or row.day
        return cells | {
            "symbol": Text(result_symbol, style=style),
            "recommendation": Text(word, style=style, overflow="ellipsis", no_wrap=True),
            "points": Text("" if row.points is None else str(row.points), justify="right"),
            "trend": Text(row.trend, style=quiet),
            "day": Text(day, style=quiet, overflow="ellipsis", no_wrap=True),
        }


def _column_widths(width: int, longest_name: int) -> Mapping[str, int]:
    """The columns of a screen with their widths, all in cells."""
    if width >= MIN_WIDE_WIDTH:
        columns = {**WIDE_COLUMNS}
    else:
        columns = {**(NARROW_COLUMNS if width >= MIN_NARROW_WIDTH else SLIM_COLUMNS)}
    if width < MIN_TREND_WIDTH:
        columns.pop("trend", None)
    columns["symbol"] = symbol_width()
    free = max(width - sum(columns.values()) - 2 * len(columns) - 3, MIN_NAME_WIDTH)
    columns["client"] = max(min(free, longest_name), MIN_NAME_WIDTH)
    columns[[*columns][-1]] += free - columns["client"]
    return columns
