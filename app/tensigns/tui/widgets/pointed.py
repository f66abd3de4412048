"""Lists and tables whose cursor is a character, not a colour alone."""

from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import DataTable, OptionList

POINTER = "›"  # noqa: RUF001  a pointer, not a quotation mark

Cell = TypeVar("Cell")


class PointedList(OptionList):
    """An option list that points at the highlighted option; it keeps two cells for that."""

    DEFAULT_CSS = """
    PointedList, PointedList:focus {
        & > .option-list--option { padding: 0 0 0 2; }
        &.-textual-compact > .option-list--option { padding: 0 0 0 2; }
    }
    """

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer if the highlighted option begins there."""
        strip = super().render_line(y)
        if not _is_at(strip, "option", self.highlighted):
            return strip
        if y > 0 and _is_at(super().render_line(y - 1), "option", self.highlighted):
            return strip
        return _pointed(strip)


class PointedTable(DataTable[Cell]):
    """A table that points at the row under the cursor, in the padding of its first column."""

    def render_line(self, y: int) -> Strip:
        """A line, with the pointer if it is the one under the cursor."""
        strip = super().render_line(y)
        return _pointed(strip) if _is_at(strip, "row", self.cursor_row) else strip


def _is_at(strip: Strip, kind: str, place: int | None) -> bool:
    """Whether a line belongs to an option or a row, as Textual marks it for clicks."""
    style = _first_style(strip)
    return style is not None and place is not None and style.meta.get(kind) == place


def _pointed(strip: Strip) -> Strip:
    """The line with the pointer in its first cell."""
    return Strip.join([Strip([Segment(POINTER, _first_style(strip))], 1), strip.crop(1)])


def _first_style(strip: Strip) -> Style | None:
    return next((style for _text, style, _control in strip), None)
