"""The plan for leaving that holds now, with the ticks of its steps."""

from collections.abc import Sequence

from msgspec import Struct

from tensigns.core.journal.corrections import Chain
from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import RETURNED, PlanDetails, PlanStep, TickDetails
from tensigns.core.journal.status import Status


class CurrentPlan(Struct, frozen=True):
    """The newest plan. ``origin_id`` is the id of the entry that the plan's chain begins with.

    ``done_ids`` are the ids of the steps that are done.
    """

    entry: Entry
    details: PlanDetails
    origin_id: str
    done_ids: frozenset[str]

    @property
    def open_steps(self) -> tuple[PlanStep, ...]:
        """The steps that are not done, in the order of the plan."""
        return tuple(step for step in self.details.steps if step.id not in self.done_ids)


def current_plan(status: Status) -> CurrentPlan | None:
    """Return the newest plan.

    Return None if there is no plan, or if the user later returned or decided anything else than to
    leave.
    """
    plan_chain: Chain | None = None
    for chain in status.chains:
        if isinstance(chain.effective.details, PlanDetails):
            plan_chain = chain
        elif _ends_plan(chain.effective):
            plan_chain = None
    if plan_chain is None or not isinstance(plan_chain.effective.details, PlanDetails):
        return None
    done_ids = _done_ids(plan_chain, status.entries)
    entry, details = plan_chain.effective, plan_chain.effective.details
    return CurrentPlan(entry, details, plan_chain.origin_id, done_ids)


def _ends_plan(entry: Entry) -> bool:
    if isinstance(entry.details, DecisionDetails):
        return entry.details.choice not in (None, "leave")
    return entry.kind == RETURNED


def _done_ids(plan_chain: Chain, entries: Sequence[Entry]) -> frozenset[str]:
    """Return the ids of the steps whose newest tick says that they are done."""
    plan_ids = {entry.id for entry in plan_chain.entries}
    is_done: dict[str, bool] = {}
    for entry in entries:
        if isinstance(entry.details, TickDetails):
            plan_id, _slash, step_id = entry.details.of.partition("/")
            if plan_id in plan_ids:
                is_done[step_id] = entry.details.done
    return frozenset(step_id for step_id, done in is_done.items() if done)
