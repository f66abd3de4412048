"""Texts that crash or mislead a terminal program, as markup or as control characters.

They contain no blank, so a text is wrapped only where cleaning turns a character into a line end.
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
"""Texts that crash, disappear or act where a text is read as markup or as a format string."""

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
"""Texts that act on a terminal or mislead the reader. Textual, rich and click pass most of them."""

PAYLOADS = MARKUP + CONTROL


def cleaned_words(text: str) -> list[str]:
    """Return the words of the cleaned text; each of them must be visible on a screen."""
    return clean(text).split()


def is_clean(text: str) -> bool:
    """Whether cleaning leaves a text unchanged."""
    return clean(text) == text
