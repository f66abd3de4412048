"""Checks over all signs together: recommendations and conditions of steps that cannot occur."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tensigns.core.decision.conditions import Answers, test_passes
from tensigns.core.decision.rules import Totals, recommend, total_scores
from tensigns.core.decision.score import score_sign
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

NO_SIGNS = Totals(0, 0, went_on=False, unanswered_count=0, sign_count=0)
"""The totals of no signs."""


def cross_sign_faults(
    questionnaire: Questionnaire, combinations: Mapping[str, Sequence[Answers]]
) -> Iterator[Fault]:
    """Yield faults for recommendations that no answers lead to.

    Also yield faults for conditions of steps that never hold. ``combinations`` holds, by sign id,
    all combinations of answers to the sign.
    """
    thresholds = questionnaire.decision
    sign_totals = [
        {total_scores([score_sign(sign, answers, thresholds)]) for answers in combinations[sign.id]}
        for sign in questionnaire.signs
    ]
    reachable = _reachable(sign_totals, thresholds)
    for recommendation in GRAVITY:
        if recommendation not in reachable:
            details = {"recommendation": recommendation}
            yield Fault("unreachable", FaultLocation(part="decision"), details)
    weighing_ids = [*(option.id for option in questionnaire.weighing.options), UNKNOWN]
    weighing_answers = [{questionnaire.weighing_key: option_id} for option_id in weighing_ids]
    with_weighing = {**combinations, WEIGHING: weighing_answers}
    for number, step in enumerate(questionnaire.steps, start=1):
        for key, condition in step.conditions.items():
            if not _can_hold(condition, with_weighing):
                yield Fault("never-holds", FaultLocation(part=f"step ({number}) {key}"), {})


def _reachable(
    sign_totals: Sequence[Iterable[Totals]], thresholds: Thresholds
) -> set[Recommendation]:
    """Return the recommendations that any answers lead to, without an answer to the weighing.

    ``sign_totals`` holds for each sign all totals that it can have.
    """
    reachable: set[Recommendation] = set()
    partial_totals = {NO_SIGNS}
    for sign_count, totals_of_sign in enumerate(sign_totals, start=1):
        remaining = len(sign_totals) - sign_count
        silent = NO_SIGNS._replace(unanswered_count=remaining, sign_count=remaining)
        extended = {
            totals | sign_total for totals in partial_totals for sign_total in totals_of_sign
        }
        outcomes = {totals: recommend(totals | silent, None, thresholds) for totals in extended}
        reachable.update(outcomes.values())
        partial_totals = {
            totals for totals, outcome in outcomes.items() if _is_extendable(outcome, reachable)
        }
    return reachable


def _is_extendable(outcome: Recommendation, reachable: set[Recommendation]) -> bool:
    """Whether more answers could lead to a recommendation that is not in ``reachable``.

    After *watch* or *fire*, more answers lead to the same recommendation or to a graver one.
    """
    later = GRAVITY[GRAVITY.index(outcome) :] if outcome in {"watch", "fire"} else GRAVITY
    return not reachable.issuperset(later)


def _can_hold(condition: Condition, combinations: Mapping[str, Sequence[Answers]]) -> bool:
    """Whether some answers satisfy a condition that tests questions of several signs."""
    if condition.any is not None:
        return any(_can_hold(Condition(all=(test,)), combinations) for test in condition.any)
    tests_by_sign: dict[str, list[Test]] = defaultdict(list)
    for test in condition.tests:
        tests_by_sign[test.question.partition(".")[0]].append(test)
    return all(
        any(
            all(test_passes(test, answers.get(test.question)) for test in tests)
            for answers in combinations[sign_id]
        )
        for sign_id, tests in tests_by_sign.items()
    )
