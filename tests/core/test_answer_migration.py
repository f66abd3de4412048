"""Answers migrated to another edition of their questionnaire."""

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
def test_migration_to_the_same_edition_changes_no_decision(data: DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    answers = data.draw(answers_to(questionnaire))
    migrated = migrate_answers(questionnaire, questionnaire, answers)
    assert migrated == MigratedAnswers(counted_answers(questionnaire, answers), (), ())
    assert decide(questionnaire, migrated.answers) == decide(questionnaire, answers)


def test_the_answer_to_a_removed_question_or_with_a_removed_option_is_dropped() -> None:
    after = questionnaire_of(points_sign("payment", 0, 4), sign("demands", CALLS))
    migrated = migrate_answers(BEFORE, after, ANSWERS)
    assert migrated.answers == {"demands.calls": "weekly"}
    assert migrated.dropped == ("payment.q", "demands.raised")


def test_the_answers_of_a_removed_sign_are_dropped() -> None:
    migrated = migrate_answers(BEFORE, questionnaire_of(points_sign("payment", 0, 3)), ANSWERS)
    assert (migrated.answers, migrated.dropped) == (
        {"payment.q": "p3"},
        ("demands.calls", "demands.raised"),
    )


def test_the_answer_to_a_revised_question_is_migrated_and_named() -> None:
    revised_calls = replace(CALLS, revision=2, options=(option("never"), option("weekly", 9)))
    after = questionnaire_of(points_sign("payment", 0, 3), sign("demands", revised_calls, RAISED))
    migrated = migrate_answers(BEFORE, after, ANSWERS)
    assert (migrated.answers, migrated.dropped, migrated.revised) == (
        ANSWERS,
        (),
        ("demands.calls",),
    )
    assert decide(after, migrated.answers).points == decide(BEFORE, ANSWERS).points + 4


def test_dont_know_is_migrated_and_never_named_as_dropped() -> None:
    answers = {"payment.q": "unknown", "demands.calls": "unknown"}
    migrated = migrate_answers(BEFORE, questionnaire_of(points_sign("payment", 0, 3)), answers)
    assert (migrated.answers, migrated.dropped) == ({"payment.q": "unknown"}, ())


def test_the_answer_to_a_hidden_question_is_not_migrated() -> None:
    answers = ANSWERS | {"demands.calls": "never"}
    after = questionnaire_of(
        points_sign("payment", 0, 3), sign("demands", CALLS, replace(RAISED, show_if=None))
    )
    assert "demands.raised" not in migrate_answers(BEFORE, after, answers).answers
