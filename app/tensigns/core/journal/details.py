"""The base class of the own fields of every kind of journal entry."""

from msgspec import Struct


class Details(Struct, frozen=True):
    """Base class of the fields that only one kind of entry has."""

    @property
    def reference(self) -> str | None:
        """The id or ``id/item`` of the entry or item that this entry is about; None without it."""
        return None

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the parts that other entries can refer to, such as conditions and steps."""
        return ()
