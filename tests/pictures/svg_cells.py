"""The visible cells of a picture of a screen, to compare pictures by what they show.

Textual also writes blanks, whose invisible colours differ from run to run.
"""

import re
from html import unescape
from typing import NamedTuple

CELL_WIDTH = 12.2
"""The width of a cell, in units of the SVG."""

_STYLE_RULE = re.compile(r"\.terminal-\d+-(r\d+) \{([^}]*)\}")
_TEXT = re.compile(r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<')
_BACKGROUND = re.compile(r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"')


class Cell(NamedTuple):
    """A character with its style, or a background with its colour, at a column and a y position."""

    y_position: str
    column: int
    character: str
    style: str


def visible_cells(svg: str) -> frozenset[Cell]:
    """Return the cells of all characters except blanks, and of all backgrounds."""
    styles = dict(_STYLE_RULE.findall(svg))
    cells = set()
    for style_id, x_position, y_position, text in _TEXT.findall(svg):
        first_column = _column(float(x_position))
        cells |= {
            Cell(y_position, first_column + offset, char, styles[style_id])
            for offset, char in enumerate(unescape(text))
            if not char.isspace()
        }
    for fill, x_position, y_position, width in _BACKGROUND.findall(svg):
        columns = range(_column(float(x_position)), _column(float(x_position) + float(width)))
        cells |= {Cell(y_position, column, "", fill) for column in columns}
    return frozenset(cells)


def _column(x_position: float) -> int:
    return round(x_position / CELL_WIDTH)
