"""Dates as people type them: understood, or refused with the form; never guessed."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.journal.entries import Period
from tensigns.errors import BadInput
from tensigns.language import set_language
from tensigns.prompts.dates import parse_coming_day, parse_day, parse_nearest_day, parse_period
from tensigns.report.wording import long_date

TODAY = date(2026, 11, 26)
NOVEMBER_23 = Period.of_day(date(2026, 11, 23))
LANGUAGES = ("en", "nl")


def parsed(text: str, language: str = "en", today: date = TODAY) -> Period:
    set_language(language)
    return parse_period(text, today)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "23-11",
        "23-11-2026",
        "23/11/2026",
        "23.11.",
        "23.11.2026",
        "23 nov",
        "23nov",
        "23 nov 2026",
        "23-nov-2026",
        " 23  NOVEMBER   2026 ",
        "Nov 23",
        "nov. 23, 2026",
    ],
)
def test_a_day_can_be_typed_in_many_forms(text: str, language: str) -> None:
    assert parsed(text, language) == NOVEMBER_23


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("today", "en", TODAY),
        ("Yesterday", "en", date(2026, 11, 25)),
        ("the day before yesterday", "en", date(2026, 11, 24)),
        ("vandaag", "nl", TODAY),
        ("gisteren", "nl", date(2026, 11, 25)),
        ("eergisteren", "nl", date(2026, 11, 24)),
        ("yesterday", "nl", date(2026, 11, 25)),
        ("15 mrt", "nl", date(2026, 3, 15)),
        ("15 maart", "nl", date(2026, 3, 15)),
        ("1 mei 2026", "nl", date(2026, 5, 1)),
        ("1 okt", "nl", date(2026, 10, 1)),
        ("1 sept", "en", date(2026, 9, 1)),
        ("3-4", "nl", date(2026, 4, 3)),
        ("3.4.2025", "nl", date(2025, 4, 3)),
        ("5/5", "en", date(2026, 5, 5)),
        ("11/23", "en", date(2026, 11, 23)),
    ],
)
def test_days_are_typed_in_the_language_in_use(text: str, language: str, day: date) -> None:
    assert parsed(text, language) == Period.of_day(day)


@pytest.mark.parametrize(
    ("text", "language"),
    [("2026-10", "en"), ("Oct 2026", "en"), ("oktober 2026", "nl"), ("okt. 2026", "nl")],
)
def test_a_month_has_a_year(text: str, language: str) -> None:
    assert parsed(text, language) == Period.of_month(2026, 10)


def test_the_present_month_is_no_future_month() -> None:
    assert parsed("2026-11") == Period.of_month(2026, 11)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("28-12", date(2027, 1, 5), date(2026, 12, 28)),
        ("23 nov", date(2026, 11, 23), date(2026, 11, 23)),
        ("1 jan", date(2026, 11, 26), date(2026, 1, 1)),
        ("29 feb", date(2025, 3, 1), date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_latest(text: str, today: date, day: date) -> None:
    assert parsed(text, today=today) == Period.of_day(day)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("03/04", "en"),
        ("03/04", "nl"),
        ("3-4", "en"),
        ("3.4.2026", "en"),
        ("3/4/2026", "nl"),
    ],
)
def test_numbers_in_either_order_are_refused_with_both_days(text: str, language: str) -> None:
    with pytest.raises(BadInput, match=r"2026-04-03") as error:
        parsed(text, language)
    assert "3 april 2026" in str(error.value).lower()
    assert "4 ma" in str(error.value) or "4 Ma" in str(error.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-11-27", "en"),
        ("27-11", "nl"),
        ("20 dec", "en"),
        ("27 november 2026", "nl"),
        ("2026-12", "en"),
        ("december 2026", "nl"),
    ],
)
def test_a_future_date_is_refused(text: str, language: str) -> None:
    with pytest.raises(BadInput, match=r"in the future|in de toekomst"):
        parsed(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "soon", "-1", "23", "2026", "nov", "{date}", "\x1b[31m", "1" * 5_000),
        *("31-4", "2026-02-29", "29 feb", "32 nov", "0-11", "2026-13", "2026-00", "0001-01-01"),
        *("23-11-26", "26-11-23", "9999-01", "23 no", "23 foo", "foo 2026", "23-11/2026"),
        *("\u0662\u0663-11", "2026-11-23T10:00", "23 nov 2026 evening"),
    ],
)
def test_anything_else_is_refused_with_the_form(text: str, language: str) -> None:
    with pytest.raises(BadInput, match="2026-11-23") as error:
        parsed(text, language)
    assert len(str(error.value)) < 300
    assert "\x1b" not in str(error.value)


def test_a_range_begins_and_ends_with_a_day() -> None:
    assert parse_day("23 nov", TODAY) == NOVEMBER_23.first
    with pytest.raises(BadInput, match="is a month"):
        parse_day("2026-10", TODAY)


@given(st.dates(date(1990, 1, 1), TODAY), st.sampled_from(LANGUAGES))
def test_every_day_is_understood_as_it_is_written(day: date, language: str) -> None:
    for text in (day.isoformat(), f"{day:%d %b %Y}", f"{day:%B} {day.day}, {day.year}"):
        assert parsed(text, language) == Period.of_day(day)


@given(st.text(), st.sampled_from(LANGUAGES), st.dates(date(1901, 1, 1), date(2998, 12, 31)))
def test_no_text_fails_in_another_way(text: str, language: str, today: date) -> None:
    try:
        period = parsed(text, language, today)
    except BadInput:
        return
    assert period.first <= today


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 Dec", date(2026, 12, 15)),
        ("15 Feb", date(2027, 2, 15)),
        ("15 Aug", date(2026, 8, 15)),
        ("15 Aug 2027", date(2027, 8, 15)),
        ("yesterday", date(2026, 11, 25)),
        ("tomorrow", date(2026, 11, 27)),
    ],
)
def test_a_day_on_either_side_of_today_is_the_nearest(text: str, day: date) -> None:
    assert parse_nearest_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("today", "en", TODAY),
        ("morgen", "nl", date(2026, 11, 27)),
        ("15 Aug", "en", date(2027, 8, 15)),
        ("26-11", "nl", TODAY),
        ("25-11", "nl", date(2027, 11, 25)),
        ("2027-01-05", "en", date(2027, 1, 5)),
    ],
)
def test_a_day_to_come_is_the_first_such_day(text: str, language: str, day: date) -> None:
    set_language(language)
    assert parse_coming_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("yesterday", "passed"),
        ("2026-11-25", "passed"),
        ("03/04", "3 April 2027 or 4 March 2027"),
        ("2026-12", "month"),
        ("soon", "understood"),
    ],
)
def test_what_is_no_day_to_come_is_refused(text: str, named: str) -> None:
    with pytest.raises(BadInput, match=named):
        parse_coming_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("24 Nov", "for a day of an earlier year, add the year"),
        ("2026-11-24", "a day up to today is needed"),
        ("tomorrow", "a day up to today is needed"),
    ],
)
def test_a_future_date_with_a_year_is_not_asked_for_its_year(text: str, hint: str) -> None:
    with pytest.raises(BadInput, match=hint):
        parse_period(text, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("in 3 weeks", "en", date(2026, 12, 17)),
        ("In a month", "en", date(2026, 12, 26)),
        ("in 10 days", "en", date(2026, 12, 6)),
        ("over 3 weken", "nl", date(2026, 12, 17)),
        ("over een maand", "nl", date(2026, 12, 26)),
        ("over 10 dagen", "nl", date(2026, 12, 6)),
        ("in 3 weeks", "nl", date(2026, 12, 17)),
    ],
)
def test_a_day_to_come_can_be_told_from_today(text: str, language: str, day: date) -> None:
    set_language(language)
    assert parse_coming_day(text, TODAY) == day
    assert parse_nearest_day(text, TODAY) == day
    with pytest.raises(BadInput):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["in weeks", "in 3", "over the hills", "in 0.5 weeks", "in"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_coming_day(text, TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(TODAY, date(2030, 12, 31)))
def test_a_long_date_can_be_typed(day: date, language: str) -> None:
    set_language(language)
    assert parse_coming_day(long_date(day), TODAY) == day


@pytest.mark.parametrize(
    ("parse", "shown", "hidden"),
    [
        (parse_period, "gisteren, en een maand als 2026-11", "over 3 weken"),
        (parse_day, "of gisteren", "maand"),
        (parse_coming_day, "18-12, 18 dec 2026, morgen of over 3 weken", "gisteren"),
        (parse_nearest_day, "over 3 weken", "maand"),
    ],
)
def test_the_examples_of_an_error_fit_what_is_asked(
    parse: Callable[[str, date], object], shown: str, hidden: str
) -> None:
    set_language("nl")
    with pytest.raises(BadInput) as error:
        parse("binnenkort", TODAY)
    assert shown in str(error.value)
    assert hidden not in str(error.value)
