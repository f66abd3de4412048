"""The points of each sign over time."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.widgets import DataTable

from tensigns.report.wording import short_date
from tensigns.tui.widgets.history_table import HistoryRow

LABEL_WIDTH = 24
COLUMN_WIDTH = 7
"""Cells of a sign's label, and of its points in one sitting."""


class SignPointsTable(DataTable[Text]):
    """A row for each sign that has points, a column for each sitting, the oldest first."""

    def __init__(self) -> None:
        super().__init__(
            id="signs", cursor_type="none", show_cursor=False, cell_padding=0, header_height=2
        )
        self.can_focus = False

    @property
    def capacity(self) -> int:
        """The number of sittings for which the screen has room."""
        return max((self.app.size.width - LABEL_WIDTH - 5) // COLUMN_WIDTH, 2)

    def show(self, rows: Sequence[HistoryRow], sign_labels: Mapping[str, str]) -> None:
        """Show the sittings, given newest first; ``sign_labels`` is by sign id."""
        self.clear(columns=True)
        sittings = rows[: self.capacity][::-1]
        self.add_column(Text(""), width=LABEL_WIDTH)
        for sitting in sittings:
            self.add_column(_column_title(short_date(sitting.day)), width=COLUMN_WIDTH)
        for sign, label in sign_labels.items():
            points = [sitting.sign_points.get(sign) for sitting in sittings]
            if any(points):
                self.add_row(Text(label), *(_cell(number) for number in points))


def _column_title(day: str) -> Text:
    """The day above its year, which is the last word in every language of the program."""
    return Text("\n".join(day.rsplit(" ", 1)), justify="right")


def _cell(points: int | None) -> Text:
    """The points; blank if the questionnaire of the sitting lacks the sign."""
    return Text("" if points is None else str(points or "·"), justify="right")
