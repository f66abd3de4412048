"""Sentences on what only time changes.

A question with a window asks about a period, such as the last six months. If nothing new happens,
what it was answered with falls outside the period when the window has passed.
"""

from datetime import date, timedelta
from typing import NamedTuple

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.expiry import expired_option_ids
from tensigns.core.decision.flips import Flip
from tensigns.core.questionnaire import GRAVITY, Recommendation
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.wording import join_and, long_date, recommendation_word


class TimeChange(NamedTuple):
    """A milder recommendation that time leads to.

    It applies ``days`` after the finish at the latest, if nothing new happens in ``signs``.
    """

    signs: tuple[str, ...]
    days: int
    recommendation: Recommendation


def milder_with_time(context: ReportContext) -> tuple[TimeChange, ...]:
    """Return the milder recommendations that time alone leads to, soonest first.

    There is one for each single answer whose window passing makes the recommendation milder. If
    there is none, the windows of all answers together are tried.
    """
    gravity = GRAVITY.index(context.decision.recommendation)
    single_changes = {
        TimeChange((_sign_id(expiry.question),), expiry.days, expiry.recommendation)
        for expiry in context.decision.expiries
    }
    for changes in (single_changes, _change_of_all_windows(context)):
        milder = [change for change in changes if GRAVITY.index(change.recommendation) < gravity]
        if milder:
            return tuple(sorted(milder, key=lambda change: change.days))
    return ()


def time_sentences(context: ReportContext) -> tuple[str, ...]:
    """Return a sentence for each milder recommendation that time leads to.

    It is left out where a flip says that less time is enough. A draft has no sentences, because it
    has no finish from which the days could be counted.
    """
    finished = context.sitting.finished
    if finished is None:
        return ()
    return tuple(
        _sentence(context, change, finished.date() + timedelta(days=change.days))
        for change in milder_with_time(context)
        if not any(_makes_superfluous(context, flip, change) for flip in context.decision.flips)
    )


def _sentence(context: ReportContext, change: TimeChange, day: date) -> str:
    message = _("If nothing of the kind happens any more until {day} ({signs}): {recommendation}.")
    return message.format(
        signs=join_and(context.quoted_titles(change.signs)),
        day=long_date(day),
        recommendation=recommendation_word(change.recommendation),
    )


def _makes_superfluous(context: ReportContext, flip: Flip, change: TimeChange) -> bool:
    """Whether a flip has the same effect, and asks no more than that the conduct stays away."""
    return GRAVITY.index(flip.recommendation) <= GRAVITY.index(change.recommendation) and all(
        flip_change.sign in change.signs
        and context.question(flip_change.sign, flip_change.question).raised
        for flip_change in flip.changes
    )


def _change_of_all_windows(context: ReportContext) -> tuple[TimeChange, ...]:
    """Return the recommendation when the windows of all answers with points have passed."""
    days = 0
    answers = dict(context.counted_answers)
    signs: list[str] = []
    for key, question, answer in context.visible_questions:
        option = question.option(answer)
        if question.window_days is None or option is None or option.points <= 0:
            continue
        answers[key], *_others = expired_option_ids(question, option)
        if answers[key] != answer:
            signs.append(_sign_id(key))
            days = max(days, question.window_days)
    if not signs:
        return ()
    recommendation = recommendation_and_points(context.questionnaire, answers)[0]
    return (TimeChange(tuple(dict.fromkeys(signs)), days, recommendation),)


def _sign_id(key: str) -> str:
    return key.partition(".")[0]
