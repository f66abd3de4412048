"""Every way to answer one sign, so that what is claimed of it can be proved by enumeration."""

from collections.abc import Collection

from tensigns.core.decision.conditions import Answers, condition_holds
from tensigns.core.questionnaire import UNKNOWN, Sign, question_key

MAX_COMBINATIONS = 20_000
"""How many ways to answer a sign are walked at most: enough for four questions of nine options."""


class TooManyCombinations(Exception):
    """A sign has more ways to answer it than can be walked."""


def answer_combinations(sign: Sign, looked_at: Collection[str]) -> list[Answers]:
    """Every way to answer a sign: each question that shows with an option, unknown or not at all.

    ``looked_at``: the questions, by id, that some condition tests. Only there is "don't know"
    another way than no answer. :class:`TooManyCombinations` beyond :data:`MAX_COMBINATIONS`.
    """
    found: list[dict[str, str]] = [{}]
    for question in sign.questions:
        given = [option.id for option in question.options]
        if question.id in looked_at:
            given.append(UNKNOWN)
        showing = [way for way in found if condition_holds(question.show_if, way)]
        if len(found) + len(showing) * len(given) > MAX_COMBINATIONS:
            raise TooManyCombinations
        found += [{**way, question.id: each} for way in showing for each in given]
    keys = {question.id: question_key(sign, question) for question in sign.questions}
    return [{keys[name]: given for name, given in way.items()} for way in found]
