"""The eight questions about leaving: notices as people type them, and words for nothing."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.journal.leaving import Notice, PlanDetails
from tensigns.errors import BadInput
from tensigns.language import LANGUAGES, set_language
from tensigns.prompts.form import parse_form
from tensigns.prompts.leave_form import leave_form, parse_notice_or_day

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1 month", "en", Notice(1, "months")),
        ("a month", "en", Notice(1, "months")),
        ("30 days", "en", Notice(30, "days")),
        ("4weeks", "en", Notice(4, "weeks")),
        ("1 maand", "nl", Notice(1, "months")),
        ("een maand", "nl", Notice(1, "months")),
        ("één maand", "nl", Notice(1, "months")),
        ("2 maanden", "nl", Notice(2, "months")),
        ("4 weken", "nl", Notice(4, "weeks")),
        ("30 days", "nl", Notice(30, "days")),
        ("none", "en", None),
        ("geen", "nl", None),
        ("-", "en", None),
        ("31 Jan", "en", date(2027, 1, 31)),
        ("2027-01-31", "nl", date(2027, 1, 31)),
    ],
)
def test_a_notice_or_a_day_can_be_typed(
    text: str, language: str, value: Notice | date | None
) -> None:
    set_language(language)
    assert parse_notice_or_day(text, TODAY) == value


@pytest.mark.parametrize("text", ["soon", "three moons", "2026-11-25", "03/04", "1 year"])
def test_what_is_neither_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(BadInput, match="1 month or 30 days"):
        parse_notice_or_day(text, TODAY)


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(BadInput):
        parse_notice_or_day(text, TODAY)


@pytest.mark.parametrize(
    ("language", "what", "which"), [("en", "nothing", "none"), ("nl", "niets", "geen")]
)
def test_what_an_empty_field_means_answers_its_question(
    language: str, what: str, which: str
) -> None:
    set_language(language)
    meanings = {field.id: field.if_empty for field in leave_form(TODAY).fields}
    assert (meanings["owed"], meanings["deadlines"]) == (what, which)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_eight_questions_and_each_can_be_skipped(language: str) -> None:
    set_language(language)
    form = leave_form(TODAY)
    assert len(form.fields) == 8
    assert parse_form(form, {}) == ({field.id: None for field in form.fields}, {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_of_an_older_plan_are_filled_in_again(language: str) -> None:
    set_language(language)
    old = PlanDetails(
        contract="open-ended", notice=Notice(2, "weeks"), theirs="files", manner="decent"
    )
    form = leave_form(TODAY, owed="three invoices", old=old)
    values = parse_form(form, {field.id: field.default for field in form.fields}).values
    assert values == {
        "contract": "open-ended",
        "notice": Notice(2, "weeks"),
        "owed": "three invoices",
        "prepaid": None,
        "theirs": "files",
        "ours": None,
        "deadlines": None,
        "manner": "decent",
    }


def test_a_word_for_nothing_is_nothing() -> None:
    texts = {"owed": "Nothing.", "theirs": "no", "ours": "-"}
    values = parse_form(leave_form(TODAY), texts).values
    assert (values["owed"], values["theirs"], values["ours"]) == ("", "", "")
