"""The table of clients on the home screen."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import (
    NO_VALUE,
    OPEN_MARK,
    day_and_month,
    marked_points,
    recommendation_word,
    short_date,
)
from tensigns.text.width import cell_width
from tensigns.tui.symbols import recommendation_colour, symbol, symbol_width
from tensigns.tui.widgets.table import ROW_MARK, CursorTable

COLUMNS = {"mark": 1, "symbol": 0, "client": 0, "recommendation": 11, "points": 6, "next": 12}
"""The width of each column, in cells.

The widths of the symbol and of the client are 0 here. They are computed when the table is shown.
The last column gets the cells that the longest name does not need.
"""

SLIM_COLUMNS = {"symbol": 0, "client": 0, "recommendation": 11, "next": 8}
"""The column widths on a slim screen. The mark replaces the symbol, and days have no year."""

MARGINS, SLIM_MARGINS = 3, 1
"""The cells beside the columns of a table and of a slim table: its padding, and the scroll bar."""

MIN_NAME_WIDTH = 11
"""The smallest width of the column of clients, in cells."""

MIN_WIDE_WIDTH = 74
"""The smallest width of a wide table, in cells, which shows both the day and the state."""

MIN_NARROW_WIDTH = 60
"""The smallest width of a narrow table, in cells. A table below this width is slim."""


@dataclass(frozen=True)
class ClientName:
    """A client's slug and name. The first paint shows the name."""

    slug: str
    name: str


@dataclass(frozen=True)
class ClientRow:
    """The cells of a client's row, without the name.

    ``recommendation``, ``points`` and ``is_open`` belong to the last result. If there is no result,
    ``recommendation`` and ``points`` are None. ``is_open``: the result has open questions.
    ``next_day`` is the day of what comes next; None if no item is open, or if there is a draft and
    nothing is due. ``state`` says that the client cannot be read, is due, has a draft, or has no
    sitting yet. ``is_due``: the state says that the client is due. ``is_first_draft`` is True if
    the client has a draft and no result. ``has_left``: the user does not work for the client any
    more. In the order by what is due, the rows are sorted by ``has_left`` and then by ``urgency``.
    """

    recommendation: Recommendation | None
    points: int | None
    next_day: date | None
    state: str
    urgency: tuple[int, date]
    is_due: bool = False
    is_first_draft: bool = False
    is_open: bool = False
    has_left: bool = False


@dataclass(frozen=True)
class ClientNames:
    """The names of the clients, sorted, and a line for each client that could not be read."""

    names: tuple[ClientName, ...]
    faults: tuple[str, ...]


class ClientTable(CursorTable[Text]):
    """A table with a row for each client. Until the client is read, the row shows only the name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter", id="open"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._widths: Mapping[str, int] = {}
        self._width = 0

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

    def set_columns(self, width: int, longest_name_width: int) -> None:
        """Set the columns for a width of the table and of the names, in cells.

        All rows are removed.
        """
        titles = {
            "client": _("client"),
            "recommendation": _("last"),
            "points": _("points"),
            "next": _("next"),
        }
        self.clear(columns=True)
        self._width = width
        self._widths = _column_widths(width, longest_name_width)
        for key, column_width in self._widths.items():
            self.add_column(Text(titles.get(key, "")), width=column_width, key=key)

    def _cells(self, name: ClientName, row: ClientRow | None, *, marked: bool) -> dict[str, Text]:
        """Return the cells of a row by column. ``row`` is None if the row is not read yet."""
        cells: dict[str, Text] = dict.fromkeys(COLUMNS, Text(""))
        cells["mark"] = Text(ROW_MARK if marked else "")
        cells["client"] = Text(name.name, style="bold", overflow="ellipsis", no_wrap=True)
        if row is None:
            return cells
        theme = self.app.theme_variables
        quiet = theme.get("quiet", "")
        next_style = theme.get("primary", "") if row.is_due else quiet
        result_symbol, word, style = self._result(row, quiet)
        points = "" if row.points is None else marked_points(row.points, is_open=row.is_open)
        is_slim = "mark" not in self._widths
        if is_slim:
            word = f"{word}{OPEN_MARK}" if row.is_open else word
            # Without a day the state has more room in the column of the recommendation.
            word = row.state if row.next_day is None and row.state else word
        return cells | {
            "symbol": cells["mark"] if is_slim and marked else Text(result_symbol, style=style),
            "recommendation": Text(word, style=style, overflow="ellipsis", no_wrap=True),
            "points": Text(points, justify="right"),
            "next": Text(self._next_text(row), style=next_style, overflow="ellipsis", no_wrap=True),
        }

    def _result(self, row: ClientRow, quiet: str) -> tuple[str, str, str]:
        """Return the symbol and the word of a row's result, and their colour."""
        if row.recommendation:
            colour = recommendation_colour(row.recommendation, self.app.theme_variables)
            return symbol(row.recommendation), recommendation_word(row.recommendation), colour
        if row.is_first_draft:
            return symbol("undecided"), _("unfinished"), quiet
        return "", NO_VALUE, quiet

    def _next_text(self, row: ClientRow) -> str:
        """Return the day of what comes next and the state, as far as there is room for both."""
        if self._width < MIN_NARROW_WIDTH:
            return day_and_month(row.next_day) if row.next_day else ""
        if row.next_day is None:
            return row.state
        if self._width < MIN_WIDE_WIDTH:
            return row.state or short_date(row.next_day)
        text = " · ".join(filter(None, (short_date(row.next_day), row.state)))
        is_cut = cell_width(text) > self._widths["next"]
        return row.state if is_cut and row.state else text


def _column_widths(width: int, longest_name_width: int) -> Mapping[str, int]:
    """Return the widths of the columns of a table. All widths are in cells."""
    is_slim = width < MIN_NARROW_WIDTH
    columns = {**SLIM_COLUMNS} if is_slim else {**COLUMNS}
    margins = SLIM_MARGINS if is_slim else MARGINS
    columns["symbol"] = symbol_width()
    free_width = max(width - sum(columns.values()) - 2 * len(columns) - margins, MIN_NAME_WIDTH)
    columns["client"] = max(min(free_width, longest_name_width), MIN_NAME_WIDTH)
    columns["next"] += free_width - columns["client"]
    return columns
