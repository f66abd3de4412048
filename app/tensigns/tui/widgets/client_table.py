"""The clients as a table: name, last recommendation, points, trend, and when."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.questionnaire import Recommendation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import recommendation_word
from tensigns.tui.symbols import symbol, symbol_width
from tensigns.tui.tones import tone
from tensigns.tui.widgets.table import CursorTable

MARK = "*"

WIDTHS = {"mark": 1, "symbol": 0, "client": 0, "last": 11, "points": 6, "trend": 8, "when": 26}
"""Cells of each column; the client and the symbol have theirs told when it is shown.

The last column has what the longest name leaves.
"""

TIGHT = {"mark": 1, "symbol": 0, "client": 0, "last": 11, "points": 6, "when": 12}
"""The same where the day makes room for what is unfinished or due."""

TIGHTEST = {"mark": 1, "symbol": 0, "client": 0, "last": 12}
"""And where the word does too; the symbol still tells what it was."""

LEAST = 12
"""Cells of a name, at least."""

WIDE, NARROW, SLIM = 90, 74, 60
"""Cells from which there is room for the trend, for day and state, and for points at all."""


@dataclass(frozen=True)
class ClientName:
    """A client as far as the first paint needs it."""

    slug: str
    name: str


@dataclass(frozen=True)
class ClientRow:
    """What a client's line tells besides the name; ``last`` and ``points`` of the last result.

    ``state`` says what is unfinished, due, or cannot be read; ``begun``: a sitting is unfinished.
    """

    last: Recommendation | None
    points: int | None
    trend: str
    when: str
    state: str
    begun: bool = False


class ClientTable(CursorTable[Text]):
    """A line a client; lines whose rest is not read yet show the name alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter"),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row")
        self._widths: Mapping[str, int] = {}
        self._tells_both = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a line there is nothing to open."""
        return action != "select_cursor" or self.row_count > 0

    def show(
        self,
        names: Iterable[ClientName],
        rows: Mapping[str, ClientRow],
        marked: Collection[str],
        here: str | None,
    ) -> None:
        """Show these clients in the columns there are, the cursor on one of them."""
        self.clear()
        for each in names:
            cells = self._cells(each, rows.get(each.slug), marked=each.slug in marked)
            self.add_row(*(cells[str(key.value)] for key in self.columns), key=each.slug)
        self.point_at(here)

    def tell(self, name: ClientName, row: ClientRow, *, marked: bool) -> None:
        """Fill in the rest of a client's line."""
        if name.slug in self.rows:
            cells = self._cells(name, row, marked=marked)
            for key in self.columns:
                self.update_cell(name.slug, key, cells[str(key.value)])

    def fit(self, width: int, longest: int) -> None:
        """Have the columns that so many cells have room for, the longest name taking so many."""
        titles = {
            "client": _("client"),
            "last": _("last"),
            "points": _("points"),
            "trend": _("trend"),
            "when": _("when"),
        }
        self.clear(columns=True)
        self._widths = _widths(width, longest)
        self._tells_both = width >= NARROW
        for key, cells in self._widths.items():
            self.add_column(Text(titles.get(key, "")), width=cells, key=key)

    def _cells(self, name: ClientName, row: ClientRow | None, *, marked: bool) -> dict[str, Text]:
        cells: dict[str, Text] = dict.fromkeys(WIDTHS, Text(""))
        cells["mark"] = Text(MARK if marked else "")
        cells["client"] = Text(name.name, overflow="ellipsis", no_wrap=True)
        if row is None:
            return cells
        variables = self.app.theme_variables
        quiet = variables.get("quiet", "")
        style = tone(row.last, variables) if row.last else quiet
        begun = (symbol("undecided"), _("in progress")) if row.begun else ("", "–")  # noqa: RUF001
        sign, last = (symbol(row.last), recommendation_word(row.last)) if row.last else begun
        when = " · ".join(filter(None, (row.when, row.state)))
        if "when" not in self._widths:
            last = row.state or last
        elif not self._tells_both:
            when = row.state or row.when
        return cells | {
            "symbol": Text(sign, style=style),
            "last": Text(last, style=style, overflow="ellipsis", no_wrap=True),
            "points": Text("" if row.points is None else str(row.points), justify="right"),
            "trend": Text(row.trend, style=quiet),
            "when": Text(when, style=quiet, overflow="ellipsis", no_wrap=True),
        }


def _widths(width: int, longest: int) -> Mapping[str, int]:
    """The columns there is room for in so many cells."""
    shown = {**(WIDTHS if width >= NARROW else TIGHT if width >= SLIM else TIGHTEST)}
    if width < WIDE:
        shown.pop("trend", None)
    shown["symbol"] = symbol_width()
    left = max(width - sum(shown.values()) - 2 * len(shown) - 3, LEAST)
    shown["client"] = max(min(left, longest), LEAST)
    shown[[*shown][-1]] += left - shown["client"]
    return shown
