"""The conditions of talks, and what became of them."""

from typing import NamedTuple

from tensigns.core.journal.due import due_items
from tensigns.core.journal.entries import Entry, ToldDetails
from tensigns.core.journal.status import Status
from tensigns.core.journal.talk import TALK, TalkCondition, TalkDetails


class OpenCondition(NamedTuple):
    """An open condition with its reference, ``id/condition``, and the talk that it is from."""

    reference: str
    condition: TalkCondition
    talk: Entry


def open_conditions(status: Status) -> tuple[OpenCondition, ...]:
    """Return the open conditions, soonest first. Only an active client has open conditions."""
    conditions = {
        f"{chain.origin_id}/{condition.id}": OpenCondition(
            f"{chain.origin_id}/{condition.id}", condition, chain.effective
        )
        for chain in status.chains
        if isinstance(chain.effective.details, TalkDetails)
        for condition in chain.effective.details.conditions
    }
    items = (item for item in due_items(status, ()) if item.kind == "condition")
    return tuple(conditions[item.id] for item in items)


def talk_to_hold(status: Status) -> Entry | None:
    """Return the newest talk if no entry says that it took place; None otherwise."""
    talks = [chain for chain in status.chains if chain.effective.kind == TALK]
    if not talks:
        return None
    talk_ids = {entry.id for entry in talks[-1].entries}
    is_held = any(
        isinstance(entry.details, ToldDetails) and (entry.of or "").partition("/")[0] in talk_ids
        for entry in status.entries
    )
    return None if is_held else talks[-1].effective
