"""The trend: the results of a client's sittings over time, as points of a chart and as words."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from tensigns.core.questionnaire import Recommendation
from tensigns.library.history import EffectiveSitting
from tensigns.report.wording import SYMBOLS, long_date, marked_points, recommendation_word

MAX_SITTINGS = 12
"""The most sittings in a trend. If there are more, the latest sittings are shown."""

WIDTH, HEIGHT = 600, 120
"""The size of the chart, in units of the SVG's viewBox. The template has the same numbers."""

_MARGIN, _TOP, _BOTTOM = 20, 26, 12
_MIN_SCALE = 20
"""The total points at the top of the chart, unless a sitting has more."""


class TrendPoint(Struct, frozen=True):
    """One sitting in a trend, with its position in the chart.

    ``date`` has the time of day too if the trend has several sittings of that day. ``points_text``
    are the total points, with a mark if a question is open. ``is_reported`` is True if the report
    is about this sitting.
    """

    date: str
    recommendation: Recommendation
    symbol: str
    word: str
    points_text: str
    is_reported: bool
    x: int
    y: int


def build_trend(
    sittings: Iterable[EffectiveSitting], *reported_ids: str | None
) -> tuple[TrendPoint, ...]:
    """Build the trend of the latest effective sittings, oldest first.

    The trend is empty if there are fewer than two sittings. ``reported_ids`` are the ids of the
    sittings that the report is about.
    """
    latest = tuple(sittings)[-MAX_SITTINGS:]
    sittings_of_day = Counter(sitting.day for sitting in latest)
    if len(latest) < 2:  # noqa: PLR2004  one sitting is no trend
        return ()
    scale = max(_MIN_SCALE, *(sitting.result.points for sitting in latest))
    step = (WIDTH - 2 * _MARGIN) / (len(latest) - 1)
    return tuple(
        TrendPoint(
            date=_date(sitting, with_time=sittings_of_day[sitting.day] > 1),
            recommendation=sitting.result.recommendation,
            symbol=SYMBOLS[sitting.result.recommendation],
            word=recommendation_word(sitting.result.recommendation),
            points_text=marked_points(
                sitting.result.points, is_open=bool(sitting.result.open_count)
            ),
            is_reported=sitting.id in reported_ids,
            x=round(_MARGIN + index * step),
            y=round(HEIGHT - _BOTTOM - sitting.result.points / scale * (HEIGHT - _TOP - _BOTTOM)),
        )
        for index, sitting in enumerate(latest)
    )


def _date(sitting: EffectiveSitting, *, with_time: bool) -> str:
    date = long_date(sitting.day)
    return f"{date}, {sitting.result.finished:%H:%M}" if with_time else date
