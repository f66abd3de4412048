"""What a sitting comes to, without what explains it: enough for a list, and quick."""

from datetime import date
from typing import NamedTuple

from tensigns.core.decision import scored
from tensigns.core.questionnaire import Questionnaire, Recommendation
from tensigns.core.rules import graver, rules
from tensigns.core.sitting import Sitting
from tensigns.report.steps import recheck


class Summary(NamedTuple):
    """The recommendation, the points over all signs, and the day of the next look, if any."""

    recommendation: Recommendation
    points: int
    recheck: date | None


def summary(questionnaire: Questionnaire, sitting: Sitting) -> Summary:
    """Add a sitting up."""
    scores = scored(questionnaire, sitting.answers)
    weighing = sitting.answers.get(questionnaire.weighing_key)
    fired = rules(scores, weighing, questionnaire.decision)
    recommendation = graver(rule.recommendation for rule in fired)
    points = sum(score.points for score in scores)
    return Summary(recommendation, points, recheck(questionnaire, sitting, recommendation))
