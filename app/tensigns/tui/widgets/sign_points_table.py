"""The points of each sign over time, as bars and as numbers."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual.widgets import DataTable

from tensigns.report.sign_labels import SignLabel
from tensigns.report.wording import short_date
from tensigns.session.client_history import HistorySitting
from tensigns.tui.symbols import dotted_points, points_tone

SIGN_COLUMN_WIDTH = 24
"""The width in cells of the column with the labels of the signs."""

SITTING_COLUMN_WIDTH = 7
"""The width in cells of the column of a sitting."""

BAR_HEIGHTS = "▁▂▃▄▅▆▇█"
"""The characters of a bar, from few points to many points."""

BAR_WIDTH = 2
"""The width of a bar in cells."""

MOST_POINTS = 10
"""The points of a sign at which its bar is full."""


class SignPointsTable(DataTable[Text]):
    """A table with a column for each sitting. A bar beside each number shows the points.

    The table has a row for each sign that has points in a shown sitting, or to which open questions
    could add points. The oldest sitting is on the left.
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

    def show(
        self, sittings: Sequence[HistorySitting], sign_labels: Mapping[str, SignLabel]
    ) -> None:
        """Show the newest sittings.

        ``sittings`` are newest first. ``sign_labels`` are by sign id.
        """
        self.clear(columns=True)
        shown_sittings = sittings[: self.capacity][::-1]
        self.add_column(Text(""), width=SIGN_COLUMN_WIDTH)
        for sitting in shown_sittings:
            title = _column_title(short_date(sitting.day))
            self.add_column(title, width=SITTING_COLUMN_WIDTH)
        for sign_id, sign_label in sign_labels.items():
            if any(s.sign_points.get(sign_id) or sign_id in s.open_signs for s in shown_sittings):
                label = Text(f"{sign_label.number:>2}  {sign_label.label}")
                cells = (self._points_cell(sitting, sign_id) for sitting in shown_sittings)
                self.add_row(label, *cells)
        # Hide only the header of an empty table: a table that was hidden would stay without a size.
        self.show_header = self.row_count > 0

    def _points_cell(self, sitting: HistorySitting, sign_id: str) -> Text:
        """Return the bar and the points; blank if the sitting's questionnaire lacks the sign."""
        points = sitting.sign_points.get(sign_id)
        if points is None:
            return Text("")
        number = dotted_points(points, is_open=sign_id in sitting.open_signs)
        colour = self.app.theme_variables.get(points_tone(points, sitting.thresholds), "")
        return Text.assemble((_bar(points), colour), f"{number:>4}", justify="right")


def _column_title(day: str) -> Text:
    """Return the day and, below it, the year. In all our languages, the year is last in a date."""
    return Text("\n".join(day.rsplit(" ", 1)), justify="right")


def _bar(points: int) -> str:
    """Return a bar whose height shows the points of a sign; empty without points."""
    if points <= 0:
        return ""
    height = min(points * len(BAR_HEIGHTS) // MOST_POINTS, len(BAR_HEIGHTS)) or 1
    return BAR_HEIGHTS[height - 1] * BAR_WIDTH
