"""The next steps: the advice of signs, and the steps of the questionnaire."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tensigns.core.decision.conditions import condition_holds, test_passes
from tensigns.core.questionnaire import ConditionalText, Step
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.wording import localized


class NextStep(Struct, frozen=True):
    """A next step. ``sign_title``: the titles of the signs that it is about, or empty."""

    text: str
    sign_title: str

    @property
    def sentence(self) -> str:
        """The text after the titles of its signs, if it has any."""
        return f"{self.sign_title}: {self.text}" if self.sign_title else self.text


class StepGroup(Struct, frozen=True):
    """Next steps under one heading. The numbers of the steps go on from group to group."""

    title: str
    first_number: int
    steps: tuple[NextStep, ...]


def step_groups(context: ReportContext) -> tuple[StepGroup, ...]:
    """Return the steps and the advice that apply, in the order in which one would act.

    The steps marked as first come first, then the advice of each sign to act on, then the other
    steps. No text appears twice. A group without steps is left out.
    """
    first, advice, rest = _without_repetition(
        _questionnaire_steps(context, first=True),
        _sign_advice(context),
        _questionnaire_steps(context, first=False),
    )
    last_title = _("Do next") if first or advice else _("What to do")
    titled_steps = ((_("Do first"), first), (_("Sign by sign"), advice), (last_title, rest))
    groups: list[StepGroup] = []
    next_number = 1
    for title, steps in titled_steps:
        if steps:
            groups.append(StepGroup(title, next_number, steps))
            next_number += len(steps)
    return tuple(groups)


def _without_repetition(*groups: Iterable[NextStep]) -> Iterator[tuple[NextStep, ...]]:
    """Yield the steps of each group without those whose text appeared before.

    A text that several signs advise appears once, after the titles of these signs.
    """
    earlier_texts: set[str] = set()
    for steps in groups:
        titles_by_text: dict[str, dict[str, None]] = {}
        for step in steps:
            if step.text not in earlier_texts:
                titles_by_text.setdefault(step.text, {})[step.sign_title] = None
        earlier_texts.update(titles_by_text)
        yield tuple(
            NextStep(text, ", ".join(filter(None, titles)))
            for text, titles in titles_by_text.items()
        )


def _questionnaire_steps(context: ReportContext, *, first: bool) -> Iterator[NextStep]:
    signs_to_act_on = {score.sign for score in context.scores_to_act_on}
    for step in context.questionnaire.steps:
        concerns_signs = not step.signs or not signs_to_act_on.isdisjoint(step.signs)
        if step.first == first and concerns_signs and _applies(step, context):
            yield NextStep(localized(step.text), _titles_of_signs_met(step, context))


def _titles_of_signs_met(step: Step, context: ReportContext) -> str:
    """Return the titles of the signs that a step is about, such as "Lies, Slow to pay".

    A step is about signs if its condition asks the same question of several signs, such as whether
    the conduct was raised. The titles are left out if the step is about every sign with points.
    """
    tests = step.show_if.any or () if step.show_if else ()
    keys = [test.question.split(".") for test in tests]
    asks_one_question = len({question_id for _sign_id, question_id in keys}) == 1
    if len(keys) == 1 or not asks_one_question:
        return ""
    matching_sign_ids = {
        test.question.partition(".")[0]
        for test in tests
        if test_passes(test, context.counted_answers.get(test.question))
    }
    signs_with_points = {score.sign for score in context.scores_with_points}
    if signs_with_points and matching_sign_ids >= signs_with_points:
        return ""
    return ", ".join(
        localized(sign.title)
        for sign in context.questionnaire.signs
        if sign.id in matching_sign_ids
    )


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
