"""The open questions and the open signs, compared with a list of every possible score."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tensigns.core.decision.open_questions import open_questions, open_sign_ids
from tensigns.core.decision.score import score_sign, sign_scores
from tensigns.core.questionnaire import UNKNOWN, Questionnaire, Sign, question_key
from tests.core.builders import option, question, questionnaire_of, sign, unless, when
from tests.core.decision.oracle import answers_by_visible_question
from tests.core.strategies import answers_to, questionnaires

DEMANDS = sign(
    "demands",
    question("calls", option("no"), option("some", 3), option("threats", 10)),
    question("sorry", option("no"), option("yes", -2), show_if=unless("calls", "no")),
    question("raised", option("no"), option("on", 4, went_on=True), show_if=when("calls", "some")),
)
PAYMENT = sign("payment", question("late", option("no"), option("yes", 2)))
SMALL = questionnaire_of(DEMANDS, PAYMENT)


def open_keys(questionnaire: Questionnaire, answers: dict[str, str]) -> list[str]:
    return [question.key for question in open_questions(questionnaire, answers)]


def open_signs(questionnaire: Questionnaire, answers: dict[str, str]) -> set[str]:
    return {*open_sign_ids(questionnaire, answers, sign_scores(questionnaire, answers))}


def test_an_open_question_is_shown_and_has_no_option() -> None:
    assert open_keys(SMALL, {}) == ["demands.calls", "payment.late"]
    answers = {"demands.calls": "some", "demands.sorry": UNKNOWN, "payment.late": "no"}
    assert open_keys(SMALL, answers) == ["demands.sorry", "demands.raised"]
    assert open_keys(SMALL, {"demands.calls": "no", "demands.raised": UNKNOWN}) == ["payment.late"]


@pytest.mark.parametrize("weighing", [{}, {"weighing.worth-it": UNKNOWN}])
def test_the_weighing_question_is_never_open(weighing: dict[str, str]) -> None:
    answers = {"demands.calls": "some", "demands.sorry": "no", "demands.raised": "on"}
    assert open_keys(SMALL, {**answers, "payment.late": "yes", **weighing}) == []


@pytest.mark.parametrize(
    ("answers", "is_open"),
    [
        ({}, True),
        ({"calls": UNKNOWN}, True),
        ({"calls": "no"}, False),
        ({"calls": "some", "sorry": "yes", "raised": "no"}, False),
        # only an answer that takes points away is open
        ({"calls": "some", "raised": "no"}, False),
        ({"calls": "some", "raised": "on", "sorry": UNKNOWN}, False),
        ({"calls": "some", "sorry": "yes", "raised": UNKNOWN}, True),
        # no sign has more than ten points
        ({"calls": "threats", "sorry": UNKNOWN}, False),
    ],
)
def test_a_sign_is_open_if_an_open_question_could_add_points(
    answers: dict[str, str], *, is_open: bool
) -> None:
    keyed_answers = {f"demands.{key}": answer for key, answer in answers.items()}
    assert ("demands" in open_signs(SMALL, keyed_answers)) == is_open


def test_a_sign_is_open_if_only_a_question_that_is_hidden_still_could_add_points() -> None:
    gate = question("gate", option("no"), option("yes"))
    harm = question("harm", option("no"), option("yes", 3), show_if=when("gate", "yes"))
    questionnaire = questionnaire_of(sign("harm", gate, harm))
    assert open_signs(questionnaire, {"harm.gate": UNKNOWN}) == {"harm"}
    assert open_signs(questionnaire, {"harm.gate": "no"}) == set()
    assert open_signs(questionnaire, {"harm.gate": "yes", "harm.harm": UNKNOWN}) == {"harm"}


def completions(sign: Sign, answers: dict[str, str]) -> Iterator[dict[str, str]]:
    """The sign's answers with every question that is open or hidden answered in every way.

    A question may also stay as it is, without an answer or with "don't know".
    """
    visible = answers_by_visible_question(sign, answers)
    options: list[list[str | None]] = []
    for item in sign.questions:
        answer = visible.get(item.id)
        is_closed = answer is not None and answer != UNKNOWN
        options.append([answer] if is_closed else [answer, *(option.id for option in item.options)])
    for chosen_ids in product(*options):
        yield {
            question_key(sign, item): answer
            for item, answer in zip(sign.questions, chosen_ids, strict=True)
            if answer is not None
        }


@given(st.data())
def test_the_open_signs_are_those_of_which_some_completion_has_more_points(
    data: DataObject,
) -> None:
    questionnaire = data.draw(questionnaires(max_signs=2, max_questions=3))
    answers = data.draw(answers_to(questionnaire))
    thresholds = questionnaire.decision
    expected = {
        sign.id
        for sign in questionnaire.signs
        if any(
            score_sign(sign, completion, thresholds).points
            > score_sign(sign, answers, thresholds).points
            for completion in completions(sign, answers)
        )
    }
    assert open_signs(questionnaire, answers) == expected
