"""The symbol of a recommendation, in characters that the terminal can show, and its colour."""

import sys
from collections.abc import Mapping
from functools import cache

from tensigns.core.questionnaire import Recommendation, Thresholds
from tensigns.report.wording import SYMBOLS, marked_points
from tensigns.text.ascii_stand_ins import UTF_8, output_encoding, replace_unencodable
from tensigns.text.width import cell_width

POINTER = "›"  # noqa: RUF001  a pointer, not a quotation mark
"""The pointer: the character in the first cell of the row under the cursor."""

NO_POINTS = "·"
"""The text for 0 points in a table, if no question is open."""

_THEME_COLOURS: dict[Recommendation, str] = {
    "keep": "success",
    "undecided": "quiet",
    "watch": "warning",
    "fire": "error",
}
"""The names of the theme variables for the colours of the recommendations."""


def dotted_points(points: int, *, is_open: bool) -> str:
    """Return points for a table of signs: :func:`marked_points`, but with a dot for 0."""
    return marked_points(points, is_open=is_open) if points or is_open else NO_POINTS


def symbol(recommendation: Recommendation) -> str:
    """Return the symbol of a recommendation."""
    return replace_unencodable(SYMBOLS[recommendation], terminal_encoding())


def symbol_width() -> int:
    """Return the width of any symbol in cells: 1, or 3 if the terminal has only ASCII."""
    return cell_width(symbol("keep"))


def recommendation_tone(recommendation: Recommendation) -> str:
    """Return the name of the theme variable for the colour of a recommendation."""
    return _THEME_COLOURS[recommendation]


def recommendation_colour(
    recommendation: Recommendation, theme_variables: Mapping[str, str]
) -> str:
    """Return the colour of a recommendation in a theme; empty if the theme does not define it."""
    return theme_variables.get(recommendation_tone(recommendation), "")


def points_tone(points: int, thresholds: Thresholds) -> str:
    """Return the name of the theme variable for a bar: of *fire*, of *watch*, or the accent."""
    if points >= thresholds.decisive:
        return _THEME_COLOURS["fire"]
    return _THEME_COLOURS["watch"] if points >= thresholds.serious else "primary"


@cache
def terminal_encoding() -> str:
    """Return the encoding of standard error, the stream to which Textual writes."""
    return output_encoding(sys.__stderr__) if sys.__stderr__ else UTF_8
