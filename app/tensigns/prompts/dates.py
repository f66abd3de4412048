"""Dates as people type them, in the current language. An unclear date is refused, never guessed."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from tensigns.core.journal.entries import Period
from tensigns.errors import BadInput
from tensigns.language import LANGUAGES, N_, current_language
from tensigns.language import gettext as _
from tensigns.library.table_reader import YEARS
from tensigns.prompts.durations import parse_duration
from tensigns.report.periods import month_number
from tensigns.report.wording import long_date
from tensigns.storage.file_faults import quote_value
from tensigns.text.clean import clean_line

_RELATIVE_DAYS = {
    N_("today"): 0,
    N_("yesterday"): -1,
    N_("the day before yesterday"): -2,
    N_("tomorrow"): 1,
}
"""The number of days from today, by word."""

_DAYS_FROM_TODAY = re.compile(r"(?P<word>[^\W\d_]+) (?P<duration>.+)")
"""A duration from today, such as "in 3 weeks"."""

_IN = N_("in")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})", re.ASCII)
_NUMBERS = re.compile(
    r"(?P<first>\d{1,2})(?P<separator>[-/.])(?P<second>\d{1,2})(?:(?P=separator)(?P<year>\d{4})|\.?)",
    re.ASCII,
)
# The names of months can have letters beyond ASCII; digits can not.
_DAY_AND_WORD = re.compile(
    r"(?P<day>[0-9]{1,2})[ -]?(?P<word>[^\W\d_]+)\.?,?(?:[ -](?P<year>[0-9]{4}))?"
)
_WORD_AND_DAY = re.compile(r"(?P<word>[^\W\d_]+)\.? (?P<day>[0-9]{1,2})(?:,? (?P<year>[0-9]{4}))?")
_WORD_AND_YEAR = re.compile(r"(?P<word>[^\W\d_]+)\.? (?P<year>[0-9]{4})")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTHS_IN_A_YEAR = 12
_NEAR_FUTURE = timedelta(days=31)

_ChooseDay = Callable[[Sequence[date], date], date | None]
"""A function that chooses the day that a date without a year means.

The function gets the possible days in order, and today. It returns None if no day is meant.
"""

_Message = Callable[[], str]
"""A function that returns a message with the field ``date``, in the current language."""


def parse_period(text: str, today: date) -> Period:
    """Return the day or the month that a text means.

    A day without a year is the latest such day up to 31 days after ``today``. Raise
    :class:`BadInput` if the text is no date, if it can mean two days, or if the day or the whole
    month is after ``today``. The message shows how to write the date.
    """
    return _past_period(text, today, _unknown_period_message)


def parse_day(text: str, today: date) -> date:
    """Return the day that a text means. Raise the same errors as :func:`parse_period`.

    A month is refused.
    """
    period = _past_period(text, today, _unknown_past_day_message)
    return _require_day(period, text, today)


def parse_nearest_day(text: str, today: date) -> date:
    """Return the day that a text means, before or after ``today``.

    A day without a year is the nearest such day to ``today``. Raise :class:`BadInput` if the text
    is no day, or if it can mean two days.
    """
    period = _read_period(clean_line(text), today, _nearest_day, _unknown_coming_day_message)
    return _require_day(period, text, today)


def parse_coming_day(text: str, today: date) -> date:
    """Return the day that a text means, ``today`` or later.

    A day without a year is the first such day. Raise :class:`BadInput` if the text is no day, if it
    can mean two days, or if the day is before ``today``.
    """
    period = _read_period(clean_line(text), today, _first_coming_day, _unknown_coming_day_message)
    day = _require_day(period, text, today)
    if day < today:
        message = _("{date} has passed; a day to come is needed")
        raise BadInput(message.format(date=quote_value(clean_line(text))))
    return day


def _past_period(text: str, today: date, unknown_message: _Message) -> Period:
    line = clean_line(text)
    period = _read_period(line, today, _latest_day, unknown_message)
    if period.first > today:
        has_year = _YEAR.search(line) is not None or _relative_day(line, today) is not None
        message = (
            _("{date} is in the future; a day up to today is needed")
            if has_year
            else _("{date} is in the future; for a day of an earlier year, add the year")
        )
        raise BadInput(message.format(date=quote_value(line)))
    return period


def _read_period(
    line: str, today: date, choose_day: _ChooseDay, unknown_message: _Message
) -> Period:
    period = _relative_day(line, today) or _month(line) or _day(line, today, choose_day)
    if period is None:
        raise BadInput(unknown_message().format(date=quote_value(line)))
    return period


def _require_day(period: Period, text: str, today: date) -> date:
    if not period.is_day:
        message = _("{date} is a month; a day is needed here, such as {example}")
        raise BadInput(
            message.format(date=quote_value(clean_line(text)), example=today.isoformat())
        )
    return period.first


def _latest_day(days: Sequence[date], today: date) -> date | None:
    """Return the latest day that is at most :data:`_NEAR_FUTURE` after today; None without a day.

    The caller refuses a day after today. Without the near future, the day would silently be the
    same day of last year, which the user hardly means.
    """
    return max((day for day in days if day <= today + _NEAR_FUTURE), default=None)


def _nearest_day(days: Sequence[date], today: date) -> date | None:
    return min(days, key=lambda day: abs(day - today), default=None)


def _first_coming_day(days: Sequence[date], today: date) -> date | None:
    return min((day for day in days if day >= today), default=None)


def _relative_day(line: str, today: date) -> Period | None:
    for word, days in _RELATIVE_DAYS.items():
        if line.casefold() in (word, _(word)):
            return Period.of_day(today + timedelta(days=days))
    match = _DAYS_FROM_TODAY.fullmatch(line)
    if match is None or match["word"].casefold() not in (_IN, _(_IN)):
        return None
    duration = parse_duration(match["duration"])
    return Period.of_day(duration.after(today)) if duration else None


def _month(line: str) -> Period | None:
    if match := _ISO_MONTH.fullmatch(line):
        month = int(match["month"])
    elif match := _WORD_AND_YEAR.fullmatch(line):
        month = month_number(match["word"]) or 0
    else:
        return None
    year = int(match["year"])
    is_valid = 1 <= month <= _MONTHS_IN_A_YEAR and year in YEARS
    return Period.of_month(year, month) if is_valid else None


def _day(line: str, today: date, choose_day: _ChooseDay) -> Period | None:
    if match := _ISO_DAY.fullmatch(line):
        return _period_of(match["year"], int(match["month"]), int(match["day"]), today, choose_day)
    if match := _DAY_AND_WORD.fullmatch(line) or _WORD_AND_DAY.fullmatch(line):
        month = month_number(match["word"]) or 0
        return _period_of(match["year"], month, int(match["day"]), today, choose_day)
    if match := _NUMBERS.fullmatch(line):
        return _day_of_numbers(match, today, choose_day)
    return None


def _day_of_numbers(match: re.Match[str], today: date, choose_day: _ChooseDay) -> Period | None:
    """Return the day that two numbers mean, such as 23-11.

    In Dutch the day comes first, unless the numbers are separated by slashes. Otherwise both orders
    are in use, and the numbers are refused if each can be the month.
    """
    first, second = int(match["first"]), int(match["second"])
    day_first = _period_of(match["year"], second, first, today, choose_day)
    if current_language() != LANGUAGES[0] and match["separator"] != "/":
        return day_first
    month_first = _period_of(match["year"], first, second, today, choose_day)
    if day_first and month_first and day_first != month_first:
        message = _("{date} can be {first} or {second}; write it as {example}")
        raise BadInput(
            message.format(
                date=quote_value(match[0]),
                first=long_date(day_first.first),
                second=long_date(month_first.first),
                example=day_first.first.isoformat(),
            )
        )
    return day_first or month_first


def _period_of(
    year: str | None, month: int, day: int, today: date, choose_day: _ChooseDay
) -> Period | None:
    """Return a day as a period; None if no such day exists or is meant."""
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    days = [*_existing_days(years, month, day)]
    chosen_day = next(iter(days), None) if year else choose_day(days, today)
    return Period.of_day(chosen_day) if chosen_day else None


def _existing_days(years: list[int], month: int, day: int) -> Iterator[date]:
    for year in years:
        if year in YEARS:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def _unknown_period_message() -> str:
    return _(
        "{date} is no date that is understood here; write a day as 2026-11-23, 23 Nov 2026, 23 Nov "
        "or yesterday, and a month as 2026-11"
    )


def _unknown_past_day_message() -> str:
    return _(
        "{date} is no date that is understood here; write a day as 2026-11-23, 23 Nov 2026, 23 Nov "
        "or yesterday"
    )


def _unknown_coming_day_message() -> str:
    return _(
        "{date} is no date that is understood here; write a day as 2026-12-18, 18 Dec 2026, 18 "
        "Dec, tomorrow or in 3 weeks"
    )
