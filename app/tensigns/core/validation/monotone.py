"""That a worse answer never helps, proved for one sign by trying every way to answer it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, VisibleQuestion, visible_in_sign
from tensigns.core.decision.score import score_sign
from tensigns.core.decision.score_range import completion_options, score_extremes
from tensigns.core.questionnaire import Option, Sign, Thresholds
from tensigns.core.validation.faults import Fault, FaultLocation


class _Reach(NamedTuple):
    """What a sign comes to, and the ends of what it can still come to.

    ``least_without`` leaves out what went on, ``greatest_with`` what did not. A sign that
    always went on counts as ten without: it is never milder than that.
    """

    points: int
    went_on: bool
    least: int
    greatest: int
    least_without: int
    greatest_with: int


def monotone_faults(
    sign: Sign, every: Iterable[Answers], thresholds: Thresholds
) -> Iterator[Fault]:
    """Pairs of options of which the worse one can leave the sign milder, each told once.

    Worse is worth more points. The other answers stay as they are, what the worse one reveals
    is unanswered. Then neither the points may be less, nor either end of what the sign can
    come to, with or without went-on; nor may a went-on be lost, unless the sign has its ten.
    """
    known: dict[frozenset[tuple[str, str]], _Reach] = {}
    told: set[tuple[str, str, str]] = set()

    def reach(answers: Answers) -> _Reach:
        key = frozenset(answers.items())
        if key not in known:
            known[key] = _reach(sign, answers, thresholds)
        return known[key]

    for answers in every:
        before = reach(answers)
        for item, worse in _worse(sign, answers):
            name = (item.question.id, item.answer or "", worse.id)
            changed = {**answers, item.key: worse.id}
            counting = {
                each.key: each.answer for each in visible_in_sign(sign, changed) if each.answer
            }
            if name not in told and _is_milder(reach(counting), before, thresholds):
                told.add(name)
                others = {key: given for key, given in answers.items() if key != item.key}
                details = {
                    "milder": name[1],
                    "others": ", ".join(f"{key} = {given}" for key, given in others.items()),
                }
                yield Fault(
                    "not-monotone", FaultLocation(sign.id, item.question.id, worse.id), details
                )


def _worse(sign: Sign, answers: Answers) -> Iterator[tuple[VisibleQuestion, Option]]:
    for item in visible_in_sign(sign, answers):
        for option in item.question.options:
            if item.option is not None and option.points > item.option.points:
                yield item, option


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


def _reach(sign: Sign, answers: Answers, thresholds: Thresholds) -> _Reach:
    now = score_sign(sign, answers, thresholds)
    ends = score_extremes(sign, answers, completion_options(sign, answers), thresholds)
    points = [end.points for end in ends]
    return _Reach(
        points=now.points,
        went_on=now.went_on,
        least=min(points),
        greatest=max(points),
        least_without=min(
            (end.points for end in ends if not end.went_on), default=thresholds.decisive
        ),
        greatest_with=max((end.points for end in ends if end.went_on), default=-1),
    )
