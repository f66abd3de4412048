"""Two sittings side by side, sign by sign, where they can be compared.

The sides are called ``a`` and ``b``: two clients, or one client at two times. A difference is
``b`` less ``a``, so that it tells how it changed from the one to the other. There is no winner.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.score import SignScore, sign_scores
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import Questionnaire, Sign, question_key


class ComparisonSide(NamedTuple):
    """A sitting's answers, and the questionnaire they were given to."""

    questionnaire: Questionnaire
    answers: Answers


class SignComparison(NamedTuple):
    """A sign on both sides; a score is none where that questionnaire lacks the sign.

    ``comparable``: both ask the same questions, at the same revisions. ``differing`` are the
    keys of the questions that were then answered differently; one that a side hides counts there
    as not answered.
    """

    sign: str
    comparable: bool
    a: SignScore | None
    b: SignScore | None
    differing_questions: tuple[str, ...]

    @property
    def difference(self) -> int | None:
        """The points of ``b`` less those of ``a``; none where they cannot be compared."""
        if not self.comparable or self.a is None or self.b is None:
            return None
        return self.b.points - self.a.points


def compare(a: ComparisonSide, b: ComparisonSide) -> tuple[SignComparison, ...]:
    """Every sign of either side: those of ``a`` in order, then those that only ``b`` has."""
    of_a, of_b = _signs(a), _signs(b)
    scores_a, scores_b = _scores(a), _scores(b)
    differing = _differing(a, b)
    found: list[SignComparison] = []
    for name in dict.fromkeys((*of_a, *of_b)):
        one, other = of_a.get(name), of_b.get(name)
        comparable = one is not None and other is not None and _asks(one) == _asks(other)
        keys = [question_key(one, each) for each in one.questions] if one and comparable else []
        changed = tuple(key for key in keys if key in differing)
        found.append(
            SignComparison(name, comparable, scores_a.get(name), scores_b.get(name), changed)
        )
    return tuple(found)


def _signs(side: ComparisonSide) -> Mapping[str, Sign]:
    return {sign.id: sign for sign in side.questionnaire.signs}


def _scores(side: ComparisonSide) -> Mapping[str, SignScore]:
    return {score.sign: score for score in sign_scores(side.questionnaire, side.answers)}


def _asks(sign: Sign) -> Mapping[str, int]:
    """What a sign asks: a change of meaning, points or condition raises a revision."""
    return {question.id: question.revision for question in sign.questions}


def _differing(a: ComparisonSide, b: ComparisonSide) -> frozenset[str]:
    """The keys under which the sides have different answers that count."""
    one, other = (counted_answers(side.questionnaire, side.answers).items() for side in (a, b))
    return frozenset(key for key, _given in one ^ other)
