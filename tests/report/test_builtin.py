"""Reports on the built-in questionnaire with random answers: complete and without contradiction."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import asdict, replace

from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import UNKNOWN
from tensigns.language import LANGUAGES, set_language
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.render.markdown import markdown_report
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.text.wrapping import LINE_WIDTH
from tests.report.sample import finished_sitting

QUESTIONNAIRE = builtin_edition().questionnaire


@st.composite
def random_answers(draw: st.DrawFn) -> dict[str, str]:
    """Answers to visible questions; some are "don't know" and some are missing."""
    answers: dict[str, str] = {}
    for item in QUESTIONNAIRE.questions_by_key.values():
        if item.key in {visible.key for visible in visible_questions(QUESTIONNAIRE, answers)}:
            options = [*(option.id for option in item.question.options), UNKNOWN, ""]
            chosen = draw(st.sampled_from(options))
            if chosen:
                answers[item.key] = chosen
    return answers


def texts_in(value: object) -> Iterator[str]:
    """Every text in a report, at any depth."""
    match value:
        case str():
            yield value
        case Struct():
            yield from texts_in(list(asdict(value).values()))
        case list() | tuple():
            for part in value:
                yield from texts_in(part)


def report_on(answers: dict[str, str]) -> SittingReport:
    return build_report(
        QUESTIONNAIRE, replace(finished_sitting(answers), questionnaire_ref=builtin_edition().ref)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=random_answers())
def test_no_text_has_placeholders_or_stray_blanks_and_the_report_is_consistent(
    language: str, answers: dict[str, str]
) -> None:
    set_language(language)
    report = report_on(answers)
    for text in texts_in(report):
        assert "{" not in text
        assert "  " not in text
        assert text == text.strip()
    assert report.headline
    assert report.rule_paragraphs
    assert all(report.rule_paragraphs)
    assert report.settled == (not report.range_sentence)
    assert sum(sign.points for sign in report.signs_with_points) == report.points
    assert len(report.signs_with_points) + len(report.signs_without_points) == len(
        QUESTIONNAIRE.signs
    )
    assert (report.recommendation == "undecided") == (report.recheck_sentence == "")
    assert not (report.recommendation == "fire" and report.tripwires)


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=random_answers())
def test_the_plain_text_contains_every_sentence_of_the_report(
    language: str, answers: dict[str, str]
) -> None:
    set_language(language)
    report = report_on(answers)
    text = text_report(report)
    one_line = " ".join(text.split())
    for sentence in (
        report.headline,
        report.range_sentence,
        *report.rule_paragraphs,
        *report.tripwires,
        *report.milder_changes,
    ):
        assert sentence in one_line
    assert all(len(line) <= LINE_WIDTH for line in text.splitlines())
    assert markdown_report(report).startswith("# Globex B.V.\n")


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=random_answers())
def test_no_sentence_appears_twice(language: str, answers: dict[str, str]) -> None:
    set_language(language)
    report = report_on(answers)
    texts = [
        report.headline,
        report.range_sentence,
        report.meaning_sentence,
        *report.rule_paragraphs,
        *report.milder_changes,
    ]
    texts += [*report.tripwires, *(step.text for step in report.next_steps)]
    sentences = [
        sentence.rstrip(".") for text in texts for sentence in text.split(". ") if sentence
    ]
    assert len(sentences) == len(set(sentences))


CONTRADICTIONS = (
    ("Leave now.", "Money first:"),
    ("Leave now.", "sleep on it"),
    ("Leave now.", "Finish or hand over"),
    ("Leave now.", "call first"),
    ("call first", "no call, no meeting"),
)


@given(answers=random_answers())
def test_no_step_contradicts_another(answers: dict[str, str]) -> None:
    set_language("en")
    steps = " ".join(step.text for step in report_on(answers).next_steps)
    assert not [pair for pair in CONTRADICTIONS if pair[0] in steps and pair[1] in steps]
