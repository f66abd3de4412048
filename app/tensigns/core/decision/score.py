"""The score of a sign: its points and what they come from."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.questionnaire import Questionnaire, Sign, Thresholds


class SignScore(NamedTuple):
    """The score of one sign.

    ``sum`` is the plain sum of the points of the chosen options. ``points`` is what counts:
    0 to ten. ``decisive``: an option worth ten was chosen. ``answered``: at least one question
    has an option chosen.
    """

    sign: str
    sum: int
    points: int
    decisive: bool
    went_on: bool
    answered: bool


def sign_scores(questionnaire: Questionnaire, answers: Answers) -> tuple[SignScore, ...]:
    """The score of every sign, in order."""
    return tuple(score_sign(sign, answers, questionnaire.decision) for sign in questionnaire.signs)


def score_sign(sign: Sign, answers: Answers, thresholds: Thresholds) -> SignScore:
    """Score a sign from its visible, answered questions."""
    questions = visible_in_sign(sign, answers)
    chosen_options = [q.option for q in questions if q.option is not None]
    decisive = any(option.points >= thresholds.decisive for option in chosen_options)
    plain_sum = sum(option.points for option in chosen_options)
    return SignScore(
        sign=sign.id,
        sum=plain_sum,
        points=clamp_points(plain_sum, decisive=decisive, thresholds=thresholds),
        decisive=decisive,
        went_on=any(option.went_on for option in chosen_options),
        answered=bool(chosen_options),
    )


def clamp_points(plain_sum: int, *, decisive: bool, thresholds: Thresholds) -> int:
    """The points that count: ten if an option is decisive, else the sum limited to 0 to ten."""
    return thresholds.decisive if decisive else min(max(plain_sum, 0), thresholds.decisive)
