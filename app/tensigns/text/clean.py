"""Cleaning of text from outside, where it enters the program."""

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
    """Normalize a text to NFC and remove what could control a terminal or mislead a reader.

    Line ends become a newline. Removed are control characters except newline and tab,
    bidirectional marks and overrides, and invisible characters. Joiners stay between two
    non-ASCII characters, where emoji and some scripts need them. A lone surrogate becomes a
    replacement character. Cleaning a clean text changes nothing.
    """
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        # Nearly every text is clean, and this check is fast.
        return text
    lines = re.sub("\r\n|[\r\u0085\u2028\u2029]", "\n", unicodedata.normalize("NFC", text))
    harmless = "".join(
        "\ufffd" if unicodedata.category(char) == "Cs" else char
        for char in lines
        if _is_harmless(char)
    )
    # A removed character can have separated a letter from its accent.
    return unicodedata.normalize("NFC", _LOOSE_JOINERS.sub("", harmless))


def clean_line(text: str) -> str:
    """Clean a text and put it on one line: single spaces, none at the ends."""
    return " ".join(clean(text).split())


def clean_values(value: Any) -> Any:
    """Clean every text in a parsed TOML value, but not its keys."""
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
