"""The pointer, and one symbol a recommendation, in characters that the terminal has."""

import sys
from functools import cache

from tensigns.core.questionnaire import Recommendation
from tensigns.report.wording import SYMBOLS
from tensigns.text.ascii_stand_ins import UTF_8, output_encoding, replace_unencodable
from tensigns.text.width import cell_width

POINTER = "›"  # noqa: RUF001  a pointer, not a quotation mark


def symbol(recommendation: Recommendation) -> str:
    """The symbol of a recommendation."""
    return replace_unencodable(SYMBOLS[recommendation], written_encoding())


def symbol_width() -> int:
    """The cells of any symbol: one, or three where it is spelled in ASCII."""
    return cell_width(symbol("keep"))


@cache
def written_encoding() -> str:
    """What the full screen is written in: Textual paints on the standard error."""
    return output_encoding(sys.__stderr__) if sys.__stderr__ else UTF_8
