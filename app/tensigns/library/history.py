"""A client's history: the finished sittings that no amendment replaces."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from tensigns.errors import TensignsError
from tensigns.library.client_folder import ClientFolder
from tensigns.library.sitting_codec import SittingResult
from tensigns.library.slugs_and_ids import id_sort_key


class EffectiveSitting(NamedTuple):
    """A finished sitting that no amendment replaces, and its result.

    ``replaced_ids`` are the sittings it replaces: the one that it amends, the one which that one
    amends, and so on. ``day`` is the day in a list: when the first of these was finished.
    """

    id: str
    result: SittingResult
    replaced_ids: tuple[str, ...]
    day: date

    @property
    def sort_key(self) -> tuple[str, int]:
        """The key that sorts a history: that of the first sitting in the row of amendments."""
        return id_sort_key(self.replaced_ids[-1] if self.replaced_ids else self.id)


class SittingHistory(NamedTuple):
    """The effective sittings, oldest first, and a line for each file that cannot be read."""

    sittings: tuple[EffectiveSitting, ...]
    faults: tuple[str, ...]


def latest_effective_sitting(
    folder: ClientFolder, sitting_ids: Sequence[str]
) -> EffectiveSitting | None:
    """The last sitting of the history. ``sitting_ids`` are all of the folder, oldest first.

    Files are read from the newest on until no older one can be later in the history, most often
    one file. :class:`BadInput` if one of them is damaged.
    """
    latest: EffectiveSitting | None = None
    replaced_ids: set[str] = set()
    for sitting_id in reversed(sitting_ids):
        if latest is not None and id_sort_key(sitting_id) < latest.sort_key:
            break
        if sitting_id not in replaced_ids:
            sitting = _effective_sitting(folder, sitting_id, sitting_ids)
            replaced_ids.update(sitting.replaced_ids)
            if latest is None or sitting.sort_key > latest.sort_key:
                latest = sitting
    return latest


def read_history(folder: ClientFolder) -> SittingHistory:
    """Every effective sitting; of two amendments of one sitting, only the newer is effective."""
    sitting_ids = folder.sitting_ids()
    sittings: dict[tuple[str, int], EffectiveSitting] = {}
    replaced_ids: set[str] = set()
    faults: list[str] = []
    for sitting_id in reversed(sitting_ids):
        if sitting_id in replaced_ids:
            continue
        try:
            sitting = _effective_sitting(folder, sitting_id, sitting_ids)
        except TensignsError as error:
            faults.append(str(error))
        else:
            replaced_ids.update(sitting.replaced_ids)
            sittings.setdefault(sitting.sort_key, sitting)
    return SittingHistory(tuple(sittings[key] for key in sorted(sittings)), tuple(faults))


def _effective_sitting(
    folder: ClientFolder, sitting_id: str, sitting_ids: Collection[str]
) -> EffectiveSitting:
    result = first = folder.result(sitting_id)
    replaced_ids: list[str] = []
    # Files edited by hand can amend each other.
    while first.amends is not None and first.amends not in replaced_ids:
        replaced_ids.append(first.amends)
        if first.amends not in sitting_ids:
            break
        first = folder.result(first.amends)
    return EffectiveSitting(sitting_id, result, tuple(replaced_ids), first.finished.date())
