"""What could still come about: given answers changed to options that say what it ``becomes``.

What has happened cannot un-happen: it has no such option.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import Totals, total_scores
from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.questionnaire import Option, Question, Questionnaire


class AnswerChange(NamedTuple):
    """One answer changed, options by id."""

    sign: str
    question: str
    before: str
    after: str


class ChangeSet(NamedTuple):
    """Answers changed together, and their place in the file."""

    order: tuple[int, ...]
    changes: tuple[AnswerChange, ...]


ChangeSets = Mapping[int, Mapping[Totals, Sequence[ChangeSet]]]
"""Moves in order, by sign, then by what it comes to: those that come to the same are one case."""

_Growing = defaultdict[int, defaultdict[Totals, list[ChangeSet]]]


def single_changes(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> ChangeSets:
    """Every single change in the signs that have points."""
    moves = _no_moves()
    for place, (sign, before) in enumerate(zip(questionnaire.signs, scores, strict=True)):
        if not before.points:
            continue
        visible = visible_in_sign(sign, answers)
        given = {item.key: item.answer for item in visible if item.answer}
        for number, item in enumerate(visible):
            for rank, option in enumerate(item.question.options):
                if item.option is not None and can_become(item.question, item.option, option):
                    after = score_sign(sign, {**given, item.key: option.id}, questionnaire.decision)
                    change = AnswerChange(sign.id, item.question.id, item.option.id, option.id)
                    moves[place][total_scores([after])].append(
                        ChangeSet((place, number, rank), (change,))
                    )
    return moves


def can_become(question: Question, before: Option, after: Option) -> bool:
    """Whether one option could come after another: worse, or better where time can make it so."""
    if after.becomes is None or after.points == before.points:
        return False
    return after.points > before.points or question.raised or after.points <= 0


def double_changes(questionnaire: Questionnaire, answers: Answers, alone: ChangeSets) -> ChangeSets:
    """Every two of such changes in one sign: together they can do what neither does alone."""
    moves = _no_moves()
    for place, groups in alone.items():
        sign = questionnaire.signs[place]
        given = {item.key: item.answer for item in visible_in_sign(sign, answers) if item.answer}
        for one, two in combinations(sorted(chain.from_iterable(groups.values())), 2):
            changes = one.changes + two.changes
            changed = {f"{each.sign}.{each.question}": each.after for each in changes}
            if len(changed) == len(changes):
                after = score_sign(sign, {**given, **changed}, questionnaire.decision)
                moves[place][total_scores([after])].append(
                    ChangeSet(one.order + two.order, changes)
                )
    return moves


def _no_moves() -> _Growing:
    return defaultdict(lambda: defaultdict(list))
