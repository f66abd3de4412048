"""The details of the row under the cursor of a time line."""

from collections.abc import Iterator

from textual.content import Content

from tensigns.report.entry_lines import EntryLine
from tensigns.report.since_last_time import SinceLastTime
from tensigns.report.wording import (
    capitalize,
    long_date,
    marked_points,
    open_count_text,
    points_text,
    recommendation_word,
)
from tensigns.session.client_history import ClientHistory, HistorySitting, TimeLineRow
from tensigns.tui.widgets.concealing import Static


class HistoryDetail(Static):
    """The text of an entry with its details, or the result of a sitting sign by sign.

    For the latest sitting, the widget also shows what changed since the sitting before.
    """

    def show(
        self, row: TimeLineRow | None, client_history: ClientHistory, since: SinceLastTime | None
    ) -> None:
        """Show a row; nothing if ``row`` is None. ``since`` is given for the latest sitting."""
        if row is None:
            self.update("")
        elif isinstance(row, EntryLine):
            self.update(Content("\n").join(_entry_lines(row)))
        else:
            lines = [*_sitting_lines(row, client_history), *since_lines(since)]
            self.update(Content("\n").join(lines))


def since_lines(since: SinceLastTime | None) -> Iterator[Content]:
    """Yield a blank line, the heading and the sentences of what changed; nothing for None."""
    if since is not None:
        yield Content("")
        yield Content.styled(since.title, "bold $primary")
        yield from map(Content, since.sentences)


def _entry_lines(row: EntryLine) -> Iterator[Content]:
    yield Content.styled(f"{row.period}: {row.kind}", "bold $primary")
    yield from map(Content, filter(str.strip, row.text.splitlines()))
    for label, value in (*row.facts, *row.items):
        yield Content.assemble((f"{capitalize(label)}: ", "$quiet"), value)
    for detail in row.details:
        yield Content.styled(capitalize(detail), "$quiet")


def _sitting_lines(row: HistorySitting, client_history: ClientHistory) -> Iterator[Content]:
    yield Content.styled(long_date(row.day), "bold $primary")
    parts = (
        capitalize(recommendation_word(row.recommendation)),
        points_text(row.points),
        open_count_text(row.open_count),
    )
    yield Content(", ".join(filter(None, parts)))
    if row.remark:
        yield Content.styled(capitalize(row.remark), "$quiet")
    for sign_id, points in sorted(row.sign_points.items(), key=lambda item: -item[1]):
        label = client_history.sign_labels.get(sign_id)
        if points and label is not None:
            number = marked_points(points, is_open=sign_id in row.open_signs)
            yield Content(f"{label.number:>2}  {label.label:<20}{number:>4}")
