"""Which questions show, given what was answered before them."""

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
"""Given answers: an option's id or ``unknown``, by key; what is missing is unanswered."""


class VisibleQuestion(NamedTuple):
    """A visible question and the option that was given, if any."""

    key: str
    question: Question
    answer: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is still open: not answered, or answered with "don't know"."""
        return self.answer is None or self.answer == UNKNOWN

    @property
    def option(self) -> Option | None:
        """The chosen option; none while the question is open."""
        return self.question.option(self.answer)


def condition_holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds; ``answers`` go by the names that its tests use."""
    if condition is None:
        return True
    join = all if condition.all is not None else any
    return join(test_passes(test, answers.get(test.question)) for test in condition.tests)


def test_passes(test: Test, given: str | None) -> bool:
    """``is`` fails on unknown and unanswered; ``is_not`` holds on unknown, fails on unanswered."""
    if given is None:
        return False
    if test.is_ is not None:
        return given in test.is_
    return test.is_not is not None and given not in test.is_not


def visible_in_sign(sign: Sign, answers: Answers) -> tuple[VisibleQuestion, ...]:
    """A sign's visible questions in order.

    An answer to a hidden question counts nowhere, so it hides or shows nothing either.
    """
    counted: dict[str, str] = {}
    visible: list[VisibleQuestion] = []
    for question in sign.questions:
        if condition_holds(question.show_if, counted):
            key = question_key(sign, question)
            given = answers.get(key)
            visible.append(VisibleQuestion(key, question, given))
            if given is not None:
                counted[question.id] = given
    return tuple(visible)
