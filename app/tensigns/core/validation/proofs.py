"""Properties that make decisions reliable, proved over all answers.

The properties are proved first for each sign, over all combinations of its answers, and then over
all signs together. A sign with more combinations than :data:`MAX_COMBINATIONS` is a fault.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from tensigns.core.decision.score_range import all_options, condition_uses, score_extremes
from tensigns.core.questionnaire import Questionnaire, Sign, Thresholds, question_key
from tensigns.core.validation.cross_sign import cross_sign_faults
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.monotone import monotone_faults
from tensigns.core.validation.option_checks import option_faults
from tensigns.core.validation.paired_answers import answer_has_effect
from tensigns.core.validation.sign_states import (
    MAX_COMBINATIONS,
    SignStates,
    TooManyCombinations,
)
from tensigns.core.validation.structure import name_faults, outer_conditions
from tensigns.text.width import cell_width

LABEL_WIDTH = 18
"""The most terminal cells of a sign's label."""


ReportProgress = Callable[[int, int], None]
"""A function that takes the number of completed steps and the number of all steps."""


def proof_faults(
    questionnaire: Questionnaire, report_progress: ReportProgress | None = None
) -> tuple[Fault, ...]:
    """Return a fault for each property that is not proved, and for each label that is too wide.

    The proofs skip signs in which a name is wrong; :func:`structure_faults` reports these names.
    The time is linear in the number of signs. ``report_progress`` is called before each sign, and
    each sign is one step.
    """
    misnamed_signs = {fault.location.sign for fault in name_faults(questionnaire)}
    states_by_sign: dict[str, SignStates] = {}
    faults: list[Fault] = []
    for index, sign in enumerate(questionnaire.signs):
        if report_progress is not None:
            report_progress(index, len(questionnaire.signs))
        tested_ids = _tested_ids(sign, questionnaire)
        question_faults = list(_question_faults(sign, tested_ids))
        faults += [*_label_faults(sign), *question_faults]
        if sign.id in misnamed_signs:
            continue
        try:
            states = SignStates(sign, tested_ids, questionnaire.decision)
        except TooManyCombinations:
            details = {"bound": str(MAX_COMBINATIONS)}
            faults.append(Fault("too-many-ways", FaultLocation(sign.id), details))
        else:
            states_by_sign[sign.id] = states
            sign_faults = _sign_faults(states)
            faults += (f for f in sign_faults if not _is_consequence(f, question_faults))
    if len(states_by_sign) == len(questionnaire.signs) and not misnamed_signs:
        faults += cross_sign_faults(questionnaire, states_by_sign)
    return tuple(faults)


def _is_consequence(fault: Fault, question_faults: Iterable[Fault]) -> bool:
    """Whether a fault is the consequence of a reported fault ``went-on-not-worst``.

    If an option with ``went_on`` has fewer points than another option, the other option is worse.
    But with the other option, the sign loses ``went_on`` and becomes milder.
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
    """Return the ids of those questions of a sign that a condition tests."""
    outer_keys = {
        test.question
        for _location, condition in outer_conditions(questionnaire)
        for test in condition.tests
    }
    return {
        question.id
        for question in sign.questions
        if question_key(sign, question) in outer_keys
        or any(condition_uses(later, question) for later in sign.questions)
    }


def _sign_faults(states: SignStates) -> Iterator[Fault]:
    yield from _never_shown(states)
    yield from _options_without_effect(states)
    yield from _threshold_faults(states.sign, states.thresholds)
    yield from monotone_faults(states)


def _never_shown(states: SignStates) -> Iterator[Fault]:
    for index, question in enumerate(states.sign.questions):
        if not any(states.visible_targets(index)):
            location = FaultLocation(states.sign.id, question.id, part="show_if")
            yield Fault("never-shown", location, {})


def _options_without_effect(states: SignStates) -> Iterator[Fault]:
    """Yield a fault for each option with points or ``went_on`` that never changes anything."""
    for index, question in enumerate(states.sign.questions):
        is_ever_visible = any(states.visible_targets(index))
        for option in question.options:
            if (
                is_ever_visible
                and (option.points or option.went_on)
                and not answer_has_effect(states, index, option.id)
            ):
                location = FaultLocation(states.sign.id, question.id, option.id)
                yield Fault("option-changes-nothing", location, {})


def _threshold_faults(sign: Sign, thresholds: Thresholds) -> Iterator[Fault]:
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
