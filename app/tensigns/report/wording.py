"""Words, numbers, dates and lists for sentences, in the current language."""

from collections.abc import Sequence
from datetime import date

from tensigns.core.questionnaire import LocalizedText, Recommendation, text_in_language
from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import N_, current_language, ngettext
from tensigns.language import gettext as _

SYMBOLS: dict[Recommendation, str] = {"keep": "○", "undecided": "◌", "watch": "◐", "fire": "●"}
"""A symbol for each recommendation. A graver recommendation has a fuller circle."""

NO_VALUE = "\N{EN DASH}"
"""The text of a table cell without a value."""

OPEN_MARK = "?"
"""The mark of an open question, beside points or in place of points."""

RECOMMENDATION_WORDS: dict[str, str] = {
    "keep": N_("keep"),
    "undecided": N_("undecided"),
    "watch": N_("watch"),
    "fire": N_("fire"),
}
"""The word of each recommendation, in English."""

_END_MARKS = (".", "!", "?", "…", ":", ";", ",")
"""The punctuation marks after which no full stop is added."""

_CLOSING_MARKS = "\"'”\N{RIGHT SINGLE QUOTATION MARK}»)]"
"""Marks that can follow the punctuation mark at the end of a text."""

_NUMBERS = (
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
"""The names of the months, in English."""

SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
"""The short names of the months, in English."""


def localized(text: LocalizedText) -> str:
    """Return a questionnaire's text in the current language.

    If that translation is missing, return the first translation.
    """
    return text_in_language(text, current_language())


def recommendation_word(recommendation: Recommendation) -> str:
    """Return the word for a recommendation, without a capital."""
    return _(RECOMMENDATION_WORDS[recommendation])


def questionnaire_label(source: QuestionnaireRef) -> str:
    """Return a label of an edition with the questionnaire's id, version and hash."""
    message = _("Questionnaire {id}, version {version} ({hash})")
    return message.format(id=source.id, version=source.version, hash=source.hash)


def number_word(number: int) -> str:
    """Return a number for a sentence: a word from two to twelve, digits for any other number."""
    index = number - 2
    return _(_NUMBERS[index]) if 0 <= index < len(_NUMBERS) else str(number)


def number_words(*numbers: int) -> tuple[str, ...]:
    """Return the numbers of one sentence: all of them as words, or all of them in digits.

    If a number is greater than twelve, all numbers are in digits.
    """
    to_text = number_word if max(numbers) <= len(_NUMBERS) + 1 else str
    return tuple(map(to_text, numbers))


def capitalize(sentence: str) -> str:
    """Return the sentence with a capital first letter. The other letters stay as they are."""
    return sentence[:1].upper() + sentence[1:]


def uncapitalize(text: str) -> str:
    """Return the text with a small first letter."""
    return text[:1].lower() + text[1:]


def points_text(number: int) -> str:
    """Return a number of points, such as "3 points". The singular is used for 1 and -1."""
    return ngettext("{points} point", "{points} points", abs(number)).format(
        points=number_text(number)
    )


def number_text(number: int) -> str:
    """Return a number with a minus sign, not a hyphen, if it is below zero."""
    return str(number).replace("-", "\N{MINUS SIGN}")


def marked_points(points: int, *, is_open: bool) -> str:
    """Return points for a table: "5", or "5?" if an open question could add points.

    If ``points`` is 0 and an open question could add points, return only the mark.
    """
    return f"{points or ''}{OPEN_MARK}" if is_open else str(points)


def marked_points_text(points: int, *, is_open: bool) -> str:
    """Return :func:`marked_points` with its unit. The numbers of several lines are aligned."""
    message = ngettext("{points} point", "{points} points", abs(points))
    return message.format(points=f"{marked_points(points, is_open=is_open):>2}")


def open_count_text(count: int) -> str:
    """Return a phrase with the number of open questions; empty if there are none."""
    if not count:
        return ""
    message = ngettext("one question open", "{count} questions open", count)
    return message.format(count=number_word(count))


def open_mark_legend() -> str:
    """Return the sentence that explains the mark of :func:`marked_points`."""
    message = _("{mark} means that a question is open: it has no answer, or “I don't know”.")
    return message.format(mark=OPEN_MARK)


def quote(text: str) -> str:
    """Return a title or an answer in the quotation marks of the current language.

    A full stop at the end of the text is left out, because the quotation is part of a sentence.
    """
    return _("“{text}”").format(text=without_full_stop(text))


def without_full_stop(text: str) -> str:
    """Return a text without the full stop at its end, for a place where the sentence goes on."""
    has_full_stop = text.endswith(".") and not text.endswith("..")
    return text[:-1] if has_full_stop else text


def end_sentence(text: str) -> str:
    """Return a text with a full stop, unless it is empty or has a punctuation mark at its end.

    A mark before closing quotation marks and brackets counts too.
    """
    ends = not text or text.rstrip(_CLOSING_MARKS).endswith(_END_MARKS)
    return text if ends else f"{text}."


def join_and(parts: Sequence[str]) -> str:
    """Join one or more parts with "and": "a", "a and b", "a, b and c"."""
    *first, last = parts
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def join_or(parts: Sequence[str]) -> str:
    """Join one or more parts with "or": "a", "a or b", "a, b or c"."""
    *first, last = parts
    return _("{first} or {last}").format(first=", ".join(first), last=last) if first else last


def long_date(day: date) -> str:
    """Return a date with the name of the month, such as 23 November 2026."""
    month = _(MONTHS[day.month - 1])
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def short_date(day: date) -> str:
    """Return a date of at most eleven cells, such as 23 Nov 2026."""
    month = _(SHORT_MONTHS[day.month - 1])
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def day_and_month(day: date) -> str:
    """Return a date without the year, of at most six cells, such as 23 Nov."""
    return _("{day} {month}").format(day=day.day, month=_(SHORT_MONTHS[day.month - 1]))
