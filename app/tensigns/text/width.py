"""The width of text in terminal cells."""

from unicodedata import category, east_asian_width

WIDE = 2
"""The width of a wide character in cells."""

ELLIPSIS = "…"
"""The mark of a text that was cut off."""


def cell_width(text: str) -> int:
    """Return the number of terminal cells of a text. An ASCII control character counts as one."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def cut_to_width(text: str, width: int) -> str:
    """Return a text in at most ``width`` cells, with an ellipsis if its end was cut off."""
    if cell_width(text) <= width:
        return text
    end = len(text)
    while end and cell_width(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return WIDE if east_asian_width(character) in "WF" else 1
