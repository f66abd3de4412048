"""The score of a sign: its points, and the flags that the rules need."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.questionnaire import Questionnaire, Sign, Thresholds


class ScoreFlags(NamedTuple):
    """The flags of a score that follow from the chosen options; see :class:`SignScore`.

    ``|`` joins the flags of two groups of options.
    """

    decisive: bool
    went_on: bool
    answered: bool
    spared: bool

    def __or__(self, other: "ScoreFlags") -> "ScoreFlags":
        spared = self.spared or other.spared
        return ScoreFlags(
            not spared and (self.decisive or other.decisive),
            self.went_on or other.went_on,
            self.answered or other.answered,
            spared,
        )


class SignScore(NamedTuple):
    """The score of one sign.

    ``sum`` is the plain sum of the points of the chosen options. ``points`` are the points that
    count, from 0 to ``Thresholds.decisive``. The flag ``decisive`` is true if an option with at
    least ``Thresholds.decisive`` points is chosen and the sign is not spared. ``went_on`` is true
    if a chosen option says that the conduct went on after it was raised. ``answered`` is true if an
    option is chosen for at least one question; "don't know" is not an option. ``spared`` is true if
    a chosen option has ``spares``. ``serious_red_flag`` is true if the sign counts for the rule
    ``red-flags``; it is always false in a questionnaire without that rule.
    """

    sign: str
    sum: int
    points: int
    decisive: bool
    went_on: bool
    answered: bool
    spared: bool
    serious_red_flag: bool


def sign_scores(questionnaire: Questionnaire, answers: Answers) -> tuple[SignScore, ...]:
    """Return the score of every sign, in the order of the questionnaire."""
    return tuple(score_sign(sign, answers, questionnaire.decision) for sign in questionnaire.signs)


def score_sign(sign: Sign, answers: Answers, thresholds: Thresholds) -> SignScore:
    """Score a sign from its visible, answered questions."""
    questions = visible_in_sign(sign, answers)
    chosen_options = [q.option for q in questions if q.option is not None]
    spared = any(option.spares for option in chosen_options)
    flags = ScoreFlags(
        decisive=not spared and any(o.points >= thresholds.decisive for o in chosen_options),
        went_on=any(option.went_on for option in chosen_options),
        answered=bool(chosen_options),
        spared=spared,
    )
    return score_sum(sign, sum(option.points for option in chosen_options), flags, thresholds)


def score_sum(sign: Sign, plain_sum: int, flags: ScoreFlags, thresholds: Thresholds) -> SignScore:
    """Return the score of a sign with this sum of points and these flags.

    The points that count are the sum, limited to the range 0 to ``decisive``, or 0 to
    ``decisive`` - 1 if the sign is spared. If the flag ``decisive`` is set, the points are
    ``Thresholds.decisive``, even if negative points make the sum smaller. A sign with
    ``raise_first`` is a serious red flag only if the conduct also went on after it was raised.
    """
    points = min(max(plain_sum, 0), thresholds.decisive - flags.spared)
    if flags.decisive:
        points = thresholds.decisive
    serious_red_flag = (
        sign.red_flag
        and thresholds.red_flags is not None
        and points >= thresholds.serious
        and not flags.spared
        and (flags.went_on or not sign.raise_first)
    )
    return SignScore(sign.id, plain_sum, points, *flags, serious_red_flag)
