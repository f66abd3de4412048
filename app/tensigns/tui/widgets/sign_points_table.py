"""The points of each sign over time."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.widgets import DataTable

from tensigns.report.wording import short_date
from tensigns.tui.widgets.history_table import HistoryRow

SIGN_COLUMN_WIDTH = 24
"""The width in cells of the column with the labels of the signs."""

SITTING_COLUMN_WIDTH = 7
"""The width in cells of the column of a sitting."""


class SignPointsTable(DataTable[Text]):
    """A table with a column for each sitting, and a row for each sign with points in one of them.

    The oldest sitting is on the left.
    """

    def __init__(self) -> None:
        super().__init__(
            id="signs", cursor_type="none", show_cursor=False, cell_padding=0, header_height=2
        )
        self.can_focus = False

    @property
    def capacity(self) -> int:
        """The number of sittings for which the screen has room; at least 2."""
        return max((self.app.size.width - SIGN_COLUMN_WIDTH - 5) // SITTING_COLUMN_WIDTH, 2)

    def show(self, rows: Sequence[HistoryRow], sign_labels: Mapping[str, str]) -> None:
        """Show the newest sittings. ``rows`` are newest first. ``sign_labels`` are by sign id."""
        self.clear(columns=True)
        sittings = rows[: self.capacity][::-1]
        self.add_column(Text(""), width=SIGN_COLUMN_WIDTH)
        for sitting in sittings:
            title = _column_title(short_date(sitting.day))
            self.add_column(title, width=SITTING_COLUMN_WIDTH)
        for sign, label in sign_labels.items():
            points = [sitting.sign_points.get(sign) for sitting in sittings]
            if any(points):
                self.add_row(Text(label), *(_points_cell(number) for number in points))


def _column_title(day: str) -> Text:
    """Return the day and, below it, the year. In all our languages, the year is last in a date."""
    return Text("\n".join(day.rsplit(" ", 1)), justify="right")


def _points_cell(points: int | None) -> Text:
    """Return the points. They are None if the sitting's questionnaire lacks the sign."""
    return Text("" if points is None else str(points or "·"), justify="right")
