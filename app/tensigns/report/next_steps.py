"""The next steps: the advice of signs, and the steps of the questionnaire."""

from collections.abc import Iterator
from typing import NamedTuple

from tensigns.core.decision.conditions import condition_holds
from tensigns.core.questionnaire import ConditionalText
from tensigns.report.context import ReportContext
from tensigns.report.wording import localized


class NextStep(NamedTuple):
    """A next step. ``sign_title`` is the title of the sign whose advice it is, or empty."""

    text: str
    sign_title: str

    @property
    def sentence(self) -> str:
        """The text, after the title of the sign if the step is advice of a sign."""
        return f"{self.sign_title}: {self.text}" if self.sign_title else self.text


def next_steps(context: ReportContext) -> tuple[NextStep, ...]:
    """Return the steps marked as first, the advice of each sign to act on, then the other steps.

    Steps and advice that do not apply are left out. The advice comes before the other steps,
    because it includes urgent matters: safety and the law.
    """
    return (
        *_questionnaire_steps(context, first=True),
        *_sign_advice(context),
        *_questionnaire_steps(context, first=False),
    )


def _questionnaire_steps(context: ReportContext, *, first: bool) -> Iterator[NextStep]:
    signs_to_act_on = {score.sign for score in context.scores_to_act_on}
    for step in context.questionnaire.steps:
        concerns_signs = not step.signs or not signs_to_act_on.isdisjoint(step.signs)
        if step.first == first and concerns_signs and _applies(step, context):
            yield NextStep(localized(step.text), "")


def _sign_advice(context: ReportContext) -> Iterator[NextStep]:
    for score in context.scores_to_act_on:
        sign = context.signs_by_id[score.sign]
        for advice in sign.advice:
            if _applies(advice, context):
                yield NextStep(localized(advice.text), localized(sign.title))


def _applies(conditional_text: ConditionalText, context: ReportContext) -> bool:
    """Whether a text belongs to the recommendation, and its conditions are satisfied."""
    unless = conditional_text.unless
    return (
        context.decision.recommendation in conditional_text.to
        and condition_holds(conditional_text.show_if, context.counted_answers)
        and (unless is None or not condition_holds(unless, context.counted_answers))
    )
