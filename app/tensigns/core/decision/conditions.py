"""Conditions, and which questions of a sign are visible."""

from collections.abc import Mapping
from typing import NamedTuple

from tensigns.core.questionnaire import (
    UNKNOWN,
    Condition,
    Option,
    Question,
    Sign,
    Test,
    question_key,
)

Answers = Mapping[str, str]
"""Option ids, or ``unknown``, by question key. A question without an entry is unanswered."""


class VisibleQuestion(NamedTuple):
    """A visible question with its answer: an option id or ``unknown``; None where unanswered."""

    key: str
    question: Question
    answer: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is unanswered or answered with "don't know"."""
        return self.answer is None or self.answer == UNKNOWN

    @property
    def option(self) -> Option | None:
        """The chosen option; None while the question is open."""
        return self.question.option(self.answer)


def condition_holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds; None always holds.

    The keys of ``answers`` are the question names that the tests of the condition use.
    """
    if condition is None:
        return True
    join = all if condition.all is not None else any
    return join(test_passes(test, answers.get(test.question)) for test in condition.tests)


def test_passes(test: Test, answer: str | None) -> bool:
    """Whether an answer passes a test.

    ``is`` fails on unknown and unanswered. ``is_not`` passes on unknown and fails on unanswered.
    """
    if answer is None:
        return False
    if test.is_ is not None:
        return answer in test.is_
    return test.is_not is not None and answer not in test.is_not


def visible_in_sign(sign: Sign, answers: Answers) -> tuple[VisibleQuestion, ...]:
    """A sign's visible questions in order.

    The answer to a hidden question does not count, so conditions ignore it.
    """
    counted: dict[str, str] = {}
    visible: list[VisibleQuestion] = []
    for question in sign.questions:
        if condition_holds(question.show_if, counted):
            key = question_key(sign, question)
            answer = answers.get(key)
            visible.append(VisibleQuestion(key, question, answer))
            if answer is not None:
                counted[question.id] = answer
    return tuple(visible)
