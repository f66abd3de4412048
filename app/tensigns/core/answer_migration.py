"""Answers taken over into another edition of the questionnaire they were given to."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import UNKNOWN, Questionnaire


class MigratedAnswers(NamedTuple):
    """What of a sitting's answers still stands under another edition.

    ``gone`` are the keys of answers that are none there, for the question or the option is no
    more; ``changed`` of those taken over although the question was revised: its meaning, its points
    or its condition are not what they were.
    """

    answers: Answers
    dropped: tuple[str, ...]
    revised: tuple[str, ...]


def migrate_answers(
    before: Questionnaire, after: Questionnaire, answers: Answers
) -> MigratedAnswers:
    """Take the answers that counted in one edition over into another."""
    taken: dict[str, str] = {}
    gone: list[str] = []
    changed: list[str] = []
    for key, given in counted_answers(before, answers).items():
        item = after.questions_by_key.get(key)
        if item is not None and (given == UNKNOWN or item.question.option(given)):
            taken[key] = given
            if item.question.revision != before.questions_by_key[key].question.revision:
                changed.append(key)
        elif given != UNKNOWN:
            gone.append(key)
    return MigratedAnswers(taken, tuple(gone), tuple(changed))
