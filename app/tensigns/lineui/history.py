"""The history of a client in plain lines: the time line, and the points by sign over time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tensigns.core.journal.entries import Period
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.entry_lines import EntryLine
from tensigns.report.render.field_list import field_lines
from tensigns.report.wording import (
    NO_VALUE,
    SYMBOLS,
    capitalize,
    marked_points,
    open_mark_legend,
    recommendation_word,
)
from tensigns.session.client_history import ClientHistory, HistorySitting, TimeLineRow
from tensigns.session.status_line import status_parts
from tensigns.text.width import cell_width
from tensigns.text.wrapping import wrap

SITTINGS_PER_TABLE = 4
"""The number of sittings whose points stand side by side, so that a table fits 80 columns."""

SEPARATOR = " · "
"""The text between the parts of a line."""

_TEXT_INDENT = " " * 4


class _Cells(NamedTuple):
    """The cells of a row of the time line."""

    day: str
    what: str
    points: str = ""
    open_count: str = ""
    id: str = ""


def history_lines(
    client: Client, client_history: ClientHistory, *, as_lists: bool
) -> Iterator[str]:
    """Yield the lines of a history with at least one row, the oldest row first.

    ``as_lists`` replaces the tables by lists with a line for each cell.
    """
    effective_sittings = [row for row in client_history.sittings[::-1] if row.is_effective]
    yield client.name
    yield from wrap(capitalize(SEPARATOR.join(status_parts(client_history))))
    yield ""
    rows = client_history.time_line()[::-1]
    labels = _sign_labels(client_history, effective_sittings)
    if as_lists:
        yield from (line for row in rows for line in _row_list(row))
        yield from _sign_lists(labels, effective_sittings)
    else:
        yield from _time_line(rows)
        yield from _sign_tables(labels, effective_sittings)
    if any(sitting.open_count for sitting in client_history.sittings):
        yield ""
        yield from wrap(open_mark_legend())


def _time_line(rows: Sequence[TimeLineRow]) -> Iterator[str]:
    """Yield a line for each row, and below it the text of an entry and the remarks."""
    head = _Cells(
        _("date"), "  " + _("recommendation"), _("points"), _("left open"), _("sitting or entry")
    )
    table = [head, *map(_cells, rows)]
    widths = [max(map(cell_width, column)) for column in zip(*table, strict=True)]
    paragraphs: list[tuple[str, ...]] = [(), *map(_paragraphs, rows)]
    for cells, cell_paragraphs in zip(table, paragraphs, strict=True):
        what = cells.what + " " * (widths[1] - cell_width(cells.what))
        yield (
            f"{cells.day:<{widths[0]}}  {what}  {cells.points:>{widths[2]}}  "
            f"{cells.open_count:>{widths[3]}}  {cells.id}"
        )
        for paragraph in cell_paragraphs:
            yield from wrap(paragraph, _TEXT_INDENT)


def _row_list(row: TimeLineRow) -> Iterator[str]:
    """Yield a line for each cell of a row, then the text of an entry and the remarks."""
    cells = _cells(row)
    is_sitting = isinstance(row, HistorySitting)
    what = recommendation_word(row.recommendation) if isinstance(row, HistorySitting) else row.kind
    fields = (
        (_("points"), cells.points),
        (_("left open"), cells.open_count),
        (_("sitting") if is_sitting else _("entry"), cells.id),
    )
    yield from field_lines(f"{cells.day}: {what}", fields)
    for paragraph in _paragraphs(row):
        yield from wrap(paragraph, "  ")


def _cells(row: TimeLineRow) -> _Cells:
    if isinstance(row, EntryLine):
        return _Cells(_entry_day(row.entry.period), "  " + row.kind, id=row.id)
    symbol, word = SYMBOLS[row.recommendation], recommendation_word(row.recommendation)
    points = marked_points(row.points, is_open=bool(row.open_count))
    return _Cells(
        row.day.isoformat(), f"{symbol} {word}", points, str(row.open_count or NO_VALUE), row.id
    )


def _entry_day(period: Period) -> str:
    """Return the day or month of an entry; of a range, the last day."""
    return period.last.isoformat()[:7] if period.is_month else period.last.isoformat()


def _paragraphs(row: TimeLineRow) -> tuple[str, ...]:
    """Return the remark about a sitting, or what an entry says."""
    if isinstance(row, HistorySitting):
        return (row.remark,)
    period = row.entry.period
    is_range = not period.is_day and not period.is_month
    details = SEPARATOR.join((*([row.short_period] if is_range else []), *row.details))
    return (*row.short_paragraphs, details)


def _sign_labels(
    client_history: ClientHistory, effective_sittings: Sequence[HistorySitting]
) -> dict[str, str]:
    """Return the signs that have points or are open in one of the sittings, with their labels."""
    return {
        sign_id: f"{label.number:>3}  {label.label}"
        for sign_id, label in client_history.sign_labels.items()
        if client_history.sign_id in (None, sign_id)
        and any(s.sign_points.get(sign_id) or sign_id in s.open_signs for s in effective_sittings)
    }


def _sign_tables(
    labels: Mapping[str, str], effective_sittings: Sequence[HistorySitting]
) -> Iterator[str]:
    """Yield tables with a column for each sitting. All tables have the same lines."""
    if not labels:
        return
    width = max(map(cell_width, (_("Points by sign"), *labels.values())))
    for start in range(0, len(effective_sittings), SITTINGS_PER_TABLE):
        shown_sittings = effective_sittings[start : start + SITTINGS_PER_TABLE]
        yield ""
        days = (sitting.day.isoformat() for sitting in shown_sittings)
        yield _table_line(_("Points by sign"), days, width)
        for sign_id, label in labels.items():
            yield _table_line(label, (_points_cell(s, sign_id) for s in shown_sittings), width)


def _sign_lists(
    labels: Mapping[str, str], effective_sittings: Sequence[HistorySitting]
) -> Iterator[str]:
    """Yield a list for each sign, with a line for each sitting."""
    if labels:
        yield from ("", _("Points by sign"))
    for sign_id, label in labels.items():
        cells = ((s.day.isoformat(), _points_cell(s, sign_id)) for s in effective_sittings)
        yield from field_lines(" ".join(label.split()), cells)


def _points_cell(sitting: HistorySitting, sign_id: str) -> str:
    """Return the points of a sign; a dash if the sitting's questionnaire lacks the sign."""
    points = sitting.sign_points.get(sign_id)
    if points is None:
        return NO_VALUE
    return marked_points(points, is_open=sign_id in sitting.open_signs)


def _table_line(label: str, cells: Iterator[str], label_width: int) -> str:
    padding = " " * (label_width - cell_width(label))
    return label + padding + "".join(f"  {cell:>10}" for cell in cells)
