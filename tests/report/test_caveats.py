"""A sentence that promises another recommendation is true, or says what could undo it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import GRAVITY
from tensigns.language import set_language
from tensigns.report.caveats import word_with_caveats
from tensigns.report.sitting_report import build_report
from tests.cases.test_case_reports import report_on as report_on_case
from tests.report.format_two import FORMAT_TWO, format_two_report
from tests.report.results import QUESTIONNAIRE, Result, mildest_answers, random_answers
from tests.report.sample import MILDEST, finished_sitting

BARE_WORDS = ("keep", "watch", "fire", "undecided")


@st.composite
def answers_and_completion(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Random answers, and an option for each open question of the signs or for some of them."""
    answers = draw(random_answers())
    completion = {
        visible.key: draw(st.sampled_from([option.id for option in visible.question.options]))
        for visible in visible_questions(QUESTIONNAIRE, answers)
        if visible.is_open and visible.key != QUESTIONNAIRE.weighing_key and draw(st.booleans())
    }
    return answers, completion


@given(drawn=answers_and_completion())
def test_open_questions_cannot_undo_a_promise_without_a_caveat(
    drawn: tuple[dict[str, str], dict[str, str]],
) -> None:
    set_language("en")
    answers, completion = drawn
    result = Result.of(answers)
    now = GRAVITY.index(result.context.decision.recommendation)
    for flip in result.context.decision.flips:
        changes = {f"{change.sign}.{change.question}": change.after for change in flip.changes}
        if word_with_caveats(result.context, changes, flip.recommendation) not in BARE_WORDS:
            continue
        counted = result.context.counted_answers
        completed = {**counted, **completion, **changes}
        reached = GRAVITY.index(recommendation_and_points(QUESTIONNAIRE, completed)[0])
        promised = GRAVITY.index(flip.recommendation)
        assert (reached <= promised) if promised < now else (reached >= promised)


@pytest.mark.parametrize(
    ("case", "language", "sentence"),
    [
        ("m03", "en", "If what is overdue is paid: keep, unless the open question adds points."),
        (
            "m03",
            "nl",
            "Als ze de achterstand betalen: houden, tenzij er door de open vraag punten bij komen.",
        ),
        ("m03", "en", "If nothing is overdue and they pay on time for three months: keep."),
        (
            "m03",
            "en",
            (
                "If they no longer answer your reminders, and they pay late again after you have "
                "spoken to them about it: fire, unless the open question takes points off."
            ),
        ),
        (
            "m03",
            "nl",
            (
                "Als ze niet meer op je herinneringen reageren, en als ze weer te laat betalen "
                "nadat je er iets van hebt gezegd: stoppen, tenzij er door de open vraag punten "
                "af gaan."
            ),
        ),
        (
            "f11",
            "en",
            (
                "If nothing new happens under “Ignores your advice” until 22 May 2027: watch, "
                "unless the open questions add points."
            ),
        ),
        (
            "f11",
            "nl",
            (
                "Als er bij “Negeert je advies” tot 22 mei 2027 niets nieuws gebeurt: "
                "opletten, tenzij er door de open vragen punten bij komen."
            ),
        ),
        ("w05", "en", "If nothing is overdue and they pay on time for three months: keep."),
    ],
)
def test_a_promise_says_whether_open_questions_may_undo_it(
    case: str, language: str, sentence: str
) -> None:
    set_language(language)
    sections = report_on_case(case).change_sections
    assert any(sentence in section.sentences for section in sections)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "At best it could still become “keep”, but only if too few points are left for "
                "your own weighing to count."
            ),
        ),
        (
            "nl",
            (
                "In het beste geval wordt het nog “houden”, maar alleen als er te weinig "
                "punten overblijven om je eigen afweging te laten meetellen."
            ),
        ),
    ],
)
def test_keep_after_a_weighing_of_no_has_a_condition(language: str, sentence: str) -> None:
    set_language(language)
    open_demands = {
        "unreasonable-demands.beyond": "monthly",
        "unreasonable-demands.weight": "costly",
        "unreasonable-demands.who": "client",
        "unreasonable-demands.raised": "unknown",
    }
    answers = {**mildest_answers(), **open_demands, "weighing.worth-it": "no"}
    report = build_report(QUESTIONNAIRE, finished_sitting(answers))
    assert report.range_sentence == sentence


def test_anything_from_keep_to_fire_has_the_same_condition() -> None:
    open_signs = {**MILDEST, "law.risk": "unknown", "demands.calls": "monthly"}
    answers = {**open_signs, "demands.raised": "unknown", "weighing.worth-it": "no"}
    decision = replace(FORMAT_TWO.decision, serious=9)
    monthly = replace(FORMAT_TWO.signs[1].questions[0].options[1], points=4)
    calls = FORMAT_TWO.signs[1].questions[0]
    calls = replace(calls, options=(calls.options[0], monthly, calls.options[2]))
    demands = replace(FORMAT_TWO.signs[1], questions=(calls, FORMAT_TWO.signs[1].questions[1]))
    signs = (FORMAT_TWO.signs[0], demands, *FORMAT_TWO.signs[2:])
    questionnaire = replace(FORMAT_TWO, decision=decision, signs=signs)
    report = build_report(questionnaire, finished_sitting(answers))
    assert report.recommendation == "watch"
    assert report.range_sentence == (
        "It could still become anything from “keep” to “fire”; “keep” only if too few points "
        "are left for your own weighing to count."
    )


def test_a_change_to_keep_says_that_a_weighing_of_no_no_longer_counts() -> None:
    slow_payer = {**MILDEST, "payment.late": "four", "payment.short": "no"}
    report = format_two_report({**slow_payer, "weighing.worth-it": "no"})
    assert report.recommendation == "fire"
    assert report.milder_changes == (
        (
            "If the next five invoices are paid in time: keep (too few points are left then "
            "for your own weighing to count)."
        ),
    )
