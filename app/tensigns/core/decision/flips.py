"""Flips: the fewest changes of given answers that lead to another recommendation.

Flips to the graver side are tripwires; those to the milder side are the agenda for the talk.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, combinations, islice, product, starmap
from typing import NamedTuple

from tensigns.core.decision.changes import (
    AnswerChange,
    ChangeSet,
    SignChanges,
    combine,
    double_changes,
    single_changes,
)
from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.rules import (
    Totals,
    cached_outcome,
    total_other_scores,
    total_scores,
)
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import score_extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation

MAX_FLIPS = 5
"""The most flips in each direction."""


class Flip(NamedTuple):
    """One change, or two together, and the recommendation that they lead to."""

    recommendation: Recommendation
    changes: tuple[AnswerChange, ...]


class _Candidate(NamedTuple):
    """Totals of all signs, and the change sets that lead to them, in order."""

    totals: Totals
    change_sets: Iterable[ChangeSet]


_IsFlip = Callable[[Totals], bool]
"""Whether totals lead to another recommendation, in the direction that is searched."""


def find_flips(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> tuple[Flip, ...]:
    """The nearest flips, graver ones first, at most :data:`MAX_FLIPS` in each direction.

    They are sorted by the change of the total points, then by the order of the questionnaire.
    Two changes together are tried only where no single change is a flip. A question that a change
    reveals counts as unanswered. The answer to the weighing does not change.
    """
    outcome = cached_outcome(answers.get(questionnaire.weighing_key), questionnaire.decision)
    totals = total_scores(scores)
    gravity = GRAVITY.index(outcome(totals))
    singles = single_changes(questionnaire, answers, scores)
    flips: list[Flip] = []
    for direction in (1, -1):

        def is_flip(after: Totals, direction: int = direction) -> bool:
            return (GRAVITY.index(outcome(after)) - gravity) * direction > 0

        nearest = _nearest(_in_one_sign(singles, scores), is_flip, totals)
        if not nearest:
            promising = _promising(questionnaire, answers, singles, scores, is_flip)
            doubles = double_changes(questionnaire, answers, promising)
            candidates = chain(
                _in_one_sign(doubles, scores), _in_two_signs(singles, scores, is_flip)
            )
            nearest = _nearest(candidates, is_flip, totals)
        flips += [Flip(outcome(after), change_set.changes) for change_set, after in nearest]
    return tuple(flips)


def _nearest(
    candidates: Iterable[_Candidate], is_flip: _IsFlip, before: Totals
) -> list[tuple[ChangeSet, Totals]]:
    """The flips that change the points least, each with the totals after it."""
    ranked = (
        (abs(after.points - before.points), change_set, after)
        for after, change_sets in candidates
        if is_flip(after)
        for change_set in islice(change_sets, MAX_FLIPS)
    )
    return [(change_set, after) for _, change_set, after in nsmallest(MAX_FLIPS, ranked)]


def _in_one_sign(
    changes: Iterable[SignChanges], scores: Sequence[SignScore]
) -> Iterator[_Candidate]:
    """The change sets of every sign, with the totals of all signs after them."""
    for sign_index, groups in changes:
        others = total_other_scores(scores, sign_index)
        for totals, change_sets in groups.items():
            yield _Candidate(others | totals, change_sets)


def _in_two_signs(
    singles: Iterable[SignChanges], scores: Sequence[SignScore], is_flip: _IsFlip
) -> Iterator[_Candidate]:
    """One change in each of two signs, for those signs where the largest changes are a flip."""
    bounded = [(single, _bounds(single.groups)) for single in singles]
    for (first, first_bounds), (second, second_bounds) in combinations(bounded, 2):
        others = total_other_scores(scores, first.sign_index, second.sign_index)
        bounds = zip(first_bounds, second_bounds, strict=True)
        if any(is_flip(others | first_end | second_end) for first_end, second_end in bounds):
            for (first_totals, first_sets), (second_totals, second_sets) in product(
                first.groups.items(), second.groups.items()
            ):
                change_sets = starmap(combine, product(first_sets, second_sets))
                yield _Candidate(others | first_totals | second_totals, change_sets)


def _bounds(totals: Iterable[Totals]) -> tuple[Totals, Totals]:
    """The least and the greatest of each figure."""
    figures = list(zip(*totals, strict=True))
    return Totals._make(map(min, figures)), Totals._make(map(max, figures))


def _promising(
    questionnaire: Questionnaire,
    answers: Answers,
    singles: Iterable[SignChanges],
    scores: Sequence[SignScore],
    is_flip: _IsFlip,
) -> Iterator[SignChanges]:
    """The changes of the signs in which any combination of changes could be a flip."""
    for single in singles:
        options: dict[str, list[str]] = defaultdict(list)
        for change_set in chain.from_iterable(single.groups.values()):
            for change in change_set.changes:
                options[change.question].append(change.after)
        sign = questionnaire.signs[single.sign_index]
        extremes = score_extremes(sign, answers, options, questionnaire.decision)
        others = total_other_scores(scores, single.sign_index)
        if any(is_flip(others | total_scores([extreme])) for extreme in extremes):
            yield single
