"""Changes of given answers that could still come about: to options that have ``becomes``.

Conduct that has happened cannot be undone, so no option for that has ``becomes``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import Totals, total_scores
from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.questionnaire import Option, Question, Questionnaire, Sign


class AnswerChange(NamedTuple):
    """A changed answer. ``before`` and ``after`` are option ids."""

    sign: str
    question: str
    before: str
    after: str


class ChangeSet(NamedTuple):
    """Answers that change together.

    ``order`` sorts change sets: for each change the indexes of sign, visible question and option.
    """

    order: tuple[int, ...]
    changes: tuple[AnswerChange, ...]


class SignChanges(NamedTuple):
    """The change sets of one sign, in groups with equal totals of that sign."""

    sign_index: int
    groups: Mapping[Totals, Sequence[ChangeSet]]


def single_changes(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> list[SignChanges]:
    """All changes of one answer, in the signs that have points."""
    singles = (
        _group(questionnaire, answers, index, _changes_of_sign(sign, index, answers))
        for index, (sign, score) in enumerate(zip(questionnaire.signs, scores, strict=True))
        if score.points
    )
    return [sign_changes for sign_changes in singles if sign_changes.groups]


def double_changes(
    questionnaire: Questionnaire, answers: Answers, singles: Iterable[SignChanges]
) -> list[SignChanges]:
    """All combinations of two single changes in one sign.

    Together they can lead to a recommendation that neither leads to alone.
    """
    doubles = (
        _group(questionnaire, answers, single.sign_index, _pairs(single)) for single in singles
    )
    return [sign_changes for sign_changes in doubles if sign_changes.groups]


def can_become(question: Question, before: Option, after: Option) -> bool:
    """Whether an answer can change: to a worse option, or to a better one if time can bring it."""
    if after.becomes is None or after.points == before.points:
        return False
    return after.points > before.points or question.raised or after.points <= 0


def combine(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """The changes of both."""
    return ChangeSet(first.order + second.order, first.changes + second.changes)


def _changes_of_sign(sign: Sign, sign_index: int, answers: Answers) -> Iterator[ChangeSet]:
    for question_index, (_, question, answer) in enumerate(visible_in_sign(sign, answers)):
        chosen = question.option(answer)
        if chosen is None:
            continue
        for option_index, option in enumerate(question.options):
            if can_become(question, chosen, option):
                change = AnswerChange(sign.id, question.id, chosen.id, option.id)
                yield ChangeSet((sign_index, question_index, option_index), (change,))


def _pairs(singles: SignChanges) -> Iterator[ChangeSet]:
    """Every two single changes of different questions, in order."""
    for first, second in combinations(sorted(chain.from_iterable(singles.groups.values())), 2):
        if first.changes[0].question != second.changes[0].question:
            yield combine(first, second)


def _group(
    questionnaire: Questionnaire,
    answers: Answers,
    sign_index: int,
    change_sets: Iterable[ChangeSet],
) -> SignChanges:
    """Group change sets of a sign by the totals that the sign has after them."""
    sign = questionnaire.signs[sign_index]
    visible = visible_in_sign(sign, answers)
    counted = {question.key: question.answer for question in visible if question.answer}
    groups: defaultdict[Totals, list[ChangeSet]] = defaultdict(list)
    for change_set in change_sets:
        changed = {
            f"{change.sign}.{change.question}": change.after for change in change_set.changes
        }
        score = score_sign(sign, {**counted, **changed}, questionnaire.decision)
        groups[total_scores([score])].append(change_set)
    return SignChanges(sign_index, groups)
