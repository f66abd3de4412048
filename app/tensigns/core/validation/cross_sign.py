"""Checks over all signs together.

Every recommendation must be reachable, and every condition of a step must be able to hold.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tensigns.core.decision.conditions import test_passes
from tensigns.core.decision.rules import Totals, recommend, total_scores
from tensigns.core.questionnaire import (
    GRAVITY,
    UNKNOWN,
    WEIGHING,
    Condition,
    Questionnaire,
    Recommendation,
    Test,
    Thresholds,
)
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.sign_states import SignStates
from tensigns.core.validation.structure import outer_conditions


class _Figures(NamedTuple):
    """The figures of totals that are combined with the sum of points.

    ``red_flag_count`` is at most the number that the rule ``red-flags`` asks for.
    """

    highest: int
    went_on: bool
    red_flag_count: int


def cross_sign_faults(
    questionnaire: Questionnaire, states_by_sign: Mapping[str, SignStates]
) -> Iterator[Fault]:
    """Yield a fault for each recommendation that no answers lead to.

    Also yield a fault for each condition that never holds, and for a rule ``red-flags`` that can
    never hold.
    """
    sign_totals = [
        {total_scores([end.score]) for end in states_by_sign[sign.id].ends}
        for sign in questionnaire.signs
    ]
    reachable = reachable_recommendations(sign_totals, questionnaire.decision)
    for recommendation in GRAVITY:
        if recommendation not in reachable:
            details = {"recommendation": recommendation}
            yield Fault("unreachable", FaultLocation(part="decision"), details)
    yield from _red_flag_faults(questionnaire.decision, states_by_sign)
    for location, condition in outer_conditions(questionnaire):
        if not _can_hold(condition, questionnaire, states_by_sign):
            yield Fault("never-holds", location, {})


def _red_flag_faults(
    thresholds: Thresholds, states_by_sign: Mapping[str, SignStates]
) -> Iterator[Fault]:
    """Yield a fault if the rule ``red-flags`` asks for more signs than can be serious red flags."""
    possible_signs = [
        sign_id
        for sign_id, states in states_by_sign.items()
        if any(end.score.serious_red_flag for end in states.ends)
    ]
    if len(possible_signs) < (thresholds.red_flags or 0):
        location = FaultLocation(part="decision red_flags")
        yield Fault("too-few-red-flags", location, {"count": str(len(possible_signs))})


def reachable_recommendations(
    sign_totals: Sequence[Collection[Totals]], thresholds: Thresholds
) -> set[Recommendation]:
    """Return the recommendations that answers to some of the signs lead to, without the weighing.

    ``sign_totals`` holds for each sign all totals that it can have, including the totals of an
    unanswered sign.
    """
    return {
        *_mildest_recommendations(sign_totals, thresholds),
        *_grave_recommendations(sign_totals, thresholds),
    }


def _mildest_recommendations(
    sign_totals: Sequence[Collection[Totals]], thresholds: Thresholds
) -> Iterator[Recommendation]:
    """Yield the mildest recommendation for each number of unanswered signs.

    The other signs then have their fewest points. The rules use ``went_on`` and serious red flags
    only where the points lead to *watch* anyway, so these flags are not tried separately.
    """
    least_totals = sorted(
        min(total for total in totals_of_sign if not total.unanswered_count)
        for totals_of_sign in sign_totals
    )
    answered = total_scores([])
    for count in range(len(least_totals) + 1):
        remaining = len(least_totals) - count
        yield recommend(
            answered._replace(unanswered_count=remaining, sign_count=len(least_totals)),
            None,
            thresholds,
        )
        if remaining:
            answered |= least_totals[count]


def _grave_recommendations(
    sign_totals: Sequence[Collection[Totals]], thresholds: Thresholds
) -> Iterator[Recommendation]:
    """Yield *watch* and *fire*, each if it is reachable. Neither depends on unanswered signs."""
    for figures, sums in _reachable_sums(sign_totals, thresholds).items():
        totals = [
            Totals(
                points,
                figures.highest,
                figures.went_on,
                unanswered_count=0,
                sign_count=len(sign_totals),
                red_flag_count=figures.red_flag_count,
            )
            for points in range(sums.bit_length())
            if sums >> points & 1
        ]
        for grave in ("watch", "fire"):
            # More points never lead to a milder recommendation.
            index = bisect_left(
                totals,
                GRAVITY.index(grave),
                key=lambda total: GRAVITY.index(recommend(total, None, thresholds)),
            )
            if index < len(totals) and recommend(totals[index], None, thresholds) == grave:
                yield grave


def _reachable_sums(
    sign_totals: Sequence[Collection[Totals]], thresholds: Thresholds
) -> dict[_Figures, int]:
    """Return the possible sums of the points of all signs, by the other figures of the totals.

    A value is the set of sums, as a number in which bit n is set if the sum n is possible.
    """
    enough_red_flags = thresholds.red_flags or 0
    sums = {_Figures(0, went_on=False, red_flag_count=0): 1}
    for totals_of_sign in sign_totals:
        extended: dict[_Figures, int] = defaultdict(int)
        for (highest, went_on, red_flag_count), bits in sums.items():
            for totals in totals_of_sign:
                figures = _Figures(
                    max(highest, totals.highest),
                    went_on or totals.went_on,
                    min(red_flag_count + totals.red_flag_count, enough_red_flags),
                )
                extended[figures] |= bits << totals.points
        sums = extended
    return sums


def _can_hold(
    condition: Condition, questionnaire: Questionnaire, states_by_sign: Mapping[str, SignStates]
) -> bool:
    """Whether some answers satisfy a condition that tests questions of several signs."""
    if condition.any is not None:
        alternatives = (Condition(all=(test,)) for test in condition.any)
        return any(_can_hold(single, questionnaire, states_by_sign) for single in alternatives)
    tests_by_sign: dict[str, list[Test]] = defaultdict(list)
    for test in condition.tests:
        tests_by_sign[test.question.partition(".")[0]].append(test)
    weighing_ids = [*(option.id for option in questionnaire.weighing.options), UNKNOWN]
    weighing_tests = tests_by_sign.pop(WEIGHING, [])
    return any(
        all(test_passes(test, option_id) for test in weighing_tests) for option_id in weighing_ids
    ) and all(states_by_sign[sign_id].can_pass(tests) for sign_id, tests in tests_by_sign.items())
