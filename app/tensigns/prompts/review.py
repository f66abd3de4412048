"""The review before a sitting is finished: its open questions and its notes."""

from dataclasses import dataclass
from typing import Literal

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.wording import localized

ReviewKind = Literal["unanswered", "unknown", "noted"]
"""Why the review lists a question: no answer, the answer "I don't know", or a note."""


@dataclass(frozen=True)
class ReviewItem:
    """A question that the review lists, and the reason.

    ``sign`` is the label of the question's sign, or "The weighing". ``note`` is empty unless the
    reason is the note.
    """

    key: str
    sign: str
    kind: ReviewKind
    question: str
    note: str = ""


def review_items(interview: Interview) -> tuple[ReviewItem, ...]:
    """Return the open questions, then the questions with a note.

    Both are in the order of the questionnaire. An open question that has a note is listed twice.
    """
    questions = interview.questionnaire.questions_by_key
    notes = interview.sitting.notes
    open_items = [
        _item(questions[question.key], "unknown" if question.answer else "unanswered")
        for question in interview.visible_questions
        if question.is_open
    ]
    note_items = [
        _item(question, "noted", notes[key]) for key, question in questions.items() if key in notes
    ]
    return (*open_items, *note_items)


def _item(question: KeyedQuestion, kind: ReviewKind, note: str = "") -> ReviewItem:
    sign = localized(question.sign.label) if question.sign else _("The weighing")
    return ReviewItem(question.key, sign, kind, localized(question.question.text), note)


def open_sentence(interview: Interview) -> str:
    """Return a sentence that says how many questions are open."""
    count = sum(question.is_open for question in interview.visible_questions)
    if not count:
        return _("You have answered everything.")
    message = ngettext("One question is open.", "{number} questions are open.", count)
    return message.format(number=count)


def is_empty(interview: Interview) -> bool:
    """Whether no visible question is answered. Such a sitting cannot be finished."""
    return all(question.answer is None for question in interview.visible_questions)
