"""Comparison of two sittings, sign by sign.

The two sittings are called side ``a`` and side ``b``: two clients, or one client at two times. A
difference is ``b`` minus ``a``. A comparison does not say which side is better.
"""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.score import SignScore, sign_scores
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import Questionnaire, Sign, question_key


class ComparisonSide(Struct, frozen=True):
    """The answers of a sitting and the questionnaire of that sitting."""

    questionnaire: Questionnaire
    answers: Answers


class SignComparison(NamedTuple):
    """The scores of one sign on both sides, and the questions that are answered differently.

    ``a`` and ``b`` are the scores; a score is None if the questionnaire of that side lacks the
    sign. ``comparable``: in both questionnaires the sign has the same questions at the same
    revisions. ``differing_questions``: the keys of the questions with different answers; empty if
    the sign is not comparable. A question that is hidden on a side counts as unanswered there.
    """

    sign: str
    comparable: bool
    a: SignScore | None
    b: SignScore | None
    differing_questions: tuple[str, ...]

    @property
    def difference(self) -> int | None:
        """The points of ``b`` minus those of ``a``; None if the sign is not comparable."""
        if not self.comparable or self.a is None or self.b is None:
            return None
        return self.b.points - self.a.points


def compare(side_a: ComparisonSide, side_b: ComparisonSide) -> tuple[SignComparison, ...]:
    """Compare every sign of both sides.

    The signs of ``side_a`` come first, in the order of its questionnaire. The signs that only
    ``side_b`` has follow.
    """
    signs_a, signs_b = _signs_by_id(side_a), _signs_by_id(side_b)
    scores_a, scores_b = _scores_by_id(side_a), _scores_by_id(side_b)
    differing_keys = _differing_keys(side_a, side_b)
    comparisons: list[SignComparison] = []
    for sign_id in dict.fromkeys((*signs_a, *signs_b)):
        sign_a, sign_b = signs_a.get(sign_id), signs_b.get(sign_id)
        comparable = bool(sign_a and sign_b and _revisions(sign_a) == _revisions(sign_b))
        keys = [question_key(sign_a, q) for q in sign_a.questions] if sign_a and comparable else []
        comparisons.append(
            SignComparison(
                sign=sign_id,
                comparable=comparable,
                a=scores_a.get(sign_id),
                b=scores_b.get(sign_id),
                differing_questions=tuple(key for key in keys if key in differing_keys),
            )
        )
    return tuple(comparisons)


def _signs_by_id(side: ComparisonSide) -> Mapping[str, Sign]:
    return {sign.id: sign for sign in side.questionnaire.signs}


def _scores_by_id(side: ComparisonSide) -> Mapping[str, SignScore]:
    return {score.sign: score for score in sign_scores(side.questionnaire, side.answers)}


def _revisions(sign: Sign) -> Mapping[str, int]:
    """Return the revision of each question of a sign, by question id."""
    return {question.id: question.revision for question in sign.questions}


def _differing_keys(side_a: ComparisonSide, side_b: ComparisonSide) -> frozenset[str]:
    """Return the keys of the questions whose answers differ.

    An answer to a hidden question counts as no answer.
    """
    counted_a = counted_answers(side_a.questionnaire, side_a.answers)
    counted_b = counted_answers(side_b.questionnaire, side_b.answers)
    return frozenset(key for key, _answer in counted_a.items() ^ counted_b.items())
