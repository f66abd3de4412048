"""What the terminal shows, so that only what changes is sent to it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip


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
    """The pieces of lines that the terminal shows.

    Textual sends every line of a widget that paints itself, and often the whole screen. A screen
    reader reads all that is sent, and a slow connection needs time for it. So of each piece only
    the segments from the first to the last one that changes are sent.
    """

    def __init__(self) -> None:
        self._size = Size()
        self._lines: list[dict[int, Strip]] = []
        """For each line, the strips that were sent last, by their first column.

        They do not overlap. The cells beside them are unknown.
        """

    def forget(self) -> None:
        """Let the next update send all its cells. Call this if the terminal may show others."""
        self._lines = []

    def changes(self, update: CompositorUpdate, size: Size) -> CompositorUpdate:
        """Return the parts of an update that change cells, and remember the cells."""
        if not self._lines or size != self._size:
            self._size = size
            self._lines = [{} for _ in range(size.height)]
        if isinstance(update, LayoutUpdate):
            pieces = _layout_pieces(update)
        elif isinstance(update, ChopsUpdate):
            pieces = _chop_pieces(update)
        else:
            self.forget()
            return update
        changed_parts = (self._changed_part(piece) for piece in pieces)
        return FrameUpdate([part for part in changed_parts if part is not None])

    def _changed_part(self, piece: Piece) -> Piece | None:
        """Return the part of a piece that differs from the terminal, and remember the piece."""
        x, y, whole_strip = piece
        strip = whole_strip.crop(0, self._size.width - x)
        if y >= len(self._lines) or not strip.cell_length:
            return None
        line = self._lines[y]
        old_strip = line.get(x)
        if old_strip is None or old_strip.cell_length != strip.cell_length:
            _remove_overlapped(line, x, x + strip.cell_length)
            old_strip = None
        line[x] = strip
        # How wide a terminal draws wide characters is not known, so such a piece is sent whole.
        if old_strip is None or not (_is_regular(strip) and _is_regular(old_strip)):
            return None if strip == old_strip else Piece(x, y, strip)
        return _changed_segments(Piece(x, y, strip), old_strip)


def _changed_segments(piece: Piece, old_strip: Strip) -> Piece | None:
    """Return the part of a piece from the first to the last segment that looks different."""
    x, y, strip = piece
    segments, old_segments = [*strip], [*old_strip]
    start = _common_count(segments, old_segments)
    changed, old_changed = segments[start:], old_segments[start:]
    end = len(changed) - _common_count(changed[::-1], old_changed[::-1])
    if not end:
        return None
    return Piece(x + Segment.get_line_length(segments[:start]), y, Strip(changed[:end]))


def _layout_pieces(update: LayoutUpdate) -> Iterator[Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield Piece(x, y, strip)
            x += strip.cell_length


def _chop_pieces(update: ChopsUpdate) -> Iterator[Piece]:
    """Yield the parts of lines that Textual would send, in the same way as Textual."""
    for y, start, end in update.spans:
        for chop_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= end and chop_end > start:
                is_whole = end > x >= start and chop_end <= end
                shown = strip if is_whole else strip.crop(0, min(chop_end, end) - x)
                yield Piece(x, y, shown)


def _remove_overlapped(line: dict[int, Strip], start: int, end: int) -> None:
    """Remove the strips of a line that have cells between two columns."""
    for x in [x for x, strip in line.items() if x < end and x + strip.cell_length > start]:
        del line[x]


def _common_count(segments: Sequence[Segment], old_segments: Sequence[Segment]) -> int:
    """Return how many segments at the start look the same."""
    count = 0
    for (text, style, _), (old_text, old_style, _) in zip(segments, old_segments, strict=False):
        if text != old_text or not (style is old_style or _look(style) == _look(old_style)):
            break
        count += 1
    return count


@lru_cache(maxsize=1024)
def _look(style: Style | None) -> object:
    """Return the visible part of a style. Textual adds other data to styles, for mouse clicks."""
    if style is None:
        return None
    return style.color, style.bgcolor, style._attributes, style._set_attributes  # noqa: SLF001


def _is_regular(strip: Strip) -> bool:
    """Whether each character fills one cell."""
    return all(_is_regular_text(text) for text, _style, _control in strip)


@lru_cache(maxsize=1024)
def _is_regular_text(text: str) -> bool:
    return text.isascii() or all(cell_len(char) == 1 for char in text)
