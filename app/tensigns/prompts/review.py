"""The review before a sitting is finished: its open questions and its notes."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.wording import capitalize, localized, number_word

OVERDUE_QUESTION = "slow-payment.overdue"
OVERDUE_ANSWERS = ("yes", "broken-date", "long", "silence")
"""The answers that say that money is overdue."""

PAYS_AGAIN_QUESTION = "slow-payment.raised"
PAYS_AGAIN_ANSWERS = ("stopped", "stayed-away")
"""The answers that say that the client pays on time again."""

ReviewKind = Literal["unanswered", "unknown", "noted"]
"""The reason why the review lists a question: no answer, "I don't know", or a note."""


class ReviewItem(Struct, frozen=True):
    """A question that the review lists, and the reason, ``kind``.

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
    """Return a sentence with the number of open questions, which is the number in the result.

    The weighing question is not counted, because it belongs to no sign. If the weighing question is
    open, the sentence says so.
    """
    # Imported here because the first question must not wait for this import.
    from tensigns.core.decision.open_questions import open_questions  # noqa: PLC0415

    count = len([*open_questions(interview.questionnaire, interview.sitting.answers)])
    *_signs, last_question = interview.visible_questions
    is_weighing_open = (
        last_question.key == interview.questionnaire.weighing_key and last_question.is_open
    )
    if not count:
        return (
            _("Only the weighing is open.")
            if is_weighing_open
            else _("You have answered everything.")
        )
    message = ngettext(
        "One question is open: without an answer, or with “I don't know”.",
        "{number} questions are open: without an answer, or with “I don't know”.",
        count,
    )
    sentence = capitalize(message.format(number=number_word(count)))
    return f"{sentence} {_('So is the weighing.')}" if is_weighing_open else sentence


def review_text(interview: Interview) -> str:
    """Return how many questions are open, and which answers contradict each other."""
    return " ".join([open_sentence(interview), *contradictions(interview)])


def contradictions(interview: Interview) -> Iterator[str]:
    """Yield that answers about late payment contradict each other, if they do."""
    answers = {question.key: question.answer for question in interview.visible_questions}
    is_overdue = answers.get(OVERDUE_QUESTION) in OVERDUE_ANSWERS
    if is_overdue and answers.get(PAYS_AGAIN_QUESTION) in PAYS_AGAIN_ANSWERS:
        sign = interview.questionnaire.questions_by_key[OVERDUE_QUESTION].sign
        message = _(
            "Under “{sign}” you say that money is overdue, and that they pay on time again: look "
            "at both once more."
        )
        yield message.format(sign=localized(sign.title) if sign else "")


def has_answers(interview: Interview) -> bool:
    """Whether a visible question is answered. A sitting without answers cannot be finished."""
    return any(question.answer is not None for question in interview.visible_questions)
