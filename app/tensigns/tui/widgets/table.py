"""Tables whose cursor is a character, not a colour alone."""

from collections.abc import Container
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import DataTable

from tensigns.tui.widgets.option_list import is_line_of, with_pointer

Cell = TypeVar("Cell")

ROW_MARK = "*"
"""The mark of a row that the user marked for a comparison."""


class CursorTable(DataTable[Cell]):
    """A table with a pointer before the row under the cursor, in the padding of its first column.

    Replaces Textual's DataTable, which shows the row under the cursor by colour alone, and whose
    Home and End move along a row; here they go to the first and the last row.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor; None in an empty table."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.ordered_rows[self.cursor_row].key.value

    def nearest_key(self, candidates: Container[str | None]) -> str | None:
        """Return the key of the candidate that is nearest to the cursor.

        The first candidate from the cursor down precedes the first one above the cursor. None if
        no row is a candidate.
        """
        keys = [row.key.value for row in self.ordered_rows]
        below, above = keys[self.cursor_row :], keys[: self.cursor_row]
        return next((key for key in (*below, *reversed(above)) if key in candidates), None)

    def move_to_key(self, key: str | None) -> None:
        """Move the cursor to the row with this key, if there is one."""
        if key is not None and key in self.rows:
            self.move_cursor(row=self.get_row_index(key))

    def render_line(self, y: int) -> Strip:
        """Return a line of the table, with the pointer if it is the row under the cursor."""
        strip = super().render_line(y)
        return with_pointer(strip) if is_line_of(strip, "row", self.cursor_row) else strip
