"""Tables whose cursor is a character, not a colour alone."""

from collections.abc import Container
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import DataTable

from tensigns.tui.widgets.option_list import cursor_line, is_at

Cell = TypeVar("Cell")


class CursorTable(DataTable[Cell]):
    """A table that points at the row under the cursor, in the padding of its first column.

    Home and End go to its first and its last row; Textual's go along a row.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    @property
    def here(self) -> str | None:
        """The key of the row under the cursor."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.ordered_rows[self.cursor_row].key.value

    def nearest(self, kept: Container[str | None]) -> str | None:
        """The row under the cursor, else the next one, else one before it, of those kept."""
        keys = [row.key.value for row in self.ordered_rows]
        place = self.cursor_row
        return next((key for key in (*keys[place:], *keys[:place][::-1]) if key in kept), None)

    def point_at(self, key: str | None) -> None:
        """Put the cursor on a row, if it is there."""
        if key is not None and key in self.rows:
            self.move_cursor(row=self.get_row_index(key))

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer if it is the one under the cursor."""
        strip = super().render_line(y)
        return cursor_line(strip) if is_at(strip, "row", self.cursor_row) else strip
