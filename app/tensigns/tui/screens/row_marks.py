"""The marks of the rows that the user chooses to compare."""

from collections.abc import Container


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
