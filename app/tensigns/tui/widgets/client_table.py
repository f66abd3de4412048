"""The clients as a table: name, last recommendation, points, trend, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.words import word
from tensigns.tui.symbols import symbol, symbol_width
from tensigns.tui.tones import tone
from tensigns.tui.widgets.pointed_table import PointedTable

MARK = "*"

WIDTHS = {"mark": 1, "symbol": 0, "client": 0, "last": 11, "points": 6, "trend": 8, "when": 25}
"""Cells of each column; the client has what is left."""

ROOM = {"points": 50, "when": 70, "trend": 90}
"""Cells from which a column has room."""


@dataclass(frozen=True)
class Name:
    """A client as far as the first paint needs it."""

    slug: str
    name: str


@dataclass(frozen=True)
class Row:
    """What a client's line tells besides the name; ``state`` says what is unfinished or due."""

    last: Recommendation | None
    points: int | None
    trend: str
    when: str
    state: str


class ClientTable(PointedTable[Text]):
    """A line a client; lines whose rest is not read yet show the name alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row")

    @property
    def here(self) -> str | None:
        """The slug of the client under the cursor."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def show(
        self, names: Iterable[Name], rows: Mapping[str, Row], marked: Iterable[str], width: int
    ) -> None:
        """Show these clients in so many cells; the cursor stays on its client."""
        here, chosen = self.here, set(marked)
        self._set_columns(width)
        for each in names:
            cells = self._cells(each, rows.get(each.slug), marked=each.slug in chosen)
            self.add_row(*(cells[str(key.value)] for key in self.columns), key=each.slug)
        if here is not None and here in self.rows:
            self.move_cursor(row=self.get_row_index(here))

    def tell(self, name: Name, row: Row, *, marked: bool) -> None:
        """Fill in the rest of a client's line."""
        if name.slug in self.rows:
            cells = self._cells(name, row, marked=marked)
            for key in self.columns:
                self.update_cell(name.slug, key, cells[str(key.value)])

    def _set_columns(self, width: int) -> None:
        titles = {
            "client": _("client"),
            "last": _("last"),
            "points": _("points"),
            "trend": _("trend"),
            "when": _("when"),
        }
        self.clear(columns=True)
        shown = {key: cells for key, cells in WIDTHS.items() if width >= ROOM.get(key, 0)}
        shown["symbol"] = symbol_width()
        left = width - sum(shown.values()) - 2 * len(shown) - 4
        for key, cells in shown.items():
            self.add_column(Text(titles.get(key, "")), width=cells or max(left, 12), key=key)

    def _cells(self, name: Name, row: Row | None, *, marked: bool) -> dict[str, Text]:
        cells: dict[str, Text] = dict.fromkeys(WIDTHS, Text(""))
        cells["mark"] = Text(MARK if marked else "")
        cells["client"] = Text(name.name, overflow="ellipsis", no_wrap=True)
        if row is None:
            return cells
        variables = self.app.theme_variables
        quiet = variables.get("quiet", "")
        style = tone(row.last, variables) if row.last else quiet
        when = " · ".join(filter(None, (row.when, row.state)))
        return cells | {
            "symbol": Text(symbol(row.last or "undecided"), style=style),
            "last": Text(word(row.last) if row.last else _("in progress"), style=style),
            "points": Text("" if row.points is None else str(row.points), justify="right"),
            "trend": Text(row.trend, style=quiet),
            "when": Text(when, style=quiet, overflow="ellipsis", no_wrap=True),
        }
