"""Conditions on answers, and the questions of a sign that are visible under them."""

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
    """A visible question with its answer.

    ``answer`` is an option id or ``unknown``; None if the question is unanswered.
    """

    key: str
    question: Question
    answer: str | None

    @property
    def is_open(self) -> bool:
        """Whether the question is unanswered or answered with "don't know"."""
        return self.answer is None or self.answer == UNKNOWN

    @property
    def option(self) -> Option | None:
        """The chosen option; None if the question is open or has no option with this id."""
        return self.question.option(self.answer)


def condition_holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds; the condition None always holds.

    The keys of ``answers`` are the question names that the tests of the condition use: question
    ids in a sign, ``sign.question`` in a step.
    """
    if condition is None:
        return True
    # A loop is faster than any() and all(); proofs call this function millions of times.
    is_any = condition.any is not None
    for test in condition.tests:
        if test_passes(test, answers.get(test.question)) == is_any:
            return is_any
    return not is_any


def test_passes(test: Test, answer: str | None) -> bool:
    """Whether an answer passes a test.

    No answer (None) fails every test. The answer ``unknown`` fails a test with ``is`` and passes a
    test with ``is_not``.
    """
    if answer is None:
        return False
    if test.is_ is not None:
        return answer in test.is_
    return test.is_not is not None and answer not in test.is_not


def visible_in_sign(sign: Sign, answers: Answers) -> tuple[VisibleQuestion, ...]:
    """Return a sign's visible questions, in the order of the questionnaire.

    Conditions ignore the answers to hidden questions.
    """
    counted_answers: dict[str, str] = {}
    visible_questions: list[VisibleQuestion] = []
    for question in sign.questions:
        if question.show_if is None or condition_holds(question.show_if, counted_answers):
            key = question_key(sign, question)
            answer = answers.get(key)
            visible_questions.append(VisibleQuestion(key, question, answer))
            if answer is not None:
                counted_answers[question.id] = answer
    return tuple(visible_questions)
