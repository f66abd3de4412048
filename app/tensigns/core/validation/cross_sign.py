"""What a questionnaire must keep to over all its signs: that everything in it can come about."""

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


def cross_sign_faults(
    questionnaire: Questionnaire, every: Mapping[str, Sequence[Answers]]
) -> Iterator[Fault]:
    """Recommendations that no answers lead to, and conditions of steps that never hold.

    ``every``: each way to answer a sign, by its id.
    """
    thresholds = questionnaire.decision
    parts = [
        {total_scores([score_sign(sign, answers, thresholds)]) for answers in every[sign.id]}
        for sign in questionnaire.signs
    ]
    reached = _reachable(parts, thresholds)
    for recommendation in GRAVITY:
        if recommendation not in reached:
            details = {"recommendation": recommendation}
            yield Fault("unreachable", FaultLocation(part="decision"), details)
    asked = questionnaire.weighing
    weighed = [{questionnaire.weighing_key: each.id} for each in asked.options]
    by_sign = {**every, WEIGHING: [*weighed, {questionnaire.weighing_key: UNKNOWN}]}
    for number, step in enumerate(questionnaire.steps, start=1):
        for key, condition in step.conditions.items():
            if not _can_hold(condition, by_sign):
                yield Fault("never-holds", FaultLocation(part=f"step ({number}) {key}"), {})


def _reachable(parts: Sequence[Iterable[Totals]], thresholds: Thresholds) -> set[Recommendation]:
    """The recommendations that answers to some signs can come to, the weighing left out.

    ``parts``: for each sign, all that it can come to.
    """
    reached: set[Recommendation] = set()
    found = {Totals(0, 0, went_on=False, silent=0, signs=0)}
    for place, some in enumerate(parts, start=1):
        left = len(parts) - place
        silence = Totals(0, 0, went_on=False, silent=left, signs=left)
        joined = {one | two for one in found for two in some}
        outcomes = {each: recommend(each | silence, None, thresholds) for each in joined}
        reached.update(outcomes.values())
        found = {each for each, outcome in outcomes.items() if _leads_on(outcome, reached)}
    return reached


def _leads_on(outcome: Recommendation, reached: set[Recommendation]) -> bool:
    """Whether more answers could still lead anywhere new: from *watch* only to what is graver."""
    graver = GRAVITY[GRAVITY.index(outcome) :] if outcome in {"watch", "fire"} else GRAVITY
    return not reached.issuperset(graver)


def _can_hold(condition: Condition, every: Mapping[str, Sequence[Answers]]) -> bool:
    """Whether some answers meet a condition that looks at several signs."""
    if condition.any is not None:
        return any(_can_hold(Condition(all=(test,)), every) for test in condition.any)
    by_sign: dict[str, list[Test]] = defaultdict(list)
    for test in condition.tests:
        by_sign[test.question.partition(".")[0]].append(test)
    return all(
        any(all(test_passes(test, way.get(test.question)) for test in tests) for way in every[sign])
        for sign, tests in by_sign.items()
    )
