"""The order of a client's sittings, oldest first. Sittings that are dated in the future come first.

The clock of a computer can be years ahead. If only the dates determined the order, a sitting that
was dated by such a clock would be the latest sitting for years.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from tensigns.core.times import CLOCK_TOLERANCE
from tensigns.language import gettext as _
from tensigns.library.client_folder import ClientFolder
from tensigns.library.slugs_and_ids import format_sitting_id, id_sort_key
from tensigns.storage.durable_files import display_path

SortKey = tuple[tuple[str, int], ...]
"""A sort key of sittings. A key that begins with another key sorts right after that key."""

_OLDEST: SortKey = (("", 0),)


class DateLimit:
    """Detects sittings that are dated in the future. If ``now`` is None, no sitting is."""

    def __init__(self, now: datetime | None) -> None:
        self._last_key = id_sort_key(format_sitting_id(now + CLOCK_TOLERANCE)) if now else None

    def is_exceeded(self, sitting_id: str) -> bool:
        """Whether a sitting is dated in the future."""
        return self._last_key is not None and id_sort_key(sitting_id) > self._last_key

    def exceeding_ids(self, sitting_ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids that are dated in the future. ``sitting_ids`` must be oldest first."""
        return tuple(takewhile(self.is_exceeded, reversed(sitting_ids)))[::-1]


class SittingOrder:
    """The order of a client's sittings.

    ``sitting_ids`` must hold every sitting id of the folder, sorted by date. A sitting that is
    dated in the future sorts before all others. If it amends a sitting, it sorts right after that
    sitting. ``newest_first`` holds the ids in this order, reversed.
    """

    def __init__(
        self, folder: ClientFolder, sitting_ids: Sequence[str], now: datetime | None
    ) -> None:
        self._folder = folder
        self._limit = DateLimit(now)
        self.newest_first = sitting_ids[::-1]
        if self._limit.exceeding_ids(sitting_ids):
            self.newest_first = sorted(sitting_ids, key=self.key, reverse=True)

    def key(self, sitting_id: str) -> SortKey:
        """Return the sort key of a sitting."""
        return self._key(sitting_id, ())

    def anchor_id(self, chain_ids: Sequence[str]) -> str:
        """Return the id of the sitting that gives a chain of amendments its position and its day.

        This is the oldest sitting of the chain that is not dated in the future. If every sitting of
        the chain is dated in the future, it is the oldest sitting. ``chain_ids`` are newest first.
        """
        credible_ids = [id_ for id_ in chain_ids if not self._limit.is_exceeded(id_)]
        return credible_ids[-1] if credible_ids else chain_ids[-1]

    def _key(self, sitting_id: str, amending_ids: Collection[str]) -> SortKey:
        """Return the sort key of a sitting.

        ``amending_ids`` are the ids of the amendments that led to this sitting. All of them are
        dated in the future.
        """
        own_key = id_sort_key(sitting_id)
        if not self._limit.is_exceeded(sitting_id):
            return (own_key,)
        amended_id = self._folder.amended_id(sitting_id)
        # Files that were edited by hand can amend each other in a circle.
        if amended_id is None or amended_id in amending_ids:
            return (*_OLDEST, own_key)
        return (*self._key(amended_id, (*amending_ids, sitting_id)), own_key)


def misdated_message(path: Path) -> str:
    """Return the message about the file of a sitting that is dated in the future."""
    message = _(
        "{where}: this sitting is dated in the future, so it counts as the oldest; correct the "
        "dates in the file, and its id and name after them"
    )
    return message.format(where=display_path(path))
