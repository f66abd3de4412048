"""Which questions are visible."""

import pytest
from hypothesis import given

from tensigns.core.decision.conditions import VisibleQuestion, condition_holds, visible_in_sign
from tensigns.core.questionnaire import UNKNOWN, Condition, Questionnaire
from tests.core.builders import is_any_of, is_none_of, option, question, sign, unless, when
from tests.core.decision.oracle import answers_by_visible_question
from tests.core.strategies import answered_questionnaires

OFTEN_IS = is_any_of("often", "weekly", "daily")
OFTEN_IS_NOT = is_none_of("often", "never")
OTHER_IS_YES = is_any_of("other", "yes")


@pytest.mark.parametrize(
    ("answer", "is_holds", "is_not_holds"),
    [
        ("weekly", True, True),
        ("daily", True, True),
        ("monthly", False, True),
        ("never", False, False),
        (UNKNOWN, False, True),
        (None, False, False),
    ],
)
def test_is_fails_on_open_questions_and_is_not_holds_on_dont_know(
    answer: str | None,
    is_holds: bool,  # noqa: FBT001
    is_not_holds: bool,  # noqa: FBT001
) -> None:
    answers = {"often": answer} if answer else {}
    assert condition_holds(Condition(all=(OFTEN_IS,)), answers) is is_holds
    assert condition_holds(Condition(any=(OFTEN_IS,)), answers) is is_holds
    assert condition_holds(Condition(all=(OFTEN_IS_NOT,)), answers) is is_not_holds
    assert condition_holds(Condition(any=(OFTEN_IS_NOT,)), answers) is is_not_holds


def test_all_needs_every_test_and_any_needs_one() -> None:
    one_met = {"often": "weekly", "other": "no"}
    both_met = {"often": "weekly", "other": "yes"}
    assert not condition_holds(Condition(all=(OFTEN_IS, OTHER_IS_YES)), one_met)
    assert condition_holds(Condition(all=(OFTEN_IS, OTHER_IS_YES)), both_met)
    assert condition_holds(Condition(any=(OFTEN_IS, OTHER_IS_YES)), one_met)
    assert not condition_holds(
        Condition(any=(OFTEN_IS, OTHER_IS_YES)), {"often": "never", "other": "no"}
    )


def test_a_question_without_a_condition_is_always_visible() -> None:
    assert condition_holds(None, {})


CHAIN = sign(
    "chain",
    question("first", option("no"), option("yes", 3)),
    question("second", option("no"), option("yes", 2), show_if=when("first", "yes")),
    question("third", option("no"), option("yes", 1), show_if=unless("second", "no")),
)


def visible_keys(answers: dict[str, str]) -> list[str]:
    return [item.key for item in visible_in_sign(CHAIN, answers)]


def test_a_follow_up_is_visible_once_its_condition_is_answered() -> None:
    assert visible_keys({}) == ["chain.first"]
    assert visible_keys({"chain.first": "yes"}) == ["chain.first", "chain.second"]
    assert visible_keys({"chain.first": "yes", "chain.second": UNKNOWN}) == [
        "chain.first",
        "chain.second",
        "chain.third",
    ]


def test_an_answer_to_a_hidden_question_reveals_nothing() -> None:
    assert visible_keys({"chain.first": "no", "chain.second": "yes"}) == ["chain.first"]


def test_answers_of_other_signs_are_ignored() -> None:
    assert visible_keys({"other.first": "yes", "first": "yes"}) == ["chain.first"]


def test_a_visible_question_has_its_answer_and_its_option() -> None:
    first, second = visible_in_sign(CHAIN, {"chain.first": "yes", "chain.second": UNKNOWN})[:2]
    assert (first.answer, first.is_open) == ("yes", False)
    assert first.option is CHAIN.questions[0].options[1]
    assert (second.answer, second.option, second.is_open) == (UNKNOWN, None, True)
    assert VisibleQuestion("chain.first", CHAIN.questions[0], None).is_open


@given(answered_questionnaires())
def test_the_oracle_finds_the_same_questions_visible(
    case: tuple[Questionnaire, dict[str, str]],
) -> None:
    questionnaire, answers = case
    for drawn_sign in questionnaire.signs:
        visible = {item.question.id: item.answer for item in visible_in_sign(drawn_sign, answers)}
        assert visible == answers_by_visible_question(drawn_sign, answers)
