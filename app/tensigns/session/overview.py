"""What a sitting comes to, without what explains it: a line of a list."""

from datetime import date
from typing import NamedTuple

from tensigns.core.questionnaire import Questionnaire, Recommendation
from tensigns.library.checksum import SittingResult
from tensigns.report.next_steps import recheck_date


class ResultSummary(NamedTuple):
    """The recommendation, the points over all signs, and the day of the next look, if any."""

    recommendation: Recommendation
    points: int
    recheck: date | None


def result_summary(questionnaire: Questionnaire, result: SittingResult) -> ResultSummary:
    """The summary of a finished sitting; ``questionnaire`` is the one it was answered with."""
    look_again = recheck_date(questionnaire, result.finished, result.recommendation)
    return ResultSummary(result.recommendation, result.points, look_again)
