"""Two sittings mirrored about the middle: a line a sign, a bar to each side."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.comparison import Compared
from tensigns.language import gettext as _
from tensigns.report.report import Report
from tensigns.report.signs import SignReport

FULL = 10
"""Cells of a full bar: one a point."""

LABEL = 24
"""Cells of a sign's number and label."""

LEFT = LABEL + FULL + 4
"""Cells to the left of the middle."""

STACKED = 60
"""Cells below which the sides stand one above the other."""


class Mirror(OptionList):
    """The signs of two reports; the one under the cursor can be spelled out elsewhere."""

    def __init__(self) -> None:
        super().__init__(id="mirror", compact=True)

    def show(self, a: Report, b: Report, signs: Iterable[Compared]) -> None:
        """Show these signs; what cannot be compared says so in place of bars."""
        place = self.highlighted or 0
        of_a, of_b = by_sign(a), by_sign(b)
        self.set_options(
            Option(self._line(each, of_a.get(each.sign), of_b.get(each.sign)), id=each.sign)
            for each in signs
        )
        if self.option_count:
            self.highlighted = min(place, self.option_count - 1)

    def _line(self, compared: Compared, a: SignReport | None, b: SignReport | None) -> Table:
        sign = a or b
        label = f"{sign.number:>2}  {sign.label}" if sign else compared.sign
        grid = Table.grid(padding=0, expand=True)
        if not compared.comparable:
            grid.add_column(width=LABEL)
            grid.add_column(ratio=1)
            grid.add_row(Text(label), Text(_("cannot be compared: the questions differ")))
        elif self.size.width < STACKED:
            grid.add_column(width=LABEL)
            grid.add_column(ratio=1)
            for points in (a, b):
                count = points.points if points else 0
                grid.add_row(Text(label), Text(f"{count:>2} {'▇' * count}"))
                label = ""
        else:
            grid.add_column(width=LABEL)
            grid.add_column(width=LEFT - LABEL, justify="right")
            grid.add_column(width=3, justify="center")
            grid.add_column(ratio=1)
            grid.add_row(Text(label), _bar(a, left=True), Text("│"), _bar(b, left=False))
        return grid


def by_sign(report: Report) -> dict[str, SignReport]:
    """A report's signs by id."""
    return {sign.id: sign for sign in (*report.speaking, *report.silent)}


def _bar(sign: SignReport | None, *, left: bool) -> Text:
    points = sign.points if sign else 0
    count = str(points) if points else "·"
    return Text(f"{count:>3} {'▇' * points}" if left else f"{'▇' * points} {count}")
