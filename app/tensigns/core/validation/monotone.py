"""Proof that a worse answer never makes a sign milder, over all combinations of answers."""

import operator
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import Option, Question, Thresholds, question_key
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.paired_answers import (
    OrderKey,
    answers_of,
    end_pairs,
    first_combinations,
)
from tensigns.core.validation.sign_states import EndState, SignStates


class _Flags(NamedTuple):
    """The flags of a score that make a recommendation graver beside its points."""

    went_on: bool
    red_flag: bool


_FLAG_SETS = tuple(
    _Flags(went_on, red_flag) for went_on, red_flag in product((False, True), repeat=2)
)
"""Every combination of the flags. The first combination has no flag."""


class _Reach(NamedTuple):
    """The score of a sign now, and the points that it can still reach.

    ``least`` and ``greatest`` have a number for each of :data:`_FLAG_SETS`. ``least`` has the
    minimum of the points that the sign can reach without any flag of the set. If the sign always
    has a flag of the set, the number is the threshold ``decisive``, because no sign has more
    points. ``greatest`` has the maximum of the points that the sign can reach with every flag of
    the set. If the sign never has all flags, the number is -1, because every sign has more points.
    """

    score: SignScore
    least: tuple[int, ...]
    greatest: tuple[int, ...]


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
    - the minimum of the points that it can reach, also without ``went_on``, without a serious red
      flag, or without both;
    - the maximum of the points that it can reach, also with ``went_on``, with a serious red flag,
      or with both.

    The sign is also milder if it loses ``went_on`` or the serious red flag. There are two
    exceptions. A maximum may decrease if the sign can still reach the decisive points. The sign may
    lose a flag if it has the decisive points.
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
    loses_flag = (before.score.went_on and not after.score.went_on) or (
        before.score.serious_red_flag and not after.score.serious_red_flag
    )
    return (
        after.score.points < before.score.points
        or (loses_flag and after.score.points < decisive)
        or any(map(operator.lt, after.least, before.least))
        or (
            max(after.greatest) < decisive
            and any(map(operator.lt, after.greatest, before.greatest))
        )
    )


def _reach(end: EndState, thresholds: Thresholds) -> _Reach:
    greatest = [-1] * len(_FLAG_SETS)
    least = [thresholds.decisive] * len(_FLAG_SETS)
    for score in end.reachable_scores:
        points, went_on, red_flag = score.points, score.went_on, score.serious_red_flag
        for index, flags in enumerate(_FLAG_SETS):
            if went_on >= flags.went_on and red_flag >= flags.red_flag:
                greatest[index] = max(greatest[index], points)
            if not (went_on and flags.went_on) and not (red_flag and flags.red_flag):
                least[index] = min(least[index], points)
    return _Reach(end.score, tuple(least), tuple(greatest))
