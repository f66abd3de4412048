"""The wide change: changes in several signs together that lead to a milder recommendation.

Flips are single changes and pairs. If they lead to nothing milder, changes in more signs still can.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tensigns.core.decision.changes import (
    AnswerChange,
    ChangeSet,
    SignChanges,
    double_changes,
    single_changes,
)
from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.rules import Totals, recommend, total_scores
from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation


class WideChange(NamedTuple):
    """Changes in several signs, and the recommendation that they lead to together.

    Without the changes in any one of these signs, the recommendation would be graver.
    """

    recommendation: Recommendation
    changes: tuple[AnswerChange, ...]

    @property
    def signs(self) -> tuple[str, ...]:
        """The ids of the signs, in the order of the questionnaire."""
        return tuple(dict.fromkeys(change.sign for change in self.changes))


class _Candidate(NamedTuple):
    """A change set in one sign, and the totals of the sign after it."""

    totals: Totals
    change_set: ChangeSet


def find_wide_change(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> WideChange | None:
    """Return the changes that lead to the mildest recommendation that changes can lead to.

    In each sign, the best single change or pair of changes is tried. Return None if the changes of
    all signs together lead to nothing milder. The answer to the weighing question does not change.
    """
    weighing = answers.get(questionnaire.weighing_key)

    def recommendation_after(best: dict[int, _Candidate]) -> Recommendation:
        totals = [
            best[index].totals if index in best else total_scores([score])
            for index, score in enumerate(scores)
        ]
        total = totals[0]
        for sign_totals in totals[1:]:
            total |= sign_totals
        return recommend(total, weighing, questionnaire.decision)

    best_changes = dict(_best_changes(questionnaire, answers, scores))
    mildest = recommendation_after(best_changes)
    if GRAVITY.index(mildest) >= GRAVITY.index(recommendation_after({})):
        return None
    for index in sorted(best_changes, key=lambda index: scores[index].points):
        fewer = {other: best for other, best in best_changes.items() if other != index}
        if recommendation_after(fewer) == mildest:
            best_changes = fewer
    changes = chain.from_iterable(best.change_set.changes for best in best_changes.values())
    return WideChange(mildest, tuple(changes))


def _best_changes(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> Iterator[tuple[int, _Candidate]]:
    """Yield the index of each sign that a change makes milder, in order, with its best change."""
    singles = single_changes(questionnaire, answers, scores)
    doubles = double_changes(questionnaire, answers, singles)
    doubles_by_sign = {changes.sign_index: changes for changes in doubles}
    for changes in singles:
        candidates = [changes, *filter(None, [doubles_by_sign.get(changes.sign_index)])]
        best = min(chain.from_iterable(map(_candidates, candidates)), key=_gravity)
        if _gravity(best) < (scores[changes.sign_index].points, True):
            yield changes.sign_index, best


def _candidates(changes: SignChanges) -> Iterator[_Candidate]:
    """Yield a change set for each of the totals that changes in a sign can lead to."""
    for totals, change_sets in changes.change_sets_by_totals.items():
        yield _Candidate(totals, change_sets[0])


def _gravity(candidate: _Candidate) -> tuple[int, bool]:
    return candidate.totals.points, candidate.totals.went_on
