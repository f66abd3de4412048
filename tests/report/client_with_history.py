"""A client's sittings over time, as the library would tell them."""

from collections.abc import Iterable
from datetime import timedelta

from tensigns.core.questionnaire import Recommendation
from tensigns.library.history import EffectiveSitting
from tensigns.library.sitting_codec import SittingResult
from tests.report.sample import EDITION, FINISHED

COURSE: tuple[tuple[Recommendation, int], ...] = (
    ("keep", 2),
    ("undecided", 0),
    ("keep", 5),
    ("watch", 9),
    ("fire", 26),
)
"""One of each, and worse at last."""


Course = Iterable[tuple[Recommendation, int]]


def standing(course: Course = COURSE) -> tuple[EffectiveSitting, ...]:
    """Sittings six weeks apart, with the ids ``0``, ``1`` ..."""
    return tuple(_standing(place, *each) for place, each in enumerate(course))


def _standing(place: int, recommendation: Recommendation, points: int) -> EffectiveSitting:
    when = FINISHED + place * timedelta(weeks=6)
    result = SittingResult(when, None, EDITION.ref, recommendation, points)
    return EffectiveSitting(str(place), result, (), when.date())
