"""The effective sittings of a client, as the library returns them."""

from collections.abc import Iterable
from datetime import timedelta

from tensigns.core.questionnaire import Recommendation
from tensigns.library.history import EffectiveSitting
from tensigns.library.sitting_codec import SittingResult
from tests.report.sample import EDITION, FINISHED

HISTORY: tuple[tuple[Recommendation, int], ...] = (
    ("keep", 2),
    ("undecided", 0),
    ("keep", 5),
    ("watch", 9),
    ("fire", 26),
)
"""Every recommendation, with its points, from the oldest sitting to the newest."""


History = Iterable[tuple[Recommendation, int]]


def effective_sittings(history: History = HISTORY) -> tuple[EffectiveSitting, ...]:
    """Sittings six weeks apart, with the ids ``0``, ``1`` ..."""
    return tuple(_effective_sitting(index, *outcome) for index, outcome in enumerate(history))


def _effective_sitting(index: int, recommendation: Recommendation, points: int) -> EffectiveSitting:
    when = FINISHED + index * timedelta(weeks=6)
    result = SittingResult(when, None, EDITION.ref, recommendation, points, 0)
    return EffectiveSitting(str(index), result, (), when.date())
