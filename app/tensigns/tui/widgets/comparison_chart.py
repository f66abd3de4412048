"""The signs of two sittings as bars, one sitting at each side of the middle."""

from collections.abc import Iterable
from typing import Literal

from rich.table import Table
from rich.text import Text
from textual.widgets.option_list import Option

from tensigns.language import gettext as _
from tensigns.report.pair_signs import PairSign
from tensigns.report.sign_report import BAR_CELLS
from tensigns.tui.symbols import NO_POINTS
from tensigns.tui.widgets.option_list import CursorList

LABEL_WIDTH = 22
"""The width of a sign's number and label in cells. A label has at most 18 cells."""

LEFT_WIDTH = LABEL_WIDTH + BAR_CELLS + 4
"""The width of the left side in cells: the label, a full bar, and 4 cells for the points."""

MIN_TWO_SIDED_WIDTH = 60
"""The smallest screen width, in cells, at which both sides of a sign share one line.

On a narrower screen the right side is below the left side.
"""


class ComparisonChart(CursorList):
    """A list of the signs of a pair of sittings, with a bar for each side."""

    def __init__(self) -> None:
        super().__init__(compact=True)

    def show(self, signs: Iterable[PairSign], *, stacked: bool) -> None:
        """Show these signs. A sign that cannot be compared has a sentence in place of bars.

        If ``stacked`` is True, the right side of each sign is below the left side. The cursor stays
        on its sign. If that sign is no longer shown, the cursor moves to the next shown sign.
        """
        previous_ids = [option.id for option in self.options]
        index = self.highlighted or 0
        preferred_ids = (*previous_ids[index:], *reversed(previous_ids[:index]))
        bar_colour = self.app.theme_variables.get("primary", "")
        self.set_options(
            Option(_sign_grid(sign, bar_colour, stacked=stacked), id=sign.id) for sign in signs
        )
        indexes = {option.id: number for number, option in enumerate(self.options)}
        if indexes:
            self.highlighted = next((indexes[id_] for id_ in preferred_ids if id_ in indexes), 0)


def two_sided_grid(left_width: int | None, justify: Literal["left", "right"] = "right") -> Table:
    """Return an empty table with a column for each side and a column between them.

    If ``left_width`` is None, both sides have the same width. ``justify`` applies to the left side.
    """
    grid = Table.grid(padding=0, expand=True)
    if left_width is None:
        grid.add_column(ratio=1, justify=justify)
    else:
        grid.add_column(width=left_width, justify=justify)
    grid.add_column(width=3, justify="center")
    grid.add_column(ratio=1)
    return grid


def _sign_grid(sign: PairSign, bar_colour: str, *, stacked: bool) -> Table:
    label = Text(f"{sign.number:>2}  {sign.label}")
    grid = Table.grid(padding=0, expand=True)
    grid.add_column(width=LABEL_WIDTH)
    bar_a = Text("▇" * sign.filled_cells_a, style=bar_colour)
    bar_b = Text("▇" * sign.filled_cells_b, style=bar_colour)
    points_a, points_b = _points(sign.points_text_a), _points(sign.points_text_b)
    if not sign.comparable:
        grid.add_column(ratio=1)
        grid.add_row(label, Text(_("cannot be compared: the questions differ")))
    elif stacked:
        grid.add_column(ratio=1)
        grid.add_row(label, _join(bar_a, points_a))
        grid.add_row(Text(""), _join(bar_b, points_b))
    else:
        grid.add_column(width=LEFT_WIDTH - LABEL_WIDTH, justify="right")
        grid.add_column(width=3, justify="center")
        grid.add_column(ratio=1)
        grid.add_row(label, _join(points_a, bar_a), Text("│"), _join(bar_b, points_b))
    return grid


def _points(text: str) -> Text:
    """Return the text of a sign's points. "0" is replaced by a dot, but "?" is not."""
    return Text(NO_POINTS if text == "0" else text)


def _join(left: Text, right: Text) -> Text:
    """Return both texts with a blank between them. If a text is empty, leave it out."""
    return Text(" ").join(filter(None, (left, right)))
