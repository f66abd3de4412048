"""Texts that did harm to the libraries we stand on: as markup, and raw on a terminal.

None holds a blank, so that none is broken over two lines unless it is cleaned to a line end.
"""

from tensigns.text.clean import clean

MARKUP = (
    "[/]",
    "[/x]",
    "[/",
    "[a='b]",
    "[bold]fat",
    "[$x]",
    "[@click=app.quit]here",
    "[red]ink[/red]",
    r"\[b]",
    "[link=x:y]z",
    "]][[",
    "[on",
    "{name}{0}%(a)s$note",
)
"""What crashes, vanishes or acts where a text is taken for markup, or for a format."""

CONTROL = (
    "clip\x1b]52;c;aGk=\x07board",
    "tit\x1b]0;owned\x07le",
    "colour\x1b[31mred",
    "c1csi\x9b2Jclear",
    "device\x90q\x9ccontrol",
    "back\x08\x08space",
    "delete\x7fd",
    "nul\x00l",
    "over\u202eride",
    "iso\u2066late",
    "zero\u200bwidth",
    "order\ufeffmark",
    "carriage\rreturn",
)
"""What acts on a terminal or misleads the eye. Textual, rich and click let most of it through."""

PAYLOADS = MARKUP + CONTROL


def pieces(text: str) -> list[str]:
    """What must show of a text that was cleaned, wherever its lines end."""
    return clean(text).split()


def is_clean(text: str) -> bool:
    """Whether nothing in a text that shows could act on a terminal."""
    return clean(text) == text
