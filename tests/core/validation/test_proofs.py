"""The faults that are found by trying every combination of answers to a sign."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Condition, Question, Questionnaire, Step
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.core.validation.proofs import proof_faults
from tests.core.builders import (
    is_any_of,
    is_none_of,
    option,
    points_sign,
    question,
    questionnaire_of,
    sign,
    text,
    unless,
    when,
)

OFTEN = question(
    "often",
    option("never"),
    option("weekly", 3, becomes=True),
    option("daily", 6, becomes=True),
    kind="scale",
)
RAISED = question(
    "raised",
    option("not-yet"),
    option("stopped", -2, becomes=True),
    option("went-on", 7, went_on=True, becomes=True),
    show_if=unless("often", "never"),
    raised=True,
)
CALLS = sign("calls", OFTEN, RAISED, raise_first=True)
LIES = points_sign("lies", 0, 5, 10, number=2)
SOUND = questionnaire_of(CALLS, LIES)


def with_questions(*questions: Question, raise_first: bool = False) -> Questionnaire:
    """The sound questionnaire with these questions in its first sign."""
    calls = sign("calls", *questions, raise_first=raise_first)
    return replace(SOUND, signs=(calls, LIES))


def with_step(show_if: Condition | None = None, unless: Condition | None = None) -> Questionnaire:
    step = Step(to=("fire",), text=text("tell"), show_if=show_if, unless=unless)
    return replace(SOUND, steps=(step,))


FaultCase = tuple[Questionnaire, FaultCode, FaultLocation, Mapping[str, str]]

FAULT_CASES: dict[str, FaultCase] = {
    "too many combinations": (
        with_questions(
            question("q", option("no"), option("yes", 10)),
            *(
                question(f"q{letter}", *points_sign("x", *range(9)).questions[0].options)
                for letter in "abcd"
            ),
        ),
        "too-many-ways",
        FaultLocation("calls"),
        {"bound": "20000"},
    ),
    "never shown": (
        with_questions(
            OFTEN,
            replace(
                RAISED,
                show_if=Condition(all=(is_any_of("often", "never"), is_any_of("often", "daily"))),
            ),
            question("q", option("no"), option("yes", 10)),
        ),
        "never-shown",
        FaultLocation("calls", "raised", part="show_if"),
        {},
    ),
    "mitigates a decisive option only": (
        with_questions(
            question("q", option("no"), option("yes", 10)),
            question("sorry", option("no"), option("yes", -3), show_if=when("q", "yes")),
        ),
        "option-changes-nothing",
        FaultLocation("calls", "sorry", "yes"),
        {},
    ),
    "adds points to a decisive option only": (
        with_questions(
            question("q", option("no"), option("yes", 10)),
            question("more", option("no"), option("yes", 2), show_if=when("q", "yes")),
        ),
        "option-changes-nothing",
        FaultLocation("calls", "more", "yes"),
        {},
    ),
    "a question that changes nothing": (
        with_questions(OFTEN, RAISED, question("who", option("one"), option("several"))),
        "question-changes-nothing",
        FaultLocation("calls", "who"),
        {},
    ),
    "a becomes that never happens": (
        with_questions(
            question("q", option("no"), option("yes", becomes=True)),
            question("r", option("no", becomes=True), option("yes", 10), show_if=when("q", "yes")),
        ),
        "never-comes-about",
        FaultLocation("calls", "q", "yes", "becomes"),
        {},
    ),
    "cannot reach ten": (
        with_questions(points_sign("x", 0, 9).questions[0]),
        "cannot-reach-ten",
        FaultLocation("calls"),
        {},
    ),
    "a worse answer hides a question with more points": (
        with_questions(
            OFTEN,
            question("owes", option("no"), option("yes", 7), show_if=when("often", "weekly")),
            question("q", option("no"), option("yes", 10)),
        ),
        "not-monotone",
        FaultLocation("calls", "often", "daily"),
        {"milder": "weekly", "others": "calls.owes = yes"},
    ),
    "a worse answer reveals a question that mitigates": (
        with_questions(
            question("q", option("no"), option("some", 3), option("more", 4), option("all", 10)),
            question("sorry", option("no"), option("yes", -2), show_if=when("q", "more")),
        ),
        "not-monotone",
        FaultLocation("calls", "q", "more"),
        {"milder": "some", "others": ""},
    ),
    "a worse answer hides an open question with points": (
        with_questions(
            question("q", option("no"), option("some", 3), option("more", 4)),
            question("owes", option("no"), option("yes", 7), show_if=when("q", "some")),
        ),
        "not-monotone",
        FaultLocation("calls", "q", "more"),
        {"milder": "some", "others": ""},
    ),
    "a worse answer hides a went-on": (
        with_questions(
            question("q", option("no"), option("some", 3), option("more", 4)),
            question("far", option("no"), option("yes", 10)),
            question("on", option("no"), option("yes", 1, went_on=True), show_if=when("q", "some")),
        ),
        "not-monotone",
        FaultLocation("calls", "q", "more"),
        {"milder": "some", "others": "calls.far = no"},
    ),
    "a scale that descends": (
        with_questions(
            replace(OFTEN, options=(option("never"), option("daily", 6), option("weekly", 3))),
            RAISED,
        ),
        "scale-descends",
        FaultLocation("calls", "often", "weekly"),
        {"before": "daily"},
    ),
    "a went-on that is not the worst option": (
        with_questions(
            question("q", option("no"), option("on", 3, went_on=True), option("worse", 10)),
        ),
        "went-on-not-worst",
        FaultLocation("calls", "q", "on"),
        {"worse": "worse"},
    ),
    "a went-on that is not the worst option, below ten": (
        with_questions(
            question("q", option("no"), option("on", 3, went_on=True), option("worse", 4)),
            question("far", option("no"), option("yes", 10)),
        ),
        "went-on-not-worst",
        FaultLocation("calls", "q", "on"),
        {"worse": "worse"},
    ),
    "raise first without a raised question": (
        with_questions(
            question("q", option("no"), option("on", 10, went_on=True)), raise_first=True
        ),
        "raise-first-unasked",
        FaultLocation("calls"),
        {},
    ),
    "raise first and ten points without a went-on": (
        with_questions(
            replace(OFTEN, options=(*OFTEN.options, option("hourly", 10))),
            RAISED,
            raise_first=True,
        ),
        "raise-first-ten",
        FaultLocation("calls"),
        {},
    ),
    "a label that does not fit": (
        replace(SOUND, signs=(replace(CALLS, label={"en": "x" * 18, "nl": "x" * 19}), LIES)),
        "label-too-wide",
        FaultLocation("calls", part="label"),
        {"language": "nl", "width": "19", "limit": "18"},
    ),
    "a wide label that does not fit": (
        replace(SOUND, signs=(replace(CALLS, label={"en": "x", "nl": "\u5ba2" * 10}), LIES)),
        "label-too-wide",
        FaultLocation("calls", part="label"),
        {"language": "nl", "width": "20", "limit": "18"},
    ),
    "watch is unreachable": (
        questionnaire_of(points_sign("a", 0, 10), points_sign("b", 0, 10)),
        "unreachable",
        FaultLocation(part="decision"),
        {"recommendation": "watch"},
    ),
    "a step that never applies": (
        with_step(
            Condition(all=(is_any_of("calls.often", "never"), is_any_of("calls.raised", "went-on")))
        ),
        "never-holds",
        FaultLocation(part="step (1) show_if"),
        {},
    ),
    "an unless that never holds": (
        with_step(
            unless=Condition(
                all=(is_any_of("calls.often", "never"), is_any_of("calls.raised", "went-on"))
            )
        ),
        "never-holds",
        FaultLocation(part="step (1) unless"),
        {},
    ),
    "a step on two answers to one question": (
        with_step(
            Condition(
                all=(is_any_of("weighing.worth-it", "no"), is_any_of("weighing.worth-it", "yes"))
            )
        ),
        "never-holds",
        FaultLocation(part="step (1) show_if"),
        {},
    ),
}


@pytest.mark.parametrize("case", FAULT_CASES.values(), ids=FAULT_CASES.keys())
def test_the_only_fault_is_reported_with_its_location(case: FaultCase) -> None:
    questionnaire, code, location, details = case
    assert proof_faults(questionnaire) == (Fault(code, location, details),)


def test_a_sound_questionnaire_has_no_faults() -> None:
    assert proof_faults(SOUND) == ()


@pytest.mark.parametrize("mark", ["\u0301", "\u0e35", "\u20dd", "\u200d"])
def test_a_combining_mark_does_not_add_to_the_width_of_a_label(mark: str) -> None:
    label = {"en": f"\u0e01{mark}" * 18, "nl": "x"}
    assert proof_faults(replace(SOUND, signs=(replace(CALLS, label=label), LIES))) == ()


def test_dont_know_is_tried_where_a_condition_distinguishes_it() -> None:
    only_unknown = Condition(all=(is_none_of("calls.raised", "not-yet", "stopped", "went-on"),))
    assert proof_faults(with_step(only_unknown)) == ()
    hidden = Condition(all=(is_any_of("calls.often", "never"), *only_unknown.tests))
    assert [fault.code for fault in proof_faults(with_step(hidden))] == ["never-holds"]


def test_many_questions_of_few_options_are_enumerated() -> None:
    questions = (question(f"q{number}", option("no"), option("yes", 2)) for number in range(8))
    assert proof_faults(with_questions(*questions)) == ()


def test_unknown_names_hide_no_other_fault() -> None:
    unknown_name = sign("lost", OFTEN, replace(RAISED, show_if=when("oftn", "weekly")))
    low = sign("low", question("q", option("no"), option("yes", 3)))
    assert proof_faults(replace(SOUND, signs=(unknown_name, low))) == (
        Fault("cannot-reach-ten", FaultLocation("low"), {}),
    )
