"""Search for words in texts, and in the bytes of files before they are parsed."""

import unicodedata
from typing import NamedTuple

from tensigns.text.folding import FoldedText, fold
from tensigns.text.width import ELLIPSIS, cell_width, cut_to_width

_CONTEXT_SHARE = 3
"""The part of an excerpt's width that the text before the first word takes: one in three."""


class WordMatch(NamedTuple):
    """The line of a text that contains most of the words, and the span of the first word in it."""

    line: str
    start: int
    end: int


class WordQuery:
    """The words that a text must contain, in any order, to match.

    Case, width, compatibility forms and Latin accents make no difference. A word matches a part of
    a word too. A query without words matches nothing.
    """

    def __init__(self, text: str) -> None:
        self.words = tuple(dict.fromkeys(fold(text).split()))
        self._ascii_words = [word.encode() for word in self.words if word.isascii()]
        self._ascii_parts = [_ascii_characters(word) for word in self.words]

    def match(self, text: str) -> WordMatch | None:
        """Return where a text contains the words; None if the text lacks a word."""
        best: WordMatch | None = None
        best_count = 0
        missing_words = set(self.words)
        for line in text.split("\n"):
            folded = FoldedText(line)
            line_words = [word for word in self.words if word in folded.folded]
            missing_words.difference_update(line_words)
            if len(line_words) > best_count:
                first_word = min(line_words, key=folded.folded.index)
                offset = folded.folded.index(first_word)
                best = WordMatch(line, *folded.span(offset, offset + len(first_word)))
                best_count = len(line_words)
        return None if missing_words else best

    def may_match_file(self, data: bytes) -> bool:
        """Whether a text in a TOML or Markdown file may match. The bytes are not parsed.

        The answer is True for bytes that only parsing can judge: a backslash begins an escape in
        TOML, and bytes that are not UTF-8 are a fault to report.
        """
        if b"\\" in data:
            # This is the only escape in most files.
            data = data.replace(b'\\"', b'"')
            if b"\\" in data:
                return True
        if data.isascii():
            lowered = data.lower()
            is_possible = len(self._ascii_words) == len(self.words)
            return is_possible and all(word in lowered for word in self._ascii_words)
        try:
            characters = _ascii_characters(data.decode())
        except UnicodeDecodeError:
            return True
        return all(part in characters for part in self._ascii_parts)


def excerpt(match: WordMatch, width: int) -> str:
    """Return the part of the matching line around the first word, in at most ``width`` cells.

    An ellipsis stands for what was cut off. White space at both ends of the line is left out.
    """
    line = match.line.rstrip()
    start = len(line) - len(line.lstrip())
    if cell_width(line[start:]) > width:
        start = _excerpt_start(line, start, match, width)
    before = ELLIPSIS if line[:start].strip() else ""
    return cut_to_width(before + line[start:], width)


def _excerpt_start(line: str, indent: int, match: WordMatch, width: int) -> int:
    """Return the index of an excerpt's first character: the start of a word, if there is one."""
    start = match.start
    room = max(0, min(width // _CONTEXT_SHARE, width - cell_width(line[start : match.end]) - 2))
    while start > indent and cell_width(line[start - 1 : match.start]) <= room:
        start -= 1
    if start <= indent:
        return indent
    word_start = line.find(" ", start, match.start) + 1
    return word_start or start


def _ascii_characters(text: str) -> bytes:
    """Return the ASCII characters of a text's folded form, in order.

    If the folded form contains a word, these characters contain the word's ASCII characters. They
    are found faster than the folded form.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKD", folded).encode("ascii", "ignore")
