"""What a sign can come to when some of its questions are answered in every way there is.

One walk over the questions. Of all the paths that lead to a question only what still matters
is kept: which later conditions are decided, the flags of the score, and the ends of the sum.
Paths that have become alike are merged, so that their number stays small.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, test_passes, visible_in_sign
from tensigns.core.decision.score import SignScore, clamp_points
from tensigns.core.questionnaire import Question, Sign, Thresholds


class _Path(NamedTuple):
    """What still matters of some answers.

    ``decided``: questions to come whose condition they settle, since one of *all* its tests
    failed or *any* of them passed.
    """

    decided: frozenset[str]
    went_on: bool
    decisive: bool
    answered: bool

    def __or__(self, other: "_Path") -> "_Path":
        return _Path(
            self.decided | other.decided,
            self.went_on or other.went_on,
            self.decisive or other.decisive,
            self.answered or other.answered,
        )


_Sums = dict[_Path, tuple[int, int]]
"""The least and the greatest sum by what else matters."""


def all_options(sign: Sign, but: Collection[str] = ()) -> dict[str, list[str]]:
    """Every option of every question but some, by ids."""
    return {
        question.id: [option.id for option in question.options]
        for question in sign.questions
        if question.id not in but
    }


def completion_options(sign: Sign, answers: Answers) -> dict[str, list[str]]:
    """Every option of the open questions and of those that do not show."""
    settled = [item.question.id for item in visible_in_sign(sign, answers) if not item.is_open]
    return all_options(sign, but=settled)


def score_extremes(
    sign: Sign, answers: Answers, ways: Mapping[str, Sequence[str]], thresholds: Thresholds
) -> list[SignScore]:
    """A sign's least and greatest score, each with and without went-on, answered or not.

    ``ways``: by a question's id, the options that it may also take, be it hidden as yet; any
    other question is left as it is.
    """
    given = {item.question.id: item.answer for item in visible_in_sign(sign, answers)}
    sums: _Sums = {_Path(frozenset(), went_on=False, decisive=False, answered=False): (0, 0)}
    for place, question in enumerate(sign.questions):
        later = [each for each in sign.questions[place + 1 :] if condition_uses(each, question)]
        taken = [given.get(question.id), *ways.get(question.id, ())]
        shows = _added(question, taken, later, thresholds)
        hidden = _added(question, [None], later, thresholds)
        sums = _over(question, sums, shows, hidden)
    return [
        SignScore(sign.id, plain, points, path.decisive, path.went_on, path.answered)
        for path, ends in sums.items()
        for plain in dict.fromkeys(ends)
        for points in (clamp_points(plain, decisive=path.decisive, thresholds=thresholds),)
    ]


def _added(
    question: Question,
    taken: Sequence[str | None],
    later: Sequence[Question],
    thresholds: Thresholds,
) -> _Sums:
    """What one question adds to a path, by each way to answer it or none."""
    added: _Sums = {}
    for each in taken:
        option = question.option(each)
        points = option.points if option else 0
        path = _Path(
            _decided(question, each, later),
            went_on=option is not None and option.went_on,
            decisive=option is not None and points >= thresholds.decisive,
            answered=option is not None,
        )
        _merge(added, path, points, points)
    return added


def _over(question: Question, sums: _Sums, shows: _Sums, hidden: _Sums) -> _Sums:
    """Carry every path over one question."""
    after: _Sums = {}
    for path, (least, greatest) in sums.items():
        passed = path._replace(decided=path.decided - {question.id})
        for way, (low, high) in (shows if _shows(question, path) else hidden).items():
            _merge(after, passed | way, least + low, greatest + high)
    return after


def _merge(sums: _Sums, path: _Path, least: int, greatest: int) -> None:
    known = sums.get(path)
    sums[path] = (min(known[0], least), max(known[1], greatest)) if known else (least, greatest)


def condition_uses(later: Question, question: Question) -> bool:
    """Whether the condition of one question tests another."""
    return later.show_if is not None and any(
        test.question == question.id for test in later.show_if.tests
    )


def _decided(question: Question, given: str | None, later: Sequence[Question]) -> frozenset[str]:
    return frozenset(
        each.id
        for each in later
        if each.show_if is not None
        for test in each.show_if.tests
        if test.question == question.id
        and test_passes(test, given) == (each.show_if.any is not None)
    )


def _shows(question: Question, path: _Path) -> bool:
    if question.show_if is None:
        return True
    return (question.id in path.decided) == (question.show_if.any is not None)
