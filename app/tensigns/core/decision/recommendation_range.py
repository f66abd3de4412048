"""What the open questions could still do: the range of the recommendation, and its movers.

Exact without walking through all completions. The rules only ever look at each sign's points
and at whether anything went on, and more of either never makes the recommendation milder; so
the ends of a sign's points, each with and without went-on, stand for everything in between.

One thing is taken for granted: every question has an option worth 0 that is no went-on. So a
sign with nothing answered can be answered at no cost.
"""

from collections.abc import Iterator, Sequence

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import Outcome, cached_outcome, total_scores
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import all_options, completion_options, score_extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation


def recommendation_range(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> tuple[tuple[Recommendation, Recommendation], tuple[str, ...]]:
    """The mildest and gravest recommendation still possible, and the movers in order.

    A completion gives each open question, and whatever that reveals, one of its options or
    leaves it. A mover is an open question that could change the recommendation alone, with
    what it reveals answered. The weighing stays as given.
    """
    outcome = cached_outcome(answers.get(questionnaire.weighing_key), questionnaire.decision)
    possible = [
        score_extremes(sign, answers, completion_options(sign, answers), questionnaire.decision)
        for sign in questionnaire.signs
    ]
    reachable = {outcome(total_scores(each)) for each in (scores, *_candidates(possible))}
    ends = min(reachable, key=GRAVITY.index), max(reachable, key=GRAVITY.index)
    if ends[0] == ends[1]:
        return ends, ()
    return ends, tuple(_movers(questionnaire, answers, scores, outcome))


def _candidates(possible: Sequence[Sequence[SignScore]]) -> Iterator[list[SignScore]]:
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


def _gone_on(scores: Sequence[SignScore], *, went_on: bool) -> list[SignScore]:
    return [score for score in scores if score.went_on == went_on]


def _weight(score: SignScore) -> tuple[int, bool, bool]:
    return score.points, score.went_on, not score.answered


def _movers(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore], outcome: Outcome
) -> Iterator[str]:
    now = outcome(total_scores(scores))
    for place, sign in enumerate(questionnaire.signs):
        others = total_scores([*scores[:place], *scores[place + 1 :]])
        visible = visible_in_sign(sign, answers)
        standing = {item.question.id for item in visible}
        for item in visible:
            if item.is_open:
                ways = all_options(sign, but=standing - {item.question.id})
                ends = score_extremes(sign, answers, ways, questionnaire.decision)
                if any(outcome(others | total_scores([end])) != now for end in ends):
                    yield item.key
