"""The width of text in terminal cells."""

from unicodedata import category, east_asian_width

WIDE = 2
"""The width of a wide character in cells."""


def cell_width(text: str) -> int:
    """Return the number of terminal cells of a text. An ASCII control character counts as one."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return WIDE if east_asian_width(character) in "WF" else 1
