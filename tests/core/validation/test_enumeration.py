"""The proofs over merged states report exactly what trying every combination reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from tensigns.core.decision.rules import Totals
from tensigns.core.questionnaire import (
    UNKNOWN,
    Condition,
    Questionnaire,
    Sign,
    Step,
    Thresholds,
)
from tensigns.core.validation.cross_sign import cross_sign_faults, reachable_recommendations
from tensigns.core.validation.monotone import monotone_faults
from tensigns.core.validation.proofs import proof_faults
from tensigns.core.validation.sign_states import SignStates, TooManyCombinations
from tests.core.builders import (
    FORMAT_2_THRESHOLDS,
    THRESHOLDS,
    option,
    question,
    questionnaire_of,
    sign,
    text,
    unless,
)
from tests.core.strategies import ALL_THRESHOLDS, conditions, questionnaires, signs
from tests.core.validation.enumerated_proofs import (
    answer_combinations,
    can_hold,
    enumerated_recommendations,
    enumerated_sign_faults,
)

SILENCE = Totals(0, 0, went_on=False, unanswered_count=1, sign_count=1, red_flag_count=0)
CODES = ("never-shown", "option-changes-nothing", "not-monotone")


def sign_totals(thresholds: Thresholds) -> st.SearchStrategy[set[Totals]]:
    """Draw the totals of a sign. A serious red flag has the points of a serious sign."""
    totals = st.builds(
        lambda points, went_on, is_red_flag: Totals(
            points, points, went_on, 0, 1, int(is_red_flag and points >= thresholds.serious)
        ),
        st.integers(0, 10),
        st.booleans(),
        st.booleans(),
    )
    return st.sets(totals, min_size=1, max_size=4).map(lambda drawn: {SILENCE, *drawn})


totals_and_thresholds = st.sampled_from(ALL_THRESHOLDS).flatmap(
    lambda thresholds: st.tuples(
        st.lists(sign_totals(thresholds), min_size=1, max_size=4), st.just(thresholds)
    )
)


@given(drawn_sign=signs("s", 4), all_tested=st.booleans())
def test_the_softening_answers_of_a_sign_are_the_same_in_the_same_order(
    *, drawn_sign: Sign, all_tested: bool
) -> None:
    tested_ids = [question.id for question in drawn_sign.questions if all_tested]
    expected = enumerated_sign_faults(drawn_sign, tested_ids, FORMAT_2_THRESHOLDS)
    faults = list(monotone_faults(SignStates(drawn_sign, tested_ids, FORMAT_2_THRESHOLDS)))
    assert faults == [fault for fault in expected if fault.code == "not-monotone"]


@given(questionnaires(max_signs=2))
def test_the_faults_of_a_questionnaire_are_the_same(questionnaire: Questionnaire) -> None:
    # Without conditions in steps, the questions that conditions of the sign name are tested.
    expected = [
        fault
        for drawn_sign in questionnaire.signs
        for fault in enumerated_sign_faults(
            drawn_sign,
            {
                test.question
                for later in drawn_sign.questions
                for test in (later.show_if.tests if later.show_if else ())
            },
            questionnaire.decision,
        )
    ]
    faults = proof_faults(questionnaire)
    causes = {fault.location for fault in faults if fault.code == "went-on-not-worst"}
    assert [fault for fault in faults if fault.code in CODES] == [
        fault
        for fault in expected
        if fault.location._replace(option=fault.details.get("milder", "")) not in causes
    ]


@given(totals_and_thresholds)
def test_the_same_recommendations_are_reachable(
    drawn: tuple[list[set[Totals]], Thresholds],
) -> None:
    totals, thresholds = drawn
    expected = enumerated_recommendations(totals, thresholds)
    assert reachable_recommendations(totals, thresholds) == expected


@given(st.data())
def test_the_same_conditions_of_steps_can_hold(data: DataObject) -> None:
    drawn = [data.draw(signs(f"s{index}", 2)) for index in range(2)]
    keyed = [
        replace(question, id=f"{drawn_sign.id}.{question.id}")
        for drawn_sign in drawn
        for question in drawn_sign.questions
    ]
    condition: Condition = data.draw(conditions(keyed))
    step = Step(to=("fire",), text=text("tell"), show_if=condition)
    questionnaire = replace(questionnaire_of(*drawn), steps=(step,))
    states = {
        drawn_sign.id: SignStates(
            drawn_sign, [question.id for question in drawn_sign.questions], THRESHOLDS
        )
        for drawn_sign in drawn
    }
    faults = [fault.code for fault in cross_sign_faults(questionnaire, states)]
    assert ("never-holds" not in faults) == can_hold(condition, questionnaire)


def test_many_combinations_have_few_states() -> None:
    questions = (
        question(f"q{number}", *(option(f"o{points}", points) for points in range(9)))
        for number in range(4)
    )
    states = SignStates(sign("s", *questions), [], THRESHOLDS)
    assert len(states.ends) < 1000


def test_more_combinations_than_the_limit_are_refused_before_they_are_tried() -> None:
    questions = (
        question(f"q{number}", *(option(f"o{points}", points) for points in range(9)))
        for number in range(12)
    )
    with pytest.raises(TooManyCombinations):
        SignStates(sign("s", *questions), [], THRESHOLDS)


def test_every_combination_is_enumerated_once() -> None:
    often = question("often", option("never"), option("weekly", 3), option("daily", 6))
    raised = question(
        "raised",
        option("not-yet"),
        option("stopped", -2),
        option("went-on", 7, went_on=True),
        show_if=unless("often", "never"),
    )
    combinations = answer_combinations(sign("calls", often, raised), ["often"])
    as_tuples = [tuple(combination.items()) for combination in combinations]
    assert len(set(as_tuples)) == len(as_tuples) == 5 + 3 * 3
    assert {} in combinations
    assert {"calls.often": UNKNOWN, "calls.raised": "stopped"} in combinations
    assert not any(
        combination.get("calls.often") == "never" and len(combination) > 1
        for combination in combinations
    )
