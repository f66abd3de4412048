"""Proof that a worse answer never makes a sign milder, over all combinations of answers."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from tensigns.core.questionnaire import Option, Question, Thresholds, question_key
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.paired_answers import (
    OrderKey,
    answers_of,
    end_pairs,
    first_combinations,
)
from tensigns.core.validation.sign_states import EndState, SignStates


class _Reach(NamedTuple):
    """The points of a sign now, and the points that it can still reach.

    ``least`` and ``greatest`` are the minimum and the maximum of all points that it can reach.
    ``least_without`` is the minimum of those that it can reach without ``went_on``. If there are
    none, it is the threshold ``decisive``: no sign has more points. ``greatest_with`` is the
    maximum of those that it can reach with ``went_on``. If there are none, it is -1: every sign has
    more points.
    """

    points: int
    went_on: bool
    least: int
    greatest: int
    least_without: int
    greatest_with: int


class _Softening(NamedTuple):
    """A pair of options of which the worse one can make the sign milder.

    ``combination`` is the first combination of answers, with the milder option, that shows this.
    ``milder`` is the id of the milder option.
    """

    combination: OrderKey
    question_index: int
    worse_index: int
    milder: str


def monotone_faults(states: SignStates) -> Iterator[Fault]:
    """Yield a fault for each pair of options of which the worse one can make the sign milder.

    An option is worse if it has more points. When it replaces the milder one, the other answers
    stay, and the questions that it reveals are unanswered. After that none of these may be less:
    the points of the sign, the minimum and the maximum of the points that it can reach, the minimum
    without ``went_on``, and the maximum with ``went_on`` unless the sign can reach the decisive
    points without it. The sign must not lose ``went_on`` unless it has the decisive points.
    """
    for softening in sorted(_softenings(states)):
        question = states.sign.questions[softening.question_index]
        others = [
            f"{question_key(states.sign, other)} = {answer}"
            for other, answer in zip(
                states.sign.questions, answers_of(softening.combination), strict=True
            )
            if answer is not None and other is not question
        ]
        worse = question.options[softening.worse_index].id
        details = {"milder": softening.milder, "others": ", ".join(others)}
        yield Fault("not-monotone", FaultLocation(states.sign.id, question.id, worse), details)


def _softenings(states: SignStates) -> Iterator[_Softening]:
    first_keys = first_combinations(states)
    reaches = [_reach(end, states.thresholds) for end in states.ends]
    for question_index, question in enumerate(states.sign.questions):
        for milder, worse_index, worse in _worse_options(question):
            pairs = end_pairs(states, question_index, (milder.id, worse.id), first_keys)
            keys = [
                key
                for (before, after), key in pairs.items()
                if _is_milder(reaches[after], reaches[before], states.thresholds)
            ]
            if keys:
                yield _Softening(min(keys), question_index, worse_index, milder.id)


def _worse_options(question: Question) -> Iterator[tuple[Option, int, Option]]:
    """Yield each option with each option that is worse: milder, index of the worse, worse."""
    for milder, (worse_index, worse) in product(question.options, enumerate(question.options)):
        if worse.points > milder.points:
            yield milder, worse_index, worse


def _is_milder(after: _Reach, before: _Reach, thresholds: Thresholds) -> bool:
    decisive = thresholds.decisive
    return (
        after.points < before.points
        or after.least < before.least
        or after.greatest < before.greatest
        or after.least_without < before.least_without
        or (before.went_on and not after.went_on and after.points < decisive)
        or (after.greatest_with < before.greatest_with and after.greatest < decisive)
    )


def _reach(end: EndState, thresholds: Thresholds) -> _Reach:
    points = [score.points for score in end.reachable_scores]
    points_with = [score.points for score in end.reachable_scores if score.went_on]
    points_without = [score.points for score in end.reachable_scores if not score.went_on]
    return _Reach(
        points=end.score.points,
        went_on=end.score.went_on,
        least=min(points),
        greatest=max(points),
        least_without=min(points_without, default=thresholds.decisive),
        greatest_with=max(points_with, default=-1),
    )
