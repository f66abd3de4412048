"""The report on a sitting: result, signs, next steps, answers and notes."""

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Advice
from tensigns.language import set_language
from tensigns.report.sitting_report import build_report
from tensigns.report.wording import quote
from tests.core.builders import when
from tests.report.results import Result
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting, report_on


def test_the_result_has_a_word_a_symbol_and_points() -> None:
    report = report_on({**WATCH, "law.risk": "small"})
    assert (report.recommendation, report.word, report.symbol) == ("watch", "watch", "◐")
    assert (report.points, report.points_summary) == (8, "8 points, 7 on one sign")
    assert (report.client, report.date) == ("Globex B.V.", "23 November 2026")
    assert report_on(MILDEST).points_summary == "no points"
    assert report_on(WATCH).points_summary == "7 points, all on one sign"
    assert report_on({**MILDEST, "law.risk": "small"}).points_summary == "1 point, on one sign"


@pytest.mark.parametrize(("decisive", "filled_cells"), [(7, 10), (10, 7), (20, 3), (99, 1)])
def test_a_full_bar_is_the_decisive_threshold_of_the_questionnaire(
    decisive: int, filled_cells: int
) -> None:
    thresholds = replace(QUESTIONNAIRE.decision, decisive=decisive)
    report = build_report(replace(QUESTIONNAIRE, decision=thresholds), finished_sitting(WATCH))
    assert [(sign.points, sign.filled_cells) for sign in report.signs_with_points] == [
        (7, filled_cells)
    ]
    assert {sign.filled_cells for sign in report.signs_without_points} == {0}


def test_signs_with_points_come_first_with_the_gravest_on_top() -> None:
    report = report_on({**MILDEST, "payment.late": "two", "threats.threatened": "shouted"})
    assert [(sign.number, sign.points_text) for sign in report.signs_with_points] == [
        (1, "4"),
        (5, "3"),
    ]
    assert [sign.id for sign in report.signs_without_points] == ["demands", "law"]
    assert report.silent_signs_sentence == "Two signs have no points."


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "No sign has an answer yet."),
        (MILDEST, "No sign has points."),
        ({"threats.threatened": "no"}, "One sign has no points."),
        ({**MILDEST, "law.risk": "real", "payment.late": "two"}, "Two signs have no points."),
        ({"law.risk": "real"}, ""),
        (WATCH | {"law.risk": "unknown"}, "Two signs have no points."),
        (
            {"law.risk": "small", "payment.late": "two", "threats.threatened": "shouted"},
            "",
        ),
    ],
)
def test_an_open_sign_is_not_silent(answers: dict[str, str], sentence: str) -> None:
    assert report_on(answers).silent_signs_sentence == sentence


@pytest.mark.parametrize(
    ("answers", "heaviest"),
    [
        ({"demands.raised": "not-yet"}, "Every week"),
        ({"demands.raised": "went-on"}, "Every week (and one more answer)"),
        (
            {"demands.calls": "monthly", "demands.raised": "went-on"},
            "Every month (and one more answer)",
        ),
        ({"demands.calls": "unknown", "demands.raised": "went-on"}, "Yes, it went on"),
        ({"demands.calls": "never"}, ""),
    ],
)
def test_the_heaviest_answer_of_a_sign_is_the_one_with_the_most_points(
    answers: dict[str, str], heaviest: str
) -> None:
    report = report_on({**WATCH, **answers})
    signs = {sign.id: sign for sign in (*report.signs_with_points, *report.signs_without_points)}
    assert signs["demands"].heaviest_answer == heaviest


def test_a_sign_says_that_its_points_come_from_several_answers() -> None:
    answers = {**MILDEST, "payment.late": "all", "payment.short": "yes"}
    report = report_on(answers)
    payment = report.signs_with_points[0]
    assert payment.heaviest_answer == "All (and one more answer)"
    report = report_on({**MILDEST, "payment.late": "all"})
    assert report.signs_with_points[0].heaviest_answer == "All"


def test_a_sum_over_ten_counts_for_ten_and_the_report_says_so() -> None:
    report = report_on({**MILDEST, "payment.late": "all", "payment.short": "yes"})
    assert report.signs_with_points[0].points_text == "10"
    assert report.silent_signs_sentence == (
        "Three signs have no points. Under “Slow payment” the answers come to more than 10 points, "
        "but a sign counts for at most 10."
    )
    assert report.rule_paragraphs[0] == (
        "“Slow payment” reaches 10 points; that many on one sign mean “fire”."
    )


@pytest.mark.parametrize(
    ("language", "end"),
    [
        (
            "en",
            (
                " Under “Disputes your invoices” only 9 points count, because you answered “No: "
                "one or some of their people do it, and nobody above them has been told”."
            ),
        ),
        (
            "nl",
            (
                " Bij “Betwist je facturen” tellen maar 9 punten mee, want je antwoordde “Nee: het "
                "is een medewerker (of een paar), en niemand heeft het de baas verteld”."
            ),
        ),
    ],
)
def test_the_report_says_which_answer_keeps_a_sign_below_ten(language: str, end: str) -> None:
    set_language(language)
    lost = {"disputes": "once", "outcome": "lost", "who": "not-known"}
    answers = {f"invoice-disputes.{question}": option for question, option in lost.items()}
    report = Result.of(answers).report
    assert report.signs_with_points[0].points_text == "9"
    assert report.silent_signs_sentence.endswith(end.strip())


def test_first_steps_come_before_the_advice_and_the_others_after_it() -> None:
    watch = report_on(WATCH)
    last_step = replace(QUESTIONNAIRE.steps[2], first=True)
    questionnaire = replace(QUESTIONNAIRE, steps=(*QUESTIONNAIRE.steps[:2], last_step))
    reordered = build_report(questionnaire, finished_sitting(WATCH))
    assert [step.text for step in watch.next_steps] == [
        "Say where your line is.",
        "Write it down.",
        "Tell them now.",
    ]
    assert [step.text for step in reordered.next_steps] == [
        "Tell them now.",
        "Say where your line is.",
        "Write it down.",
    ]


def test_the_advice_of_a_sign_fits_the_recommendation_and_the_answers() -> None:
    not_told = when("demands.raised", "not-yet")
    advice = (
        Advice(to=("watch",), text={"en": "Say it once."}, show_if=not_told),
        Advice(to=("watch",), text={"en": "Say it again."}, unless=not_told),
        Advice(to=("fire",), text={"en": "Say nothing."}),
        Advice(to=("fire", "watch"), text={"en": "Note it."}),
    )
    demands = replace(QUESTIONNAIRE.signs[1], advice_in_file=advice)
    signs = (QUESTIONNAIRE.signs[0], demands, *QUESTIONNAIRE.signs[2:])
    questionnaire = replace(QUESTIONNAIRE, signs=signs, steps=())
    unknown = {**WATCH, "demands.raised": "unknown"}
    for answers, texts in ((WATCH, ["Say it once."]), (unknown, ["Say it again."])):
        report = build_report(questionnaire, finished_sitting(answers))
        assert [(step.sign_title, step.text) for step in report.next_steps] == [
            ("Unreasonable demands", text) for text in (*texts, "Note it.")
        ]


def test_next_steps_fit_the_recommendation_the_signs_and_the_answers() -> None:
    assert [step.text for step in report_on(MILDEST).next_steps] == ["Go on as you are."]
    two_signs = report_on({**WATCH, "threats.threatened": "shouted"})
    assert [(step.sign_title, step.text) for step in two_signs.next_steps] == [
        # the other sign has points too, but only the serious one has a step
        ("Unreasonable demands", "Say where your line is."),
        ("", "Write it down."),
        ("", "Tell them now."),
    ]
    unknown = report_on({**WATCH, "demands.raised": "unknown"})
    assert [step.text for step in unknown.next_steps] == [
        "Say where your line is.",
        "Write it down.",
    ]
    threats = report_on({**MILDEST, "threats.threatened": "yes"})
    assert [step.text for step in threats.next_steps] == ["Leave by letter.", "Write it down."]
    law = report_on({**MILDEST, "law.risk": "real"})
    assert [step.text for step in law.next_steps] == [
        "Put it in writing.",
        "Write it down.",
        "Bill what is done.",
    ]
    law_and_threats = report_on({**MILDEST, "law.risk": "real", "threats.threatened": "yes"})
    assert "Bill what is done." not in [step.text for step in law_and_threats.next_steps]


def test_the_recheck_date_counts_calendar_days() -> None:
    assert report_on(MILDEST).recheck_sentence == "Look at this client again on 22 May 2027."
    assert report_on(WATCH).recheck_sentence == "Look at this client again on 23 December 2026."
    fire = report_on({**MILDEST, "law.risk": "real"})
    assert fire.recheck_sentence == "On 7 December 2026, look back: how far have you got?"
    assert report_on({}).recheck_sentence == ""


def test_a_draft_has_no_recheck_date() -> None:
    report = build_report(QUESTIONNAIRE, replace(finished_sitting(WATCH), finished=None, id=None))
    assert (report.finished, report.recheck_sentence, report.date) == (
        False,
        "",
        "23 November 2026",
    )


def test_the_answers_include_the_notes_at_hidden_questions() -> None:
    notes = {"payment.short": "in May", "law.risk": "asked Jo"}
    report = build_report(QUESTIONNAIRE, finished_sitting(WATCH, notes=notes))
    answers_by_section = {
        section.title: [(answer.answer, answer.note) for answer in section.answers]
        for section in report.answer_sections
    }
    assert answers_by_section == {
        "4 Unreasonable demands": [("Every week", ""), ("Not yet", "")],
        "5 Slow payment": [("not asked", "in May")],
        "10 Legal trouble": [("No", "asked Jo")],
        "The weighing": [("not answered", "")],
    }


def test_the_report_is_in_the_current_language() -> None:
    set_language("nl")
    report = report_on(WATCH)
    assert report.language == "nl"
    assert report.signs_with_points[0].title == "Onredelijke eisen"
    assert [step.text for step in report.next_steps] == [
        "Zeg waar je grens ligt.",
        "Schrijf het op.",
        "Zeg het ze nu.",
    ]
    assert "het doorgaat nadat je het hebt gezegd" in report.tripwires[0]


def test_an_amendment_names_the_sitting_it_amends() -> None:
    amended = replace(
        finished_sitting(WATCH), amends="20261101T080000Z", reason="an invoice was found"
    )
    assert build_report(QUESTIONNAIRE, amended).amendment_sentence == (
        "This amends the sitting of 1 November 2026: an invoice was found"
    )


def test_braces_in_a_text_are_no_placeholders() -> None:
    report = build_report(
        QUESTIONNAIRE, finished_sitting(WATCH, client="{points} {0}", note="{client}")
    )
    assert (report.client, report.note) == ("{points} {0}", "{client}")


def test_a_quote_drops_its_full_stop() -> None:
    assert quote("How did it end? Take the worst.") == "“How did it end? Take the worst”"
    assert quote("And then...") == "“And then...”"
