"""The recommendations that answers to the open questions could still lead to: range and movers.

A completion answers the open questions, or some of them. The range is exact although not every
completion is tried. The rules use only the points of a sign, its flag ``went_on`` and whether the
sign is answered. More points, or ``went_on`` set, never make the recommendation milder. For this
reason only the minimum and the maximum of a sign's points are tried, with and without ``went_on``.

This assumes that every question has an option worth 0 points without ``went_on``, so that an
unanswered sign can be answered without adding points.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import (
    RecommendFunction,
    cached_recommend,
    total_other_scores,
    total_scores,
)
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.score_range import all_options, open_question_options, score_extremes
from tensigns.core.questionnaire import (
    GRAVITY,
    Questionnaire,
    Recommendation,
    Sign,
    Thresholds,
)


class RecommendationRange(NamedTuple):
    """The mildest and the gravest recommendation still possible, and the movers.

    A mover is the key of an open question. An answer to this question, with answers to the
    questions that it reveals, could change the recommendation. The movers are in the order of the
    questionnaire.
    """

    mildest: Recommendation
    gravest: Recommendation
    movers: tuple[str, ...]


def recommendation_range(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> RecommendationRange:
    """Return the range over all completions of the answers.

    A completion chooses options for any of the open questions and of the questions that their
    answers reveal. The answer to the weighing question does not change.
    """
    recommend = cached_recommend(answers.get(questionnaire.weighing_key), questionnaire.decision)
    sign_extremes = [
        _completion_extremes(sign, answers, score, questionnaire.decision)
        for sign, score in zip(questionnaire.signs, scores, strict=True)
    ]
    completions = (scores, *_extreme_completions(sign_extremes))
    recommendations = {recommend(total_scores(completion)) for completion in completions}
    mildest = min(recommendations, key=GRAVITY.index)
    gravest = max(recommendations, key=GRAVITY.index)
    if mildest == gravest:
        return RecommendationRange(mildest, gravest, ())
    movers = tuple(_movers(questionnaire, answers, scores, recommend))
    return RecommendationRange(mildest, gravest, movers)


def _completion_extremes(
    sign: Sign, answers: Answers, score: SignScore, thresholds: Thresholds
) -> list[SignScore]:
    """Return the extremes of a sign's score over all completions."""
    if not any(question.is_open for question in visible_in_sign(sign, answers)):
        # Nothing can reveal a hidden question. Most signs of a finished sitting are like this.
        return [score]
    return score_extremes(sign, answers, open_question_options(sign, answers), thresholds)


def _extreme_completions(
    sign_extremes: Sequence[Sequence[SignScore]],
) -> Iterator[list[SignScore]]:
    """Yield completions of which one leads to the mildest recommendation, and one to the gravest.

    Each completion is a score for every sign. For the mildest: every sign has its lowest score;
    or, because *fire* by the sum needs ``went_on``, every sign has its lowest score without
    ``went_on``. For the gravest: every sign has its highest score; or one sign has its highest
    score with ``went_on`` and the others have their highest scores.
    """
    yield [min(extremes, key=_severity) for extremes in sign_extremes]
    yield [
        min(_filter_went_on(extremes, went_on=False) or extremes, key=_severity)
        for extremes in sign_extremes
    ]
    highest = [max(extremes, key=_severity) for extremes in sign_extremes]
    yield highest
    for index, extremes in enumerate(sign_extremes):
        if went_on_scores := _filter_went_on(extremes, went_on=True):
            yield [*highest[:index], max(went_on_scores, key=_severity), *highest[index + 1 :]]


def _filter_went_on(scores: Sequence[SignScore], *, went_on: bool) -> list[SignScore]:
    return [score for score in scores if score.went_on == went_on]


def _severity(score: SignScore) -> tuple[int, bool, bool]:
    """Return a sort key for scores of one sign, the mildest first.

    With equal points an unanswered sign is graver, because it can lead to *undecided*.
    """
    return score.points, score.went_on, not score.answered


def _movers(
    questionnaire: Questionnaire,
    answers: Answers,
    scores: Sequence[SignScore],
    recommend: RecommendFunction,
) -> Iterator[str]:
    recommendation = recommend(total_scores(scores))
    for index, sign in enumerate(questionnaire.signs):
        other_totals = total_other_scores(scores, index)
        questions = visible_in_sign(sign, answers)
        visible_ids = {question.question.id for question in questions}
        for question in questions:
            if question.is_open:
                options = all_options(sign, excluded=visible_ids - {question.question.id})
                extremes = score_extremes(sign, answers, options, questionnaire.decision)
                if any(
                    recommend(other_totals | total_scores([extreme])) != recommendation
                    for extreme in extremes
                ):
                    yield question.key
