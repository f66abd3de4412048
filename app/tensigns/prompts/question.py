"""The parts of a shown question: its options with their keys, its position and its purpose."""

from collections.abc import Sequence

from msgspec import Struct

from tensigns.core.answer_letters import answer_letters
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion, Question, Sign
from tensigns.language import gettext as _
from tensigns.report.wording import localized

ERASE = "-"
"""What the user types in plain lines to remove a note, or to make a field of a correction empty."""


class AnswerChoice(Struct, frozen=True):
    """An option with its id, its label and the keys that choose it; the first key is shown."""

    id: str
    label: str
    keys: tuple[str, ...]


def keyed_choices(
    options: Sequence[tuple[str, str]], *, is_yes_no: bool
) -> tuple[AnswerChoice, ...]:
    """Return options with their keys. ``options`` are pairs of an id and a label.

    A digit chooses an option. If the options are yes and no, a letter chooses an option too.
    """
    labels = [label for _id, label in options]
    letters = answer_letters(labels) if is_yes_no else ("",) * len(labels)
    return tuple(
        AnswerChoice(option_id, label, (*filter(None, (letter,)), str(number)))
        for number, ((option_id, label), letter) in enumerate(
            zip(options, letters, strict=True), start=1
        )
    )


def answer_choices(question: Question) -> tuple[AnswerChoice, ...]:
    """Return the options of a question with their keys. "I don't know" is last."""
    options = [(option.id, localized(option.label)) for option in question.options]
    choices = keyed_choices(options, is_yes_no=question.type == "yes-no")
    return (*choices, AnswerChoice(UNKNOWN, _("I don't know"), ("0",)))


def sign_title(question: KeyedQuestion) -> str:
    """Return the title of a question's sign, or "The weighing" for the weighing question."""
    return localized(question.sign.title) if question.sign else _("The weighing")


def sign_position(interview: Interview, sign: Sign) -> str:
    """Return the position of a sign among all signs, such as "sign 2 of 3".

    The position can differ from the number of the sign.
    """
    signs = interview.questionnaire.signs
    return _("sign {number} of {total}").format(number=signs.index(sign) + 1, total=len(signs))


def question_position(interview: Interview, question: KeyedQuestion) -> str:
    """Return the position of a question among the visible ones of its sign: "question 2 of 3".

    Return an empty text for the weighing question.
    """
    if question.sign is None:
        return ""
    questions = interview.questionnaire.questions_by_key
    keys = [q.key for q in interview.visible_questions if questions[q.key].sign is question.sign]
    number = keys.index(question.key) + 1
    return _("question {number} of {total}").format(number=number, total=len(keys))


def why_asked(question: KeyedQuestion) -> str:
    """Return a text that says why a question is asked, in the current language."""
    if question.sign is not None:
        return localized(question.sign.why)
    return _(
        "Whether they are worth it is for you to say. “No” makes the result graver; with "
        "“yes”, or without an answer, nothing changes."
    )
