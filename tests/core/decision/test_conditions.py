"""Which questions show."""

import pytest
from hypothesis import given

from tensigns.core.decision.conditions import VisibleQuestion, condition_holds, visible_in_sign
from tensigns.core.questionnaire import UNKNOWN, Condition, Questionnaire
from tests.core.builders import is_any_of, is_none_of, option, question, sign, unless, when
from tests.core.decision.oracle import answers_by_visible_question as plainly_shown
from tests.core.strategies import answered_questionnaires

IS = is_any_of("often", "weekly", "daily")
IS_NOT = is_none_of("often", "never")
OTHER = is_any_of("other", "yes")


@pytest.mark.parametrize(
    ("given", "by_is", "by_is_not"),
    [
        ("weekly", True, True),
        ("daily", True, True),
        ("monthly", False, True),
        ("never", False, False),
        (UNKNOWN, False, True),
        (None, False, False),
    ],
)
def test_is_fails_on_what_is_open_and_is_not_holds_on_unknown(
    given: str | None,
    by_is: bool,  # noqa: FBT001
    by_is_not: bool,  # noqa: FBT001
) -> None:
    answers = {"often": given} if given else {}
    assert condition_holds(Condition(all=(IS,)), answers) is by_is
    assert condition_holds(Condition(any=(IS,)), answers) is by_is
    assert condition_holds(Condition(all=(IS_NOT,)), answers) is by_is_not
    assert condition_holds(Condition(any=(IS_NOT,)), answers) is by_is_not


def test_all_needs_every_test_and_any_needs_one() -> None:
    one = {"often": "weekly", "other": "no"}
    both = {"often": "weekly", "other": "yes"}
    assert not condition_holds(Condition(all=(IS, OTHER)), one)
    assert condition_holds(Condition(all=(IS, OTHER)), both)
    assert condition_holds(Condition(any=(IS, OTHER)), one)
    assert not condition_holds(Condition(any=(IS, OTHER)), {"often": "never", "other": "no"})


def test_without_a_condition_a_question_always_shows() -> None:
    assert condition_holds(None, {})


CHAIN = sign(
    "chain",
    question("first", option("no"), option("yes", 3)),
    question("second", option("no"), option("yes", 2), show_if=when("first", "yes")),
    question("third", option("no"), option("yes", 1), show_if=unless("second", "no")),
)


def keys(answers: dict[str, str]) -> list[str]:
    return [item.key for item in visible_in_sign(CHAIN, answers)]


def test_follow_ups_show_in_order_once_their_ground_is_answered() -> None:
    assert keys({}) == ["chain.first"]
    assert keys({"chain.first": "yes"}) == ["chain.first", "chain.second"]
    assert keys({"chain.first": "yes", "chain.second": UNKNOWN}) == [
        "chain.first",
        "chain.second",
        "chain.third",
    ]


def test_an_answer_to_a_hidden_question_shows_nothing_further() -> None:
    assert keys({"chain.first": "no", "chain.second": "yes"}) == ["chain.first"]


def test_an_answer_of_another_sign_is_none_of_this_one() -> None:
    assert keys({"other.first": "yes", "first": "yes"}) == ["chain.first"]


def test_what_is_shown_says_what_was_given() -> None:
    first, second = visible_in_sign(CHAIN, {"chain.first": "yes", "chain.second": UNKNOWN})[:2]
    assert (first.answer, first.is_open) == ("yes", False)
    assert first.option is CHAIN.questions[0].options[1]
    assert (second.answer, second.option, second.is_open) == (UNKNOWN, None, True)
    assert VisibleQuestion("chain.first", CHAIN.questions[0], None).is_open


@given(answered_questionnaires())
def test_the_same_questions_show_as_in_the_plainest_reading(
    case: tuple[Questionnaire, dict[str, str]],
) -> None:
    questionnaire, answers = case
    for each in questionnaire.signs:
        showing = {item.question.id: item.answer for item in visible_in_sign(each, answers)}
        assert showing == plainly_shown(each, answers)
