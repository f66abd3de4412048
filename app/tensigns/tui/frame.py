"""What the terminal shows, so that only the cells that change are sent to it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

_MAX_GAP = 8
"""The most unchanged cells between two changed cells that are sent together.

To move the cursor and to set the style again costs more bytes than these cells.
"""

_Cell = tuple[str, object]
"""A character and its visible style."""


class Piece(NamedTuple):
    """A part of a line, from column ``x`` on."""

    x: int
    y: int
    strip: Strip


class FrameUpdate(CompositorUpdate):
    """An update of the terminal with some parts of lines."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        """Return the text and the control sequences for the terminal."""
        return "".join(
            f"{Control.move_to(x, y).segment.text}{strip.render(console)}"
            for x, y, strip in self._pieces
        )


class TerminalFrame:
    """The cells of the terminal.

    Textual sends every line of a widget that paints itself, and often the whole screen. A screen
    reader reads all that is sent, and a slow connection needs time for it. So only changed cells
    are sent.
    """

    def __init__(self) -> None:
        self._size = Size()
        self._lines: list[Strip | list[_Cell | None]] = []
        """The lines of the terminal, each as it was sent, or as cells once it was compared.

        Most lines of a new screen never change, so the first paint need not wait for their cells.
        """

    def forget(self) -> None:
        """Let the next update send all its cells. Call this if the terminal may show others."""
        self._lines = []

    def changes(self, update: CompositorUpdate, size: Size) -> CompositorUpdate:
        """Return the part of an update that changes cells, and remember the cells."""
        if not self._lines or size != self._size:
            self._size = size
            self._lines = [[None] * size.width for _ in range(size.height)]
        if isinstance(update, LayoutUpdate):
            pieces = _layout_pieces(update)
        elif isinstance(update, ChopsUpdate):
            pieces = _chop_pieces(update)
        else:
            self.forget()
            return update
        return FrameUpdate([change for piece in pieces for change in self._changed_parts(piece)])

    def _changed_parts(self, piece: Piece) -> Iterator[Piece]:
        """Yield the parts of a piece that differ from the terminal."""
        x, y, strip = piece
        if y >= len(self._lines):
            return
        strip = strip.crop(0, self._size.width - x)
        line = self._lines[y]
        if isinstance(line, Strip):
            line = self._lines[y] = [*_cells(line)]
        elif strip.cell_length == self._size.width and not any(line):
            self._lines[y] = strip
            yield Piece(x, y, strip)
            return
        cells = _cells(strip)
        old_cells = line[x : x + len(cells)]
        line[x : x + len(cells)] = cells
        if cells == old_cells:
            return
        # How wide a terminal draws wide characters is not known, so the whole piece is sent.
        if not (_is_regular(cells) and _is_regular(old_cells)):
            yield Piece(x, y, strip)
            return
        for start, end in _changed_spans(cells, old_cells):
            yield Piece(x + start, y, strip.crop(start, end))


def _layout_pieces(update: LayoutUpdate) -> Iterator[Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        yield Piece(update.region.x, y, Strip.join(strips))


def _chop_pieces(update: ChopsUpdate) -> Iterator[Piece]:
    """Yield the parts of lines that Textual would send, in the same way as Textual."""
    for y, start, end in update.spans:
        for chop_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= end and chop_end > start:
                is_whole = end > x >= start and chop_end <= end
                shown = strip if is_whole else strip.crop(0, min(chop_end, end) - x)
                yield Piece(x, y, shown)


def _cells(strip: Strip) -> list[_Cell]:
    """Return the cells of a strip.

    If a character does not fill exactly one cell, the first cell has the whole text.
    """
    cells: list[_Cell] = []
    is_regular = True
    for text, style, _control in strip:
        is_regular = is_regular and (text.isascii() or all(cell_len(char) == 1 for char in text))
        cells += zip(text, repeat(_style_key(style)))
    if is_regular:
        return cells
    keys = tuple(key for _char, key in cells)
    return [(strip.text, keys), *[("", None)] * (strip.cell_length - 1)]


@lru_cache(maxsize=1024)
def _style_key(style: Style | None) -> object:
    """Return the visible part of a style. Textual adds other data to styles, for mouse clicks."""
    if style is None:
        return None
    key = style.color, style.bgcolor, style._attributes, style._set_attributes  # noqa: SLF001
    return _shared_key(key)


@lru_cache(maxsize=1024)
def _shared_key(key: object) -> object:
    """Return one object for equal keys: Python compares an object with itself faster."""
    return key


def _is_regular(cells: Sequence[_Cell | None]) -> bool:
    """Whether each cell is unknown or has one character."""
    return all(cell is None or len(cell[0]) == 1 for cell in cells)


def _changed_spans(
    cells: Sequence[_Cell], old_cells: Sequence[_Cell | None]
) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each run of changed cells. Short gaps are part of a run."""
    start = end = -1
    for index, cell in enumerate(cells):
        if index < len(old_cells) and cell == old_cells[index]:
            continue
        if start >= 0 and index - end > _MAX_GAP:
            yield start, end
            start = index
        start = index if start < 0 else start
        end = index + 1
    if start >= 0:
        yield start, end
