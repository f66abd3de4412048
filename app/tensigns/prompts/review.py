"""The review: what is worth a look before a sitting is finished."""

from dataclasses import dataclass
from typing import Literal

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.wording import localized

ReviewKind = Literal["unanswered", "unknown", "noted"]
"""Why a question is worth a look."""


@dataclass(frozen=True)
class ReviewItem:
    """A question worth a look: its key and its sign, why it is listed, its text and its note."""

    key: str
    sign: str
    kind: ReviewKind
    question: str
    note: str = ""


def review_items(interview: Interview) -> tuple[ReviewItem, ...]:
    """The open questions, then those that have a note."""
    items = interview.questionnaire.questions_by_key
    opened = [
        _line(items[each.key], "unknown" if each.answer else "unanswered")
        for each in interview.visible_questions
        if each.is_open
    ]
    noted = [
        _line(items[key], "noted", note)
        for key, note in interview.sitting.notes.items()
        if key in items
    ]
    return (*opened, *noted)


def _line(item: KeyedQuestion, kind: ReviewKind, note: str = "") -> ReviewItem:
    sign = localized(item.sign.label) if item.sign else _("The weighing")
    return ReviewItem(item.key, sign, kind, localized(item.question.text), note)


def open_sentence(interview: Interview) -> str:
    """How many questions are open."""
    opened = sum(each.is_open for each in interview.visible_questions)
    if not opened:
        return _("You have answered everything.")
    message = ngettext("One question is open.", "{number} questions are open.", opened)
    return message.format(number=opened)


def is_empty(interview: Interview) -> bool:
    """Whether nothing is answered, so that there is nothing to finish."""
    return all(each.answer is None for each in interview.visible_questions)
