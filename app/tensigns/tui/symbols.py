"""The symbol of a recommendation, in characters that the terminal has, and its colour."""

import sys
from collections.abc import Mapping
from functools import cache

from tensigns.core.questionnaire import Recommendation
from tensigns.report.wording import SYMBOLS
from tensigns.text.ascii_stand_ins import UTF_8, output_encoding, replace_unencodable
from tensigns.text.width import cell_width

POINTER = "›"  # noqa: RUF001  a pointer, not a quotation mark
"""The cursor of a list, in its first cell."""

_THEME_COLOURS: dict[Recommendation, str] = {
    "keep": "success",
    "undecided": "quiet",
    "watch": "warning",
    "fire": "error",
}
"""The theme variable that holds the colour of each recommendation."""


def symbol(recommendation: Recommendation) -> str:
    """The symbol of a recommendation."""
    return replace_unencodable(SYMBOLS[recommendation], terminal_encoding())


def symbol_width() -> int:
    """The cells of every symbol: one, or three where the terminal has only ASCII."""
    return cell_width(symbol("keep"))


def tone(recommendation: Recommendation, theme_variables: Mapping[str, str]) -> str:
    """The colour of a recommendation in a theme; empty where the theme does not define it."""
    return theme_variables.get(_THEME_COLOURS[recommendation], "")


@cache
def terminal_encoding() -> str:
    """The encoding of the standard error, on which Textual paints."""
    return output_encoding(sys.__stderr__) if sys.__stderr__ else UTF_8
