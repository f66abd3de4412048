"""Answers taken over into another edition of their questionnaire."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from tensigns.core.answer_migration import MigratedAnswers, migrate_answers
from tensigns.core.decision.decide import decide
from tensigns.core.decision.visibility import counted_answers
from tests.core.builders import option, points_sign, question, questionnaire_of, sign, when
from tests.core.strategies import answers_to, questionnaires

CALLS = question("calls", option("never"), option("weekly", 4))
RAISED = question("raised", option("not-yet"), option("yes", 2), show_if=when("calls", "weekly"))
BEFORE = questionnaire_of(points_sign("payment", 0, 3), sign("demands", CALLS, RAISED))
ANSWERS = {"payment.q": "p3", "demands.calls": "weekly", "demands.raised": "yes"}


@given(st.data())
def test_under_its_own_edition_a_sitting_comes_to_the_same(data: DataObject) -> None:
    asked = data.draw(questionnaires())
    answers = data.draw(answers_to(asked))
    taken = migrate_answers(asked, asked, answers)
    assert taken == MigratedAnswers(counted_answers(asked, answers), (), ())
    assert decide(asked, taken.answers) == decide(asked, answers)


def test_a_question_or_an_option_that_is_gone_leaves_no_answer() -> None:
    without = questionnaire_of(points_sign("payment", 0, 4), sign("demands", CALLS))
    taken = migrate_answers(BEFORE, without, ANSWERS)
    assert taken.answers == {"demands.calls": "weekly"}
    assert taken.dropped == ("payment.q", "demands.raised")


def test_a_sign_that_is_gone_takes_its_answers_along() -> None:
    taken = migrate_answers(BEFORE, questionnaire_of(points_sign("payment", 0, 3)), ANSWERS)
    assert (taken.answers, taken.dropped) == (
        {"payment.q": "p3"},
        ("demands.calls", "demands.raised"),
    )


def test_the_answer_to_a_revised_question_is_taken_over_and_named() -> None:
    dearer = replace(CALLS, revision=2, options=(option("never"), option("weekly", 9)))
    after = questionnaire_of(points_sign("payment", 0, 3), sign("demands", dearer, RAISED))
    taken = migrate_answers(BEFORE, after, ANSWERS)
    assert (taken.answers, taken.dropped, taken.revised) == (ANSWERS, (), ("demands.calls",))
    assert decide(after, taken.answers).points == decide(BEFORE, ANSWERS).points + 4


def test_dont_know_stays_and_is_nothing_to_miss() -> None:
    unknown = {"payment.q": "unknown", "demands.calls": "unknown"}
    taken = migrate_answers(BEFORE, questionnaire_of(points_sign("payment", 0, 3)), unknown)
    assert (taken.answers, taken.dropped) == ({"payment.q": "unknown"}, ())


def test_what_counted_nowhere_is_not_taken_over() -> None:
    hidden = ANSWERS | {"demands.calls": "never"}
    always = questionnaire_of(
        points_sign("payment", 0, 3), sign("demands", CALLS, replace(RAISED, show_if=None))
    )
    assert "demands.raised" not in migrate_answers(BEFORE, always, hidden).answers
