"""What to do next, and when to look again."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tensigns.core.decision.conditions import condition_holds
from tensigns.core.questionnaire import Questionnaire, Recommendation, Step
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.wording import localized, long_date


class NextStep(NamedTuple):
    """A thing to do; ``sign`` is the title of the sign it is about, or empty."""

    text: str
    sign: str


def next_steps(subject: ReportContext) -> tuple[NextStep, ...]:
    """The own advice of each sign to act on, then the steps of the recommendation that fit.

    The signs come first: what is urgent, safety and the law, is among their advice.
    """
    steps = (step for step in subject.questionnaire.steps if _fits(step, subject))
    return (*_advice(subject), *(NextStep(localized(step.text), "") for step in steps))


def recheck_date(
    questionnaire: Questionnaire, finished: datetime | None, recommendation: Recommendation
) -> date | None:
    """The day of the next look, in calendar days from the finish; none while undecided."""
    if finished is None or recommendation == "undecided":
        return None
    intervals = questionnaire.decision.recheck
    days = {"keep": intervals.keep, "watch": intervals.watch, "fire": intervals.fire}
    return finished.date() + timedelta(days=days[recommendation])


def recheck_sentence(recommendation: Recommendation, when: date | None) -> str:
    """When to look again; empty where there is no such day."""
    if when is None:
        return ""
    if recommendation == "fire":
        return _("On {day}, look back: have you done it?").format(day=long_date(when))
    return _("Look again on {day}.").format(day=long_date(when))


def _fits(step: Step, subject: ReportContext) -> bool:
    weighty = {score.sign for score in subject.weighty}
    return (
        subject.decision.recommendation in step.to
        and (not step.signs or not weighty.isdisjoint(step.signs))
        and condition_holds(step.show_if, subject.answers)
        and (step.unless is None or not condition_holds(step.unless, subject.answers))
    )


def _advice(subject: ReportContext) -> Iterator[NextStep]:
    recommendation = subject.decision.recommendation
    if recommendation not in ("watch", "fire"):
        return
    for score in subject.weighty:
        sign = subject.signs[score.sign]
        advice = sign.advice.fire if recommendation == "fire" else sign.advice.watch
        yield NextStep(localized(advice), localized(sign.title))
