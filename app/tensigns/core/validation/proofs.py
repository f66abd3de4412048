"""What a questionnaire must keep to so that its decisions can be relied on, proved by enumeration.

Sign by sign, and every way to answer it, up to a bound; then all signs together.
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
"""How many cells of a terminal a sign's label may take."""


def proof_faults(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Every fault that shows in how answers work together.

    Where names are amiss, what hangs on them is not looked at; :func:`structure` tells those.
    """
    nameless = {fault.location.sign for fault in name_faults(questionnaire)}
    every: dict[str, Sequence[Answers]] = {}
    found: list[Fault] = []
    for sign in questionnaire.signs:
        looked_at = _looked_at(sign, questionnaire)
        alone = list(_questions(sign, looked_at))
        found += [*_labels(sign), *alone]
        if sign.id in nameless:
            continue
        try:
            every[sign.id] = answer_combinations(sign, looked_at)
        except TooManyCombinations:
            found.append(
                Fault("too-many-ways", FaultLocation(sign.id), {"bound": str(MAX_COMBINATIONS)})
            )
        else:
            proved = _proved(sign, every[sign.id], questionnaire.decision)
            found += (fault for fault in proved if not _follows(fault, alone))
    if len(every) == len(questionnaire.signs) and not nameless:
        found += cross_sign_faults(questionnaire, every)
    return tuple(found)


def _follows(fault: Fault, known: Iterable[Fault]) -> bool:
    """Whether a fault comes of another: what is worse than a went-on loses it."""
    milder = fault.location._replace(option=fault.details.get("milder", ""))
    return any(each.code == "went-on-not-worst" and each.location == milder for each in known)


def _labels(sign: Sign) -> Iterator[Fault]:
    for language, label in sign.label.items():
        width = cell_width(label)
        if width > LABEL_WIDTH:
            details = {"language": language, "width": str(width), "limit": str(LABEL_WIDTH)}
            yield Fault("label-too-wide", FaultLocation(sign.id, part="label"), details)


def _questions(sign: Sign, looked_at: Collection[str]) -> Iterator[Fault]:
    for question in sign.questions:
        place = FaultLocation(sign.id, question.id)
        yield from option_faults(place, question, looked_at=question.id in looked_at)


def _looked_at(sign: Sign, questionnaire: Questionnaire) -> set[str]:
    """The questions of a sign that some condition tests, by id."""
    by_steps = {
        test.question
        for step in questionnaire.steps
        for condition in step.conditions.values()
        for test in condition.tests
    }
    return {
        question.id
        for question in sign.questions
        if question_key(sign, question) in by_steps
        or any(condition_uses(later, question) for later in sign.questions)
    }


def _proved(sign: Sign, every: Sequence[Answers], thresholds: Thresholds) -> Iterator[Fault]:
    yield from _never_shown(sign, every)
    yield from _idle(sign, every, thresholds)
    yield from _ten(sign, thresholds)
    yield from monotone_faults(sign, every, thresholds)


def _never_shown(sign: Sign, every: Iterable[Answers]) -> Iterator[Fault]:
    showing = {item.question.id for answers in every for item in visible_in_sign(sign, answers)}
    for question in sign.questions:
        if question.id not in showing:
            yield Fault("never-shown", FaultLocation(sign.id, question.id, part="show_if"), {})


def _idle(sign: Sign, every: Iterable[Answers], thresholds: Thresholds) -> Iterator[Fault]:
    """Options that are worth something and yet never do anything."""
    chosen: dict[tuple[str, str], bool] = {}
    for answers in every:
        for item in visible_in_sign(sign, answers):
            if item.option is not None and (item.option.points or item.option.went_on):
                name = item.question.id, item.option.id
                chosen[name] = chosen.get(name, False) or _does(sign, answers, item.key, thresholds)
    for (question, option), does in chosen.items():
        if not does:
            yield Fault("option-changes-nothing", FaultLocation(sign.id, question, option), {})


def _does(sign: Sign, answers: Answers, key: str, thresholds: Thresholds) -> bool:
    """Whether an answer makes any difference to the sign or to what shows."""
    without = {name: given for name, given in answers.items() if name != key}
    one, two = score_sign(sign, answers, thresholds), score_sign(sign, without, thresholds)
    return (one.points, one.went_on) != (two.points, two.went_on) or len(
        visible_in_sign(sign, answers)
    ) != len(visible_in_sign(sign, without))


def _ten(sign: Sign, thresholds: Thresholds) -> Iterator[Fault]:
    ends = score_extremes(sign, {}, all_options(sign), thresholds)
    if max(end.points for end in ends) < thresholds.decisive:
        yield Fault("cannot-reach-ten", FaultLocation(sign.id), {})
    if sign.raise_first:
        if not any(question.raised for question in sign.questions):
            yield Fault("raise-first-unasked", FaultLocation(sign.id), {})
        elif any(end.points >= thresholds.decisive for end in ends if not end.went_on):
            yield Fault("raise-first-ten", FaultLocation(sign.id), {})
