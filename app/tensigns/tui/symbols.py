"""The pointer, and one symbol a recommendation, in characters that the terminal has."""

import sys
from functools import cache

from tensigns.core.questionnaire import Recommendation
from tensigns.report.characters import UTF_8, encoding_of, spelled
from tensigns.report.lines import cells
from tensigns.report.words import SYMBOLS

POINTER = "›"  # noqa: RUF001  a pointer, not a quotation mark


def symbol(recommendation: Recommendation) -> str:
    """The symbol of a recommendation."""
    return spelled(SYMBOLS[recommendation], written_encoding())


def symbol_width() -> int:
    """The cells of any symbol: one, or three where it is spelled in ASCII."""
    return cells(symbol("keep"))


@cache
def written_encoding() -> str:
    """What the full screen is written in: Textual paints on the standard error."""
    return encoding_of(sys.__stderr__) if sys.__stderr__ else UTF_8
