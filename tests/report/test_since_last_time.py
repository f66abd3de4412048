"""What changed since the sitting before."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from tensigns.core.decision.score import sign_scores
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import LANGUAGES, set_language
from tensigns.report.since_last_time import DatedSitting, SinceLastTime, build_since
from tests.report.results import QUESTIONNAIRE as BUILTIN
from tests.report.results import random_answers
from tests.report.sample import FINISHED, MILDEST, QUESTIONNAIRE, WATCH, finished_sitting

MARCH = date(2026, 3, 3)


def since(
    before: Mapping[str, str],
    now: Mapping[str, str],
    questionnaire_before: Questionnaire = QUESTIONNAIRE,
    questionnaire_now: Questionnaire = QUESTIONNAIRE,
    day: date = MARCH,
) -> SinceLastTime:
    dated = DatedSitting(questionnaire_before, sitting_before(before), day)
    return build_since(dated, questionnaire_now, finished_sitting(now))


def sitting_before(answers: Mapping[str, str]) -> Sitting:
    """The sitting before: on the same day, an hour earlier."""
    return replace(finished_sitting(answers), id="before", finished=FINISHED - timedelta(hours=1))


def revised(sign_id: str, questionnaire: Questionnaire = QUESTIONNAIRE) -> Questionnaire:
    """The questionnaire with the questions of a sign at the next revision."""
    signs = []
    for sign in questionnaire.signs:
        questions = sign.questions
        if sign.id == sign_id:
            questions = tuple(replace(q, revision=q.revision + 1) for q in questions)
        signs.append(replace(sign, questions=questions))
    return replace(questionnaire, signs=tuple(signs))


def test_nothing_changed_is_one_sentence() -> None:
    report = since(WATCH, WATCH)
    assert report.title == "Since 3 March 2026"
    assert report.sentences == ("Nothing changed: still “watch”, 7 points.",)
    assert (report.sign_changes, report.differing_questions) == ((), ())


def test_on_the_same_day_the_heading_has_the_time() -> None:
    assert since(WATCH, WATCH, day=FINISHED.date()).title == "Since 23 November 2026, 10:20"


def test_the_outcome_and_each_sign_that_rose_or_fell_are_told() -> None:
    now = {**MILDEST, "demands.calls": "monthly", "demands.raised": "not-yet", "law.risk": "real"}
    report = since({**WATCH, "payment.late": "two"}, now)
    assert report.sentences == (
        "Then “watch”, 10 points; now “fire”, 15 points.",
        "Legal trouble: rose from 0 to 10.",
        "Unreasonable demands: fell from 7 to 5.",
        "Slow payment: fell from 3 to 0.",
    )
    assert [(change.sign, change.difference) for change in report.sign_changes] == [
        ("law", 10),
        ("demands", -2),
        ("payment", -3),
    ]
    assert report.sitting_id == "before"
    assert report.before.points == 10
    assert report.differing_questions == ("demands.calls", "payment.late", "law.risk")


@pytest.mark.parametrize(
    ("before", "now", "sentence"),
    [
        ("none", "unknown", "open now"),
        ("unknown", "none", "no longer open"),
        ("unknown", "two", "3 points now, no answer then, no longer open"),
        ("two", "unknown", "3 points then, no answer now, open now"),
        ("four", "all", "rose from 6 to 8, still open"),
    ],
)
def test_what_was_opened_and_closed_is_told(before: str, now: str, sentence: str) -> None:
    report = since({**MILDEST, "payment.late": before}, {**MILDEST, "payment.late": now})
    assert report.sentences[1:] == (f"Slow payment: {sentence}.",)


def test_an_opened_sign_with_as_many_points_is_told() -> None:
    before = {**MILDEST, "payment.late": "four", "payment.short": "no"}
    report = since(before, {**before, "payment.short": "unknown"})
    assert report.sentences == (
        "Still “watch”: then 6 points; now 6 points, one question open.",
        "Slow payment: open now, still 6 points.",
    )


def test_other_answers_with_as_many_points_are_told() -> None:
    law = QUESTIONNAIRE.signs[-1]
    question = law.questions[0]
    grim = replace(question.options[1], id="grim")
    questions = (replace(question, options=(*question.options, grim)),)
    other = replace(
        QUESTIONNAIRE, signs=(*QUESTIONNAIRE.signs[:-1], replace(law, questions=questions))
    )
    before, now = ({**MILDEST, "law.risk": answer} for answer in ("small", "grim"))
    assert since(before, now, other, other).sentences == (
        "Still “keep”, 1 point.",
        "Other answers, as many points: “Legal trouble”.",
    )


def test_no_answer_instead_of_unknown_is_no_change() -> None:
    unanswered = {key: answer for key, answer in MILDEST.items() if key != "payment.late"}
    report = since({**MILDEST, "payment.late": "unknown"}, unanswered)
    assert report.sentences == ("Nothing changed: still “keep”, 0 points, one question open.",)
    assert report.differing_questions == ()


def test_the_weighing_is_told_where_it_is_another() -> None:
    report = since({**WATCH, "weighing.worth-it": "no"}, {**WATCH, "weighing.worth-it": "unknown"})
    assert report.sentences == (
        "Then “fire”, 7 points; now “watch”, 7 points.",
        "Your own weighing: “No” then, “I don't know” now.",
    )
    assert report.differing_questions == ("weighing.worth-it",)


def test_a_weighing_that_was_asked_only_once_is_not_told() -> None:
    report = since({**WATCH, "weighing.worth-it": "yes"}, MILDEST)
    assert report.sentences == (
        "Then “watch”, 7 points; now “keep”, 0 points.",
        "Unreasonable demands: fell from 7 to 0.",
    )
    assert "weighing.worth-it" not in report.differing_questions


def test_signs_with_other_questions_are_named_and_not_compared() -> None:
    report = since(WATCH, MILDEST, questionnaire_now=revised("demands"))
    assert report.sentences == (
        "Then “watch”, 7 points; now “keep”, 0 points.",
        "Not comparable, because the questions are not the same: “Unreasonable demands”.",
    )
    (change,) = report.sign_changes
    assert (change.comparable, change.before, change.now, change.difference) == (False, 7, 0, None)


def test_many_signs_are_named_by_their_numbers() -> None:
    other = BUILTIN
    for sign in BUILTIN.signs[2:8]:
        other = revised(sign.id, other)
    report = since({}, {}, BUILTIN, other)
    assert report.sentences[1:] == (
        "Not comparable, because the questions are not the same: signs 3, 4, 5, 6, 7 and 8.",
    )


def test_a_sign_that_one_questionnaire_lacks_is_not_comparable() -> None:
    without_law = replace(QUESTIONNAIRE, signs=QUESTIONNAIRE.signs[:-1])
    for pair in ((QUESTIONNAIRE, without_law), (without_law, QUESTIONNAIRE)):
        report = since(MILDEST, MILDEST, *pair)
        assert report.sentences[-1].endswith("not the same: “Legal trouble”.")


@pytest.mark.parametrize("language", LANGUAGES)
@given(before=random_answers(), now=random_answers())
def test_the_sentences_are_short_and_all_differences_are_in_them(
    language: str, before: dict[str, str], now: dict[str, str]
) -> None:
    set_language(language)
    report = since(before, now, BUILTIN, BUILTIN)
    assert all(len(sentence) <= 3 * 72 for sentence in report.sentences)
    differences = {
        new.sign: new.points - old.points
        for old, new in zip(sign_scores(BUILTIN, before), sign_scores(BUILTIN, now), strict=True)
        if new.points != old.points
    }
    changes = [change for change in report.sign_changes if change.difference]
    assert {change.sign: change.difference for change in changes} == differences
    assert {change.sentence for change in changes} <= set(report.sentences)
