"""Transfer answers from one edition of a questionnaire to another."""

from typing import NamedTuple

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import UNKNOWN, Questionnaire


class MigratedAnswers(NamedTuple):
    """The answers of a sitting that are valid under another edition.

    ``dropped``: the keys of answers whose question or option the other edition lacks.
    ``revised``: the keys of transferred answers whose question has another revision in the other
    edition.
    """

    answers: Answers
    dropped: tuple[str, ...]
    revised: tuple[str, ...]


def migrate_answers(
    before: Questionnaire, after: Questionnaire, answers: Answers
) -> MigratedAnswers:
    """Transfer the answers to visible questions from edition ``before`` to edition ``after``.

    An answer "don't know" whose question ``after`` lacks is left out, and is not in ``dropped``.
    """
    migrated: dict[str, str] = {}
    dropped: list[str] = []
    revised: list[str] = []
    for key, answer in counted_answers(before, answers).items():
        keyed_question = after.questions_by_key.get(key)
        if keyed_question is not None and (
            answer == UNKNOWN or keyed_question.question.option(answer)
        ):
            migrated[key] = answer
            if keyed_question.question.revision != before.questions_by_key[key].question.revision:
                revised.append(key)
        elif answer != UNKNOWN:
            dropped.append(key)
    return MigratedAnswers(migrated, tuple(dropped), tuple(revised))
