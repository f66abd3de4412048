"""The marks of the rows that the user chooses to compare."""

from collections.abc import Container, Iterable, Sequence

from tensigns.language import gettext as _
from tensigns.session.client_history import HistorySitting
from tensigns.tui.shown_keys import with_keys


class RowMarks:
    """The keys of up to two marked rows.

    The mark of a deleted row is kept, so that the row is marked again if it is restored.
    """

    def __init__(self) -> None:
        self._keys: list[str] = []

    def marked_keys(self, row_keys: Container[str]) -> list[str]:
        """Return the marked keys among ``row_keys``, the oldest mark first."""
        return [key for key in self._keys if key in row_keys]

    def toggle(self, key: str, row_keys: Container[str]) -> None:
        """Mark a row, or remove its mark. A third mark on ``row_keys`` removes the oldest mark."""
        marked_keys = self.marked_keys(row_keys)
        if key in marked_keys:
            self._keys = [marked_key for marked_key in marked_keys if marked_key != key]
        else:
            self._keys = [*marked_keys[-1:], key]


def pair_to_compare(
    sittings: Sequence[HistorySitting], marked_ids: Iterable[str], cursor: HistorySitting | None
) -> tuple[str, str] | None:
    """Return the ids of the two sittings to compare, the older sitting first; None without a pair.

    ``sittings`` has the newest sitting first. If two sittings are marked, the marked sittings are
    the pair. If one sitting is marked, the other is the sitting under the cursor. Otherwise the
    pair is the sitting under the cursor and the latest effective sitting before it. If ``cursor``
    is None, the newest sitting counts as the sitting under the cursor.
    """
    order = [sitting.id for sitting in sittings]
    ids = {*marked_ids}
    sitting = cursor or next(iter(sittings), None)
    if sitting is not None and len(ids) < 2:  # noqa: PLR2004  a pair
        ids.add(sitting.id)
        if len(ids) == 1:
            earlier = sittings[order.index(sitting.id) + 1 :]
            ids |= {*[row.id for row in earlier if row.is_effective][:1]}
    newest_first = sorted(ids, key=order.index)
    match newest_first:
        case [newer_id, older_id]:
            return older_id, newer_id
        case _:
            return None


def mark_hint() -> str:
    """Return how to mark two clients and compare them."""
    message = _("Mark one client with {mark}, go to another, and press {compare}.")
    return with_keys(message, "mark", "compare")
