"""Wrapping of text to the width of a terminal."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from tensigns.text.width import WIDE, cell_width

LINE_WIDTH = 78
"""The default width of a line in cells."""

_JOINER = "\u200d"
_NO_BREAK_SPACE = "\u00a0"
_AMOUNT_SPACE = re.compile(r"(?<=[€£]) (?=[0-9])")
_DATE = r"\b([0-9]{1,2}) ([^\W\d_]{3,9}) ([0-9]{4})\b"
_UNBROKEN_DATE = rf"\1{_NO_BREAK_SPACE}\2{_NO_BREAK_SPACE}\3"
_BREAKABLE_SPACE = re.compile(r"[^\S\u00a0]+")


class Paragraph(Struct, frozen=True):
    """A text with its indents. See :func:`wrap`."""

    text: str
    initial_indent: str = ""
    subsequent_indent: str | None = None


def layout(paragraphs: Iterable[Paragraph], width: int = LINE_WIDTH) -> list[str]:
    """Return the lines of all paragraphs. An empty paragraph has no lines."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += wrap(paragraph.text, paragraph.initial_indent, paragraph.subsequent_indent, width)
    return lines


def wrap(
    text: str,
    initial_indent: str = "",
    subsequent_indent: str | None = None,
    width: int = LINE_WIDTH,
) -> list[str]:
    """Return the text in lines of at most ``width`` cells.

    A longer word is broken only before and after wide characters.

    A no-break space is kept as a space. A line ends there only if the text around it is longer than
    a line. The space between € or £ and an amount is a no-break space too, and so are the spaces in
    a date such as 23 Nov 2026.

    ``initial_indent`` is put before the first line, ``subsequent_indent`` before every other line.
    An indent can be any text, such as a bullet, and counts towards the width. If
    ``subsequent_indent`` is None, every line has ``initial_indent``.
    """
    if subsequent_indent is None:
        subsequent_indent = initial_indent
    lines: list[str] = []
    line, used, is_empty = initial_indent, cell_width(initial_indent), True
    for word in _words(text, width):
        gap = "" if is_empty else " "
        for segment in _segments(word):
            if not is_empty and used + len(gap) + cell_width(segment) > width:
                lines.append(line)
                line, used, gap = subsequent_indent, cell_width(subsequent_indent), ""
            line += gap + segment
            used += len(gap) + cell_width(segment)
            gap, is_empty = "", False
    return lines if is_empty else [*lines, line]


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the parts of a text between the spaces at which a line may end."""
    text = re.sub(_DATE, _UNBROKEN_DATE, _AMOUNT_SPACE.sub(_NO_BREAK_SPACE, text))
    if _NO_BREAK_SPACE not in text:
        yield from text.split()
        return
    for word in _BREAKABLE_SPACE.split(text):
        parts = word.split()
        joined = " ".join(parts)
        yield from [joined] if parts and cell_width(joined) <= width else parts


def _segments(word: str) -> Iterator[str]:
    """Yield the segments of a word. A line may end between two segments.

    A segment ends before and after every wide character.
    """
    if word.isascii():
        yield word
        return
    segment = ""
    for char in word:
        ends = segment and cell_width(char) and WIDE in (cell_width(char), cell_width(segment[:1]))
        if ends and not segment.endswith(_JOINER):
            yield segment
            segment = ""
        segment += char
    yield segment
