"""The fewest changes of given answers that lead to another recommendation.

To the graver side they are tripwires, to the milder side the agenda for the talk.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, combinations, islice, product, starmap
from typing import NamedTuple

from tensigns.core.conditions import Answers
from tensigns.core.moves import Change, Move, Moves, doubles, singles
from tensigns.core.paths import extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation
from tensigns.core.rules import Totals, outcomes, totals
from tensigns.core.score import Score

NEAREST = 5
"""How many flips are told each way."""


class Flip(NamedTuple):
    """One change, or two together, and the recommendation they lead to."""

    recommendation: Recommendation
    changes: tuple[Change, ...]


_Case = tuple[Totals, Iterable[Move]]
"""What all signs would come to, and the moves in order that each lead there."""

_Leads = Callable[[Totals], bool]
"""Whether some totals lead to another recommendation, on the side that is looked at."""


def flips(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score]
) -> tuple[Flip, ...]:
    """The nearest five each way, graver ones first, by least change of points, then order.

    Pairs only where no single change leads that way. A question that a change reveals counts
    as unanswered; the weighing stays as given.
    """
    outcome = outcomes(answers.get(questionnaire.weighing_key), questionnaire.decision)
    now = totals(scores)
    here = GRAVITY.index(outcome(now))
    alone = singles(questionnaire, answers, scores)
    told: list[Flip] = []
    for way in (1, -1):

        def leads(after: Totals, way: int = way) -> bool:
            return (GRAVITY.index(outcome(after)) - here) * way > 0

        found = _nearest(_within(alone, scores), leads, now)
        if not found:
            some = _promising(questionnaire, answers, alone, scores, leads)
            both = _within(doubles(questionnaire, answers, some), scores)
            found = _nearest(chain(both, _across(alone, scores, leads)), leads, now)
        told += [Flip(outcome(after), move.changes) for move, after in found]
    return tuple(told)


def _nearest(cases: Iterable[_Case], leads: _Leads, now: Totals) -> list[tuple[Move, Totals]]:
    found = (
        (abs(after.points - now.points), move, after)
        for after, moves in cases
        if leads(after)
        for move in islice(moves, NEAREST)
    )
    return [(move, after) for _, move, after in nsmallest(NEAREST, found)]


def _within(moves: Moves, scores: Sequence[Score]) -> Iterator[_Case]:
    for place, groups in moves.items():
        others = totals([*scores[:place], *scores[place + 1 :]])
        for part, alike in groups.items():
            yield others | part, alike


def _promising(
    questionnaire: Questionnaire,
    answers: Answers,
    alone: Moves,
    scores: Sequence[Score],
    leads: _Leads,
) -> Moves:
    """The moves of the signs where all of them together could lead anywhere."""
    some: dict[int, Mapping[Totals, Sequence[Move]]] = {}
    for place, groups in alone.items():
        ways: dict[str, list[str]] = defaultdict(list)
        for move in chain.from_iterable(groups.values()):
            for change in move.changes:
                ways[change.question].append(change.after)
        ends = extremes(questionnaire.signs[place], answers, ways, questionnaire.decision)
        others = totals([*scores[:place], *scores[place + 1 :]])
        if any(leads(others | totals([end])) for end in ends):
            some[place] = groups
    return some


def _across(alone: Moves, scores: Sequence[Score], leads: _Leads) -> Iterator[_Case]:
    """A change in each of two signs, where the most that they could do leads anywhere."""
    ends = {place: (_end(parts, min), _end(parts, max)) for place, parts in alone.items()}
    for (place, ones), (further, twos) in combinations(alone.items(), 2):
        others = totals([*scores[:place], *scores[place + 1 : further], *scores[further + 1 :]])
        if any(
            leads(others | one | two) for one, two in zip(ends[place], ends[further], strict=True)
        ):
            for (one, firsts), (two, seconds) in product(ones.items(), twos.items()):
                yield others | one | two, starmap(_both, product(firsts, seconds))


def _end(parts: Iterable[Totals], by: Callable[[Iterable[int]], int]) -> Totals:
    """The least or the greatest of each figure."""
    return Totals._make(by(figures) for figures in zip(*parts, strict=True))


def _both(one: Move, two: Move) -> Move:
    return Move(one.order + two.order, one.changes + two.changes)
