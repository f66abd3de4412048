"""What has a date: conditions, look-backs, a decision put off to tomorrow, and the recheck.

Pure. A client whom the user is leaving or has left has no recheck, no conditions and no open
decision, only look-backs, steps and money.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain as chain_iterables
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.corrections import Chain, EntryKey
from tensigns.core.journal.decision import DECISION, LOOK_BACK, DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import LEFT, PLAN, RETURNED
from tensigns.core.journal.status import Status, fold
from tensigns.core.journal.talk import OUTCOME, TALK, TalkDetails

DueKind = Literal["condition", "look-back", "step", "promise", "recheck", "decide"]

DUE_KINDS = frozenset((TALK, OUTCOME, DECISION, LOOK_BACK, PLAN, LEFT, RETURNED))
"""The kinds of the entries that determine what is due."""

_TARGET_KINDS = {OUTCOME: TALK, LOOK_BACK: DECISION}
"""The kinds of the entries that close an item, and the kind of the entry that has the item."""

_ACTIVE_KINDS: frozenset[DueKind] = frozenset(("condition", "recheck", "decide"))
"""What is open only for an active client."""


class SittingDates(Struct, frozen=True):
    """The dates of an effective sitting.

    ``id`` and ``started`` are those of the oldest sitting that it replaces, or its own. ``recheck``
    is None if the sitting has none. ``amendment_count``: how many sittings it replaces.
    """

    id: str
    started: datetime
    recheck: date | None
    amendment_count: int = 0


class DatedItem(Struct, frozen=True, kw_only=True):
    """Something with a date.

    ``id`` is the id of an entry, ``entry/item`` for a part of an entry, or the id of a sitting. It
    stays the same in corrections and amendments. ``text`` is the user's own text, if the item has
    one. ``is_open`` is False for what is done or no longer applies. ``revision`` counts the
    sittings and entries that can have changed the item. It never falls while files are added.
    """

    on: date
    kind: DueKind
    id: str
    text: str = ""
    is_open: bool
    revision: int


class _Date(NamedTuple):
    """A date in an entry, with the id of the item that has it, or an empty id."""

    kind: DueKind
    item_id: str
    on: date
    text: str = ""


class _ItemKey(NamedTuple):
    """What identifies an item: the chain that has it, by its origin and kind, and its id in it."""

    origin_id: str
    entry_kind: str
    item_id: str


def due_items(status: Status, sittings: Sequence[SittingDates]) -> tuple[DatedItem, ...]:
    """Return the open items, soonest first. See :func:`dated_items`."""
    return tuple(item for item in dated_items(status, sittings) if item.is_open)


def dated_items(status: Status, sittings: Sequence[SittingDates]) -> tuple[DatedItem, ...]:
    """Return everything that has a date, also what is done, soonest first.

    ``sittings`` are effective sittings, oldest first. Only the recheck of the last one can be open.
    It is put off while a decision or a talk after the sitting has an open date. After that it comes
    on the last of these dates, unless its own day is later.
    """
    closing_chains = _closing_chains(status.chains)
    decisions = [chain for chain in status.chains if chain.effective.kind == DECISION]
    items_by_chain = [
        (chain, tuple(_items(chain, status, closing_chains, is_newest=chain in decisions[-1:])))
        for chain in status.chains
        if chain.effective.kind in DUE_KINDS
    ]
    rechecks = [
        _recheck(sitting, sittings[index + 1 :], status, items_by_chain)
        for index, sitting in enumerate(sittings)
        if sitting.recheck is not None
    ]
    entry_items = chain_iterables.from_iterable(items for _chain, items in items_by_chain)
    return tuple(sorted([*entry_items, *rechecks], key=lambda item: (item.on, item.kind, item.id)))


def with_deleted(
    entries: Iterable[Entry],
    deleted_entries: Iterable[Entry],
    sittings: Sequence[SittingDates],
    now: datetime,
) -> tuple[DatedItem, ...]:
    """Return everything that has a date, with the items of deleted entries, which are not open.

    A calendar needs them. Each deleted entry raises the revisions.
    """
    kept, deleted = tuple(entries), tuple(deleted_entries)
    kept_items = {(item.kind, item.id): item for item in dated_items(fold(kept, now), sittings)}
    items = []
    for item in dated_items(fold([*kept, *deleted], now), sittings):
        kept_item = kept_items.get((item.kind, item.id), replace(item, is_open=False))
        items.append(replace(kept_item, revision=item.revision + len(deleted)))
    return tuple(items)


def _items(
    chain: Chain,
    status: Status,
    closing_chains: Mapping[_ItemKey, Sequence[Chain]],
    *,
    is_newest: bool,
) -> Iterator[DatedItem]:
    """Yield the items of a chain. ``is_newest``: whether it is the newest decision.

    An item that a correction took out is yielded as it was last, and is not open.
    """
    dates = {
        (date_.kind, date_.item_id): date_
        for entry in (*chain.entries, chain.effective)
        for date_ in _dates(entry)
    }
    effective_dates = {*_dates(chain.effective)}
    for date_ in dates.values():
        key = _ItemKey(chain.origin_id, chain.effective.kind, date_.item_id)
        closing = closing_chains.get(key, ())
        is_closed = not is_newest if date_.kind == "decide" else bool(closing)
        yield DatedItem(
            on=date_.on,
            kind=date_.kind,
            id="/".join(filter(None, (chain.origin_id, date_.item_id))),
            text=date_.text,
            is_open=date_ in effective_dates
            and not is_closed
            and (date_.kind not in _ACTIVE_KINDS or status.standing == "active"),
            revision=len(chain.entries) + _entry_count(closing) + _standing_revision(status),
        )


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


def _recheck(
    sitting: SittingDates,
    later_sittings: Sequence[SittingDates],
    status: Status,
    items_by_chain: Sequence[tuple[Chain, Sequence[DatedItem]]],
) -> DatedItem:
    later_chains = [pair for pair in items_by_chain if pair[0].entries[0].noted >= sitting.started]
    later_days = [date_.on for chain, _items in later_chains for date_ in _dates(chain.effective)]
    is_put_off = any(item.is_open for _chain, items in later_chains for item in items)
    counted_chains = [chain for chain, _items in items_by_chain]
    return DatedItem(
        on=max([sitting.recheck or date.min, *later_days]),
        kind="recheck",
        id=sitting.id,
        is_open=not later_sittings and not is_put_off and status.standing == "active",
        revision=1 + sitting.amendment_count + len(later_sittings) + _entry_count(counted_chains),
    )


def _closing_chains(chains: Iterable[Chain]) -> dict[_ItemKey, list[Chain]]:
    """Return the chains whose effective entry says what became of an item, by item."""
    all_chains = tuple(chains)
    origin_ids = {
        EntryKey(entry.id, entry.kind): chain.origin_id
        for chain in all_chains
        for entry in chain.entries
    }
    closing: dict[_ItemKey, list[Chain]] = {}
    for chain in all_chains:
        target_kind = _TARGET_KINDS.get(chain.effective.kind, "")
        entry_id, _slash, item_id = (chain.effective.of or "").partition("/")
        origin_id = origin_ids.get(EntryKey(entry_id, target_kind))
        if origin_id is not None:
            closing.setdefault(_ItemKey(origin_id, target_kind, item_id), []).append(chain)
    return closing


def _entry_count(chains: Iterable[Chain]) -> int:
    return sum(len(chain.entries) for chain in chains)


def _standing_revision(status: Status) -> int:
    """Return how many entries can have changed the standing."""
    kinds = (DECISION, PLAN, LEFT, RETURNED)
    return _entry_count(chain for chain in status.chains if chain.effective.kind in kinds)
