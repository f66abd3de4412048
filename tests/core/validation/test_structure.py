"""Names, texts and reserved words: each fault at its place, all at once."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Question, Questionnaire, Sign, Step
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.core.validation.structure import structure_faults
from tests.core.builders import (
    option,
    points_sign,
    question,
    questionnaire_of,
    sign,
    text,
    unless,
    when,
)

OFTEN = question("often", option("never"), option("weekly", 5))
RAISED = question("raised", option("not-yet"), option("yes"), show_if=unless("often", "never"))
CALLS = sign("calls", OFTEN, RAISED)
SOUND = questionnaire_of(CALLS, points_sign("lies", 0, 10))


def calls(*questions: Question) -> Questionnaire:
    return replace(SOUND, signs=(sign("calls", *questions), SOUND.signs[1]))


def of(changed: Sign) -> Questionnaire:
    return replace(SOUND, signs=(changed, SOUND.signs[1]))


def step(**parts: object) -> Questionnaire:
    made = Step(to=("fire",), text=text("tell them"))
    return replace(SOUND, steps=(made, replace(made, **parts)))


def weighed(asked: Question) -> Questionnaire:
    return replace(SOUND, weighing=asked)


Broken = tuple[Questionnaire, FaultCode, FaultLocation, Mapping[str, str]]

BROKEN: dict[str, Broken] = {
    "sign twice": (
        replace(SOUND, signs=(CALLS, CALLS)),
        "repeated-id",
        FaultLocation(part="sign"),
        {"id": "calls"},
    ),
    "question twice": (calls(OFTEN, OFTEN), "repeated-id", FaultLocation("calls"), {"id": "often"}),
    "option twice": (
        calls(question("q", option("no"), option("no"))),
        "repeated-id",
        FaultLocation("calls", "q"),
        {"id": "no"},
    ),
    "option of the weighing twice": (
        weighed(question("w", option("no"), option("no"))),
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
        of(sign("weighing", OFTEN)),
        "reserved-id",
        FaultLocation("weighing"),
        {},
    ),
    "option with the reserved id": (
        calls(question("q", option("no"), option("unknown"))),
        "reserved-id",
        FaultLocation("calls", "q", "unknown"),
        {},
    ),
    "condition on an unknown question": (
        calls(OFTEN, replace(RAISED, show_if=when("oftn", "weekly"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "oftn", "near": "often"},
    ),
    "condition on nothing near": (
        calls(OFTEN, replace(RAISED, show_if=when("xyz", "weekly"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "xyz", "near": ""},
    ),
    "condition on itself": (
        calls(OFTEN, replace(RAISED, show_if=when("raised", "yes"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "raised", "near": ""},
    ),
    "condition on a later question": (
        calls(replace(RAISED, show_if=when("often", "never")), OFTEN),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "often", "near": ""},
    ),
    "condition on another sign": (
        calls(OFTEN, replace(RAISED, show_if=when("lies.q", "p0"))),
        "unknown-question",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "lies.q", "near": ""},
    ),
    "condition on an unknown option": (
        calls(OFTEN, replace(RAISED, show_if=unless("often", "nevr"))),
        "unknown-option",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "nevr", "question": "often", "near": "never"},
    ),
    "condition on don't know": (
        calls(OFTEN, replace(RAISED, show_if=when("often", "unknown"))),
        "unknown-option",
        FaultLocation("calls", "raised", part="show_if"),
        {"name": "unknown", "question": "often", "near": ""},
    ),
    "condition on no option": (
        calls(OFTEN, replace(RAISED, show_if=when("often"))),
        "no-option-named",
        FaultLocation("calls", "raised", part="show_if"),
        {},
    ),
    "yes-no with other options": (
        calls(question("q", option("no"), option("maybe"), option("yes"), kind="yes-no")),
        "yes-no-options",
        FaultLocation("calls", "q"),
        {},
    ),
    "weighing without no": (
        weighed(question("w", option("yes"), option("never"))),
        "weighing-without-no",
        FaultLocation("weighing", "w"),
        {},
    ),
    "yes-no weighing without no": (
        weighed(question("w", option("yes"), option("never"), kind="yes-no")),
        "yes-no-options",
        FaultLocation("weighing", "w"),
        {},
    ),
    "weighing under a condition": (
        weighed(replace(SOUND.weighing, show_if=when("calls.often", "weekly"))),
        "weighing-condition",
        FaultLocation("weighing", "worth-it", part="show_if"),
        {},
    ),
    "weighing with points": (
        weighed(question("w", option("yes"), option("no", 3))),
        "weighing-counts",
        FaultLocation("weighing", "w", "no"),
        {},
    ),
    "weighing with what went on": (
        weighed(question("w", option("yes"), option("no", went_on=True))),
        "weighing-counts",
        FaultLocation("weighing", "w", "no"),
        {},
    ),
    "weighing that becomes": (
        weighed(question("w", option("yes"), option("no", becomes=True))),
        "weighing-counts",
        FaultLocation("weighing", "w", "no"),
        {},
    ),
    "question twice with other options, looked at by a third": (
        calls(OFTEN, question("often", option("a"), option("b")), RAISED),
        "repeated-id",
        FaultLocation("calls"),
        {"id": "often"},
    ),
    "nothing worth 0": (
        calls(question("q", option("some", 1), option("kind", -1))),
        "no-zero",
        FaultLocation("calls", "q"),
        {},
    ),
    "only what went on is worth 0": (
        calls(question("q", option("on", went_on=True), option("kind", -1))),
        "no-zero",
        FaultLocation("calls", "q"),
        {},
    ),
    "step for an unknown sign": (
        step(signs=("calls", "call")),
        "unknown-sign",
        FaultLocation(part="step (2)"),
        {"name": "call", "near": "calls"},
    ),
    "step under an unknown question": (
        step(show_if=when("calls.oftn", "weekly")),
        "unknown-key",
        FaultLocation(part="step (2) show_if"),
        {"name": "calls.oftn", "near": "calls.often"},
    ),
    "step under an unknown option": (
        step(show_if=when("calls.often", "weekle")),
        "unknown-option",
        FaultLocation(part="step (2) show_if"),
        {"name": "weekle", "question": "calls.often", "near": "weekly"},
    ),
    "step unless an unknown option": (
        step(unless=when("calls.often", "weekle")),
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


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_is_told_alone_at_its_place(broken: Broken) -> None:
    asked, code, place, details = broken
    assert structure_faults(asked) == (Fault(code, place, details),)


def test_what_is_sound_has_no_fault() -> None:
    assert structure_faults(SOUND) == ()
    assert structure_faults(step(show_if=when("weighing.worth-it", "no"), signs=("lies",))) == ()


NO_DUTCH = {"en": "x"}
WHERE: dict[str, tuple[Questionnaire, FaultLocation]] = {
    "title": (of(replace(CALLS, title=NO_DUTCH)), FaultLocation("calls", part="title")),
    "label": (of(replace(CALLS, label=NO_DUTCH)), FaultLocation("calls", part="label")),
    "why": (of(replace(CALLS, why=NO_DUTCH)), FaultLocation("calls", part="why")),
    "watch": (
        of(replace(CALLS, advice=replace(CALLS.advice, watch=NO_DUTCH))),
        FaultLocation("calls", part="advice watch"),
    ),
    "fire": (
        of(replace(CALLS, advice=replace(CALLS.advice, fire=NO_DUTCH))),
        FaultLocation("calls", part="advice fire"),
    ),
    "text": (
        calls(replace(OFTEN, text=NO_DUTCH), RAISED),
        FaultLocation("calls", "often", part="text"),
    ),
    "help": (
        calls(OFTEN, replace(RAISED, help=NO_DUTCH)),
        FaultLocation("calls", "raised", part="help"),
    ),
    "option": (
        calls(question("q", option("no"), replace(option("yes"), label=NO_DUTCH))),
        FaultLocation("calls", "q", "yes", "label"),
    ),
    "becomes": (
        calls(question("q", option("no"), replace(option("yes"), becomes=NO_DUTCH))),
        FaultLocation("calls", "q", "yes", "becomes"),
    ),
    "weighing": (
        weighed(replace(SOUND.weighing, text=NO_DUTCH)),
        FaultLocation("weighing", "worth-it", part="text"),
    ),
    "step": (step(text=NO_DUTCH), FaultLocation(part="step (2) text")),
}


@pytest.mark.parametrize(("asked", "place"), WHERE.values(), ids=WHERE.keys())
def test_every_text_is_looked_at(asked: Questionnaire, place: FaultLocation) -> None:
    assert structure_faults(asked) == (Fault("missing-translation", place, {"language": "nl"}),)


def test_all_faults_are_told_at_once() -> None:
    asked = replace(calls(OFTEN, OFTEN, replace(RAISED, show_if=when("x", "y"))), title=NO_DUTCH)
    assert [fault.code for fault in structure_faults(asked)] == [
        "missing-translation",
        "repeated-id",
        "unknown-question",
    ]
