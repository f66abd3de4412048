"""A text on one line that is cut only after a whole word."""

from textual.content import Content
from textual.style import Style

from tensigns.text.width import ELLIPSIS

_SEPARATORS = " ·"
"""The characters between the parts of a line. A cut line does not end with them."""


def cut_after_word(text: str, style: Style, width: int) -> Content:
    """Return a text on one line of at most ``width`` cells, with a style.

    A text that is too wide ends with an ellipsis after a word. A word that is wider than the line
    is cut.
    """
    line = Content(text)
    if line.cell_length > width:
        first_line = line.wrap(max(width - 1, 1))[0].plain
        line = Content(first_line.rstrip(_SEPARATORS) + ELLIPSIS).truncate(width)
    return line.stylize(style)
