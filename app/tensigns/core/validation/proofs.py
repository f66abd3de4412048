"""Properties that make decisions reliable, proved by enumeration.

They are proved first for each sign, over all combinations of its answers up to a limit, and then
over all signs together.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.score import score_sign
from tensigns.core.decision.score_range import all_options, condition_uses, score_extremes
from tensigns.core.questionnaire import Questionnaire, Sign, Thresholds, question_key
from tensigns.core.validation.cross_sign import cross_sign_faults
from tensigns.core.validation.enumeration import (
    MAX_COMBINATIONS,
    TooManyCombinations,
    answer_combinations,
)
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.monotone import monotone_faults
from tensigns.core.validation.option_checks import option_faults
from tensigns.core.validation.structure import name_faults
from tensigns.text.width import cell_width

LABEL_WIDTH = 18
"""The most terminal cells of a sign's label."""


def proof_faults(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Return the faults in the effect of answers on the decision, and labels that are too wide.

    The proofs skip signs with wrong names; :func:`structure_faults` reports the names.
    """
    misnamed_signs = {fault.location.sign for fault in name_faults(questionnaire)}
    combinations: dict[str, Sequence[Answers]] = {}
    faults: list[Fault] = []
    for sign in questionnaire.signs:
        tested_ids = _tested_ids(sign, questionnaire)
        question_faults = list(_question_faults(sign, tested_ids))
        faults += [*_label_faults(sign), *question_faults]
        if sign.id in misnamed_signs:
            continue
        try:
            combinations[sign.id] = answer_combinations(sign, tested_ids)
        except TooManyCombinations:
            details = {"bound": str(MAX_COMBINATIONS)}
            faults.append(Fault("too-many-ways", FaultLocation(sign.id), details))
        else:
            sign_faults = _sign_faults(sign, combinations[sign.id], questionnaire.decision)
            faults += (f for f in sign_faults if not _is_consequence(f, question_faults))
    if len(combinations) == len(questionnaire.signs) and not misnamed_signs:
        faults += cross_sign_faults(questionnaire, combinations)
    return tuple(faults)


def _is_consequence(fault: Fault, question_faults: Iterable[Fault]) -> bool:
    """Whether a fault only follows from the fault ``went-on-not-worst``.

    An option that is worse than an option with ``went_on`` loses ``went_on``, so the sign gets
    milder.
    """
    milder = fault.location._replace(option=fault.details.get("milder", ""))
    return any(f.code == "went-on-not-worst" and f.location == milder for f in question_faults)


def _label_faults(sign: Sign) -> Iterator[Fault]:
    for language, label in sign.label.items():
        width = cell_width(label)
        if width > LABEL_WIDTH:
            details = {"language": language, "width": str(width), "limit": str(LABEL_WIDTH)}
            yield Fault("label-too-wide", FaultLocation(sign.id, part="label"), details)


def _question_faults(sign: Sign, tested_ids: Collection[str]) -> Iterator[Fault]:
    for question in sign.questions:
        location = FaultLocation(sign.id, question.id)
        yield from option_faults(location, question, is_tested=question.id in tested_ids)


def _tested_ids(sign: Sign, questionnaire: Questionnaire) -> set[str]:
    """Return the ids of the questions of a sign that a condition tests."""
    keys_in_steps = {
        test.question
        for step in questionnaire.steps
        for condition in step.conditions.values()
        for test in condition.tests
    }
    return {
        question.id
        for question in sign.questions
        if question_key(sign, question) in keys_in_steps
        or any(condition_uses(later, question) for later in sign.questions)
    }


def _sign_faults(
    sign: Sign, combinations: Sequence[Answers], thresholds: Thresholds
) -> Iterator[Fault]:
    yield from _never_shown(sign, combinations)
    yield from _options_without_effect(sign, combinations, thresholds)
    yield from _ten_faults(sign, thresholds)
    yield from monotone_faults(sign, combinations, thresholds)


def _never_shown(sign: Sign, combinations: Iterable[Answers]) -> Iterator[Fault]:
    visible_ids = {
        question.question.id
        for answers in combinations
        for question in visible_in_sign(sign, answers)
    }
    for question in sign.questions:
        if question.id not in visible_ids:
            yield Fault("never-shown", FaultLocation(sign.id, question.id, part="show_if"), {})


def _options_without_effect(
    sign: Sign, combinations: Iterable[Answers], thresholds: Thresholds
) -> Iterator[Fault]:
    """Yield a fault for each option with points or ``went_on`` that never changes anything."""
    effects: dict[tuple[str, str], bool] = {}
    for answers in combinations:
        for key, question, answer in visible_in_sign(sign, answers):
            option = question.option(answer)
            if option is not None and (option.points or option.went_on):
                ids = question.id, option.id
                effects[ids] = effects.get(ids, False) or _has_effect(
                    sign, answers, key, thresholds
                )
    for (question_id, option_id), has_effect in effects.items():
        if not has_effect:
            location = FaultLocation(sign.id, question_id, option_id)
            yield Fault("option-changes-nothing", location, {})


def _has_effect(sign: Sign, answers: Answers, key: str, thresholds: Thresholds) -> bool:
    """Whether the answer under this key changes the sign's score or its visible questions."""
    fewer = {name: answer for name, answer in answers.items() if name != key}
    score = score_sign(sign, answers, thresholds)
    score_without = score_sign(sign, fewer, thresholds)
    if (score.points, score.went_on) != (score_without.points, score_without.went_on):
        return True
    return len(visible_in_sign(sign, answers)) != len(visible_in_sign(sign, fewer))


def _ten_faults(sign: Sign, thresholds: Thresholds) -> Iterator[Fault]:
    """Yield a fault if the sign cannot reach the decisive threshold.

    If the sign has ``raise_first``, also yield a fault if no question asks whether the conduct was
    raised, or if the sign can reach the threshold without ``went_on``.
    """
    extremes = score_extremes(sign, {}, all_options(sign), thresholds)
    if max(extreme.points for extreme in extremes) < thresholds.decisive:
        yield Fault("cannot-reach-ten", FaultLocation(sign.id), {})
    if sign.raise_first:
        if not any(question.raised for question in sign.questions):
            yield Fault("raise-first-unasked", FaultLocation(sign.id), {})
        elif any(e.points >= thresholds.decisive for e in extremes if not e.went_on):
            yield Fault("raise-first-ten", FaultLocation(sign.id), {})
