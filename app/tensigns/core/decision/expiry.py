"""Expiries: answers that are no longer true after some time, if nothing happens.

An answer about the last six months stops being true when six months have passed. An expiry is no
flip: nobody has to do anything for it.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tensigns.core.decision.conditions import Answers, visible_in_sign
from tensigns.core.decision.rules import (
    RecommendFunction,
    cached_recommend,
    total_other_scores,
    total_scores,
)
from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.questionnaire import GRAVITY, Option, Question, Questionnaire, Recommendation


class Expiry(Struct, frozen=True):
    """An answer whose period passes, and the recommendation then.

    ``question`` is the key of the question. ``days`` is the length of the period, counted from the
    finish of the sitting. The other answers stay as they are.
    """

    question: str
    days: int
    recommendation: Recommendation


def find_expiries(
    questionnaire: Questionnaire, answers: Answers, scores: Sequence[SignScore]
) -> tuple[Expiry, ...]:
    """Return the expiries that lead to another recommendation, the soonest first.

    An answer expires if its option has points and its question has ``window_days``. The option of
    :func:`expired_option_ids` that leads to the mildest recommendation then replaces the answer. A
    question that this option reveals is unanswered. The answer to the weighing question does not
    change. ``answers`` has only answers to visible questions. ``scores`` are the scores of the
    signs for these answers.
    """
    recommend = cached_recommend(answers.get(questionnaire.weighing_key), questionnaire.decision)
    recommendation = recommend(total_scores(scores))
    expiries = (
        expiry
        for sign_index in range(len(questionnaire.signs))
        for expiry in _expiries_of_sign(questionnaire, answers, scores, sign_index, recommend)
        if expiry.recommendation != recommendation
    )
    return tuple(sorted(expiries, key=lambda expiry: expiry.days))


def _expiries_of_sign(
    questionnaire: Questionnaire,
    answers: Answers,
    scores: Sequence[SignScore],
    sign_index: int,
    recommend: RecommendFunction,
) -> Iterator[Expiry]:
    """Yield an expiry for each answer of a sign that expires."""
    sign = questionnaire.signs[sign_index]
    other_totals = total_other_scores(scores, sign_index)
    for visible in visible_in_sign(sign, answers):
        days = visible.question.window_days
        if days is not None and visible.option is not None and visible.option.points > 0:
            recommendations = []
            for option_id in expired_option_ids(visible.question, visible.option):
                new_answers = {**answers, visible.key: option_id}
                score = score_sign(sign, new_answers, questionnaire.decision)
                recommendations.append(recommend(other_totals | total_scores([score])))
            yield Expiry(visible.key, days, min(recommendations, key=GRAVITY.index))


def expired_option_ids(question: Question, chosen: Option) -> list[str]:
    """Return the ids of the options that can be true when the period of a question has passed.

    These are the option that ``fades_to`` of the chosen option names, or, without ``fades_to``, the
    options with the fewest points.
    """
    if chosen.fades_to is not None:
        return [chosen.fades_to]
    fewest_points = min(option.points for option in question.options)
    return [option.id for option in question.options if option.points == fewest_points]
