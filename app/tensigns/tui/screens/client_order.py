"""The order of the clients on the home screen."""

from collections.abc import Iterable, Mapping
from datetime import date

from tensigns.tui.widgets.client_table import ClientName, ClientRow

_NOT_READ = (0, date.min)


class ClientOrder:
    """The order of the clients: by what is due and then by gravity, or by name.

    In the order by what is due, clients whom the user left come last. This order needs the rows of
    all clients. Until :meth:`rank` is called with these rows, the order of the last call remains.
    """

    def __init__(self) -> None:
        self.is_by_name = False
        self._ranks: dict[str, int] = {}

    @property
    def is_known(self) -> bool:
        """Whether :meth:`rank` was called."""
        return bool(self._ranks)

    def rank(self, names: Iterable[ClientName], rows: Mapping[str, ClientRow]) -> None:
        """Set the order by what is due. ``names`` are sorted by name."""
        ordered = sorted(names, key=lambda name: _row_rank(rows.get(name.slug)))
        self._ranks = {name.slug: rank for rank, name in enumerate(ordered)}

    def sort(self, names: Iterable[ClientName]) -> list[ClientName]:
        """Return the names in this order. ``names`` are sorted by name. New clients come first."""
        if self.is_by_name:
            return [*names]
        return sorted(names, key=lambda name: self._ranks.get(name.slug, -1))


def _row_rank(row: ClientRow | None) -> tuple[bool, tuple[int, date]]:
    return (row.has_left, row.urgency) if row else (False, _NOT_READ)
