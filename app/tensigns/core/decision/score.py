"""The score of a sign: its points, and the flags that the rules need."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.questionnaire import Questionnaire, Sign, Thresholds


class SignScore(NamedTuple):
    """The score of one sign.

    ``sum`` is the plain sum of the points of the chosen options. ``points`` are the points that
    count, from 0 to ``Thresholds.decisive``. The flag ``decisive`` is true if an option with at
    least ``Thresholds.decisive`` points is chosen. ``went_on`` is true if a chosen option says that
    the conduct went on after it was raised. ``answered`` is true if an option is chosen for at
    least one question; "don't know" is not an option.
    """

    sign: str
    sum: int
    points: int
    decisive: bool
    went_on: bool
    answered: bool


def sign_scores(questionnaire: Questionnaire, answers: Answers) -> tuple[SignScore, ...]:
    """Return the score of every sign, in the order of the questionnaire."""
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
    """Return the points that count, from 0 to ``Thresholds.decisive``.

    If the flag ``decisive`` is set, the points are ``Thresholds.decisive``, even if negative points
    of other options make the sum smaller.
    """
    return thresholds.decisive if decisive else min(max(plain_sum, 0), thresholds.decisive)
