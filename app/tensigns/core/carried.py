"""Answers taken over into another edition of the questionnaire they were given to."""

from typing import NamedTuple

from tensigns.core.conditions import Answers
from tensigns.core.decision import counting
from tensigns.core.questionnaire import UNKNOWN, Questionnaire


class Carried(NamedTuple):
    """What of a sitting's answers still stands under another edition.

    ``gone`` are the keys of answers that are none there, for the question or the option is no
    more; ``changed`` of those taken over although the question was revised: its meaning, its points
    or its condition are not what they were.
    """

    answers: Answers
    gone: tuple[str, ...]
    changed: tuple[str, ...]


def carried(before: Questionnaire, after: Questionnaire, answers: Answers) -> Carried:
    """Take the answers that counted in one edition over into another."""
    taken: dict[str, str] = {}
    gone: list[str] = []
    changed: list[str] = []
    for key, given in counting(before, answers).items():
        item = after.items.get(key)
        if item is not None and (given == UNKNOWN or item.question.option(given)):
            taken[key] = given
            if item.question.revision != before.items[key].question.revision:
                changed.append(key)
        elif given != UNKNOWN:
            gone.append(key)
    return Carried(taken, tuple(gone), tuple(changed))
