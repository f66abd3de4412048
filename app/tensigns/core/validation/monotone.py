"""Proof that a worse answer never makes a sign milder, by trying all combinations of answers."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.score import score_sign
from tensigns.core.decision.score_range import open_question_options, score_extremes
from tensigns.core.questionnaire import Option, Sign, Thresholds
from tensigns.core.validation.faults import Fault, FaultLocation


class _Reach(NamedTuple):
    """The points of a sign, and the minimum and the maximum of the points that it can still reach.

    ``least_without`` is the minimum without ``went_on``. If the sign cannot be without ``went_on``,
    it is the threshold ``decisive``: no sign has more points. ``greatest_with`` is the maximum with
    ``went_on``. If the sign cannot have ``went_on``, it is -1: every sign has more points.
    """

    points: int
    went_on: bool
    least: int
    greatest: int
    least_without: int
    greatest_with: int


def monotone_faults(
    sign: Sign, combinations: Iterable[Answers], thresholds: Thresholds
) -> Iterator[Fault]:
    """Yield a fault for each pair of options of which the worse one can make the sign milder.

    An option is worse if it has more points. When it replaces the milder one, the other answers
    stay, and the questions that it reveals are unanswered. After that the points of the sign must
    not be less. Neither must the minimum or the maximum of the points that the sign can reach,
    with or without ``went_on``. ``went_on`` must not be lost unless the sign has the decisive
    points.
    """
    reported: set[tuple[str, str, str]] = set()

    @cache
    def cached_reach(answers: frozenset[tuple[str, str]]) -> _Reach:
        return _compute_reach(sign, dict(answers), thresholds)

    for answers in combinations:
        before = cached_reach(frozenset(answers.items()))
        for question, milder, worse in _worse_options(sign, answers):
            pair = (question.question.id, milder.id, worse.id)
            if pair in reported:
                continue
            changed = visible_in_sign(sign, {**answers, question.key: worse.id})
            after = cached_reach(frozenset((q.key, q.answer) for q in changed if q.answer))
            if _is_milder(after, before, thresholds):
                reported.add(pair)
                others = [f"{key} = {answers[key]}" for key in answers if key != question.key]
                details = {"milder": milder.id, "others": ", ".join(others)}
                location = FaultLocation(sign.id, question.question.id, worse.id)
                yield Fault("not-monotone", location, details)


def _worse_options(
    sign: Sign, answers: Answers
) -> Iterator[tuple[VisibleQuestion, Option, Option]]:
    """Yield every answered question with its chosen option and each worse option."""
    for question in visible_in_sign(sign, answers):
        chosen = question.option
        if chosen is not None:
            for option in question.question.options:
                if option.points > chosen.points:
                    yield question, chosen, option


def _is_milder(after: _Reach, before: _Reach, thresholds: Thresholds) -> bool:
    ten = thresholds.decisive
    return (
        after.points < before.points
        or after.least < before.least
        or after.greatest < before.greatest
        or after.least_without < before.least_without
        or (before.went_on and not after.went_on and after.points < ten)
        or (after.greatest_with < before.greatest_with and after.greatest < ten)
    )


def _compute_reach(sign: Sign, answers: Answers, thresholds: Thresholds) -> _Reach:
    score = score_sign(sign, answers, thresholds)
    extremes = score_extremes(sign, answers, open_question_options(sign, answers), thresholds)
    points = [extreme.points for extreme in extremes]
    points_with = [extreme.points for extreme in extremes if extreme.went_on]
    points_without = [extreme.points for extreme in extremes if not extreme.went_on]
    return _Reach(
        points=score.points,
        went_on=score.went_on,
        least=min(points),
        greatest=max(points),
        least_without=min(points_without, default=thresholds.decisive),
        greatest_with=max(points_with, default=-1),
    )
