"""What a sitting comes to, without what explains it: a line of a list."""

from datetime import date
from typing import NamedTuple

from tensigns.core.questionnaire import Questionnaire, Recommendation
from tensigns.report.steps import recheck
from tensigns.store.seal import Result


class Summary(NamedTuple):
    """The recommendation, the points over all signs, and the day of the next look, if any."""

    recommendation: Recommendation
    points: int
    recheck: date | None


def summary(questionnaire: Questionnaire, result: Result) -> Summary:
    """The summary of a finished sitting; ``questionnaire`` is the one it was answered with."""
    look_again = recheck(questionnaire, result.finished, result.recommendation)
    return Summary(result.recommendation, result.points, look_again)
