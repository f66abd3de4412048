"""The period of a journal entry as text, and the months that a word can name."""

from tensigns.core.journal.entries import Period
from tensigns.language import gettext as _
from tensigns.report.wording import MONTHS, SHORT_MONTHS, long_date, short_date

_MONTH_LETTERS = 3
"""The fewest letters that tell the months apart, in English and in Dutch."""


def period_text(period: Period) -> str:
    """Return a period: 23 November 2026, November 2026, or the first and the last day."""
    if period.is_day:
        return long_date(period.first)
    if period.is_month:
        month = _(MONTHS[period.first.month - 1])
        return _("{month} {year}").format(month=month, year=period.first.year)
    message = _("{first} to {last}")
    return message.format(first=long_date(period.first), last=long_date(period.last))


def short_period_text(period: Period) -> str:
    """Return a period with short months: 23 Nov 2026, Nov 2026, 3 to 9 Nov 2026."""
    first, last = period.first, period.last
    if period.is_day:
        return short_date(first)
    month = _(SHORT_MONTHS[first.month - 1])
    if period.is_month:
        return _("{month} {year}").format(month=month, year=first.year)
    message = _("{first} to {last}")
    if first.year != last.year:
        return message.format(first=short_date(first), last=short_date(last))
    start = str(first.day) if first.month == last.month else f"{first.day} {month}"
    return message.format(first=start, last=short_date(last))


def month_number(word: str) -> int | None:
    """Return the number of the month that a word names; None if it names no month.

    The word is the name of the month in the current language or in English, or the first three
    letters or more of it.
    """
    folded_word = word.removesuffix(".").casefold()
    for number, (name, short_name) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), start=1):
        names = [text.casefold() for text in (name, _(name), short_name, _(short_name))]
        is_start = len(folded_word) >= _MONTH_LETTERS
        if folded_word in names or (is_start and any(n.startswith(folded_word) for n in names)):
            return number
    return None
