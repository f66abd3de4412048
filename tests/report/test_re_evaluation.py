"""A sitting under today's questionnaire: both results, and what is not the same."""

from msgspec.structs import replace

from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import set_language
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.re_evaluation import (
    ReEvaluation,
    is_another_edition,
    re_evaluate,
    re_evaluation_document,
)
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.render.text import text_re_evaluation
from tensigns.report.sitting_report import build_report
from tests.report.sample import sitting
from tests.revised_edition import NEW_QUESTION, revised_edition

ANSWERS = {
    "unreasonable-demands.beyond": "weekly",
    "unreasonable-demands.weight": "costly",
    "slow-payment.late": "three-or-more",
}
HELD = replace(sitting(ANSWERS), questionnaire_ref=builtin_edition().ref)


def told() -> ReEvaluation:
    today = revised_edition()
    return re_evaluate(builtin_edition().questionnaire, HELD, today)


def test_both_results_are_told_each_by_its_questionnaire() -> None:
    found = told()
    assert found.original == build_report(builtin_edition().questionnaire, HELD)
    assert (found.original.word, found.original.points) == ("watch", 12)
    assert (found.current.word, found.current.points) == ("fire", 15)
    assert "version 1.0" in found.original_edition
    assert "version 2.0" in found.current_edition
    assert found.current_edition == (
        f"Questionnaire ten-signs, version 2.0 ({revised_edition().ref.hash})"
    )
    assert found.headline == (
        "On its day it came to watch; under today's questionnaire it comes to fire."
    )


def test_what_counts_no_more_what_was_revised_and_what_is_new_are_named() -> None:
    found = told()
    assert found.dropped_answers == (
        "How far does it go? Take the worst. “It takes evenings, weekends or unpaid hours”",
    )
    late = builtin_edition().questionnaire.questions_by_key["slow-payment.late"].question.text["en"]
    assert found.revised_questions == (f"{late} Your answer was taken over.",)
    assert NEW_QUESTION in found.new_questions
    weight = next(
        each for each in found.current.open_questions if each.key == "unreasonable-demands.weight"
    )
    assert weight.question == "How far does it go? Take the worst."


def test_the_same_recommendation_is_said_to_be_the_same() -> None:
    asked = builtin_edition()
    source = QuestionnaireRef("ten-signs", "1.1", "0" * 16)
    found = re_evaluate(asked.questionnaire, HELD, replace(asked, ref=source))
    assert found.headline == "Under today's questionnaire it comes to watch as well."
    assert (found.dropped_answers, found.revised_questions, found.new_questions) == ((), (), ())
    assert found.current == replace(found.original, questionnaire_ref=source)


def test_as_text_both_stand_below_each_other() -> None:
    text = text_re_evaluation(told())
    assert text.index("version 1.0") < text.index("◐ Watch: 12 points")
    assert text.index("◐ Watch") < text.index("Under today's questionnaire\n")
    assert text.index("version 2.0") < text.index("● Fire: 15 points")
    assert text.index("Not asked now") < text.index("New and open")
    assert max(map(len, text.splitlines())) <= 78


def test_the_document_is_that_of_today() -> None:
    today = revised_edition()
    found = re_evaluation_document(builtin_edition().questionnaire, HELD, today, "globex-01234567")
    assert found["recommendation"] == "fire"
    assert found["questionnaire"]["version"] == "2.0"
    assert found["gone"] == ["unreasonable-demands.weight"]
    assert found["changed"] == ["slow-payment.late"]
    assert (
        found.keys() - {"gone", "changed"}
        == sitting_document(builtin_edition().questionnaire, HELD, "").keys()
    )


def test_only_another_edition_of_the_same_questionnaire_is_another() -> None:
    today = builtin_edition().ref
    assert not is_another_edition(today, today)
    assert is_another_edition(revised_edition().ref, today)
    assert not is_another_edition(QuestionnaireRef("my-own", "1.0", "0" * 16), today)


def test_it_is_told_in_the_language_in_use() -> None:
    set_language("nl")
    assert told().headline == (
        "Toen kwam het uit op opletten; onder de vragenlijst van nu komt het uit op stoppen."
    )
