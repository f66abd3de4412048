"""A client's history: the finished sittings that no amendment replaces."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from tensigns.errors import TensignsError
from tensigns.library.client_folder import ClientFolder
from tensigns.library.sitting_codec import SittingResult
from tensigns.library.sitting_order import SittingOrder, SortKey


class EffectiveSitting(NamedTuple):
    """A finished sitting that no amendment replaces, and its result.

    ``replaced_ids`` are the sittings it replaces: the one that it amends, the one which that one
    amends, and so on. ``day`` is the day in a list: when the first of these was finished that is
    not dated in the future.
    """

    id: str
    result: SittingResult
    replaced_ids: tuple[str, ...]
    day: date


class SittingHistory(NamedTuple):
    """The effective sittings, oldest first, and a line for each file that cannot be read."""

    sittings: tuple[EffectiveSitting, ...]
    faults: tuple[str, ...]


def latest_effective_sitting(
    folder: ClientFolder, sitting_ids: Sequence[str], now: datetime | None = None
) -> EffectiveSitting | None:
    """The last sitting of the history. ``sitting_ids`` are all of the folder, oldest first.

    Files are read from the newest on until no older one can be later in the history, most often
    one file. ``now`` tells which sittings are dated in the future. :class:`BadInput` if one of the
    files is damaged.
    """
    order = SittingOrder(folder, sitting_ids, now)
    latest: _PlacedSitting | None = None
    replaced_ids: set[str] = set()
    for sitting_id in order.newest_first:
        if latest is not None and order.key(sitting_id) < latest.sort_key:
            break
        if sitting_id not in replaced_ids:
            placed = _place(folder, sitting_id, sitting_ids, order)
            replaced_ids.update(placed.sitting.replaced_ids)
            if latest is None or placed.sort_key > latest.sort_key:
                latest = placed
    return latest.sitting if latest else None


def read_history(folder: ClientFolder, now: datetime | None = None) -> SittingHistory:
    """Every effective sitting; of two amendments of one sitting, only the newer is effective.

    ``now`` tells which sittings are dated in the future: they come first.
    """
    sitting_ids = folder.sitting_ids()
    order = SittingOrder(folder, sitting_ids, now)
    sittings: dict[SortKey, EffectiveSitting] = {}
    replaced_ids: set[str] = set()
    faults: list[str] = []
    for sitting_id in order.newest_first:
        if sitting_id in replaced_ids:
            continue
        try:
            placed = _place(folder, sitting_id, sitting_ids, order)
        except TensignsError as error:
            faults.append(str(error))
        else:
            replaced_ids.update(placed.sitting.replaced_ids)
            sittings.setdefault(placed.sort_key, placed.sitting)
    return SittingHistory(tuple(sittings[key] for key in sorted(sittings)), tuple(faults))


class _PlacedSitting(NamedTuple):
    """An effective sitting and the key of its place in the history."""

    sitting: EffectiveSitting
    sort_key: SortKey


def _place(
    folder: ClientFolder, sitting_id: str, sitting_ids: Collection[str], order: SittingOrder
) -> _PlacedSitting:
    results = {sitting_id: folder.result(sitting_id)}
    amended_id = results[sitting_id].amends
    # Files edited by hand can amend each other.
    while amended_id is not None and amended_id in sitting_ids and amended_id not in results:
        results[amended_id] = folder.result(amended_id)
        amended_id = results[amended_id].amends
    row = [*results, *([amended_id] if amended_id and amended_id not in results else [])]
    anchor_id = order.anchor_id(row)
    day = results.get(anchor_id, results[next(reversed(results))]).finished.date()
    sitting = EffectiveSitting(sitting_id, results[sitting_id], tuple(row[1:]), day)
    return _PlacedSitting(sitting, order.key(anchor_id))
