"""Flips: the fewest changes of answers that lead to another recommendation.

A flip to a graver recommendation shows what to watch for; in ``report`` it is a tripwire. A flip to
a milder recommendation shows what to ask for in a talk with the client.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, combinations, islice, product, starmap
from typing import NamedTuple

from msgspec import Struct

from tensigns.core.decision.changes import (
    AnswerChange,
    ChangeSet,
    SignChanges,
    combine,
    double_changes,
    single_changes,
)
from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.rules import Totals, cached_recommend, total_other_scores, total_scores
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import score_extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation

MAX_FLIPS = 5
"""The most flips in each direction."""


class Flip(Struct, frozen=True):
    """One change, or two together, and the recommendation that they lead to."""

    recommendation: Recommendation
    changes: tuple[AnswerChange, ...]


class _Candidate(NamedTuple):
    """Totals of all signs, and the change sets that lead to these totals, sorted."""

    totals: Totals
    change_sets: Iterable[ChangeSet]


_IsFlip = Callable[[Totals], bool]
"""A test whether totals lead to a recommendation in the direction of the search.

The direction is graver or milder.
"""


def find_flips(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> tuple[Flip, ...]:
    """Return the nearest flips to graver recommendations, then the nearest to milder ones.

    In each direction there are at most :data:`MAX_FLIPS`. They are sorted by the change of the
    total points, then by the order of the questionnaire. For each direction, pairs of changes are
    tried only if no single change is a flip. A question that a change reveals counts as
    unanswered. The answer to the weighing question does not change.
    """
    recommend = cached_recommend(answers.get(questionnaire.weighing_key), questionnaire.decision)
    gravity = GRAVITY.index(recommend(total_scores(scores)))
    single_changes_of_signs = single_changes(questionnaire, answers, scores)

    def flips_in(direction: int) -> Iterator[Flip]:
        def is_flip(after: Totals) -> bool:
            return (GRAVITY.index(recommend(after)) - gravity) * direction > 0

        nearest = _nearest_in_direction(
            questionnaire, answers, scores, single_changes_of_signs, is_flip
        )
        for change_set, after in nearest:
            yield Flip(recommend(after), change_set.changes)

    return (*flips_in(1), *flips_in(-1))


def _nearest_in_direction(
    questionnaire: Questionnaire,
    answers: Answers,
    scores: Sequence[SignScore],
    single_changes_of_signs: Sequence[SignChanges],
    is_flip: _IsFlip,
) -> list[tuple[ChangeSet, Totals]]:
    """Return the nearest flips by a single change; if there are none, by two changes."""
    totals = total_scores(scores)
    candidates = _candidates_in_one_sign(single_changes_of_signs, scores)
    nearest = _nearest_flips(candidates, is_flip, totals)
    if nearest:
        return nearest
    combinable_changes = _changes_with_possible_flip(
        questionnaire, answers, single_changes_of_signs, scores, is_flip
    )
    double_changes_of_signs = double_changes(questionnaire, answers, combinable_changes)
    pair_candidates = chain(
        _candidates_in_one_sign(double_changes_of_signs, scores),
        _candidates_in_two_signs(single_changes_of_signs, scores, is_flip),
    )
    return _nearest_flips(pair_candidates, is_flip, totals)


def _nearest_flips(
    candidates: Iterable[_Candidate], is_flip: _IsFlip, before: Totals
) -> list[tuple[ChangeSet, Totals]]:
    """Return the change sets of the flips that change the points least.

    Each change set comes with the totals of all signs after its changes. ``before`` are the totals
    before the changes.
    """
    ranked = (
        (abs(after.points - before.points), change_set, after)
        for after, change_sets in candidates
        if is_flip(after)
        for change_set in islice(change_sets, MAX_FLIPS)
    )
    return [(change_set, after) for _, change_set, after in nsmallest(MAX_FLIPS, ranked)]


def _candidates_in_one_sign(
    changes_of_signs: Iterable[SignChanges], scores: Sequence[SignScore]
) -> Iterator[_Candidate]:
    """Yield the change sets of every sign, with the totals of all signs after the changes."""
    for sign_index, change_sets_by_totals in changes_of_signs:
        other_totals = total_other_scores(scores, sign_index)
        for sign_totals, change_sets in change_sets_by_totals.items():
            yield _Candidate(other_totals | sign_totals, change_sets)


def _candidates_in_two_signs(
    single_changes_of_signs: Iterable[SignChanges], scores: Sequence[SignScore], is_flip: _IsFlip
) -> Iterator[_Candidate]:
    """Yield the pairs of changes in two signs, one change in each sign.

    A pair of signs is skipped if no flip comes from the smallest totals of the two signs, nor from
    the largest.
    """
    bounded_changes = [
        (singles, _totals_bounds(singles.change_sets_by_totals))
        for singles in single_changes_of_signs
    ]
    for (first, first_bounds), (second, second_bounds) in combinations(bounded_changes, 2):
        other_totals = total_other_scores(scores, first.sign_index, second.sign_index)
        bounds = zip(first_bounds, second_bounds, strict=True)
        if any(is_flip(other_totals | bound_a | bound_b) for bound_a, bound_b in bounds):
            for (first_totals, first_sets), (second_totals, second_sets) in product(
                first.change_sets_by_totals.items(), second.change_sets_by_totals.items()
            ):
                change_sets = starmap(combine, product(first_sets, second_sets))
                yield _Candidate(other_totals | first_totals | second_totals, change_sets)


def _totals_bounds(totals: Iterable[Totals]) -> tuple[Totals, Totals]:
    """Return two totals: one with the minimum of every field, one with the maximum."""
    values_by_field = list(zip(*totals, strict=True))
    return Totals._make(map(min, values_by_field)), Totals._make(map(max, values_by_field))


def _changes_with_possible_flip(
    questionnaire: Questionnaire,
    answers: Answers,
    single_changes_of_signs: Iterable[SignChanges],
    scores: Sequence[SignScore],
    is_flip: _IsFlip,
) -> Iterator[SignChanges]:
    """Yield the single changes of each sign in which a combination of changes could be a flip."""
    for singles in single_changes_of_signs:
        options: dict[str, list[str]] = defaultdict(list)
        for change_set in singles.change_sets():
            for change in change_set.changes:
                options[change.question].append(change.after)
        sign = questionnaire.signs[singles.sign_index]
        extremes = score_extremes(sign, answers, options, questionnaire.decision)
        other_totals = total_other_scores(scores, singles.sign_index)
        if any(is_flip(other_totals | total_scores([extreme])) for extreme in extremes):
            yield singles
