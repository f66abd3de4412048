"""The reports on the twenty-two cases, in both languages."""

from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.language import LANGUAGES, set_language
from tensigns.library.answers_file import read_answers
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import SittingReport, build_report
from tests.cases.test_cases import FOLDER, VERDICTS
from tests.report.sample import finished_sitting

EDITION = builtin_edition()
THREAT_CASES = ("f03", "f15")
"""A threat, a blocked door: the advice is to leave at once."""
LEGAL_CASES = ("f17",)
"""An order to break the law: the advice is to stop at once."""


def finished_case(case: str) -> Sitting:
    """Return the sitting with the answers of a case."""
    path = Path(FOLDER / f"{case}.toml")
    answers_file = read_answers(path.read_bytes(), path.name, EDITION)
    return finished_sitting(answers_file.answers, client=answers_file.client or case)


def report_on(case: str) -> SittingReport:
    return build_report(EDITION.questionnaire, finished_case(case))


def next_steps(case: str) -> str:
    set_language("en")
    return " ".join(step.text for step in report_on(case).next_steps)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", VERDICTS)
def test_no_sentence_appears_twice(case: str, language: str) -> None:
    set_language(language)
    report = report_on(case)
    texts = [
        report.headline,
        report.range_sentence,
        report.meaning_sentence,
        *report.rule_paragraphs,
        *report.milder_changes,
    ]
    texts += [*report.tripwires, *(step.text for step in report.next_steps)]
    sentences = [sentence for text in texts for sentence in text.split(". ") if sentence]
    assert len(sentences) == len({sentence.rstrip(".") for sentence in sentences})


@pytest.mark.parametrize("case", VERDICTS)
def test_money_comes_first_unless_there_is_danger(case: str) -> None:
    is_fire = VERDICTS[case]["verdict"] == "fire"
    assert ("Leave now." in next_steps(case)) == (case in THREAT_CASES)
    assert ("stop today" in next_steps(case)) == (case in LEGAL_CASES)
    for text in ("Money first:", "sleep on it", "line up a replacement", "Finish or hand over"):
        assert (text in next_steps(case)) == (is_fire and case not in THREAT_CASES + LEGAL_CASES)


@pytest.mark.parametrize("case", VERDICTS)
def test_milder_changes_promise_no_other_contact_and_no_change_by_itself(case: str) -> None:
    set_language("en")
    milder_changes = " ".join(report_on(case).milder_changes)
    assert "somebody else" not in milder_changes
    assert "half a year" not in milder_changes


def test_only_what_was_never_said_is_advised_to_be_said() -> None:
    for case in VERDICTS:
        assert ("You have not told them yet what has to change" in next_steps(case)) == (
            case in ("w02", "w11", "w13", "m03")
        )
    assert "Tell them which remark you mean" in next_steps("m04")
    assert "It has stopped." in next_steps("w05")
    assert "It went on after you had said something." not in next_steps("w07")
    assert "They went on paying late" not in next_steps("w07")


def test_a_sign_that_was_put_right_is_shown_with_its_answers() -> None:
    set_language("en")
    report = report_on("k01")
    sentence = (
        "and “Changes their mind midway”, answers that take points off cancel out the others."
    )
    assert report.silent_signs_sentence.endswith(sentence)
    text = text_report(report)
    assert "4 Unreasonable demands\n" in text
    assert "    They have kept to it for three months or more, whether or not I said\n" in text
    assert "    They did (\N{MINUS SIGN}1 point)\n" in text
