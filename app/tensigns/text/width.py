"""How many terminal cells a text takes."""

from unicodedata import category, east_asian_width

WIDE = 2
"""Cells of a wide character."""


def cell_width(text: str) -> int:
    """The number of cells. Control characters are not expected and count as one each."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return WIDE if east_asian_width(character) in "WF" else 1
