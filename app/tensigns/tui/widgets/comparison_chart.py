"""The signs of two sittings as bars, one sitting at each side of the middle."""

from collections.abc import Sequence
from typing import Literal

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.widgets.option_list import Option

from tensigns.core.questionnaire import Thresholds
from tensigns.language import gettext as _
from tensigns.report.pair_signs import PairSign
from tensigns.report.sign_report import BAR_CELLS
from tensigns.tui.symbols import NO_POINTS, points_tone
from tensigns.tui.widgets.option_list import CursorList

LABEL_WIDTH = 22
"""The width of a sign's number and label in cells. A label has at most 18 cells."""

POINTS_WIDTH = 4
"""The width of the points of a sign beside its bar, in cells."""

MIN_WIDE_BARS_WIDTH = 100
"""The smallest screen width, in cells, at which the bars are wider than usual."""

MAX_WIDTH = 160
"""The greatest width of the comparison in cells."""

MIDDLE_WIDTH = 3
"""The width of the column between the sides in cells."""

MIN_BARS_WIDTH = 60
"""The smallest screen width, in cells, at which the signs have bars.

A narrower screen shows only the points of both sides.
"""


class ComparisonChart(CursorList):
    """A list of the signs of a pair of sittings, with a bar for each side."""

    def __init__(self) -> None:
        super().__init__(compact=True)

    def show(
        self, signs: Sequence[PairSign], thresholds: tuple[Thresholds, Thresholds], width: int
    ) -> None:
        """Show these signs. A sign that cannot be compared has a sentence in place of bars.

        ``thresholds`` are those of the left and the right side. ``width`` is that of the screen. On
        a narrow screen there are no bars. At first the cursor is on the first sign with a
        difference. Then it stays on its sign. If that sign is no longer shown, the cursor moves to
        the next shown sign, or to the one before.
        """
        previous_ids = [option.id for option in self.options]
        index = self.highlighted or 0
        preferred_ids = (*previous_ids[index:], *reversed(previous_ids[:index]))
        if not preferred_ids:
            preferred_ids = tuple(sign.id for sign in signs if sign.difference)
        self.set_options(
            Option(self._sign_grid(sign, thresholds, width), id=sign.id) for sign in signs
        )
        indexes = {option.id: number for number, option in enumerate(self.options)}
        if indexes:
            self.highlighted = next((indexes[id_] for id_ in preferred_ids if id_ in indexes), 0)

    def _sign_grid(
        self, sign: PairSign, thresholds: tuple[Thresholds, Thresholds], width: int
    ) -> Table:
        label = Text(f"{sign.number:>2}  {sign.label}")
        grid = Table.grid(padding=0, expand=True)
        grid.add_column(width=LABEL_WIDTH)
        scale = bar_scale(width)
        bar_a = self._bar(sign.filled_cells_a * scale, sign.points_a, thresholds[0])
        bar_b = self._bar(sign.filled_cells_b * scale, sign.points_b, thresholds[1])
        points_a, points_b = _points(sign.points_text_a), _points(sign.points_text_b)
        if not sign.comparable:
            grid.add_column(ratio=1)
            grid.add_row(label, Text(_("cannot be compared: the questions differ")))
        elif is_without_bars(width):
            grid.add_column(width=POINTS_WIDTH, justify="right")
            grid.add_column(width=MIDDLE_WIDTH, justify="center")
            grid.add_column(ratio=1)
            grid.add_row(
                label,
                _points(sign.points_text_a, bar_a.style),
                Text("│"),
                _points(sign.points_text_b, bar_b.style),
            )
        else:
            grid.add_column(width=left_width(width) - LABEL_WIDTH, justify="right")
            grid.add_column(width=MIDDLE_WIDTH, justify="center")
            grid.add_column(ratio=1)
            grid.add_row(label, _join(points_a, bar_a), Text("│"), _join(bar_b, points_b))
        return grid

    def _bar(self, cells: int, points: int | None, thresholds: Thresholds) -> Text:
        colour = self.app.theme_variables.get(points_tone(points or 0, thresholds), "")
        return Text("▇" * cells, style=colour)


def is_without_bars(width: int) -> bool:
    """Whether a screen of this width shows only the points of the signs."""
    return width < MIN_BARS_WIDTH


def bar_scale(width: int) -> int:
    """Return by how much bars are wider than usual on a screen of this width.

    The middle is then close to the middle of the screen.
    """
    if width < MIN_WIDE_BARS_WIDTH:
        return 1
    side_width = (min(width, MAX_WIDTH) - MIDDLE_WIDTH) // 2
    return (side_width - LABEL_WIDTH - POINTS_WIDTH) // BAR_CELLS


def left_width(width: int) -> int:
    """Return the width of the left side in cells: the label, a full bar, and the points."""
    return LABEL_WIDTH + BAR_CELLS * bar_scale(width) + POINTS_WIDTH


def two_sided_grid(width: int, justify: Literal["left", "right"] = "right") -> Table:
    """Return an empty table with a column for each side and a column between them.

    ``width`` is that of the screen. If the chart has no bars, both sides have the same width.
    ``justify`` applies to the left side.
    """
    grid = Table.grid(padding=0, expand=True)
    if is_without_bars(width):
        grid.add_column(ratio=1, justify=justify)
    else:
        grid.add_column(width=left_width(width), justify=justify)
    grid.add_column(width=MIDDLE_WIDTH, justify="center")
    grid.add_column(ratio=1)
    return grid


def _points(text: str, style: str | Style = "") -> Text:
    """Return the text of a sign's points. "0" is replaced by a dot, but "?" is not."""
    return Text(NO_POINTS if text == "0" else text, style=style)


def _join(left: Text, right: Text) -> Text:
    """Return both texts with a blank between them. If a text is empty, leave it out."""
    return Text(" ").join(filter(None, (left, right)))
