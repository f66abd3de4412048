"""A client's sittings over time, as a drawing and in words."""

from collections.abc import Iterable

from msgspec import Struct

from tensigns.core.questionnaire import Recommendation
from tensigns.library.history import EffectiveSitting
from tensigns.report.wording import SYMBOLS, long_date, recommendation_word

MAX_POINTS = 12
"""How many sittings are told, the last ones."""

WIDTH, HEIGHT = 600, 120
"""The size of the drawing, in its own units."""

_SIDE, _TOP, _BOTTOM = 20, 26, 12
_LEAST_RANGE = 20
"""So many points take the whole height, or more where there are more."""


class TrendPoint(Struct, frozen=True):
    """What one sitting came to, and where it is drawn; ``here``: the one that is reported."""

    date: str
    recommendation: Recommendation
    symbol: str
    word: str
    points: int
    here: bool
    x: int
    y: int


def build_trend(standing: Iterable[EffectiveSitting], *here: str | None) -> tuple[TrendPoint, ...]:
    """The last sittings that stand, oldest first; none where there are fewer than two.

    ``here`` are the ids of those that are reported.
    """
    told = tuple(standing)[-MAX_POINTS:]
    if len(told) < 2:  # noqa: PLR2004  one sitting is no trend
        return ()
    highest = max(_LEAST_RANGE, *(each.result.points for each in told))
    step = (WIDTH - 2 * _SIDE) / (len(told) - 1)
    return tuple(
        TrendPoint(
            date=long_date(each.day),
            recommendation=each.result.recommendation,
            symbol=SYMBOLS[each.result.recommendation],
            word=recommendation_word(each.result.recommendation),
            points=each.result.points,
            here=each.id in here,
            x=round(_SIDE + place * step),
            y=round(HEIGHT - _BOTTOM - each.result.points / highest * (HEIGHT - _TOP - _BOTTOM)),
        )
        for place, each in enumerate(told)
    )
