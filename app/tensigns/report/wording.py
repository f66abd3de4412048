"""The words and small forms that every report is written with, in the language in use."""

from collections.abc import Sequence
from datetime import date

from tensigns.core.questionnaire import LocalizedText, Recommendation, text_in_language
from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import N_, current_language, ngettext
from tensigns.language import gettext as _

SYMBOLS: dict[Recommendation, str] = {"keep": "○", "undecided": "◌", "watch": "◐", "fire": "●"}
"""A recommendation as one character, its gravity told by the fill."""

_WORDS: dict[Recommendation, str] = {
    "keep": N_("keep"),
    "undecided": N_("undecided"),
    "watch": N_("watch"),
    "fire": N_("fire"),
}
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
_MONTHS = (
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
_SHORT_MONTHS = (
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


def localized(text: LocalizedText) -> str:
    """A questionnaire's text in the language in use, else in the first one it has."""
    return text_in_language(text, current_language())


def recommendation_word(recommendation: Recommendation) -> str:
    """The recommendation in a word, without a capital."""
    return _(_WORDS[recommendation])


def questionnaire_label(source: QuestionnaireRef) -> str:
    """Which questionnaire it is, down to the last letter of its file."""
    message = _("Questionnaire {id}, version {version} ({hash})")
    return message.format(id=source.id, version=source.version, hash=source.hash)


def number_word(number: int) -> str:
    """A number in a sentence: a word from two to twelve, else its digits."""
    place = number - 2
    return _(_NUMBERS[place]) if 0 <= place < len(_NUMBERS) else str(number)


def capitalize(sentence: str) -> str:
    """The sentence with a capital, for one that begins with a number or a clause."""
    return sentence[:1].upper() + sentence[1:]


def points_text(number: int) -> str:
    """A number of points, in digits; minus one is one point too."""
    return ngettext("{points} point", "{points} points", abs(number)).format(points=number)


def quote(text: str) -> str:
    """A title or an answer, in the language's quotation marks.

    Without the full stop at its end, since the sentence it stands in goes on or has its own.
    """
    goes_without = text.endswith(".") and not text.endswith("..")
    return _("“{text}”").format(text=text[:-1] if goes_without else text)


def join_and(parts: Sequence[str]) -> str:
    """The parts, at least one, as in a sentence: "a", "a and b", "a, b and c"."""
    *first, last = parts
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def join_or(parts: Sequence[str]) -> str:
    """The parts, at least one, as alternatives: "a", "a or b", "a, b or c"."""
    *first, last = parts
    return _("{first} or {last}").format(first=", ".join(first), last=last) if first else last


def long_date(when: date) -> str:
    """A date in words, such as 23 November 2026."""
    month = _(_MONTHS[when.month - 1])
    return _("{day} {month} {year}").format(day=when.day, month=month, year=when.year)


def short_date(when: date) -> str:
    """A date in a list, at most eleven cells, such as 23 Nov 2026."""
    month = _(_SHORT_MONTHS[when.month - 1])
    return _("{day} {month} {year}").format(day=when.day, month=month, year=when.year)
