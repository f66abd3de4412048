"""The table of clients on the home screen."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import OPEN_MARK, marked_points, recommendation_word
from tensigns.tui.symbols import recommendation_colour, symbol, symbol_width
from tensigns.tui.widgets.table import ROW_MARK, CursorTable

WIDE_CLIENT_COLUMNS = {
    "mark": 1,
    "symbol": 0,
    "client": 0,
    "recommendation": 11,
    "points": 6,
    "trend": 8,
    "day": 26,
}
"""The width of each column on a wide screen, in cells.

The widths of the symbol and of the client are 0 here. They are computed when the table is shown.
The last column gets the cells that the longest name does not need.
"""

NARROW_CLIENT_COLUMNS = {
    "mark": 1,
    "symbol": 0,
    "client": 0,
    "recommendation": 11,
    "points": 6,
    "day": 12,
}
"""The column widths on a narrow screen, where the state of a client replaces the day."""

SLIM_CLIENT_COLUMNS = {"mark": 1, "symbol": 0, "client": 0, "recommendation": 12}
"""The column widths on a slim screen, where the state of a client replaces the recommendation."""

MIN_NAME_WIDTH = 12
"""The smallest width of the column of clients, in cells."""

MIN_TREND_WIDTH = 90
"""The smallest width of a screen with the column of trends, in cells."""

MIN_WIDE_WIDTH = 74
"""The smallest width of a wide screen, in cells."""

MIN_NARROW_WIDTH = 60
"""The smallest width of a narrow screen, in cells. A screen below this width is slim."""


@dataclass(frozen=True)
class ClientName:
    """A client's slug and name. The first paint shows the name."""

    slug: str
    name: str


@dataclass(frozen=True)
class ClientRow:
    """The cells of a client's row, without the name.

    ``recommendation``, ``points``, ``is_open`` and ``day`` are those of the last result. If there
    is no result, ``recommendation`` and ``points`` are None, and ``day`` is the day of the draft,
    "nothing yet" or empty. ``is_open``: the result has open questions. ``trend`` has one character
    for each of the last sittings. ``state`` says that the client has a draft, is due, or cannot be
    read. ``is_first_draft`` is True if the client has a draft and no result.
    """

    recommendation: Recommendation | None
    points: int | None
    trend: str
    day: str
    state: str
    is_first_draft: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class ClientNames:
    """The names of the clients, sorted, and a line for each client that could not be read."""

    names: tuple[ClientName, ...]
    faults: tuple[str, ...]


class ClientTable(CursorTable[Text]):
    """A table with a row for each client. Until the client is read, the row shows only the name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._widths: Mapping[str, int] = {}
        self._is_wide = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable "open" in an empty table."""
        return action != "select_cursor" or self.row_count > 0

    def show(
        self,
        names: Iterable[ClientName],
        rows: Mapping[str, ClientRow],
        marked_slugs: Collection[str],
        cursor_slug: str | None,
    ) -> None:
        """Show these clients and move the cursor to ``cursor_slug``.

        ``rows`` has the rows that are already read, by slug.
        """
        self.clear()
        for name in names:
            cells = self._cells(name, rows.get(name.slug), marked=name.slug in marked_slugs)
            self.add_row(*(cells[str(key.value)] for key in self.columns), key=name.slug)
        self.move_to_key(cursor_slug)

    def update_row(self, name: ClientName, row: ClientRow, *, marked: bool) -> None:
        """Fill the row of a client. Do nothing if the table does not show the client."""
        if name.slug in self.rows:
            cells = self._cells(name, row, marked=marked)
            for key in self.columns:
                self.update_cell(name.slug, key, cells[str(key.value)])

    def set_columns(self, screen_width: int, longest_name_width: int) -> None:
        """Set the columns for these widths, both in cells. All rows are removed."""
        titles = {
            "client": _("client"),
            "recommendation": _("last"),
            "points": _("points"),
            "trend": _("trend"),
            "day": _("when"),
        }
        self.clear(columns=True)
        self._widths = _column_widths(screen_width, longest_name_width)
        self._is_wide = screen_width >= MIN_WIDE_WIDTH
        for key, column_width in self._widths.items():
            self.add_column(Text(titles.get(key, "")), width=column_width, key=key)

    def _cells(self, name: ClientName, row: ClientRow | None, *, marked: bool) -> dict[str, Text]:
        """Return the cells of a row by column. ``row`` is None if the row is not read yet."""
        cells: dict[str, Text] = dict.fromkeys(WIDE_CLIENT_COLUMNS, Text(""))
        cells["mark"] = Text(ROW_MARK if marked else "")
        cells["client"] = Text(name.name, overflow="ellipsis", no_wrap=True)
        if row is None:
            return cells
        variables = self.app.theme_variables
        quiet = variables.get("quiet", "")
        if row.recommendation:
            style = recommendation_colour(row.recommendation, variables)
            result_symbol, word = (
                symbol(row.recommendation),
                recommendation_word(row.recommendation),
            )
        elif row.is_first_draft:
            style, result_symbol, word = quiet, symbol("undecided"), _("unfinished")
        else:
            style, result_symbol, word = quiet, "", "–"  # noqa: RUF001
        day = " · ".join(filter(None, (row.day, row.state)))
        points = "" if row.points is None else marked_points(row.points, is_open=row.is_open)
        if "day" not in self._widths:
            word = row.state or (f"{word}{OPEN_MARK}" if row.is_open else word)
        elif not self._is_wide:
            day = row.state or row.day
        return cells | {
            "symbol": Text(result_symbol, style=style),
            "recommendation": Text(word, style=style, overflow="ellipsis", no_wrap=True),
            "points": Text(points, justify="right"),
            "trend": Text(row.trend, style=quiet),
            "day": Text(day, style=quiet, overflow="ellipsis", no_wrap=True),
        }


def _column_widths(screen_width: int, longest_name_width: int) -> Mapping[str, int]:
    """Return the widths of the columns that a screen shows. All widths are in cells."""
    if screen_width >= MIN_WIDE_WIDTH:
        columns = {**WIDE_CLIENT_COLUMNS}
    elif screen_width >= MIN_NARROW_WIDTH:
        columns = {**NARROW_CLIENT_COLUMNS}
    else:
        columns = {**SLIM_CLIENT_COLUMNS}
    if screen_width < MIN_TREND_WIDTH:
        columns.pop("trend", None)
    columns["symbol"] = symbol_width()
    free_width = max(screen_width - sum(columns.values()) - 2 * len(columns) - 3, MIN_NAME_WIDTH)
    columns["client"] = max(min(free_width, longest_name_width), MIN_NAME_WIDTH)
    last_column = [*columns][-1]
    columns[last_column] += free_width - columns["client"]
    return columns
