"""Changes of answers that could still come about.

An answer can only change to an option that has ``becomes``. Conduct that has happened cannot be
undone, so an option that would undo it has no ``becomes``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from msgspec import Struct

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import Totals, total_scores
from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.questionnaire import Option, Question, Questionnaire, Sign


class AnswerChange(Struct, frozen=True):
    """A changed answer. ``before`` and ``after`` are option ids."""

    sign: str
    question: str
    before: str
    after: str


class ChangeSet(NamedTuple):
    """Changes of one or more answers that happen together.

    ``order`` is the sort key of change sets. For each change it holds three indexes: of the sign,
    of the question among the sign's visible questions, and of the option.
    """

    order: tuple[int, ...]
    changes: tuple[AnswerChange, ...]


class SignChanges(NamedTuple):
    """The change sets of one sign, grouped by the totals that the sign has after the changes."""

    sign_index: int
    change_sets_by_totals: Mapping[Totals, Sequence[ChangeSet]]

    def change_sets(self) -> Iterator[ChangeSet]:
        """Yield the change sets of all groups."""
        return chain.from_iterable(self.change_sets_by_totals.values())


def single_changes(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> list[SignChanges]:
    """For each sign that has points, return every possible change of a single answer.

    Signs in which no answer can change are left out.
    """
    changes_of_signs = (
        _group_by_totals(questionnaire, answers, index, _changes_of_sign(sign, index, answers))
        for index, (sign, score) in enumerate(zip(questionnaire.signs, scores, strict=True))
        if score.points
    )
    return [sign_changes for sign_changes in changes_of_signs if sign_changes.change_sets_by_totals]


def double_changes(
    questionnaire: Questionnaire, answers: Answers, single_changes_of_signs: Iterable[SignChanges]
) -> list[SignChanges]:
    """For each of these signs, return every pair of changes to the answers of two questions.

    Two changes together can lead to a recommendation to which one change alone does not lead.
    Signs without such a pair are left out.
    """
    pairs_of_signs = (
        _group_by_totals(questionnaire, answers, singles.sign_index, _change_pairs(singles))
        for singles in single_changes_of_signs
    )
    return [sign_changes for sign_changes in pairs_of_signs if sign_changes.change_sets_by_totals]


def can_become(question: Question, before: Option, after: Option) -> bool:
    """Whether the answer ``before`` could still change to the answer ``after``.

    ``after`` must have ``becomes`` and other points than ``before``. If ``after`` has the key
    ``after``, that key must name ``before``. Fewer points are possible only if the question is
    whether the conduct was raised, or if ``after`` has no points or negative points.
    """
    if after.becomes is None or after.points == before.points:
        return False
    if after.after is not None and before.id not in after.after:
        return False
    return after.points > before.points or question.raised or after.points <= 0


def combine(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """Return one change set with the changes of two change sets."""
    return ChangeSet(first.order + second.order, first.changes + second.changes)


def _changes_of_sign(sign: Sign, sign_index: int, answers: Answers) -> Iterator[ChangeSet]:
    """Yield a change set for each answer of a sign and each option that can replace the answer."""
    for question_index, (_, question, answer) in enumerate(visible_in_sign(sign, answers)):
        chosen = question.option(answer)
        if chosen is None:
            continue
        for option_index, option in enumerate(question.options):
            if can_become(question, chosen, option):
                change = AnswerChange(sign.id, question.id, chosen.id, option.id)
                yield ChangeSet((sign_index, question_index, option_index), (change,))


def _change_pairs(singles: SignChanges) -> Iterator[ChangeSet]:
    """Yield every pair of single changes of different questions, sorted."""
    for first, second in combinations(sorted(singles.change_sets()), 2):
        if first.changes[0].question != second.changes[0].question:
            yield combine(first, second)


def _group_by_totals(
    questionnaire: Questionnaire,
    answers: Answers,
    sign_index: int,
    change_sets: Iterable[ChangeSet],
) -> SignChanges:
    """Group change sets of a sign by the totals that the sign has after the changes."""
    sign = questionnaire.signs[sign_index]
    visible_questions = visible_in_sign(sign, answers)
    counted_answers = {q.key: q.answer for q in visible_questions if q.answer}
    change_sets_by_totals: defaultdict[Totals, list[ChangeSet]] = defaultdict(list)
    for change_set in change_sets:
        new_answers = {
            f"{change.sign}.{change.question}": change.after for change in change_set.changes
        }
        score = score_sign(sign, {**counted_answers, **new_answers}, questionnaire.decision)
        change_sets_by_totals[total_scores([score])].append(change_set)
    return SignChanges(sign_index, change_sets_by_totals)
