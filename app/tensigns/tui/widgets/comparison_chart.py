"""The signs of two sittings as bars, one sitting at each side of the middle."""

from collections.abc import Iterable
from typing import Literal

from rich.table import Table
from rich.text import Text
from textual.widgets.option_list import Option

from tensigns.language import gettext as _
from tensigns.report.pair_signs import PairSign
from tensigns.report.sign_report import BAR_CELLS
from tensigns.tui.widgets.option_list import CursorList

LABEL_WIDTH = 22
"""Cells of a sign's number and label; a label has at most 18."""

LEFT_WIDTH = LABEL_WIDTH + BAR_CELLS + 4
"""Cells at the left of the middle."""

STACKED_BELOW = 60
"""On a screen of fewer cells than this, one side is shown below the other."""


class ComparisonChart(CursorList):
    """A list of the signs of a pair of sittings, with a bar for each side."""

    def __init__(self) -> None:
        super().__init__(compact=True)

    def show(self, signs: Iterable[PairSign], *, stacked: bool) -> None:
        """Show these signs; a sign that cannot be compared has a sentence in place of bars."""
        highlighted = self.highlighted or 0
        color = self.app.theme_variables.get("primary", "")
        self.set_options(Option(_line(sign, color, stacked=stacked), id=sign.id) for sign in signs)
        if self.option_count:
            self.highlighted = min(highlighted, self.option_count - 1)


def two_sided_grid(left_width: int | None, justify: Literal["left", "right"] = "right") -> Table:
    """An empty table with a column for each side and one between them.

    Without ``left_width`` both sides are equally wide. ``justify`` is that of the left side.
    """
    grid = Table.grid(padding=0, expand=True)
    if left_width is None:
        grid.add_column(ratio=1, justify=justify)
    else:
        grid.add_column(width=left_width, justify=justify)
    grid.add_column(width=3, justify="center")
    grid.add_column(ratio=1)
    return grid


def _line(sign: PairSign, color: str, *, stacked: bool) -> Table:
    label = Text(f"{sign.number:>2}  {sign.label}")
    grid = Table.grid(padding=0, expand=True)
    grid.add_column(width=LABEL_WIDTH)
    bar_a = Text("▇" * sign.filled_cells_a, style=color)
    bar_b = Text("▇" * sign.filled_cells_b, style=color)
    points_a, points_b = _points(sign.points_a), _points(sign.points_b)
    if not sign.comparable:
        grid.add_column(ratio=1)
        grid.add_row(label, Text(_("cannot be compared: the questions differ")))
    elif stacked:
        grid.add_column(ratio=1)
        grid.add_row(label, _joined(bar_a, points_a))
        grid.add_row(Text(""), _joined(bar_b, points_b))
    else:
        grid.add_column(width=LEFT_WIDTH - LABEL_WIDTH, justify="right")
        grid.add_column(width=3, justify="center")
        grid.add_column(ratio=1)
        grid.add_row(label, _joined(points_a, bar_a), Text("│"), _joined(bar_b, points_b))
    return grid


def _points(points: int | None) -> Text:
    return Text(str(points or "·"))


def _joined(left: Text, right: Text) -> Text:
    """Both texts with a blank between them; an empty one is left out."""
    return Text(" ").join(filter(None, (left, right)))
