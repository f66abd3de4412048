"""The time line of a client: a row for each finished sitting and each entry, newest first."""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tensigns.core.journal.entries import EVENT, EventDetails
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.entry_lines import EntryLine
from tensigns.report.sign_labels import SignLabel
from tensigns.report.wording import (
    marked_points,
    marked_points_text,
    recommendation_word,
    short_date,
)
from tensigns.session.client_history import ClientHistory, TimeLineRow
from tensigns.session.client_page import NextRow
from tensigns.text.width import cell_width
from tensigns.tui.symbols import recommendation_colour, symbol, symbol_width
from tensigns.tui.widgets.table import ROW_MARK, CursorTable

NEXT_SYMBOL = "▸"
"""The symbol of the row with what to do next."""

DAY_WIDTH = 11
"""The width in cells of the column of the days."""

MIN_WIDE_HISTORY = 76
"""The smallest width of a table that has wide columns, in cells."""

MIN_REMARK_WIDTH = 10
"""The smallest width in cells that a remark on a sitting is shown in, with the blanks before it."""

_MARGINS = 9
"""The cells beside the columns: their padding, and the scroll bar."""


_WIDE_WORD, _NARROW_WORD = 17, 9
"""The width in cells of the word that begins the last column, in a wide and in a narrow table."""

_POINTS_WIDTH = 10
"""The most cells of points with their unit. A table without this room shows the number alone."""


class HistoryTable(CursorTable[Text]):
    """The time line. The footer shows the table's Enter key.

    The last column has all that is said of a row, so that a text can take the whole width.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", N_("open"), key_display="enter", id="open"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._labels: Mapping[str, SignLabel] = {}
        self._word_width = _WIDE_WORD
        self._text_width = 0

    def show(
        self,
        client_history: ClientHistory,
        next_rows: Sequence[NextRow],
        marked_ids: Collection[str],
        cursor_id: str | None,
        width: int,
    ) -> None:
        """Show what to do next and the time line, in ``width`` cells.

        The cursor moves to ``cursor_id``. If ``cursor_id`` is None, the cursor stays on its row.
        """
        cursor_id = cursor_id or self.cursor_key
        self._labels = client_history.sign_labels
        self._word_width = _NARROW_WORD if width < MIN_WIDE_HISTORY else _WIDE_WORD
        self._text_width = max(width - 1 - symbol_width() - DAY_WIDTH - _MARGINS, 1)
        rows = client_history.time_line()
        self.clear(columns=True)
        if not rows and not next_rows:
            return
        self._add_columns()
        for next_row in next_rows:
            self.add_row(*self._next_cells(next_row), key=next_row.id)
        for row in rows:
            self.add_row(*self._cells(row, is_marked=row.id in marked_ids), key=row.id)
        self.move_to_key(cursor_id)

    def _add_columns(self) -> None:
        self.add_column(Text(""), width=1)
        self.add_column(Text(""), width=symbol_width())
        self.add_column(Text(_("when")), width=DAY_WIDTH)
        self.add_column(Text(_("what"), no_wrap=True), width=self._text_width)

    def _next_cells(self, row: NextRow) -> tuple[Text, ...]:
        style = self.app.theme_variables.get("primary", "")
        return (
            Text(""),
            Text(NEXT_SYMBOL, style=style),
            Text(short_date(row.day) if row.day else "", style=style),
            Text(row.text, style=f"bold {style}", overflow="ellipsis", no_wrap=True),
        )

    def _cells(self, row: TimeLineRow, *, is_marked: bool) -> tuple[Text, ...]:
        mark = Text(ROW_MARK if is_marked else "")
        if isinstance(row, EntryLine):
            return (mark, Text(""), Text(_entry_day(row)), self._entry_text(row))
        theme = self.app.theme_variables
        quiet = theme.get("quiet", "")
        style = "" if row.is_effective else quiet
        colour = recommendation_colour(row.recommendation, theme) if row.is_effective else quiet
        text = Text(no_wrap=True, overflow="ellipsis")
        text.append(_padded(recommendation_word(row.recommendation), self._word_width), colour)
        free_width = self._text_width - self._word_width - _POINTS_WIDTH
        points = marked_points_text if free_width >= 0 else marked_points
        text.append(f"{points(row.points, is_open=bool(row.open_count)):>2}", style)
        if row.remark and free_width >= MIN_REMARK_WIDTH:
            text.append(f"  {row.remark}", quiet)
        return (
            mark,
            Text(symbol(row.recommendation), style=colour),
            Text(short_date(row.day), style=style),
            text,
        )

    def _entry_text(self, row: EntryLine) -> Text:
        """Return the kind, the numbers of the signs, and the text of an entry.

        In narrow columns, the kind of an event with a text is left out, unless it went well.
        """
        quiet = self.app.theme_variables.get("quiet", "")
        text = Text(no_wrap=True, overflow="ellipsis")
        if self._word_width == _WIDE_WORD:
            text.append(_padded(row.kind, self._word_width), quiet)
        elif row.headline and (row.entry.kind != EVENT or _went_well(row)):
            text.append(f"{row.kind}: ", quiet)
        signs = [self._labels[id_].number for id_ in row.entry.signs if id_ in self._labels]
        text.append(f"{', '.join(map(str, sorted(signs)))}: " if signs else "", quiet)
        text.append(row.headline or (row.kind if self._word_width == _NARROW_WORD else ""))
        return text


def _went_well(row: EntryLine) -> bool:
    return isinstance(row.entry.details, EventDetails) and row.entry.details.good


def _entry_day(row: EntryLine) -> str:
    """Return the day or the month of an entry; of a range, the last day."""
    return row.short_period if row.entry.period.is_month else short_date(row.day)


def _padded(word: str, width: int) -> str:
    """Return a word in exactly ``width`` cells. The last cell is blank."""
    text = Text(word)
    text.truncate(width - 1, overflow="ellipsis")
    return text.plain + " " * (width - cell_width(text.plain))
