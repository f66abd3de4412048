"""The points of a sign."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.questionnaire import Sign, Thresholds


class SignScore(NamedTuple):
    """What a sign comes to.

    ``sum`` is the plain sum of its options; ``points`` what counts of it, 0 to ten.
    ``decisive``: an option worth ten was chosen. ``answered``: at least one question was.
    """

    sign: str
    sum: int
    points: int
    decisive: bool
    went_on: bool
    answered: bool


def score_sign(sign: Sign, answers: Answers, thresholds: Thresholds) -> SignScore:
    """Add a sign up: shown, answered questions only."""
    chosen = [item.option for item in visible_in_sign(sign, answers) if item.option is not None]
    decisive = any(option.points >= thresholds.decisive for option in chosen)
    plain = sum(option.points for option in chosen)
    return SignScore(
        sign=sign.id,
        sum=plain,
        points=clamp_points(plain, decisive=decisive, thresholds=thresholds),
        decisive=decisive,
        went_on=any(option.went_on for option in chosen),
        answered=bool(chosen),
    )


def clamp_points(plain: int, *, decisive: bool, thresholds: Thresholds) -> int:
    """What counts of a sum: ten if an option is decisive, else the sum within 0 to ten."""
    return thresholds.decisive if decisive else min(max(plain, 0), thresholds.decisive)
