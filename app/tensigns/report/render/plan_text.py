"""A plan for leaving, as plain text and as a JSON document."""

from collections.abc import Iterator
from typing import Any

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.leaving_plan import needs_lawyer_first
from tensigns.language import gettext as _
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.plan_remarks import remark_sentences
from tensigns.report.render.entry_document import entry_document
from tensigns.report.wording import long_date, short_date
from tensigns.text.wrapping import LINE_WIDTH, Paragraph, layout

_DATE_WIDTH = 11

_MIN_STEP_WIDTH = 30
"""The smallest width in cells of the text of a step beside its date.

With less room, the lines after the first begin below the date.
"""


def text_plan(leaving: ClientLeaving, width: int = LINE_WIDTH, *, with_ids: bool = True) -> str:
    """Return the standing and the plan, with a line for each step and its tick.

    ``with_ids`` adds the numbers and the ids of the steps, which the command line needs.
    """
    blocks = _blocks(leaving, width, with_ids=with_ids)
    return "\n\n".join("\n".join(layout(block, width)) for block in blocks)


def plan_document(leaving: ClientLeaving) -> dict[str, Any]:
    """Return the standing and the plan with its ticks. Days are ISO dates."""
    plan = leaving.plan
    return {
        "client": leaving.name,
        "slug": leaving.money.client.slug,
        "status": leaving.standing,
        "plan": entry_document(plan.entry) if plan else None,
        "done": sorted(plan.done_ids) if plan else [],
        "letter_allowed": not needs_lawyer_first(plan.details) if plan else None,
    }


def _blocks(leaving: ClientLeaving, width: int, *, with_ids: bool) -> Iterator[list[Paragraph]]:
    yield [Paragraph(_heading(leaving))]
    if leaving.plan is not None:
        yield [*_step_paragraphs(leaving.plan, width, with_ids=with_ids)]
        for sentence in remark_sentences(leaving.plan.details, leaving.plan.entry.noted.date()):
            yield [Paragraph(sentence)]


def _heading(leaving: ClientLeaving) -> str:
    if leaving.standing == "left":
        return _("{client}: no longer your client.").format(client=leaving.name)
    plan = leaving.plan
    if plan is None:
        return _("{client}: there is no plan for leaving.").format(client=leaving.name)
    if plan.details.ends is None:
        return _("{client}: the plan for leaving").format(client=leaving.name)
    message = _("{client}: the plan for leaving, to end on {day}")
    return message.format(client=leaving.name, day=long_date(plan.details.ends))


def _step_paragraphs(plan: CurrentPlan, width: int, *, with_ids: bool) -> Iterator[Paragraph]:
    for number, step in enumerate(plan.details.steps, start=1):
        mark = f"[{'x' if step.id in plan.done_ids else ' '}] "
        mark = f"{number:>3} {mark}" if with_ids else f"  {mark}"
        start = f"{mark}{short_date(step.on).rjust(_DATE_WIDTH)}  "
        indent = len(start if width - len(start) >= _MIN_STEP_WIDTH else mark)
        text = f"{step.text} [{step.id}]" if with_ids else step.text
        yield Paragraph(text, start, " " * indent)
