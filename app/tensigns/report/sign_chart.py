"""The chart of the points by sign over time: a row for each sign, a bar for each sitting."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from tensigns.language import gettext as _
from tensigns.report.sign_labels import SignLabel
from tensigns.report.wording import long_date, marked_points, short_date

MAX_SITTINGS = 12
"""The most sittings in a chart. If there are more, the latest sittings are shown."""

LABEL_WIDTH, BARS_WIDTH, ROW_HEIGHT = 190, 400, 26
"""The width of the labels and of the bars, and the height of a row, in units of the viewBox."""

_MIN_FULL_POINTS = 10
_BAR_HEIGHT = 20
_WIDEST_BAR = 24
_BAR_SHARE = 0.6


class ChartSitting(Struct, frozen=True):
    """The day of a sitting, its points by sign id, and the ids of the signs that are open."""

    day: date
    sign_points: Mapping[str, int]
    open_signs: frozenset[str]


class ChartBar(Struct, frozen=True):
    """The bar of a sitting in the row of a sign, in units of the viewBox.

    ``text`` are the points, with a mark if the sign is open; empty if the sitting did not ask about
    the sign.
    """

    x: int
    width: int
    height: int
    text: str


class ChartRow(Struct, frozen=True):
    """The row of a sign. ``base`` is the y of the lower end of the bars."""

    label: str
    base: int
    bars: tuple[ChartBar, ...]


class SignChart(Struct, frozen=True):
    """The chart: its rows, the days of the sittings, oldest first, and its texts."""

    title: str
    description: str
    days: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    width: int
    height: int
    has_open_signs: bool


def build_sign_chart(
    sittings: Sequence[ChartSitting], labels: Mapping[str, SignLabel]
) -> SignChart | None:
    """Return the chart of the latest sittings; None if there are fewer than two.

    ``sittings`` are oldest first.
    """
    latest = sittings[-MAX_SITTINGS:]
    if len(latest) < 2:  # noqa: PLR2004  one sitting is no course of time
        return None
    shown_ids = {sign_id for sitting in latest for sign_id in sitting.sign_points}
    shown_labels = [(id_, label) for id_, label in labels.items() if id_ in shown_ids]
    shown_labels.sort(key=lambda item: item[1].number)
    points = (points for sitting in latest for points in sitting.sign_points.values())
    full_points = max(_MIN_FULL_POINTS, *points)
    rows = tuple(
        ChartRow(
            label=_("{number}. {label}").format(number=label.number, label=label.label),
            base=(index + 1) * ROW_HEIGHT,
            bars=tuple(_bars(sign_id, latest, full_points)),
        )
        for index, (sign_id, label) in enumerate(shown_labels)
    )
    description = _(
        "From {first} to {last}, {count} sittings, the oldest at the left. A full bar has {points} "
        "points."
    )
    return SignChart(
        title=_("Points by sign"),
        description=description.format(
            first=long_date(latest[0].day),
            last=long_date(latest[-1].day),
            count=len(latest),
            points=full_points,
        ),
        days=tuple(short_date(sitting.day) for sitting in latest),
        rows=rows,
        width=LABEL_WIDTH + BARS_WIDTH,
        height=len(rows) * ROW_HEIGHT + 4,
        has_open_signs=any(sitting.open_signs for sitting in latest),
    )


def _bars(sign_id: str, sittings: Sequence[ChartSitting], full_points: int) -> Iterable[ChartBar]:
    step = BARS_WIDTH / len(sittings)
    width = min(_WIDEST_BAR, round(step * _BAR_SHARE))
    for index, sitting in enumerate(sittings):
        points = sitting.sign_points.get(sign_id)
        yield ChartBar(
            x=round(LABEL_WIDTH + index * step),
            width=width,
            height=round((points or 0) / full_points * _BAR_HEIGHT),
            text=(
                ""
                if points is None
                else marked_points(points, is_open=sign_id in sitting.open_signs)
            ),
        )
