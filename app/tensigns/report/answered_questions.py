"""What was said under each sign: the questions that show, and hidden ones that carry a note."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.decide import visible_questions
from tensigns.core.questionnaire import UNKNOWN, Option, Question, Questionnaire, Sign, question_key
from tensigns.core.sitting import Sitting

AnswerState = Literal["answered", "unknown", "unanswered"]


class AnsweredQuestion(NamedTuple):
    """A question with what was said to it; ``shows`` is false where an earlier answer hides it."""

    key: str
    question: Question
    state: AnswerState
    option: Option | None
    note: str
    shows: bool


def answered_questions(sign: Sign, sitting: Sitting) -> tuple[AnsweredQuestion, ...]:
    """A sign's entries in the questionnaire's order."""
    return tuple(_entries(sign, sitting))


def weighing_question(questionnaire: Questionnaire, sitting: Sitting) -> AnsweredQuestion:
    """The closing question; unanswered where it is not asked."""
    key = questionnaire.weighing_key
    shows = any(item.key == key for item in visible_questions(questionnaire, sitting.answers))
    return _entry(key, questionnaire.weighing, sitting, shows=shows)


def _entries(sign: Sign, sitting: Sitting) -> Iterator[AnsweredQuestion]:
    showing = {item.key for item in visible_in_sign(sign, sitting.answers)}
    for question in sign.questions:
        key = question_key(sign, question)
        if key in showing:
            yield _entry(key, question, sitting, shows=True)
        elif key in sitting.notes:
            yield _entry(key, question, sitting, shows=False)


def _entry(key: str, question: Question, sitting: Sitting, *, shows: bool) -> AnsweredQuestion:
    given = sitting.answers.get(key) if shows else None
    option = question.option(given)
    state: AnswerState = "unanswered"
    if given == UNKNOWN:
        state = "unknown"
    elif option is not None:
        state = "answered"
    return AnsweredQuestion(key, question, state, option, sitting.notes.get(key, ""), shows)
