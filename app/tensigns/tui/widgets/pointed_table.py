"""Tables whose cursor is a character, not a colour alone."""

from typing import TypeVar

from textual.strip import Strip
from textual.widgets import DataTable

from tensigns.tui.widgets.pointed import is_at, pointed

Cell = TypeVar("Cell")


class PointedTable(DataTable[Cell]):
    """A table that points at the row under the cursor, in the padding of its first column."""

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer if it is the one under the cursor."""
        strip = super().render_line(y)
        return pointed(strip) if is_at(strip, "row", self.cursor_row) else strip
