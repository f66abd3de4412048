"""Tables whose cursor is a character, not a colour alone."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import DataTable

from tensigns.tui.widgets.pointed import is_at, pointed

Cell = TypeVar("Cell")


class PointedTable(DataTable[Cell]):
    """A table that points at the row under the cursor, in the padding of its first column.

    Home and End go to its first and its last row; Textual's go along a row.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer if it is the one under the cursor."""
        strip = super().render_line(y)
        return pointed(strip) if is_at(strip, "row", self.cursor_row) else strip
