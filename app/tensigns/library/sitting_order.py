"""The order of a client's sittings, which a sitting that is dated in the future does not upset.

The clock of a computer can be years ahead. A sitting of such a day would otherwise be the latest
one for years, and hide every later sitting.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path

from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.client_folder import ClientFolder
from tensigns.library.slugs_and_ids import format_sitting_id, id_sort_key
from tensigns.storage.durable_files import display_path

TOLERANCE = timedelta(days=1)
"""How far ahead the clock of another computer may be. Time zones need none: ids are in UTC."""

SortKey = tuple[tuple[str, int], ...]
"""A key that sorts sittings; a longer key comes right after the key that it begins with."""

_OLDEST: SortKey = (("", 0),)


class DateLimit:
    """Tells which sittings are dated in the future; none if the time is not known."""

    def __init__(self, now: datetime | None) -> None:
        self._last_key = id_sort_key(format_sitting_id(now + TOLERANCE)) if now else None

    def is_exceeded(self, sitting_id: str) -> bool:
        """Whether a sitting is dated in the future."""
        return self._last_key is not None and id_sort_key(sitting_id) > self._last_key

    def exceeding(self, sitting_ids: Sequence[str]) -> tuple[str, ...]:
        """The sittings that are dated in the future, of sorted ones."""
        return tuple(takewhile(self.is_exceeded, reversed(sitting_ids)))[::-1]


class SittingOrder:
    """The order of a client's sittings; ``sitting_ids`` are sorted as if every date were right.

    A sitting that is dated in the future counts as older than all others, or, if it amends one, as
    made right after that one.
    """

    def __init__(
        self, folder: ClientFolder, sitting_ids: Sequence[str], now: datetime | None
    ) -> None:
        self._folder = folder
        self._limit = DateLimit(now)
        self.newest_first = sitting_ids[::-1]
        if self._limit.exceeding(sitting_ids):
            self.newest_first = sorted(sitting_ids, key=self.key, reverse=True)

    def key(self, sitting_id: str) -> SortKey:
        """The key that sorts a sitting."""
        return self._key(sitting_id, ())

    def anchor_id(self, sitting_ids: Sequence[str]) -> str:
        """The sitting whose place and day a row of amendments has, newest first: the first one.

        If that one is dated in the future, it is the first amendment that is not.
        """
        dated = [
            sitting_id for sitting_id in sitting_ids if not self._limit.is_exceeded(sitting_id)
        ]
        return dated[-1] if dated else sitting_ids[-1]

    def _key(self, sitting_id: str, amending_ids: Collection[str]) -> SortKey:
        """The key of a sitting that is amended by others, each dated in the future."""
        own_key = id_sort_key(sitting_id)
        if not self._limit.is_exceeded(sitting_id):
            return (own_key,)
        amended_id = self._amended_id(sitting_id)
        # Files edited by hand can amend each other.
        if amended_id is None or amended_id in amending_ids:
            return (*_OLDEST, own_key)
        return (*self._key(amended_id, (*amending_ids, sitting_id)), own_key)

    def _amended_id(self, sitting_id: str) -> str | None:
        try:
            return self._folder.result(sitting_id).amends
        except TensignsError:
            return None


def misdated_message(path: Path) -> str:
    """The line about the file of a sitting that is dated in the future."""
    message = _(
        "{where}: this sitting is dated in the future, so it counts as the oldest; correct the "
        "dates in the file, and its id and name after them"
    )
    return message.format(where=display_path(path))
