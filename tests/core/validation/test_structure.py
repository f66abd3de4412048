"""The faults in names, texts and reserved words, each with its location."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.core.validation.structure import structure_faults
from tests.core.builders import option, question, sign, unless, when
from tests.core.validation.sound_questionnaire import (
    CALLS,
    NO_DUTCH,
    OFTEN,
    RAISED,
    SOUND,
    with_first_sign,
    with_questions,
    with_step,
    with_weighing,
)

FaultCase = tuple[Questionnaire, FaultCode, FaultLocation, Mapping[str, str]]

FAULT_CASES: dict[str, FaultCase] = {
    "sign twice": (
        replace(SOUND, signs=(CALLS, CALLS)),
        "repeated-id",
        FaultLocation(part="sign"),
        {"id": "calls"},
    ),
    "question twice": (
        with_questions(OFTEN, OFTEN),
        "repeated-id",
        FaultLocation("calls"),
        {"id": "often"},
    ),
    "option twice": (
        with_questions(question("q", option("no"), option("no"))),
        "repeated-id",
        FaultLocation("calls", "q"),
        {"id": "no"},
    ),
    "option of the weighing twice": (
        with_weighing(question("w", option("no"), option("no"))),
        "repeated-id",
        FaultLocation("weighing", "w"),
        {"id": "no"},
    ),
    "number twice": (
        replace(SOUND, signs=(CALLS, replace(SOUND.signs[1], number=1))),
        "repeated-number",
        FaultLocation("lies", part="number"),
        {"number": "1", "other": "calls"},
    ),
    "sign with the reserved id": (
        with_first_sign(sign("weighing", OFTEN)),
        "reserved-id",
        FaultLocation("weighing"),
        {},
    ),
    "option with the reserved id": (
        with_questions(question("q", option("no"), option("unknown"))),
        "reserved-id",
        FaultLocation("calls", "q", "unknown"),
        {},
    ),
    "condition on an unknown question": (
        with_questions(OFTEN, replace(RAISED, show_if=when("oftn", "weekly"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "oftn", "near": "often"},
    ),
    "condition on nothing near": (
        with_questions(OFTEN, replace(RAISED, show_if=when("xyz", "weekly"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "xyz", "near": ""},
    ),
    "condition on itself": (
        with_questions(OFTEN, replace(RAISED, show_if=when("raised", "yes"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "raised", "near": ""},
    ),
    "condition on a later question": (
        with_questions(replace(RAISED, show_if=when("often", "never")), OFTEN),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "often", "near": ""},
    ),
    "condition on another sign": (
        with_questions(OFTEN, replace(RAISED, show_if=when("lies.q", "p0"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "lies.q", "near": ""},
    ),
    "condition on an unknown option": (
        with_questions(OFTEN, replace(RAISED, show_if=unless("often", "nevr"))),
        "unknown-option",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "nevr", "question": "often", "near": "never"},
    ),
    "condition on don't know": (
        with_questions(OFTEN, replace(RAISED, show_if=when("often", "unknown"))),
        "unknown-option",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "unknown", "question": "often", "near": ""},
    ),
    "condition on no option": (
        with_questions(OFTEN, replace(RAISED, show_if=when("often"))),
        "no-option-named",
        FaultLocation("calls", "raised", part="show_if"),
        {},
    ),
    "yes-no with other options": (
        with_questions(question("q", option("no"), option("maybe"), option("yes"), kind="yes-no")),
        "yes-no-options",
        FaultLocation("calls", "q"),
        {},
    ),
    "weighing without no": (
        with_weighing(question("w", option("yes"), option("never"))),
        "weighing-without-no",
        FaultLocation("weighing", "w"),
        {},
    ),
    "yes-no weighing without no": (
        with_weighing(question("w", option("yes"), option("never"), kind="yes-no")),
        "yes-no-options",
        FaultLocation("weighing", "w"),
        {},
    ),
    "weighing under a condition": (
        with_weighing(replace(SOUND.weighing, show_if=when("calls.often", "weekly"))),
        "weighing-condition",
        FaultLocation("weighing", "worth-it", part="show_if"),
        {},
    ),
    "weighing with points": (
        with_weighing(question("w", option("yes"), option("no", 3))),
        "weighing-counts",
        FaultLocation("weighing", "w", "no"),
        {},
    ),
    "weighing with what went on": (
        with_weighing(question("w", option("yes"), option("no", went_on=True))),
        "weighing-counts",
        FaultLocation("weighing", "w", "no"),
        {},
    ),
    "weighing that becomes": (
        with_weighing(question("w", option("yes"), option("no", becomes=True))),
        "weighing-counts",
        FaultLocation("weighing", "w", "no"),
        {},
    ),
    "question twice with other options, looked at by a third": (
        with_questions(OFTEN, question("often", option("a"), option("b")), RAISED),
        "repeated-id",
        FaultLocation("calls"),
        {"id": "often"},
    ),
    "nothing worth 0": (
        with_questions(question("q", option("some", 1), option("kind", -1))),
        "no-zero",
        FaultLocation("calls", "q"),
        {},
    ),
    "only what went on is worth 0": (
        with_questions(question("q", option("on", went_on=True), option("kind", -1))),
        "no-zero",
        FaultLocation("calls", "q"),
        {},
    ),
    "step for an unknown sign": (
        with_step(signs=("calls", "call")),
        "unknown-sign",
        FaultLocation(part="step (2)"),
        {"name": "call", "near": "calls"},
    ),
    "step under an unknown question": (
        with_step(show_if=when("calls.oftn", "weekly")),
        "unknown-key",
        FaultLocation(part="step (2) show_if"),
        {"name": "calls.oftn", "near": "calls.often"},
    ),
    "step under an unknown option": (
        with_step(show_if=when("calls.often", "weekle")),
        "unknown-option",
        FaultLocation(part="step (2) show_if"),
        {"name": "weekle", "question": "calls.often", "near": "weekly"},
    ),
    "step unless an unknown option": (
        with_step(unless=when("calls.often", "weekle")),
        "unknown-option",
        FaultLocation(part="step (2) unless"),
        {"name": "weekle", "question": "calls.often", "near": "weekly"},
    ),
    "blank text": (
        replace(SOUND, title={"en": "x", "nl": "  "}),
        "missing-translation",
        FaultLocation(part="title"),
        {"language": "nl"},
    ),
    "misspelt language": (
        replace(SOUND, introduction={"en": "x", "nl": "x", "n": "x"}),
        "surplus-translation",
        FaultLocation(part="introduction"),
        {"language": "n", "near": "nl"},
    ),
}


@pytest.mark.parametrize("case", FAULT_CASES.values(), ids=FAULT_CASES.keys())
def test_the_only_fault_is_reported_with_its_location(case: FaultCase) -> None:
    questionnaire, code, location, details = case
    assert structure_faults(questionnaire) == (Fault(code, location, details),)


def test_a_sound_questionnaire_has_no_faults() -> None:
    assert structure_faults(SOUND) == ()
    assert (
        structure_faults(with_step(show_if=when("weighing.worth-it", "no"), signs=("lies",))) == ()
    )


def test_all_faults_are_reported_together() -> None:
    questionnaire = replace(
        with_questions(OFTEN, OFTEN, replace(RAISED, show_if=when("x", "y"))), title=NO_DUTCH
    )
    assert [fault.code for fault in structure_faults(questionnaire)] == [
        "missing-translation",
        "repeated-id",
        "unknown-question",
    ]
