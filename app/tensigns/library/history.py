"""A client's history: the effective sittings, which no amendment replaces."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.library.client_folder import ClientFolder
from tensigns.library.sitting_codec import SittingResult
from tensigns.library.sitting_order import SittingOrder, SortKey


class EffectiveSitting(Struct, frozen=True):
    """A finished sitting that no amendment replaces, and its result.

    ``replaced_ids`` are the ids of the sittings that this sitting amends, directly or through other
    amendments, and of older amendments of the same sittings; empty if this sitting is not an
    amendment. The oldest sitting is the last. ``day`` is the date shown in lists: the day on which
    the oldest of all these sittings, including this sitting, was finished. Sittings that are dated
    in the future do not count for ``day``, unless all of the sittings are dated in the future.
    """

    id: str
    result: SittingResult
    replaced_ids: tuple[str, ...]
    day: date


class SittingHistory(Struct, frozen=True):
    """The effective sittings, oldest first, and a line for each file that cannot be read."""

    sittings: tuple[EffectiveSitting, ...]
    faults: tuple[str, ...]


def latest_effective_sitting(
    folder: ClientFolder, sitting_ids: Sequence[str], now: datetime | None = None
) -> EffectiveSitting | None:
    """Return the latest effective sitting; None if there is none.

    ``sitting_ids`` must hold every sitting id of the folder, oldest first. Files are read from the
    newest to the oldest, until no remaining sitting can be the latest. Most often only one file is
    read, so that older amendments of the same sitting are not among its ``replaced_ids``. ``now``
    is the current time, used to detect sittings that are dated in the future; it is None if the
    time is not known. Raise :class:`BadInput` if a file that is read is damaged.
    """
    order = SittingOrder(folder, sitting_ids, now)
    latest: _SittingWithKey | None = None
    replaced_ids: set[str] = set()
    for sitting_id in order.newest_first:
        if latest is not None and order.key(sitting_id) < latest.sort_key:
            break
        if sitting_id not in replaced_ids:
            candidate = _follow_amendments(folder, sitting_id, sitting_ids, order)
            replaced_ids.update(candidate.sitting.replaced_ids)
            if latest is None or candidate.sort_key > latest.sort_key:
                latest = candidate
    return latest.sitting if latest else None


def read_history(
    folder: ClientFolder, sitting_ids: Sequence[str], now: datetime | None = None
) -> SittingHistory:
    """Return every effective sitting, oldest first.

    If two amendments amend the same sitting, the newer amendment replaces the older one.
    ``sitting_ids`` must hold every sitting id of the folder, oldest first. ``now`` is the current
    time. It is used to detect sittings that are dated in the future; these sittings come first.
    """
    order = SittingOrder(folder, sitting_ids, now)
    sittings_by_key: dict[SortKey, EffectiveSitting] = {}
    replaced_ids: set[str] = set()
    faults: list[str] = []
    for sitting_id in order.newest_first:
        if sitting_id in replaced_ids:
            continue
        try:
            candidate = _follow_amendments(folder, sitting_id, sitting_ids, order)
        except TensignsError as error:
            faults.append(str(error))
        else:
            replaced_ids.update(candidate.sitting.replaced_ids)
            effective = sittings_by_key.setdefault(candidate.sort_key, candidate.sitting)
            if effective is not candidate.sitting:
                sittings_by_key[candidate.sort_key] = _with_replaced(effective, candidate.sitting)
    return SittingHistory(
        tuple(sittings_by_key[key] for key in sorted(sittings_by_key)), tuple(faults)
    )


def sitting_before(
    sittings: Sequence[EffectiveSitting], sitting: Sitting
) -> EffectiveSitting | None:
    """Return the effective sitting before a finished sitting; None if there is none.

    ``sittings`` are all effective sittings, oldest first. The sitting before an amendment, or
    before a sitting that was amended, is the effective sitting before the oldest sitting of the
    chain. The sitting before a new sitting, which has no id yet, is the latest effective sitting.
    """
    chain_ids = {sitting.id, sitting.amends} - {None}
    for index, effective in enumerate(sittings):
        if chain_ids & {effective.id, *effective.replaced_ids}:
            return sittings[index - 1] if index else None
    return sittings[-1] if sittings and sitting.id is None else None


def _with_replaced(newer: EffectiveSitting, older: EffectiveSitting) -> EffectiveSitting:
    """Return the newer of two amendments of one sitting, which replaces the older one too."""
    chain_ids = (older.id, *older.replaced_ids)
    other_ids = (id_ for id_ in chain_ids if id_ not in newer.replaced_ids)
    return replace(newer, replaced_ids=(*other_ids, *newer.replaced_ids))


class _SittingWithKey(Struct, frozen=True):
    """An effective sitting and its sort key in the history."""

    sitting: EffectiveSitting
    sort_key: SortKey


def _follow_amendments(
    folder: ClientFolder, sitting_id: str, sitting_ids: Collection[str], order: SittingOrder
) -> _SittingWithKey:
    """Return the effective sitting with this id, and its sort key.

    ``sitting_ids`` are all ids of the folder.
    """
    results = {sitting_id: folder.result(sitting_id)}
    amended_id = results[sitting_id].amends
    # Files that were edited by hand can amend each other in a circle.
    while amended_id is not None and amended_id in sitting_ids and amended_id not in results:
        results[amended_id] = folder.result(amended_id)
        amended_id = results[amended_id].amends
    # The file of the oldest sitting of the chain can be missing.
    missing_ids = [amended_id] if amended_id and amended_id not in results else []
    chain_ids = [*results, *missing_ids]
    anchor_id = order.anchor_id(chain_ids)
    oldest_result = results[next(reversed(results))]
    day = results.get(anchor_id, oldest_result).finished.date()
    sitting = EffectiveSitting(sitting_id, results[sitting_id], tuple(chain_ids[1:]), day)
    return _SittingWithKey(sitting, order.key(anchor_id))
