"""What is proved of a questionnaire by trying every way to answer a sign."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.decide import decide
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import (
    GRAVITY,
    UNKNOWN,
    Condition,
    Questionnaire,
    Recommendation,
    Sign,
    Step,
)
from tensigns.core.validation.enumeration import answer_combinations
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.core.validation.monotone import monotone_faults
from tensigns.core.validation.proofs import proof_faults
from tests.core.builders import (
    THRESHOLDS,
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
from tests.core.decision.oracle import Oracle, answers_by_visible_question, tally
from tests.core.strategies import answers_to, signs

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


def of(*questions: object, raise_first: bool = False) -> Questionnaire:
    made = sign("calls", *questions, raise_first=raise_first)  # type: ignore[arg-type]
    return replace(SOUND, signs=(made, LIES))


def step(show_if: Condition | None = None, unless: Condition | None = None) -> Questionnaire:
    made = Step(to=("fire",), text=text("tell"), show_if=show_if, unless=unless)
    return replace(SOUND, steps=(made,))


Broken = tuple[Questionnaire, FaultCode, FaultLocation, Mapping[str, str]]

BROKEN: dict[str, Broken] = {
    "too many ways": (
        of(
            question("q", option("no"), option("yes", 10)),
            *(
                question(f"q{each}", *points_sign("x", *range(9)).questions[0].options)
                for each in "abcd"
            ),
        ),
        "too-many-ways",
        FaultLocation("calls"),
        {"bound": "20000"},
    ),
    "never shown": (
        of(
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
    "mitigates what nothing outweighs": (
        of(
            question("q", option("no"), option("yes", 10)),
            question("sorry", option("no"), option("yes", -3), show_if=when("q", "yes")),
        ),
        "option-changes-nothing",
        FaultLocation("calls", "sorry", "yes"),
        {},
    ),
    "points for what is settled": (
        of(
            question("q", option("no"), option("yes", 10)),
            question("more", option("no"), option("yes", 2), show_if=when("q", "yes")),
        ),
        "option-changes-nothing",
        FaultLocation("calls", "more", "yes"),
        {},
    ),
    "a question that changes nothing": (
        of(OFTEN, RAISED, question("who", option("one"), option("several"))),
        "question-changes-nothing",
        FaultLocation("calls", "who"),
        {},
    ),
    "what nothing becomes": (
        of(
            question("q", option("no"), option("yes", becomes=True)),
            question("r", option("no", becomes=True), option("yes", 10), show_if=when("q", "yes")),
        ),
        "never-comes-about",
        FaultLocation("calls", "q", "yes", "becomes"),
        {},
    ),
    "cannot reach ten": (
        of(points_sign("x", 0, 9).questions[0]),
        "cannot-reach-ten",
        FaultLocation("calls"),
        {},
    ),
    "a worse answer hides what weighed more": (
        of(
            OFTEN,
            question("owes", option("no"), option("yes", 7), show_if=when("often", "weekly")),
            question("q", option("no"), option("yes", 10)),
        ),
        "not-monotone",
        FaultLocation("calls", "often", "daily"),
        {"milder": "weekly", "others": "calls.owes = yes"},
    ),
    "a worse answer reveals what mitigates": (
        of(
            question("q", option("no"), option("some", 3), option("more", 4), option("all", 10)),
            question("sorry", option("no"), option("yes", -2), show_if=when("q", "more")),
        ),
        "not-monotone",
        FaultLocation("calls", "q", "more"),
        {"milder": "some", "others": ""},
    ),
    "a worse answer takes away what could get worse": (
        of(
            question("q", option("no"), option("some", 3), option("more", 4)),
            question("owes", option("no"), option("yes", 7), show_if=when("q", "some")),
        ),
        "not-monotone",
        FaultLocation("calls", "q", "more"),
        {"milder": "some", "others": ""},
    ),
    "a worse answer loses what went on": (
        of(
            question("q", option("no"), option("some", 3), option("more", 4)),
            question("far", option("no"), option("yes", 10)),
            question("on", option("no"), option("yes", 1, went_on=True), show_if=when("q", "some")),
        ),
        "not-monotone",
        FaultLocation("calls", "q", "more"),
        {"milder": "some", "others": "calls.far = no"},
    ),
    "a scale that descends": (
        of(
            replace(OFTEN, options=(option("never"), option("daily", 6), option("weekly", 3))),
            RAISED,
        ),
        "scale-descends",
        FaultLocation("calls", "often", "weekly"),
        {"before": "daily"},
    ),
    "a went-on that is not the worst": (
        of(
            question("q", option("no"), option("on", 3, went_on=True), option("worse", 10)),
        ),
        "went-on-not-worst",
        FaultLocation("calls", "q", "on"),
        {"worse": "worse"},
    ),
    "a went-on that is not the worst, with less than ten": (
        of(
            question("q", option("no"), option("on", 3, went_on=True), option("worse", 4)),
            question("far", option("no"), option("yes", 10)),
        ),
        "went-on-not-worst",
        FaultLocation("calls", "q", "on"),
        {"worse": "worse"},
    ),
    "raise first without a question": (
        of(question("q", option("no"), option("on", 10, went_on=True)), raise_first=True),
        "raise-first-unasked",
        FaultLocation("calls"),
        {},
    ),
    "raise first and ten without": (
        of(
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
    "no watch": (
        questionnaire_of(points_sign("a", 0, 10), points_sign("b", 0, 10)),
        "unreachable",
        FaultLocation(part="decision"),
        {"recommendation": "watch"},
    ),
    "a step that never comes": (
        step(
            Condition(all=(is_any_of("calls.often", "never"), is_any_of("calls.raised", "went-on")))
        ),
        "never-holds",
        FaultLocation(part="step (1) show_if"),
        {},
    ),
    "a step that nothing holds back": (
        step(
            unless=Condition(
                all=(is_any_of("calls.often", "never"), is_any_of("calls.raised", "went-on"))
            )
        ),
        "never-holds",
        FaultLocation(part="step (1) unless"),
        {},
    ),
    "a step on two answers at once": (
        step(
            Condition(
                all=(is_any_of("weighing.worth-it", "no"), is_any_of("weighing.worth-it", "yes"))
            )
        ),
        "never-holds",
        FaultLocation(part="step (1) show_if"),
        {},
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_is_told_alone_at_its_place(broken: Broken) -> None:
    asked, code, place, details = broken
    assert proof_faults(asked) == (Fault(code, place, details),)


def test_what_is_sound_has_no_fault() -> None:
    assert proof_faults(SOUND) == ()


@pytest.mark.parametrize("mark", ["\u0301", "\u0e35", "\u20dd", "\u200d"])
def test_a_mark_takes_no_cell_of_a_label(mark: str) -> None:
    label = {"en": f"\u0e01{mark}" * 18, "nl": "x"}
    assert proof_faults(replace(SOUND, signs=(replace(CALLS, label=label), LIES))) == ()


def test_dont_know_is_a_way_of_its_own_where_a_condition_tells_it_apart() -> None:
    only_unknown = Condition(all=(is_none_of("calls.raised", "not-yet", "stopped", "went-on"),))
    assert proof_faults(step(only_unknown)) == ()
    hidden = Condition(all=(is_any_of("calls.often", "never"), *only_unknown.tests))
    assert [fault.code for fault in proof_faults(step(hidden))] == ["never-holds"]


def test_many_questions_of_few_options_can_be_walked() -> None:
    eight = (question(f"q{at}", option("no"), option("yes", 2)) for at in range(8))
    assert proof_faults(of(*eight)) == ()


def test_names_that_nothing_bears_hide_no_other_fault() -> None:
    lost = sign("lost", OFTEN, replace(RAISED, show_if=when("oftn", "weekly")))
    low = sign("low", question("q", option("no"), option("yes", 3)))
    assert proof_faults(replace(SOUND, signs=(lost, low))) == (
        Fault("cannot-reach-ten", FaultLocation("low"), {}),
    )


def test_every_way_is_walked_once() -> None:
    found = answer_combinations(CALLS, ["often"])
    named = [tuple(way.items()) for way in found]
    assert len(set(named)) == len(named) == 5 + 3 * 3
    assert {} in found
    assert {"calls.often": UNKNOWN, "calls.raised": "stopped"} in found
    assert not any(way.get("calls.often") == "never" and len(way) > 1 for way in found)


def every_way(one: Sign) -> list[Answers]:
    return answer_combinations(one, [each.id for each in one.questions])


def plainly_softened(one: Sign) -> Iterator[tuple[str, str, str]]:
    """The same proof in the plainest way: by trying all completions of all ways."""
    oracle = Oracle(questionnaire_of(one), {})
    ten = THRESHOLDS.decisive

    def reach(answers: dict[str, str]) -> tuple[int, ...]:
        oracle.answers = answers
        every = {tally(one, completed, THRESHOLDS) for completed in oracle.completions(one)}
        now = tally(one, answers, THRESHOLDS)
        least, most = min(t.points for t in every), max(t.points for t in every)
        without = min((t.points for t in every if not t.went_on), default=ten)
        on = max((t.points for t in every if t.went_on), default=-1)
        return (
            now.points,
            least,
            most,
            without,
            ten if most == ten else on,
            now.points == ten or now.went_on,
        )

    for way in every_way(one):
        for asked in one.questions:
            key = f"{one.id}.{asked.id}"
            given = next((each for each in asked.options if each.id == way.get(key)), None)
            for worse in asked.options:
                if given and worse.points > given.points:
                    showing = answers_by_visible_question(one, {**way, key: worse.id})
                    after = {f"{one.id}.{name}": each for name, each in showing.items() if each}
                    if any(a < b for a, b in zip(reach(after), reach(dict(way)), strict=True)):
                        yield asked.id, given.id, worse.id


@given(signs("s", 3))
def test_worse_answers_that_soften_are_found_and_no_others(one: Sign) -> None:
    found = {
        (fault.location.question, fault.details["milder"], fault.location.option)
        for fault in monotone_faults(one, every_way(one), THRESHOLDS)
    }
    assert found == set(plainly_softened(one))


@given(st.lists(signs("s", 3), min_size=1, max_size=3), st.data())
def test_where_that_is_proved_a_worse_answer_never_softens_anything(
    drawn: list[Sign], data: DataObject
) -> None:
    made = [replace(each, id=f"s{at}") for at, each in enumerate(drawn)]
    assume(not any(list(monotone_faults(each, every_way(each), THRESHOLDS)) for each in made))
    asked = questionnaire_of(*made)
    answers = counted_answers(asked, data.draw(answers_to(asked)))
    # A "no" to the weighing that is no longer asked is no answer any more: the range, which
    # leaves the weighing as it is given, is compared without.
    unweighed = {key: each for key, each in answers.items() if key != asked.weighing_key}
    for key, given_option in unweighed.items():
        chosen = asked.questions_by_key[key].question.option(given_option)
        for worse in asked.questions_by_key[key].question.options:
            if chosen and worse.points > chosen.points:
                one, two = decide(asked, answers), decide(asked, {**answers, key: worse.id})
                assert gravity(one.recommendation) <= gravity(two.recommendation)
                one, two = decide(asked, unweighed), decide(asked, {**unweighed, key: worse.id})
                assert gravity(one.mildest) <= gravity(two.mildest)
                assert gravity(one.gravest) <= gravity(two.gravest)


def gravity(recommendation: Recommendation) -> int:
    return GRAVITY.index(recommendation)
