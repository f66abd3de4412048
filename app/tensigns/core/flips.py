"""The fewest changes of given answers that lead to another recommendation.

To the graver side they are tripwires, to the milder side the agenda for the talk. Only conduct
that could still come about is offered: options that say what it ``becomes``. What has happened
cannot un-happen.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tensigns.core.conditions import Answers, shown
from tensigns.core.questionnaire import GRAVITY, Option, Question, Questionnaire, Recommendation
from tensigns.core.rules import recommend
from tensigns.core.score import Score, score

NEAREST = 5
"""How many flips are told each way."""


class Change(NamedTuple):
    """One answer changed, options by id."""

    sign: str
    question: str
    before: str
    after: str


class Flip(NamedTuple):
    """One change, or two together, and the recommendation they lead to."""

    recommendation: Recommendation
    changes: tuple[Change, ...]


class _Move(NamedTuple):
    """A possible change and what its sign comes to then; ``order`` is its place in the file."""

    order: tuple[int, ...]
    place: int
    change: Change
    score: Score
    before: Score

    @property
    def points(self) -> int:
        return self.score.points - self.before.points

    @property
    def effect(self) -> tuple[int, int]:
        """How it moves what the rules look at: points, and whether something went on."""
        return self.points, self.score.went_on - self.before.went_on


Outcome = Callable[[Sequence[Score]], Recommendation]


def flips(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score]
) -> tuple[Flip, ...]:
    """The nearest five each way, graver ones first, by least change of points, then order.

    Pairs only where no single change leads that way. A question that a change reveals counts
    as unanswered; the weighing stays as given.
    """
    weighing = answers.get(questionnaire.weighing_key)

    def outcome(candidate: Sequence[Score]) -> Recommendation:
        return recommend(candidate, weighing, questionnaire.decision)

    moves = list(_moves(questionnaire, answers, scores))
    now = GRAVITY.index(outcome(scores))
    found: list[Flip] = []
    for way in (1, -1):

        def leads(candidate: Sequence[Score], way: int = way) -> Recommendation | None:
            there = outcome(candidate)
            return there if (GRAVITY.index(there) - now) * way > 0 else None

        found += _nearest(_singles(moves, scores, leads)) or _nearest(
            _pairs(questionnaire, answers, moves, scores, leads, way)
        )
    return tuple(found)


def _moves(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score]
) -> Iterator[_Move]:
    for place, (sign, before) in enumerate(zip(questionnaire.signs, scores, strict=True)):
        if not before.points:
            continue
        for number, item in enumerate(shown(sign, answers)):
            for rank, option in enumerate(item.question.options):
                if item.option is not None and _could_become(item.question, item.option, option):
                    after = score(sign, {**answers, item.key: option.id}, questionnaire.decision)
                    change = Change(sign.id, item.question.id, item.option.id, option.id)
                    yield _Move((place, number, rank), place, change, after, before)


def _could_become(question: Question, before: Option, after: Option) -> bool:
    """Whether one option could come after another: worse, or better where time can make it so."""
    if after.becomes is None or after.points == before.points:
        return False
    return after.points > before.points or question.raised or after.points <= 0


Leads = Callable[[Sequence[Score]], Recommendation | None]
_Found = tuple[int, tuple[int, ...], Flip]


def _nearest(found: Iterator[_Found]) -> list[Flip]:
    return [flip for _, _, flip in sorted(found, key=lambda each: each[:2])[:NEAREST]]


def _singles(moves: Sequence[_Move], scores: Sequence[Score], leads: Leads) -> Iterator[_Found]:
    for move in moves:
        there = leads(_replaced(scores, move))
        if there:
            yield abs(move.points), move.order, Flip(there, (move.change,))


def _pairs(
    questionnaire: Questionnaire,
    answers: Answers,
    moves: Sequence[_Move],
    scores: Sequence[Score],
    leads: Leads,
    way: int,
) -> Iterator[_Found]:
    """Two changes together; only such as both go that way, for the other alone would do else."""
    going = [move for move in moves if any(step * way > 0 for step in move.effect)]
    for one, two in combinations(going, 2):
        if one.change[:2] == two.change[:2]:
            continue
        if one.place == two.place:
            both = _together(questionnaire, answers, one, two)
            candidate = _replaced(scores, both)
            points = both.points
        else:
            candidate = _replaced(_replaced(scores, one), two)
            points = one.points + two.points
        there = leads(candidate)
        if there:
            yield abs(points), one.order + two.order, Flip(there, (one.change, two.change))


def _together(questionnaire: Questionnaire, answers: Answers, one: _Move, two: _Move) -> _Move:
    changed = {
        f"{change.sign}.{change.question}": change.after for change in (one.change, two.change)
    }
    sign = questionnaire.signs[one.place]
    return one._replace(score=score(sign, {**answers, **changed}, questionnaire.decision))


def _replaced(scores: Sequence[Score], move: _Move) -> list[Score]:
    return [*scores[: move.place], move.score, *scores[move.place + 1 :]]
