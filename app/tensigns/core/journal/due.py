"""What has a date: conditions, look-backs, steps, promised payments, the recheck and so on.

Pure: the status and the dates of the sittings are given. For a client whom the user is leaving or
has left, a recheck, a condition and a decision that was put off are never open. For an active
client, a step is never open.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain as chain_iterables
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.corrections import Chain
from tensigns.core.journal.decision import DECISION, LOOK_BACK, DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.item_closing import ItemClosing
from tensigns.core.journal.leaving import LEFT, PLAN, RETURNED, TICK, PlanDetails
from tensigns.core.journal.money import INVOICE, PAYMENT, PROMISE, PromiseDetails
from tensigns.core.journal.status import Standing, Status, status_from
from tensigns.core.journal.talk import OUTCOME, TALK, TalkDetails

DueKind = Literal["condition", "look-back", "step", "promise", "recheck", "decide"]

DUE_KINDS = frozenset(
    (TALK, OUTCOME, DECISION, LOOK_BACK, PLAN, TICK, LEFT, RETURNED, INVOICE, PAYMENT, PROMISE)
)
"""The kinds of the entries that determine what is due."""

_ACTIVE_KINDS: frozenset[DueKind] = frozenset(("condition", "recheck", "decide"))
"""What is open only for an active client."""


class SittingDates(Struct, frozen=True):
    """The dates of an effective sitting.

    ``id`` and ``started`` belong to the oldest sitting that the sitting replaces; if it replaces no
    sitting, to the sitting itself. ``recheck`` is None if the sitting has no recheck.
    """

    id: str
    started: datetime
    recheck: date | None


class DatedItem(Struct, frozen=True, kw_only=True):
    """Something with a date.

    ``id`` is the id of an entry, ``entry/item`` for a part of an entry, or the id of a sitting. It
    stays the same in corrections and amendments. ``text`` is the user's own text; of a promise, the
    number of the invoice. It is empty if there is neither. ``is_open`` is False for what is done or
    no longer applies.
    """

    on: date
    kind: DueKind
    id: str
    text: str = ""
    is_open: bool


class _Date(NamedTuple):
    """A date in an entry, with the id of the item that has the date, or an empty id."""

    kind: DueKind
    item_id: str
    on: date
    text: str = ""


def due_items(status: Status, sittings: Sequence[SittingDates]) -> tuple[DatedItem, ...]:
    """Return the open items, soonest first. See :func:`dated_items`."""
    return tuple(item for item in dated_items(status, sittings) if item.is_open)


def dated_items(status: Status, sittings: Sequence[SittingDates]) -> tuple[DatedItem, ...]:
    """Return everything that has a date, also what is done, soonest first.

    ``sittings`` are effective sittings, oldest first. Only the recheck of the last one can be open,
    and only while no later decision or talk has an open item. The date of a recheck is the latest
    of its own day and all dates in the later decisions and talks, open or not. A decision or talk
    is later if it was noted when the sitting began or afterwards.
    """
    closing = ItemClosing(status)
    items_by_chain = [
        (chain, tuple(_items(chain, status.standing, closing)))
        for chain in status.chains
        if chain.effective.kind in DUE_KINDS
    ]
    rechecks = [
        _recheck(sitting, sittings[index + 1 :], status, items_by_chain)
        for index, sitting in enumerate(sittings)
        if sitting.recheck is not None
    ]
    entry_items = chain_iterables.from_iterable(items for _chain, items in items_by_chain)
    return tuple(sorted([*entry_items, *rechecks], key=_soonest_first))


def dated_items_with_deleted(
    entries: Iterable[Entry],
    deleted_entries: Iterable[Entry],
    sittings: Sequence[SittingDates],
    deleted_sittings: Sequence[SittingDates],
    now: datetime,
) -> tuple[DatedItem, ...]:
    """Return everything that has a date, also what is done or deleted, soonest first.

    A calendar cancels the events of the items that are not open. A deleted item is not open.
    """
    kept, deleted = tuple(entries), tuple(deleted_entries)
    kept_items = {
        (item.kind, item.id): item for item in dated_items(status_from(kept, now), sittings)
    }
    items = [
        kept_items.get((item.kind, item.id), replace(item, is_open=False))
        for item in dated_items(status_from([*kept, *deleted], now), sittings)
    ]
    deleted_rechecks = [
        DatedItem(on=sitting.recheck, kind="recheck", id=sitting.id, is_open=False)
        for sitting in deleted_sittings
        if ("recheck", sitting.id) not in kept_items and sitting.recheck is not None
    ]
    return tuple(sorted([*items, *deleted_rechecks], key=_soonest_first))


def _soonest_first(item: DatedItem) -> tuple[date, str, str]:
    """Return the sort key of an item. The sort is stable: parts of one entry keep their order."""
    return item.on, item.kind, item.id.partition("/")[0]


def _items(chain: Chain, standing: Standing, closing: ItemClosing) -> Iterator[DatedItem]:
    """Yield the items of a chain.

    An item that a correction removed is yielded with its last date and text, and is not open.
    """
    # Newest first: ``setdefault`` keeps the newest version of each item, and its position.
    dates: dict[tuple[DueKind, str], _Date] = {}
    for entry in (chain.effective, *reversed(chain.entries)):
        for date_ in _dates(entry):
            dates.setdefault((date_.kind, date_.item_id), date_)
    effective_dates = {*_dates(chain.effective)}
    for date_ in dates.values():
        is_applicable = date_ in effective_dates and _applies(date_.kind, standing)
        yield DatedItem(
            on=date_.on,
            kind=date_.kind,
            id="/".join(filter(None, (chain.origin_id, date_.item_id))),
            text=closing.invoice_number(chain) if date_.kind == "promise" else date_.text,
            is_open=is_applicable and not closing.is_closed(chain, date_.kind, date_.item_id),
        )


def _applies(kind: DueKind, standing: Standing) -> bool:
    """Whether a kind of item can be open for a client of this standing."""
    if kind == "step":
        return standing != "active"
    return standing == "active" or kind not in _ACTIVE_KINDS


def _dates(entry: Entry) -> Iterator[_Date]:
    """Yield the dates in an entry."""
    details = entry.details
    if isinstance(details, TalkDetails):
        for condition in details.conditions:
            yield _Date("condition", condition.id, condition.by, condition.text)
    elif isinstance(details, DecisionDetails):
        if details.look_back is not None:
            yield _Date("look-back", "", details.look_back)
        if details.choice == "tomorrow":
            yield _Date("decide", "", entry.period.last + timedelta(days=1))
    elif isinstance(details, PlanDetails):
        for step in details.steps:
            yield _Date("step", step.id, step.on, step.text)
    elif isinstance(details, PromiseDetails):
        yield _Date("promise", "", details.by)


def _recheck(
    sitting: SittingDates,
    later_sittings: Sequence[SittingDates],
    status: Status,
    items_by_chain: Sequence[tuple[Chain, Sequence[DatedItem]]],
) -> DatedItem:
    later_chains = [
        (chain, items)
        for chain, items in items_by_chain
        if chain.effective.kind in (DECISION, TALK) and chain.entries[0].noted >= sitting.started
    ]
    later_days = [date_.on for chain, _items in later_chains for date_ in _dates(chain.effective)]
    is_put_off = any(item.is_open for _chain, items in later_chains for item in items)
    return DatedItem(
        on=max([sitting.recheck or date.min, *later_days]),
        kind="recheck",
        id=sitting.id,
        is_open=not later_sittings and not is_put_off and status.standing == "active",
    )
