"""What is open is shown as open, and named, in every kind of report."""

import html
from collections.abc import Callable, Mapping

import pytest
from msgspec.structs import replace

from tensigns.language import set_language
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.pair_report import build_pair
from tensigns.report.render.html import html_pair, html_report
from tensigns.report.render.markdown import markdown_pair, markdown_report
from tensigns.report.render.pair_text import text_pair
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import SittingReport
from tensigns.report.trend import build_trend
from tensigns.report.wording import marked_points, open_mark_legend
from tests.report.client_with_history import effective_sittings
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting, report_on

Render = Callable[[SittingReport], str]

LIABLE = "Legal trouble: Could you be liable?"
DECISIVE_AND_OPEN = MILDEST | {"threats.threatened": "yes", "law.risk": "unknown"}
"""Answers that are settled, whatever the answer to the one open question is."""


@pytest.mark.parametrize(
    ("points", "is_open", "text"),
    [(0, False, "0"), (5, False, "5"), (5, True, "5?"), (0, True, "?")],
)
def test_points_are_marked_where_a_question_is_open(
    points: int, text: str, *, is_open: bool
) -> None:
    assert marked_points(points, is_open=is_open) == text


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        (MILDEST, {"threats": "0", "demands": "0", "payment": "0", "law": "0"}),
        ({}, {"threats": "?", "demands": "?", "payment": "?", "law": "?"}),
        (
            {**WATCH, "demands.raised": "unknown", "law.risk": "unknown"},
            {"demands": "7?", "law": "?"},
        ),
        ({"law.risk": "real"}, {"law": "10"}),
    ],
)
def test_a_sign_that_could_get_points_is_marked(
    answers: Mapping[str, str], points: Mapping[str, str]
) -> None:
    texts = {sign.id: sign.points_text for sign in report_on(answers).signs}
    assert {**texts, **points} == texts


@pytest.mark.parametrize("render", [text_report, markdown_report, html_report])
@pytest.mark.parametrize("answers", [DECISIVE_AND_OPEN, {**MILDEST, "law.risk": "unknown"}])
def test_every_report_names_an_open_question_that_changes_nothing(
    render: Render, answers: Mapping[str, str]
) -> None:
    report = report_on(answers)
    document = " ".join(render(report).split())
    assert LIABLE in document
    assert open_mark_legend() in html.unescape(document)
    assert "Legal trouble" in document.split("Open, without effect")[0]


@pytest.mark.parametrize("render", [text_report, markdown_report, html_report])
def test_no_report_explains_a_mark_that_it_does_not_have(render: Render) -> None:
    assert "means that a question is open" not in render(report_on(WATCH))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_open_question_is_named_once_and_counted(language: str) -> None:
    set_language(language)
    for answers in ({}, DECISIVE_AND_OPEN, {"demands.calls": "weekly"}, {"payment.late": "two"}):
        report = report_on(answers)
        sections = {section.title: section.sentences for section in report.open_sections}
        if report.open_weighing_sentence:
            assert [*sections.values()][-1] == (report.open_weighing_sentence,)
            sections.popitem()
        sentences = [sentence for lines in sections.values() for sentence in lines]
        assert sorted(sentences) == sorted(q.sentence for q in report.open_questions)
        assert len(sentences) == len(set(sentences)) > 0


def test_the_movers_are_set_apart_from_open_questions_that_change_nothing_alone() -> None:
    unknown = {"demands.raised": "unknown", "law.risk": "unknown"}
    report = report_on({**WATCH, **unknown, "weighing.worth-it": "no"})
    assert report.headline == "Provisional: one of the two open questions could still change this."
    assert report.open_sections == (
        ("Open, and could change the result", ("Unreasonable demands: Have you told them?",)),
        ("Open, without effect on the result by itself", (LIABLE,)),
    )


def test_the_summary_counts_the_open_questions() -> None:
    assert report_on(MILDEST).summary == "keep, no points"
    assert (
        report_on({**MILDEST, "law.risk": "unknown"}).summary
        == "keep, no points, one question open"
    )
    assert report_on({}).summary == "undecided, no points, four questions open"


def open_pair(second: Mapping[str, str]) -> tuple[dict[str, str], str, str, str]:
    """The differences by sign, and the pair as text, Markdown and HTML, on one line each."""
    pair = build_pair(
        AnsweredSitting(QUESTIONNAIRE, finished_sitting(WATCH)),
        AnsweredSitting(QUESTIONNAIRE, finished_sitting(second, client="Initech")),
    )
    documents = (text_pair(pair), markdown_pair(pair), html_pair(pair))
    text, markdown, page = (" ".join(document.split()) for document in documents)
    return {sign.id: sign.difference_text for sign in pair.signs}, text, markdown, page


def test_a_comparison_shows_open_as_open() -> None:
    second = {**WATCH, "demands.raised": "unknown", "law.risk": "unknown"}
    differences, text, markdown, page = open_pair(second)
    assert differences == {"threats": "0", "demands": "0?", "payment": "0", "law": "?"}
    assert "Demands 7 7? 0?" in text
    assert "Legal trouble 0 ? ?" in text
    assert "total 7 7? 0?" in text
    assert "| 10 | Legal trouble | 0 | ? | ? |" in markdown
    assert '<td class="a">0</td><td class="b">?</td>' in page
    for document in (text, markdown, page):
        assert LIABLE in document
        assert "means that a question is open" in document


def test_a_comparison_without_open_questions_explains_no_mark() -> None:
    differences, *documents = open_pair(WATCH)
    assert {*differences.values()} == {"0"}
    assert not any("means that a question is open" in document for document in documents)


def test_the_trend_of_a_page_marks_open_totals() -> None:
    older, newer = effective_sittings([("keep", 0), ("undecided", 0)])
    open_newer = replace(newer, result=replace(newer.result, open_count=4))
    page = html_report(report_on(MILDEST), build_trend((older, open_newer)))
    assert ">?</text>" in page
    assert "means that a question is open" in page
    assert "means that a question is open" not in html_report(
        report_on(MILDEST), build_trend((older, newer))
    )
