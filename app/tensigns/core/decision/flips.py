"""The fewest changes of given answers that lead to another recommendation.

To the graver side they are tripwires, to the milder side the agenda for the talk.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, combinations, islice, product, starmap
from typing import NamedTuple

from tensigns.core.decision.changes import (
    AnswerChange,
    ChangeSet,
    ChangeSets,
    double_changes,
    single_changes,
)
from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.rules import Totals, cached_outcome, total_scores
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import score_extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation

MAX_FLIPS = 5
"""How many flips are told each way."""


class Flip(NamedTuple):
    """One change, or two together, and the recommendation they lead to."""

    recommendation: Recommendation
    changes: tuple[AnswerChange, ...]


_Case = tuple[Totals, Iterable[ChangeSet]]
"""What all signs would come to, and the moves in order that each lead there."""

_Leads = Callable[[Totals], bool]
"""Whether some totals lead to another recommendation, on the side that is looked at."""


def find_flips(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> tuple[Flip, ...]:
    """The nearest five each way, graver ones first, by least change of points, then order.

    Pairs only where no single change leads that way. A question that a change reveals counts
    as unanswered; the weighing stays as given.
    """
    outcome = cached_outcome(answers.get(questionnaire.weighing_key), questionnaire.decision)
    now = total_scores(scores)
    here = GRAVITY.index(outcome(now))
    alone = single_changes(questionnaire, answers, scores)
    told: list[Flip] = []
    for way in (1, -1):

        def leads(after: Totals, way: int = way) -> bool:
            return (GRAVITY.index(outcome(after)) - here) * way > 0

        found = _nearest(_within(alone, scores), leads, now)
        if not found:
            some = _promising(questionnaire, answers, alone, scores, leads)
            both = _within(double_changes(questionnaire, answers, some), scores)
            found = _nearest(chain(both, _across(alone, scores, leads)), leads, now)
        told += [Flip(outcome(after), move.changes) for move, after in found]
    return tuple(told)


def _nearest(cases: Iterable[_Case], leads: _Leads, now: Totals) -> list[tuple[ChangeSet, Totals]]:
    found = (
        (abs(after.points - now.points), move, after)
        for after, moves in cases
        if leads(after)
        for move in islice(moves, MAX_FLIPS)
    )
    return [(move, after) for _, move, after in nsmallest(MAX_FLIPS, found)]


def _within(moves: ChangeSets, scores: Sequence[SignScore]) -> Iterator[_Case]:
    for place, groups in moves.items():
        others = total_scores([*scores[:place], *scores[place + 1 :]])
        for part, alike in groups.items():
            yield others | part, alike


def _promising(
    questionnaire: Questionnaire,
    answers: Answers,
    alone: ChangeSets,
    scores: Sequence[SignScore],
    leads: _Leads,
) -> ChangeSets:
    """The moves of the signs where all of them together could lead anywhere."""
    some: dict[int, Mapping[Totals, Sequence[ChangeSet]]] = {}
    for place, groups in alone.items():
        ways: dict[str, list[str]] = defaultdict(list)
        for move in chain.from_iterable(groups.values()):
            for change in move.changes:
                ways[change.question].append(change.after)
        ends = score_extremes(questionnaire.signs[place], answers, ways, questionnaire.decision)
        others = total_scores([*scores[:place], *scores[place + 1 :]])
        if any(leads(others | total_scores([end])) for end in ends):
            some[place] = groups
    return some


def _across(alone: ChangeSets, scores: Sequence[SignScore], leads: _Leads) -> Iterator[_Case]:
    """A change in each of two signs, where the most that they could do leads anywhere."""
    ends = {place: (_end(parts, min), _end(parts, max)) for place, parts in alone.items()}
    for (place, ones), (further, twos) in combinations(alone.items(), 2):
        others = total_scores(
            [*scores[:place], *scores[place + 1 : further], *scores[further + 1 :]]
        )
        if any(
            leads(others | one | two) for one, two in zip(ends[place], ends[further], strict=True)
        ):
            for (one, firsts), (two, seconds) in product(ones.items(), twos.items()):
                yield others | one | two, starmap(_both, product(firsts, seconds))


def _end(parts: Iterable[Totals], by: Callable[[Iterable[int]], int]) -> Totals:
    """The least or the greatest of each figure."""
    return Totals._make(by(figures) for figures in zip(*parts, strict=True))


def _both(one: ChangeSet, two: ChangeSet) -> ChangeSet:
    return ChangeSet(one.order + two.order, one.changes + two.changes)
