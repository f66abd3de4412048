"""What answers to the open questions could still change: the range and its movers.

The range is exact without trying all completions. The rules look only at each sign's points and
at whether it went on, and more of either never makes the recommendation milder. So the extremes
of a sign's score, each with and without went-on, represent all scores between them.

This assumes that every question has an option worth 0 without went-on, so that a silent sign can
be answered without adding points.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import (
    Outcome,
    cached_outcome,
    total_other_scores,
    total_scores,
)
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import all_options, completion_options, score_extremes
from tensigns.core.questionnaire import GRAVITY, Questionnaire, Recommendation


class RecommendationRange(NamedTuple):
    """The mildest and the gravest recommendation still possible, and the movers in order.

    A mover is the key of an open question that could change the recommendation alone, together
    with the questions that it reveals.
    """

    mildest: Recommendation
    gravest: Recommendation
    movers: tuple[str, ...]


def recommendation_range(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> RecommendationRange:
    """The range over all completions of the answers.

    A completion chooses an option for any of the open questions and of the questions that these
    reveal. The answer to the weighing does not change.
    """
    outcome = cached_outcome(answers.get(questionnaire.weighing_key), questionnaire.decision)
    sign_extremes = [
        score_extremes(sign, answers, completion_options(sign, answers), questionnaire.decision)
        for sign in questionnaire.signs
    ]
    completions = (scores, *_extreme_completions(sign_extremes))
    recommendations = {outcome(total_scores(completion)) for completion in completions}
    mildest = min(recommendations, key=GRAVITY.index)
    gravest = max(recommendations, key=GRAVITY.index)
    if mildest == gravest:
        return RecommendationRange(mildest, gravest, ())
    movers = tuple(_movers(questionnaire, answers, scores, outcome))
    return RecommendationRange(mildest, gravest, movers)


def _extreme_completions(
    sign_extremes: Sequence[Sequence[SignScore]],
) -> Iterator[list[SignScore]]:
    """The completions that reach the two ends of the range.

    Mildest: every sign at its least or, because *fire* by the sum needs a went-on, at its least
    without one. Gravest: every sign at its greatest, and one of them with went-on.
    """
    yield [min(extremes, key=_severity) for extremes in sign_extremes]
    yield [
        min(_filter_went_on(extremes, went_on=False) or extremes, key=_severity)
        for extremes in sign_extremes
    ]
    greatest = [max(extremes, key=_severity) for extremes in sign_extremes]
    yield greatest
    for index, extremes in enumerate(sign_extremes):
        if with_went_on := _filter_went_on(extremes, went_on=True):
            yield [*greatest[:index], max(with_went_on, key=_severity), *greatest[index + 1 :]]


def _filter_went_on(scores: Sequence[SignScore], *, went_on: bool) -> list[SignScore]:
    return [score for score in scores if score.went_on == went_on]


def _severity(score: SignScore) -> tuple[int, bool, bool]:
    """A sort key; among equal points a silent sign is graver, because it can lead to undecided."""
    return score.points, score.went_on, not score.answered


def _movers(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore], outcome: Outcome
) -> Iterator[str]:
    recommendation = outcome(total_scores(scores))
    for index, sign in enumerate(questionnaire.signs):
        others = total_other_scores(scores, index)
        questions = visible_in_sign(sign, answers)
        visible_ids = {question.question.id for question in questions}
        for question in questions:
            if question.is_open:
                options = all_options(sign, excluded=visible_ids - {question.question.id})
                extremes = score_extremes(sign, answers, options, questionnaire.decision)
                if any(outcome(others | total_scores([e])) != recommendation for e in extremes):
                    yield question.key
