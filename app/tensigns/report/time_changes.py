"""Sentences on what only time changes.

A question with a window asks about a period, such as the last six months. When the window has
passed and nothing new has happened, what the answer is about lies outside the period.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.expiry import Expiry, expired_option_ids
from tensigns.core.decision.flips import Flip
from tensigns.core.questionnaire import GRAVITY, Recommendation
from tensigns.language import gettext as _
from tensigns.report.caveats import word_with_caveats
from tensigns.report.context import ReportContext
from tensigns.report.wording import join_and, long_date


class TimeChange(Struct, frozen=True):
    """A milder recommendation that time leads to.

    The recommendation applies ``days`` days after the finish at the latest, if nothing new happens
    in ``signs``. The ``answers`` are then true: pairs of a question key and an option id.
    """

    signs: tuple[str, ...]
    days: int
    recommendation: Recommendation
    answers: tuple[tuple[str, str], ...]


def milder_with_time(context: ReportContext) -> tuple[TimeChange, ...]:
    """Return the milder recommendations that time alone leads to, soonest first.

    There is a recommendation for each single answer whose expiry makes the recommendation milder.
    If there is no such answer, the expiry of all answers together is tried.
    """
    gravity = GRAVITY.index(context.decision.recommendation)
    single_changes = [_change_of_expiry(context, expiry) for expiry in context.decision.expiries]
    for changes in (single_changes, _change_of_all_windows(context)):
        milder = [change for change in changes if GRAVITY.index(change.recommendation) < gravity]
        if milder:
            return tuple(sorted(milder, key=lambda change: change.days))
    return ()


def time_sentences(context: ReportContext) -> tuple[str, ...]:
    """Return a sentence for each milder recommendation that time leads to.

    The sentence is left out if a flip in the same signs has at least the same effect, because the
    client need not wait for that. A draft has no sentences, because the days are counted from the
    finish.
    """
    finished = context.sitting.finished
    if finished is None:
        return ()
    sentences = (
        _sentence(context, change, finished.date() + timedelta(days=change.days))
        for change in milder_with_time(context)
        if not any(_makes_superfluous(flip, change) for flip in context.decision.flips)
    )
    return tuple(dict.fromkeys(sentences))


def _sentence(context: ReportContext, change: TimeChange, day: date) -> str:
    message = _("If nothing new happens under {signs} until {day}: {recommendation}.")
    return message.format(
        signs=join_and(context.quoted_titles(change.signs)),
        day=long_date(day),
        recommendation=word_with_caveats(context, dict(change.answers), change.recommendation),
    )


def _makes_superfluous(flip: Flip, change: TimeChange) -> bool:
    """Whether a flip has at least the same effect, by changes in the same signs."""
    return GRAVITY.index(flip.recommendation) <= GRAVITY.index(change.recommendation) and all(
        flip_change.sign in change.signs for flip_change in flip.changes
    )


def _change_of_expiry(context: ReportContext, expiry: Expiry) -> TimeChange:
    """Return the time change of one answer, with the option that then gives the recommendation."""
    question = context.questionnaire.questions_by_key[expiry.question].question
    chosen = question.option(context.counted_answers.get(expiry.question))
    option_ids = expired_option_ids(question, chosen) if chosen else []
    answers = next(
        ((expiry.question, option_id),)
        for option_id in option_ids
        if _recommendation_with(context, {expiry.question: option_id}) == expiry.recommendation
    )
    signs = (_sign_id(expiry.question),)
    return TimeChange(signs, expiry.days, expiry.recommendation, answers)


def _recommendation_with(context: ReportContext, changes: Mapping[str, str]) -> Recommendation:
    answers = {**context.counted_answers, **changes}
    return recommendation_and_points(context.questionnaire, answers)[0]


def _change_of_all_windows(context: ReportContext) -> tuple[TimeChange, ...]:
    """Return the recommendation when the windows of all answers with points have passed."""
    days = 0
    answers: dict[str, str] = {}
    signs: list[str] = []
    for key, question, answer in context.visible_questions:
        option = question.option(answer)
        if question.window_days is None or option is None or option.points <= 0:
            continue
        expired_option_id, *_others = expired_option_ids(question, option)
        if expired_option_id != answer:
            answers[key] = expired_option_id
            signs.append(_sign_id(key))
            days = max(days, question.window_days)
    if not signs:
        return ()
    recommendation = _recommendation_with(context, answers)
    return (TimeChange(tuple(dict.fromkeys(signs)), days, recommendation, (*answers.items(),)),)


def _sign_id(key: str) -> str:
    return key.partition(".")[0]
