"""The re-evaluation of a sitting under today's questionnaire."""

from datetime import timedelta

from msgspec.structs import replace

from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import set_language
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.background import Background
from tensigns.report.re_evaluation import (
    ReEvaluation,
    is_another_edition,
    re_evaluate,
)
from tensigns.report.render.re_evaluation_document import re_evaluation_document
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.render.text import text_re_evaluation
from tensigns.report.sitting_report import build_report
from tensigns.report.wording import long_date
from tests.report.sample import finished_sitting
from tests.revised_edition import NEW_QUESTION, revised_edition

ANSWERS = {
    "unreasonable-demands.beyond": "weekly",
    "unreasonable-demands.weight": "harmful",
    "slow-payment.late": "most",
}
SITTING = replace(finished_sitting(ANSWERS), questionnaire_ref=builtin_edition().ref)


def re_evaluate_sitting() -> ReEvaluation:
    today = revised_edition()
    return re_evaluate(builtin_edition().questionnaire, SITTING, today)


def test_both_results_are_shown_with_their_editions() -> None:
    re_evaluation = re_evaluate_sitting()
    assert re_evaluation.original == build_report(builtin_edition().questionnaire, SITTING)
    assert (re_evaluation.original.word, re_evaluation.original.points) == ("watch", 12)
    assert (re_evaluation.current.word, re_evaluation.current.points) == ("fire", 14)
    assert "version 2.0" in re_evaluation.original_edition
    assert "version 3.0" in re_evaluation.current_edition
    assert re_evaluation.current_edition == (
        f"Questionnaire ten-signs, version 3.0 ({revised_edition().ref.hash})"
    )
    assert re_evaluation.headline == (
        "Then it was “watch”; with today's questionnaire it is “fire”."
    )


def test_dropped_answers_revised_questions_and_new_questions_are_named() -> None:
    re_evaluation = re_evaluate_sitting()
    assert re_evaluation.dropped_answers == (
        "How far does it go? Take the worst. “My other clients or the work itself suffer”",
    )
    late = builtin_edition().questionnaire.questions_by_key["slow-payment.late"].question.text["en"]
    assert re_evaluation.revised_questions == (f"{late} Your answer was taken over.",)
    assert NEW_QUESTION in re_evaluation.new_questions
    weight = next(
        question
        for question in re_evaluation.current.open_questions
        if question.key == "unreasonable-demands.weight"
    )
    assert weight.question == "How far does it go? Take the worst."


def test_an_unchanged_recommendation_is_reported_as_unchanged() -> None:
    edition = builtin_edition()
    ref = QuestionnaireRef("ten-signs", "2.1", "0" * 16)
    re_evaluation = re_evaluate(edition.questionnaire, SITTING, replace(edition, ref=ref))
    assert re_evaluation.headline == "With today's questionnaire it is “watch” too."
    assert (
        re_evaluation.dropped_answers,
        re_evaluation.revised_questions,
        re_evaluation.new_questions,
    ) == (
        (),
        (),
        (),
    )
    assert re_evaluation.current == replace(re_evaluation.original, questionnaire_ref=ref)


def test_the_text_has_the_original_result_above_the_current_one() -> None:
    text = text_re_evaluation(re_evaluate_sitting())
    assert text.index("version 2.0") < text.index("◐ Watch: 12 points")
    assert text.index("◐ Watch") < text.index("With today's questionnaire\n")
    assert text.index("version 3.0") < text.index("● Fire: 14 points")
    assert text.index("Not asked now") < text.index("New questions")
    assert max(map(len, text.splitlines())) <= 78


def test_the_document_has_the_current_result() -> None:
    today = revised_edition()
    document = re_evaluation_document(
        builtin_edition().questionnaire, SITTING, today, "globex-01234567"
    )
    assert document["recommendation"] == "fire"
    assert document["questionnaire"]["version"] == "3.0"
    assert document["gone"] == ["unreasonable-demands.weight"]
    assert document["changed"] == ["slow-payment.late"]
    assert (
        document.keys() - {"gone", "changed"}
        == sitting_document(builtin_edition().questionnaire, SITTING, "").keys()
    )


def test_both_rechecks_of_an_amendment_are_counted_from_the_amended_sitting() -> None:
    background = Background(amended_day=SITTING.day - timedelta(days=90))
    re_evaluation = re_evaluate(
        builtin_edition().questionnaire, SITTING, revised_edition(), background
    )
    for report, days in ((re_evaluation.original, 30), (re_evaluation.current, 14)):
        recheck = SITTING.day - timedelta(days=90 - days)
        assert long_date(recheck) in report.recheck_sentence


def test_another_edition_is_one_of_the_same_questionnaire_with_other_bytes() -> None:
    today = builtin_edition().ref
    assert not is_another_edition(today, today)
    assert is_another_edition(revised_edition().ref, today)
    assert not is_another_edition(QuestionnaireRef("my-own", "1.0", "0" * 16), today)


def test_the_headline_is_in_the_current_language() -> None:
    set_language("nl")
    assert re_evaluate_sitting().headline == (
        "Toen was het advies “opletten”; met de vragenlijst van nu is het “stoppen”."
    )
