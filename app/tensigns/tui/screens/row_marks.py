"""The marks with which the user chooses two rows to compare."""

from collections.abc import Container


class RowMarks:
    """The keys of up to two marked rows.

    A mark outlives its row: if a deleted row is restored, it is marked again.
    """

    def __init__(self) -> None:
        self._keys: list[str] = []

    def among(self, row_keys: Container[str]) -> list[str]:
        """The marked ones of these rows, the oldest mark first."""
        return [key for key in self._keys if key in row_keys]

    def toggle(self, key: str, row_keys: Container[str]) -> None:
        """Mark a row or remove its mark. A third mark on these rows removes the oldest one."""
        marks = self.among(row_keys)
        if key in marks:
            self._keys = [marked for marked in marks if marked != key]
        else:
            self._keys = [*marks[-1:], key]
