"""The recommendations that answers to the open questions could still lead to: range and movers.

A completion answers the open questions, or some of them. The range is exact although not every
completion is tried. The rules use only the totals of the signs, and if a figure of the totals
rises, the recommendation never gets milder. So of two totals the one with the lower figures is
enough for the mildest end, and the one with the higher figures for the gravest end. The signs are
added one by one, and the totals that are not needed are dropped after each sign.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import ge, le

from msgspec import Struct

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import (
    RecommendFunction,
    Totals,
    cached_recommend,
    capped_totals,
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

_Comparison = Callable[[int, int], bool]
"""``le`` in the search for the mildest end, ``ge`` in the search for the gravest."""


class RecommendationRange(Struct, frozen=True):
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
    open_indexes = [
        index
        for index, sign in enumerate(questionnaire.signs)
        if any(question.is_open for question in visible_in_sign(sign, answers))
    ]
    if not open_indexes:
        # Without an open question, no answer can reveal a hidden question. Most finished sittings
        # have no open question.
        recommendation = recommend(total_scores(scores))
        return RecommendationRange(recommendation, recommendation, ())
    closed_totals = total_other_scores(scores, *open_indexes)
    open_totals = [
        _completion_totals(questionnaire.signs[index], answers, questionnaire.decision)
        for index in open_indexes
    ]
    least_totals, greatest_totals = (
        _extreme_totals(closed_totals, open_totals, compare, questionnaire.decision)
        for compare in (le, ge)
    )
    mildest = min(map(recommend, least_totals), key=GRAVITY.index)
    gravest = max(map(recommend, greatest_totals), key=GRAVITY.index)
    if mildest == gravest:
        return RecommendationRange(mildest, gravest, ())
    movers = tuple(_movers(questionnaire, answers, scores, recommend))
    return RecommendationRange(mildest, gravest, movers)


def _completion_totals(sign: Sign, answers: Answers, thresholds: Thresholds) -> set[Totals]:
    """Return the extreme totals of a sign over all completions."""
    options = open_question_options(sign, answers)
    extremes = score_extremes(sign, answers, options, thresholds)
    return {total_scores([extreme]) for extreme in extremes}


def _extreme_totals(
    closed_totals: Totals,
    open_totals: Iterable[Iterable[Totals]],
    compare: _Comparison,
    thresholds: Thresholds,
) -> list[Totals]:
    """Return totals of all signs, among them those of the mildest or of the gravest end.

    ``closed_totals`` are the totals of all signs without an open question. ``open_totals`` holds
    the totals that each of the other signs can have.
    """
    extreme_totals = [closed_totals]
    for sign_totals in open_totals:
        needed = _undominated(sign_totals, compare)
        sums = {
            capped_totals(totals | added, thresholds)
            for totals in extreme_totals
            for added in needed
        }
        extreme_totals = _undominated(sums, compare)
    return extreme_totals


def _undominated(totals: Iterable[Totals], compare: _Comparison) -> list[Totals]:
    """Return the totals that no other totals make superfluous.

    Totals are superfluous if every figure of some other totals is at least as low (with ``le``) or
    as high (with ``ge``).
    """
    # In this order, only earlier totals can make totals superfluous.
    undominated: list[Totals] = []
    for candidate in sorted(totals, reverse=compare is ge):
        if not any(all(map(compare, other, candidate)) for other in undominated):
            undominated.append(candidate)
    return undominated


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
