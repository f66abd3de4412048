"""Lines that fit the width of a terminal."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import category, east_asian_width

WIDTH = 78
"""The most cells of a line, but for a single longer word."""

_JOINER = "\u200d"
_WIDE = 2


class Paragraph(NamedTuple):
    """A text, with what its first line begins with, and the ones after it."""

    text: str
    first: str = ""
    following: str | None = None


def laid_out(paragraphs: Iterable[Paragraph], width: int = WIDTH) -> list[str]:
    """The lines of some paragraphs; an empty one has none."""
    return [line for each in paragraphs for line in wrapped(*each, width=width)]


def wrapped(
    text: str, first: str = "", following: str | None = None, width: int = WIDTH
) -> list[str]:
    """Lines of at most ``width`` cells; a word that is longer stays whole.

    ``first`` begins the first line and ``following``, or ``first``, the others.
    """
    lines: list[str] = []
    line, used, is_empty = first, cells(first), True
    for word in text.split():
        gap = "" if is_empty else " "
        for piece in _pieces(word):
            if not is_empty and used + len(gap) + cells(piece) > width:
                lines.append(line)
                line = first if following is None else following
                used, gap = cells(line), ""
            line += gap + piece
            used += len(gap) + cells(piece)
            gap, is_empty = "", False
    return lines if is_empty else [*lines, line]


def cells(text: str) -> int:
    """How many cells of a terminal a text takes; what acts on one is not expected in it."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if char.isascii():
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if east_asian_width(char) in "WF" else 1


def _pieces(word: str) -> Iterator[str]:
    """Where a word may break: before and after a wide character, as its scripts do."""
    if word.isascii():
        yield word
        return
    piece = ""
    for char in word:
        ends = piece and _cell(char) and _WIDE in (_cell(char), cells(piece[:1]))
        if ends and not piece.endswith(_JOINER):
            yield piece
            piece = ""
        piece += char
    yield piece
