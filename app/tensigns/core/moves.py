"""What could still come about: given answers changed to options that say what it ``becomes``.

What has happened cannot un-happen: it has no such option.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from tensigns.core.conditions import Answers, shown
from tensigns.core.questionnaire import Option, Question, Questionnaire
from tensigns.core.rules import Totals, totals
from tensigns.core.score import Score, score


class Change(NamedTuple):
    """One answer changed, options by id."""

    sign: str
    question: str
    before: str
    after: str


class Move(NamedTuple):
    """Answers changed together, and their place in the file."""

    order: tuple[int, ...]
    changes: tuple[Change, ...]


Moves = Mapping[int, Mapping[Totals, Sequence[Move]]]
"""Moves in order, by sign, then by what it comes to: those that come to the same are one case."""

_Growing = defaultdict[int, defaultdict[Totals, list[Move]]]


def singles(questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score]) -> Moves:
    """Every single change in the signs that have points."""
    moves = _no_moves()
    for place, (sign, before) in enumerate(zip(questionnaire.signs, scores, strict=True)):
        if not before.points:
            continue
        visible = shown(sign, answers)
        given = {item.key: item.given for item in visible if item.given}
        for number, item in enumerate(visible):
            for rank, option in enumerate(item.question.options):
                if item.option is not None and could_become(item.question, item.option, option):
                    after = score(sign, {**given, item.key: option.id}, questionnaire.decision)
                    change = Change(sign.id, item.question.id, item.option.id, option.id)
                    moves[place][totals([after])].append(Move((place, number, rank), (change,)))
    return moves


def could_become(question: Question, before: Option, after: Option) -> bool:
    """Whether one option could come after another: worse, or better where time can make it so."""
    if after.becomes is None or after.points == before.points:
        return False
    return after.points > before.points or question.raised or after.points <= 0


def doubles(questionnaire: Questionnaire, answers: Answers, alone: Moves) -> Moves:
    """Every two of such changes in one sign: together they can do what neither does alone."""
    moves = _no_moves()
    for place, groups in alone.items():
        sign = questionnaire.signs[place]
        given = {item.key: item.given for item in shown(sign, answers) if item.given}
        for one, two in combinations(sorted(chain.from_iterable(groups.values())), 2):
            changes = one.changes + two.changes
            changed = {f"{each.sign}.{each.question}": each.after for each in changes}
            if len(changed) == len(changes):
                after = score(sign, {**given, **changed}, questionnaire.decision)
                moves[place][totals([after])].append(Move(one.order + two.order, changes))
    return moves


def _no_moves() -> _Growing:
    return defaultdict(lambda: defaultdict(list))
