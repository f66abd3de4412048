"""What a picture of a screen shows, cell by cell: two that look alike are alike.

Textual writes blanks too, in colours that nobody sees and that are not the same every time.
"""

import re
from html import unescape
from typing import NamedTuple

CELL = 12.2
"""The width of a cell, in the picture's units."""

_STYLE = re.compile(r"\.terminal-\d+-(r\d+) \{([^}]*)\}")
_TEXT = re.compile(r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<')
_GROUND = re.compile(r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"')


class Cell(NamedTuple):
    """A character in its style, or a ground, at a column and a height."""

    y: str
    column: int
    what: str
    style: str


def seen(svg: str) -> frozenset[Cell]:
    """Every character that is none of the blanks, and every ground."""
    styles = dict(_STYLE.findall(svg))
    cells = set()
    for kind, x, y, text in _TEXT.findall(svg):
        first = round(float(x) / CELL)
        cells |= {
            Cell(y, first + place, char, styles[kind])
            for place, char in enumerate(unescape(text))
            if not char.isspace()
        }
    for fill, x, y, width in _GROUND.findall(svg):
        first, last = round(float(x) / CELL), round((float(x) + float(width)) / CELL)
        cells |= {Cell(y, column, "", fill) for column in range(first, last)}
    return frozenset(cells)
