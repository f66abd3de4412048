"""The built-in questionnaire, answered at random: the report always reads whole."""

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
from tests.report.sample import sitting

QUESTIONNAIRE = builtin_edition().questionnaire


@st.composite
def answered(draw: st.DrawFn) -> dict[str, str]:
    """Answers as somebody would give them: to what shows, some left out, some unknown."""
    answers: dict[str, str] = {}
    for item in QUESTIONNAIRE.questions_by_key.values():
        if item.key in {each.key for each in visible_questions(QUESTIONNAIRE, answers)}:
            options = [*(option.id for option in item.question.options), UNKNOWN, ""]
            chosen = draw(st.sampled_from(options))
            if chosen:
                answers[item.key] = chosen
    return answers


def texts(value: object) -> Iterator[str]:
    """Every text in a report, however deep."""
    match value:
        case str():
            yield value
        case Struct():
            yield from texts(list(asdict(value).values()))
        case list() | tuple():
            for each in value:
                yield from texts(each)


def told(answers: dict[str, str]) -> SittingReport:
    return build_report(
        QUESTIONNAIRE, replace(sitting(answers), questionnaire_ref=builtin_edition().ref)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=answered())
def test_every_sentence_is_whole(language: str, answers: dict[str, str]) -> None:
    set_language(language)
    report = told(answers)
    for text in texts(report):
        assert "{" not in text
        assert "  " not in text
        assert text == text.strip()
    assert report.headline
    assert report.rule_sentences
    assert all(report.rule_sentences)
    assert report.settled == (not report.range_sentence)
    assert sum(sign.points for sign in report.signs_with_points) == report.points
    assert len(report.signs_with_points) + len(report.signs_without_points) == len(
        QUESTIONNAIRE.signs
    )
    assert (report.recommendation == "undecided") == (report.recheck_sentence == "")
    assert not (report.recommendation == "fire" and report.tripwires)


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=answered())
def test_the_texts_hold_what_the_report_says(language: str, answers: dict[str, str]) -> None:
    set_language(language)
    report = told(answers)
    lines = text_report(report)
    joined = " ".join(lines.split())
    for sentence in (
        report.headline,
        report.range_sentence,
        *report.rule_sentences,
        *report.tripwires,
        *report.milder_changes,
    ):
        assert sentence in joined
    assert all(len(line) <= LINE_WIDTH for line in lines.splitlines())
    assert markdown_report(report).startswith("# Globex B.V.\n")


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=answered())
def test_no_sentence_is_said_twice(language: str, answers: dict[str, str]) -> None:
    set_language(language)
    report = told(answers)
    said = [
        report.headline,
        report.range_sentence,
        report.meaning_sentence,
        *report.rule_sentences,
        *report.milder_changes,
    ]
    said += [*report.tripwires, *(step.text for step in report.next_steps)]
    sentences = [each.rstrip(".") for text in said for each in text.split(". ") if each]
    assert len(sentences) == len(set(sentences))


CONTRADICT = (
    ("Leave now.", "Money first:"),
    ("Leave now.", "Sleep on it"),
    ("Leave now.", "Finish or hand over"),
    ("Leave now.", "call first"),
    ("call first", "no call, no meeting"),
)


@given(answers=answered())
def test_no_step_contradicts_another(answers: dict[str, str]) -> None:
    set_language("en")
    steps = " ".join(step.text for step in told(answers).next_steps)
    assert not [both for both in CONTRADICT if both[0] in steps and both[1] in steps]
