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

    ``least`` and ``greatest`` are the minimum and the maximum of all points that the sign can
    reach. ``least_without`` is the minimum of the points that it can reach without ``went_on``. If
    it always has ``went_on``, ``least_without`` is the threshold ``decisive``, because no sign has
    more points. ``greatest_with`` is the maximum of the points that it can reach with ``went_on``.
    If it never has ``went_on``, ``greatest_with`` is -1, because every sign has more points.
    """

    points: int
    went_on: bool
    least: int
    greatest: int
    least_without: int
    greatest_with: int


class _Softening(NamedTuple):
    """A pair of options of which the worse option can make the sign milder.

    ``combination`` is the first combination of answers, with the milder option, in which the worse
    option would make the sign milder. ``milder`` is the id of the milder option.
    """

    combination: OrderKey
    question_index: int
    worse_index: int
    milder: str


def monotone_faults(states: SignStates) -> Iterator[Fault]:
    """Yield a fault for each pair of options of which the worse option can make the sign milder.

    An option is worse if it has more points. When the worse option replaces the milder option, the
    other answers stay, and the questions that the worse option reveals are unanswered. The sign is
    milder if one of these figures decreases:

    - the points of the sign;
    - the minimum of the points that it can reach;
    - the maximum of the points that it can reach;
    - the minimum of the points that it can reach without ``went_on``;
    - the maximum of the points that it can reach with ``went_on``.

    The sign is also milder if it loses ``went_on``. There are two exceptions. The last figure may
    decrease if the sign can still reach the decisive points. The sign may lose ``went_on`` if it
    has the decisive points.
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
    """Yield every pair of options: the milder option, the index of the worse, the worse option."""
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
