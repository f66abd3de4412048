"""The next steps: the advice of signs, and the steps of the questionnaire."""

from collections.abc import Iterator
from typing import NamedTuple

from tensigns.core.decision.conditions import condition_holds
from tensigns.core.questionnaire import Step
from tensigns.report.context import ReportContext
from tensigns.report.wording import localized


class NextStep(NamedTuple):
    """A next step. ``sign_title`` is the title of the sign that advises it, or empty."""

    text: str
    sign_title: str


def next_steps(context: ReportContext) -> tuple[NextStep, ...]:
    """Return the advice of each sign to act on, then the steps of the questionnaire that apply.

    The signs come first because their advice includes urgent matters: safety and the law.
    """
    steps = (
        NextStep(localized(step.text), "")
        for step in context.questionnaire.steps
        if _step_applies(step, context)
    )
    return (*_sign_advice(context), *steps)


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
