"""What the open questions could still do: the range of the recommendation, and its movers.

Exact without walking through all completions. The rules only ever look at each sign's points
and at whether anything went on, and more of either never makes the recommendation milder; so
the ends of a sign's points, each with and without went-on, stand for everything in between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from tensigns.core.conditions import Answers, holds, shown
from tensigns.core.questionnaire import (
    GRAVITY,
    Question,
    Questionnaire,
    Recommendation,
    Sign,
    Thresholds,
)
from tensigns.core.rules import recommend
from tensigns.core.score import Score, counted

Free = Callable[[Question], bool]
"""Whether a question may take any of its options, or be left as it is."""

_Choices = tuple[tuple[str, str], ...]
_Key = tuple[_Choices, bool, bool, bool]
"""What still matters of a path: answers that later questions look at, went-on, decisive, answered."""


def outlook(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score]
) -> tuple[tuple[Recommendation, Recommendation], tuple[str, ...]]:
    """The mildest and gravest recommendation still possible, and the movers in order.

    A completion gives each open question, and whatever that reveals, one of its options or
    leaves it. A mover is an open question that could change the recommendation alone, with
    what it reveals answered. The weighing stays as given.
    """
    weighing = answers.get(questionnaire.weighing_key)
    limits = questionnaire.decision

    def outcome(candidate: Sequence[Score]) -> Recommendation:
        return recommend(candidate, weighing, limits)

    now = outcome(scores)
    reachable = {now, *(outcome(each) for each in _candidates(questionnaire, answers))}
    ends = min(reachable, key=GRAVITY.index), max(reachable, key=GRAVITY.index)
    if ends[0] == ends[1]:
        return ends, ()
    return ends, tuple(_movers(questionnaire, answers, scores, outcome))


def _candidates(questionnaire: Questionnaire, answers: Answers) -> Iterator[list[Score]]:
    """The completions that reach the two ends.

    Mildest: every sign at its least, or, since *fire* by the sum needs one that went on, at
    its least without. Gravest: every sign at its greatest, one of them with went-on.
    """
    ends = [
        extremes(sign, answers, _any_open(sign, answers), questionnaire.decision)
        for sign in questionnaire.signs
    ]
    yield [_least(each) for each in ends]
    yield [_least([score for score in each if not score.went_on] or each) for each in ends]
    greatest = [_greatest(each) for each in ends]
    yield greatest
    for place, each in enumerate(ends):
        going_on = [score for score in each if score.went_on]
        if going_on:
            yield [*greatest[:place], _greatest(going_on), *greatest[place + 1 :]]


def _least(scores: Sequence[Score]) -> Score:
    return min(scores, key=lambda score: (score.points, score.went_on, not score.answered))


def _greatest(scores: Sequence[Score]) -> Score:
    return max(scores, key=lambda score: (score.points, score.went_on, not score.answered))


def _movers(
    questionnaire: Questionnaire,
    answers: Answers,
    scores: Sequence[Score],
    outcome: Callable[[Sequence[Score]], Recommendation],
) -> Iterator[str]:
    now = outcome(scores)
    for place, sign in enumerate(questionnaire.signs):
        visible = shown(sign, answers)
        standing = {item.question.id for item in visible}
        for item in visible:
            if not item.is_open:
                continue

            def free(question: Question, mover: str = item.question.id) -> bool:
                return question.id == mover or question.id not in standing

            ends = extremes(sign, answers, free, questionnaire.decision)
            if any(outcome([*scores[:place], end, *scores[place + 1 :]]) != now for end in ends):
                yield item.key


def _any_open(sign: Sign, answers: Answers) -> Free:
    settled = {item.question.id for item in shown(sign, answers) if not item.is_open}
    return lambda question: question.id not in settled


def extremes(sign: Sign, answers: Answers, free: Free, limits: Thresholds) -> list[Score]:
    """A sign's least and greatest score, each with and without went-on, answered or not.

    Walks the questions once, keeping of all paths only what still matters: the answers that a
    later condition looks at, the flags, and the ends of the sum.
    """
    paths: dict[_Key, tuple[int, int]] = {((), False, False, False): (0, 0)}
    given = {item.question.id: item.given for item in shown(sign, answers)}
    for place, question in enumerate(sign.questions):
        watched = _watched(sign.questions[place + 1 :])
        paths = _step(paths, question, given.get(question.id), free(question), watched, limits)
    return list(_scores(sign.id, paths, limits))


def _watched(later: Sequence[Question]) -> frozenset[str]:
    return frozenset(
        test.question for question in later if question.show_if for test in question.show_if.tests
    )


def _step(
    paths: Mapping[_Key, tuple[int, int]],
    question: Question,
    given: str | None,
    free: bool,
    watched: frozenset[str],
    limits: Thresholds,
) -> dict[_Key, tuple[int, int]]:
    """Carry every path over one question, merging those that have become alike."""
    ways: list[str | None] = [given, *(option.id for option in question.options)] if free else [given]
    options = [(way, question.option(way)) for way in dict.fromkeys(ways)]
    after: dict[_Key, tuple[int, int]] = {}
    for (choices, went_on, decisive, answered), (least, greatest) in paths.items():
        kept = tuple(choice for choice in choices if choice[0] in watched)
        if not holds(question.show_if, dict(choices)):
            _merge(after, (kept, went_on, decisive, answered), least, greatest)
            continue
        for way, option in options:
            chosen = (*kept, (question.id, way)) if way and question.id in watched else kept
            if option is None:
                _merge(after, (chosen, went_on, decisive, answered), least, greatest)
                continue
            key = (
                chosen,
                went_on or option.went_on,
                decisive or option.points >= limits.decisive,
                True,
            )
            _merge(after, key, least + option.points, greatest + option.points)
    return after


def _merge(paths: dict[_Key, tuple[int, int]], key: _Key, least: int, greatest: int) -> None:
    known = paths.get(key)
    paths[key] = (min(known[0], least), max(known[1], greatest)) if known else (least, greatest)


def _scores(
    sign: str, paths: Mapping[_Key, tuple[int, int]], limits: Thresholds
) -> Iterator[Score]:
    for (_, went_on, decisive, answered), ends in paths.items():
        for plain in dict.fromkeys(ends):
            points = counted(plain, decisive=decisive, limits=limits)
            yield Score(sign, plain, points, decisive, went_on, answered)
