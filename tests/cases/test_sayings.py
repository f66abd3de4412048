"""What the program says to the people in the sixteen cases, in both languages."""

from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.language import LANGUAGES, set_language
from tensigns.library.answers_file import read_answers
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import SittingReport, build_report
from tests.cases.test_cases import FOLDER, VERDICTS
from tests.report.sample import sitting

EDITION = builtin_edition()
IN_DANGER = ("f03", "f15", "f17")
"""A threat, a blocked door, a commission to break the law: nobody waits for money there."""


def said(case: str) -> SittingReport:
    path = Path(FOLDER / f"{case}.toml")
    answered = read_answers(path.read_bytes(), path.name, EDITION)
    told: Sitting = sitting(answered.answers, client=answered.client or case)
    return build_report(EDITION.questionnaire, told)


def steps(case: str) -> str:
    set_language("en")
    return " ".join(step.text for step in said(case).next_steps)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", VERDICTS)
def test_nothing_is_said_twice(case: str, language: str) -> None:
    set_language(language)
    report = said(case)
    told = [
        report.headline,
        report.range_sentence,
        report.meaning_sentence,
        *report.rule_sentences,
        *report.milder_changes,
    ]
    told += [*report.tripwires, *(step.text for step in report.next_steps)]
    sentences = [each for text in told for each in text.split(". ") if each]
    assert len(sentences) == len({each.rstrip(".") for each in sentences})


@pytest.mark.parametrize("case", VERDICTS)
def test_money_comes_first_unless_there_is_danger(case: str) -> None:
    fire = "fire" in VERDICTS[case]["acceptable"] and case != "w11"
    assert ("Leave now." in steps(case)) == (case in IN_DANGER)
    for text in ("Money first:", "Sleep on it", "line up a replacement", "Finish or hand over"):
        assert (text in steps(case)) == (fire and case not in IN_DANGER)


@pytest.mark.parametrize("case", VERDICTS)
def test_nobody_is_promised_another_contact_or_a_change_by_itself(case: str) -> None:
    set_language("en")
    told = " ".join(said(case).milder_changes)
    assert "somebody else" not in told
    assert "half a year" not in told


def test_who_has_raised_it_is_not_told_to_raise_it() -> None:
    for case in VERDICTS:
        assert ("Raise what you have not raised yet" in steps(case)) == (
            case in ("w02", "w11", "w13")
        )
    assert "It has stopped since you raised it." in steps("w05")
    assert "It went on after you had raised it." in steps("w07")


def test_what_has_been_put_right_is_told_with_its_answers() -> None:
    set_language("en")
    report = said("k01")
    made_up_for = "Under “Unreasonable demands”, what was put right makes up for what happened."
    assert report.silent_signs_sentence.endswith(made_up_for)
    lines = text_report(report)
    assert "4 Unreasonable demands\n" in lines
    assert "    Yes, and they have kept to it for three months or more (-4 points)\n" in lines
    assert "    They did (-1 point)\n" in lines
