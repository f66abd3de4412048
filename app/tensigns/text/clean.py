"""Text from outside, made harmless where it enters."""

import re
import unicodedata
from typing import Any

NAME_LIMIT = 120
"""The most characters a client's name may have."""

NOTE_LIMIT = 8_000
"""The most characters a note may have."""

_MARKS = "\u200e\u200f\u061c\ufff9\ufffa\ufffb"
_INVISIBLE = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
_JOINERS = "\u200c\u200d"
_LOOSE_JOINERS = re.compile(rf"(?<![^\x00-\x7f\s])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f\s])")


def clean(text: str) -> str:
    """The text in NFC without what could act on a terminal or mislead the eye.

    Line ends become a newline. Control characters but newline and tab, bidirectional marks and
    overrides, and what has no width are dropped. Joiners stay inside emoji and words of scripts
    that need them: between two characters beyond ASCII. Half of a surrogate pair becomes a
    replacement character. Cleaning what is clean changes nothing.
    """
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        # Nearly all text is; what is printable has nothing to drop.
        return text
    lines = re.sub("\r\n|[\r\u0085\u2028\u2029]", "\n", unicodedata.normalize("NFC", text))
    kept = "".join(
        "\ufffd" if unicodedata.category(char) == "Cs" else char
        for char in lines
        if _is_harmless(char)
    )
    # what was dropped can have kept letters and their accents apart
    return unicodedata.normalize("NFC", _LOOSE_JOINERS.sub("", kept))


def clean_line(text: str) -> str:
    """Cleaned text on one line: every run of white space a single space, none at the ends."""
    return " ".join(clean(text).split())


def clean_values(value: Any) -> Any:
    """A parsed TOML value with every text in it cleaned; keys stay as they are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: clean_values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean_values(item) for item in value]
    return value


def _is_harmless(char: str) -> bool:
    if char in "\n\t" or char in _JOINERS:
        return True
    if char in _MARKS or unicodedata.category(char) == "Cc":
        return False
    return unicodedata.bidirectional(char) not in _INVISIBLE
