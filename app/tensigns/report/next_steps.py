"""The next steps, and the day of the recheck."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tensigns.core.decision.conditions import condition_holds
from tensigns.core.questionnaire import Questionnaire, Recommendation, Step
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.wording import localized, long_date


class NextStep(NamedTuple):
    """A thing to do; ``sign_title`` is empty where the step is not a sign's advice."""

    text: str
    sign_title: str


def next_steps(context: ReportContext) -> tuple[NextStep, ...]:
    """The advice of each sign to act on, then the steps of the recommendation that apply.

    The signs come first because their advice holds what is urgent: safety and the law.
    """
    steps = (
        NextStep(localized(step.text), "")
        for step in context.questionnaire.steps
        if _step_applies(step, context)
    )
    return (*_sign_advice(context), *steps)


def recheck_date(
    questionnaire: Questionnaire, finished: datetime | None, recommendation: Recommendation
) -> date | None:
    """The day of the recheck, counted in calendar days from the finish.

    None for a draft and for *undecided*.
    """
    if finished is None or recommendation == "undecided":
        return None
    intervals = questionnaire.decision.recheck
    days = {"keep": intervals.keep, "watch": intervals.watch, "fire": intervals.fire}
    return finished.date() + timedelta(days=days[recommendation])


def recheck_sentence(recommendation: Recommendation, recheck: date | None) -> str:
    """When to look again; empty where there is no recheck."""
    if recheck is None:
        return ""
    if recommendation == "fire":
        return _("On {day}, look back: have you done it?").format(day=long_date(recheck))
    return _("Look again on {day}.").format(day=long_date(recheck))


def _step_applies(step: Step, context: ReportContext) -> bool:
    signs_to_act_on = {score.sign for score in context.scores_to_act_on}
    return (
        context.decision.recommendation in step.to
        and (not step.signs or not signs_to_act_on.isdisjoint(step.signs))
        and condition_holds(step.show_if, context.counted_answers)
        and (step.unless is None or not condition_holds(step.unless, context.counted_answers))
    )


def _sign_advice(context: ReportContext) -> Iterator[NextStep]:
    recommendation = context.decision.recommendation
    if recommendation not in ("watch", "fire"):
        return
    for score in context.scores_to_act_on:
        sign = context.signs_by_id[score.sign]
        advice = sign.advice.fire if recommendation == "fire" else sign.advice.watch
        yield NextStep(localized(advice), localized(sign.title))
