"""A table whose cursor is a character, not only a colour."""

from collections.abc import Container
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import DataTable
from textual.widgets._data_table import RowRenderables

from tensigns.tui.widgets.concealing import concealed
from tensigns.tui.widgets.option_list import is_line_of, line_offset, with_pointer

Cell = TypeVar("Cell")

ROW_MARK = "*"
"""The mark of a row that the user marked for a comparison."""


class CursorTable(DataTable[Cell]):
    """A table with a pointer before the row under the cursor, in the padding of its first column.

    This class replaces Textual's DataTable, which shows the row under the cursor only by colour. In
    a DataTable, Home and End move the cursor along a row; in this class, to the first and the last
    row. The keys can be set in ``config.toml``.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False, id="up"),
        Binding("down", "cursor_down", show=False, id="down"),
        Binding("pageup", "page_up", show=False, id="page_up"),
        Binding("pagedown", "page_down", show=False, id="page_down"),
        Binding("home", "scroll_top", show=False, id="first"),
        Binding("end", "scroll_bottom", show=False, id="last"),
    ]

    def __init__(self) -> None:
        # The cells under the cursor keep their colours, which stand for recommendations.
        super().__init__(cursor_type="row", cursor_foreground_priority="renderable")

    def _get_row_renderables(self, row_index: int) -> RowRenderables:
        """Return the cells of a row as they are shown. Textual has no public method for it."""
        label, cells = super()._get_row_renderables(row_index)
        return RowRenderables(label, [*map(concealed, cells)])

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor; None in an empty table."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.ordered_rows[self.cursor_row].key.value

    def next_key(self, candidates: Container[str | None]) -> str | None:
        """Return the key of the first candidate at or below the cursor.

        If there is none, return the key of the last candidate above the cursor. Return None if no
        row is a candidate.
        """
        keys = [row.key.value for row in self.ordered_rows]
        below, above = keys[self.cursor_row :], keys[: self.cursor_row]
        return next((key for key in (*below, *reversed(above)) if key in candidates), None)

    def move_to_key(self, key: str | None) -> None:
        """Move the cursor to the row with this key, if there is one."""
        if key is not None and key in self.rows:
            self.move_cursor(row=self.get_row_index(key))

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the row under the cursor is on the screen; None if it is out of view."""
        return line_offset(self, "row", self.cursor_row)

    def render_line(self, y: int) -> Strip:
        """Return a line of the table. The row under the cursor has the pointer."""
        strip = super().render_line(y)
        return with_pointer(strip) if is_line_of(strip, "row", self.cursor_row) else strip
