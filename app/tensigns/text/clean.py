"""Cleaning of text that enters the program from a person or a file."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

NAME_LIMIT = 120
"""The most characters a client's name may have."""

NOTE_LIMIT = 8_000
"""The most characters a note may have."""

MARK_LIMIT = 30
"""The most combining marks in a row, as in Unicode's Stream-Safe Text Format (UAX #15).

No language needs more marks. The time to normalize a row grows with the square of its length.
"""

_DIRECTION_MARKS = "\u200e\u200f\u061c\ufff9\ufffa\ufffb"
_INVISIBLE = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
_JOINERS = "\u200c\u200d"
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\u0085\u2028\u2029", "\n"))
# Python has no pattern for combining marks, but none of them is a word character.
_POSSIBLE_MARK_ROW = re.compile(rf"[^\w\x00-\x7f]{{{MARK_LIMIT + 1},}}")


class CleanedText(NamedTuple):
    """A clean text, and the number of marks that were removed because of :data:`MARK_LIMIT`."""

    text: str
    surplus_marks: int


def clean(text: str) -> str:
    """Normalize a text to NFC and remove characters that could control a terminal or mislead.

    Every line end becomes a newline. These characters are removed: control characters except
    newline and tab, bidirectional marks and overrides, invisible characters, and the combining
    marks of a row beyond :data:`MARK_LIMIT`. A joiner stays between two non-ASCII characters,
    because emoji and some scripts need it; it counts as a mark. A lone surrogate becomes a
    replacement character. A clean text is returned unchanged. The time is linear in the length of
    the text.
    """
    # Nearly every text is clean, and this check is fast.
    return text if _is_clean(text) else clean_and_count(text).text


def clean_and_count(text: str) -> CleanedText:
    """Clean a text like :func:`clean`, and count the marks beyond the limit."""
    if _is_clean(text):
        return CleanedText(text, 0)
    harmless = "".join(_harmless_characters(text.replace("\r\n", "\n").translate(_LINE_ENDS)))
    limited = _limit_mark_rows(harmless)
    composed = unicodedata.normalize("NFC", limited)
    # NFC splits some marks into two marks.
    limited_again = _limit_mark_rows(composed)
    surplus = len(harmless) - len(limited) + len(composed) - len(limited_again)
    # A letter and its accent may now be adjacent, because a joiner between them was removed.
    joined = re.sub(f"[{_JOINERS}]+", _needed_joiners, limited_again)
    return CleanedText(unicodedata.normalize("NFC", joined), surplus)


def clean_line(text: str) -> str:
    """Clean a text and put it on one line.

    Every run of white space becomes a single space. White space at the ends is removed.
    """
    return " ".join(clean(text).split())


def clean_line_and_count(text: str) -> CleanedText:
    """Clean a text like :func:`clean_line`, and count the marks beyond the limit."""
    cleaned = clean_and_count(text)
    return CleanedText(" ".join(cleaned.text.split()), cleaned.surplus_marks)


def clean_values(value: Any) -> Any:
    """Clean every text in a parsed TOML value. Keys are not changed."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: clean_values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean_values(item) for item in value]
    return value


def _is_clean(text: str) -> bool:
    if not text.replace("\n", "").isprintable():
        return False
    return text.isascii() or (
        # Checking a long row of marks for its normal form would take quadratic time.
        _POSSIBLE_MARK_ROW.search(text) is None and unicodedata.is_normalized("NFC", text)
    )


def _harmless_characters(text: str) -> Iterator[str]:
    for char in text:
        if char in "\n\t" or char in _JOINERS:
            yield char
        elif unicodedata.category(char) == "Cs":
            yield "\ufffd"
        elif (
            char not in _DIRECTION_MARKS
            and unicodedata.category(char) != "Cc"
            and unicodedata.bidirectional(char) not in _INVISIBLE
        ):
            yield char


def _limit_mark_rows(text: str) -> str:
    return _POSSIBLE_MARK_ROW.sub(_limited_mark_rows, text)


def _limited_mark_rows(match: re.Match[str]) -> str:
    """Return the matching characters without the marks and joiners of a row beyond the limit."""
    kept: list[str] = []
    row_length = 0
    for char in match[0]:
        is_mark = char in _JOINERS or unicodedata.category(char).startswith("M")
        row_length = row_length + 1 if is_mark else 0
        if row_length <= MARK_LIMIT:
            kept.append(char)
    return "".join(kept)


def _needed_joiners(match: re.Match[str]) -> str:
    """Return a row of joiners unchanged if both neighbours can take a joiner; otherwise, empty."""
    text, start, end = match.string, match.start(), match.end()
    neighbours = text[max(start - 1, 0) : start], text[end : end + 1]
    return match[0] if all(_takes_joiner(char) for char in neighbours) else ""


def _takes_joiner(char: str) -> bool:
    return bool(char) and not char.isascii() and not char.isspace()
