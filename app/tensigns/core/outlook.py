"""What the open questions could still do: the range of the recommendation, and its movers.

Exact without walking through all completions. The rules only ever look at each sign's points
and at whether anything went on, and more of either never makes the recommendation milder; so
the ends of a sign's points, each with and without went-on, stand for everything in between.

One thing is taken for granted: every question has an option worth 0 that is no went-on. So a
sign with nothing answered can be answered at no cost.
"""

from collections.abc import Iterator, Sequence

from tensigns.core.conditions import Answers, shown
from tensigns.core.paths import completions, every_option, extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation
from tensigns.core.rules import Outcome, outcomes, totals
from tensigns.core.score import Score


def outlook(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score]
) -> tuple[tuple[Recommendation, Recommendation], tuple[str, ...]]:
    """The mildest and gravest recommendation still possible, and the movers in order.

    A completion gives each open question, and whatever that reveals, one of its options or
    leaves it. A mover is an open question that could change the recommendation alone, with
    what it reveals answered. The weighing stays as given.
    """
    outcome = outcomes(answers.get(questionnaire.weighing_key), questionnaire.decision)
    possible = [
        extremes(sign, answers, completions(sign, answers), questionnaire.decision)
        for sign in questionnaire.signs
    ]
    reachable = {outcome(totals(each)) for each in (scores, *_candidates(possible))}
    ends = min(reachable, key=GRAVITY.index), max(reachable, key=GRAVITY.index)
    if ends[0] == ends[1]:
        return ends, ()
    return ends, tuple(_movers(questionnaire, answers, scores, outcome))


def _candidates(possible: Sequence[Sequence[Score]]) -> Iterator[list[Score]]:
    """The completions that reach the two ends.

    Mildest: every sign at its least, or, since *fire* by the sum needs one that went on, at
    its least without. Gravest: every sign at its greatest, one of them with went-on.
    """
    yield [min(each, key=_weight) for each in possible]
    yield [min(_gone_on(each, went_on=False) or each, key=_weight) for each in possible]
    greatest = [max(each, key=_weight) for each in possible]
    yield greatest
    for place, each in enumerate(possible):
        if gone_on := _gone_on(each, went_on=True):
            yield [*greatest[:place], max(gone_on, key=_weight), *greatest[place + 1 :]]


def _gone_on(scores: Sequence[Score], *, went_on: bool) -> list[Score]:
    return [score for score in scores if score.went_on == went_on]


def _weight(score: Score) -> tuple[int, bool, bool]:
    return score.points, score.went_on, not score.answered


def _movers(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[Score], outcome: Outcome
) -> Iterator[str]:
    now = outcome(totals(scores))
    for place, sign in enumerate(questionnaire.signs):
        others = totals([*scores[:place], *scores[place + 1 :]])
        visible = shown(sign, answers)
        standing = {item.question.id for item in visible}
        for item in visible:
            if item.is_open:
                ways = every_option(sign, but=standing - {item.question.id})
                ends = extremes(sign, answers, ways, questionnaire.decision)
                if any(outcome(others | totals([end])) != now for end in ends):
                    yield item.key
