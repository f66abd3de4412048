"""Lines that fit the width of a terminal."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tensigns.text.width import WIDE, cell_width

LINE_WIDTH = 78
"""The most cells of a line, but for a single longer word."""

_JOINER = "\u200d"


class Paragraph(NamedTuple):
    """A text, with what its first line begins with, and the ones after it."""

    text: str
    first: str = ""
    following: str | None = None


def layout(paragraphs: Iterable[Paragraph], width: int = LINE_WIDTH) -> list[str]:
    """The lines of some paragraphs; an empty one has none."""
    return [line for each in paragraphs for line in wrap(*each, width=width)]


def wrap(
    text: str, first: str = "", following: str | None = None, width: int = LINE_WIDTH
) -> list[str]:
    """Lines of at most ``width`` cells; a word that is longer stays whole.

    ``first`` begins the first line and ``following``, or ``first``, the others.
    """
    lines: list[str] = []
    line, used, is_empty = first, cell_width(first), True
    for word in text.split():
        gap = "" if is_empty else " "
        for piece in _pieces(word):
            if not is_empty and used + len(gap) + cell_width(piece) > width:
                lines.append(line)
                line = first if following is None else following
                used, gap = cell_width(line), ""
            line += gap + piece
            used += len(gap) + cell_width(piece)
            gap, is_empty = "", False
    return lines if is_empty else [*lines, line]


def _pieces(word: str) -> Iterator[str]:
    """Where a word may break: before and after a wide character, as its scripts do."""
    if word.isascii():
        yield word
        return
    piece = ""
    for char in word:
        ends = piece and cell_width(char) and WIDE in (cell_width(char), cell_width(piece[:1]))
        if ends and not piece.endswith(_JOINER):
            yield piece
            piece = ""
        piece += char
    yield piece
