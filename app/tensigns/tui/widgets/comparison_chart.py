"""Two sittings mirrored about the middle: a line a sign, a bar to each side."""

from collections.abc import Iterable
from typing import Literal

from rich.table import Table
from rich.text import Text
from textual.widgets.option_list import Option

from tensigns.language import gettext as _
from tensigns.report.pair_signs import PairSign
from tensigns.report.sign_report import BAR_CELLS
from tensigns.tui.widgets.option_list import CursorList

LABEL = 22
"""Cells of a sign's number and label, which has 18 at most."""

LEFT = LABEL + BAR_CELLS + 4
"""Cells to the left of the middle."""

STACKED = 60
"""Cells below which the sides stand one above the other."""


class ComparisonChart(CursorList):
    """The signs of a pair; the one under the cursor is spelled out elsewhere."""

    def __init__(self) -> None:
        super().__init__(id="mirror", compact=True)

    def show(self, signs: Iterable[PairSign], *, stacked: bool) -> None:
        """Show these signs; what cannot be compared says so in place of bars."""
        place = self.highlighted or 0
        bars = self.app.theme_variables.get("primary", "")
        self.set_options(Option(_line(each, bars, stacked=stacked), id=each.id) for each in signs)
        if self.option_count:
            self.highlighted = min(place, self.option_count - 1)


def _line(sign: PairSign, bars: str, *, stacked: bool) -> Table:
    label = f"{sign.number:>2}  {sign.label}"
    grid = Table.grid(padding=0, expand=True)
    grid.add_column(width=LABEL)
    left, right = (Text("▇" * cells, style=bars) for cells in (sign.bar_a, sign.bar_b))
    if not sign.comparable:
        grid.add_column(ratio=1)
        grid.add_row(Text(label), Text(_("cannot be compared: the questions differ")))
    elif stacked:
        grid.add_column(ratio=1)
        grid.add_row(Text(label), _right(sign.a, left))
        grid.add_row(Text(""), _right(sign.b, right))
    else:
        grid.add_column(width=LEFT - LABEL, justify="right")
        grid.add_column(width=3, justify="center")
        grid.add_column(ratio=1)
        grid.add_row(Text(label), _left(sign.a, left), Text("│"), _right(sign.b, right))
    return grid


def chart_line(left: int | None, justify: Literal["left", "right"] = "right") -> Table:
    """A line of two sides and what is between them; the left has half, or so many cells."""
    grid = Table.grid(padding=0, expand=True)
    if left is None:
        grid.add_column(ratio=1, justify=justify)
    else:
        grid.add_column(width=left, justify=justify)
    grid.add_column(width=3, justify="center")
    grid.add_column(ratio=1)
    return grid


def _left(points: int | None, bar: Text) -> Text:
    return Text(" ").join(filter(None, (_figure(points), bar)))


def _right(points: int | None, bar: Text) -> Text:
    return Text(" ").join(filter(None, (bar, _figure(points))))


def _figure(points: int | None) -> Text:
    return Text(str(points or "·"))
