"""The trend: a client's sittings over time, as points of a drawing and in words."""

from collections.abc import Iterable

from msgspec import Struct

from tensigns.core.questionnaire import Recommendation
from tensigns.library.history import EffectiveSitting
from tensigns.report.wording import SYMBOLS, long_date, recommendation_word

MAX_SITTINGS = 12
"""The most sittings in a trend; the latest are kept."""

WIDTH, HEIGHT = 600, 120
"""The size of the drawing, in units of its viewBox; the template repeats it."""

_MARGIN, _TOP, _BOTTOM = 20, 26, 12
_MIN_SCALE = 20
"""The fewest points that fill the height of the drawing."""


class TrendPoint(Struct, frozen=True):
    """One sitting in a trend, with its place in the drawing.

    ``is_reported`` is true for the sittings that the report is about.
    """

    date: str
    recommendation: Recommendation
    symbol: str
    word: str
    points: int
    is_reported: bool
    x: int
    y: int


def build_trend(
    sittings: Iterable[EffectiveSitting], *reported_ids: str | None
) -> tuple[TrendPoint, ...]:
    """The latest of the effective sittings, oldest first; empty for fewer than two."""
    latest = tuple(sittings)[-MAX_SITTINGS:]
    if len(latest) < 2:  # noqa: PLR2004  one sitting is no trend
        return ()
    scale = max(_MIN_SCALE, *(sitting.result.points for sitting in latest))
    step = (WIDTH - 2 * _MARGIN) / (len(latest) - 1)
    return tuple(
        TrendPoint(
            date=long_date(sitting.day),
            recommendation=sitting.result.recommendation,
            symbol=SYMBOLS[sitting.result.recommendation],
            word=recommendation_word(sitting.result.recommendation),
            points=sitting.result.points,
            is_reported=sitting.id in reported_ids,
            x=round(_MARGIN + index * step),
            y=round(HEIGHT - _BOTTOM - sitting.result.points / scale * (HEIGHT - _TOP - _BOTTOM)),
        )
        for index, sitting in enumerate(latest)
    )
