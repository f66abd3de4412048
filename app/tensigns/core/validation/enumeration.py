"""All combinations of answers to one sign, for proofs by enumeration."""

from collections.abc import Collection

from tensigns.core.decision.conditions import Answers, condition_holds
from tensigns.core.questionnaire import UNKNOWN, Sign, question_key

MAX_COMBINATIONS = 20_000
"""The most combinations for one sign: enough for four questions of nine options."""


class TooManyCombinations(Exception):
    """A sign has more than :data:`MAX_COMBINATIONS` combinations of answers."""


def answer_combinations(sign: Sign, tested_ids: Collection[str]) -> list[Answers]:
    """Return all combinations of answers to a sign's visible questions.

    In a combination any of the questions can be unanswered. ``tested_ids`` are the ids of the
    questions that a condition tests. Only these questions are also answered with "don't know",
    because for the other questions "don't know" has the same effect as no answer. Raises
    :class:`TooManyCombinations`.
    """
    combinations: list[dict[str, str]] = [{}]
    for question in sign.questions:
        answers = [option.id for option in question.options]
        if question.id in tested_ids:
            answers.append(UNKNOWN)
        visible = [c for c in combinations if condition_holds(question.show_if, c)]
        if len(combinations) + len(visible) * len(answers) > MAX_COMBINATIONS:
            raise TooManyCombinations
        combinations += [{**c, question.id: answer} for c in visible for answer in answers]
    keys = {question.id: question_key(sign, question) for question in sign.questions}
    return [
        {keys[question_id]: answer for question_id, answer in combination.items()}
        for combination in combinations
    ]
