"""The questions of a sign with their answers and notes, for a report of a sitting."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import UNKNOWN, Option, Question, Questionnaire, Sign, question_key
from tensigns.core.sitting import Sitting

AnswerState = Literal["answered", "unknown", "unanswered"]


class AnsweredQuestion(Struct, frozen=True):
    """A question of a sitting with its answer and its note.

    ``is_visible`` is False if the question is not asked; in that case ``state`` is ``unanswered``.
    ``option`` is the chosen option if ``state`` is ``answered``; otherwise it is None. ``note`` is
    empty if the question has no note.
    """

    key: str
    question: Question
    state: AnswerState
    option: Option | None
    note: str
    is_visible: bool


def answered_questions(sign: Sign, sitting: Sitting) -> tuple[AnsweredQuestion, ...]:
    """Return a sign's visible questions, and its hidden questions that have a note.

    The questions are in the order of the questionnaire.
    """
    return tuple(_visible_or_noted_questions(sign, sitting))


def weighing_question(questionnaire: Questionnaire, sitting: Sitting) -> AnsweredQuestion:
    """Return the weighing question with its answer.

    If the weighing question is not asked, it is unanswered and not visible.
    """
    key = questionnaire.weighing_key
    is_visible = any(
        visible.key == key for visible in visible_questions(questionnaire, sitting.answers)
    )
    return _answered_question(key, questionnaire.weighing, sitting, is_visible=is_visible)


def _visible_or_noted_questions(sign: Sign, sitting: Sitting) -> Iterator[AnsweredQuestion]:
    visible_keys = {visible.key for visible in visible_in_sign(sign, sitting.answers)}
    for question in sign.questions:
        key = question_key(sign, question)
        if key in visible_keys or key in sitting.notes:
            yield _answered_question(key, question, sitting, is_visible=key in visible_keys)


def _answered_question(
    key: str, question: Question, sitting: Sitting, *, is_visible: bool
) -> AnsweredQuestion:
    answer = sitting.answers.get(key) if is_visible else None
    option = question.option(answer)
    state: AnswerState = "unanswered"
    if answer == UNKNOWN:
        state = "unknown"
    elif option is not None:
        state = "answered"
    return AnsweredQuestion(key, question, state, option, sitting.notes.get(key, ""), is_visible)
