"""The history of a client in plain lines."""

from collections.abc import Iterator, Sequence

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.wording import (
    NO_VALUE,
    SYMBOLS,
    marked_points,
    open_mark_legend,
    recommendation_word,
)
from tensigns.session.client_history import ClientHistory, HistorySitting
from tensigns.text.width import cell_width
from tensigns.text.wrapping import wrap

SITTINGS_PER_TABLE = 4
"""The number of sittings whose points stand side by side, so that a table fits 80 columns."""


def history_lines(client: Client, client_history: ClientHistory) -> Iterator[str]:
    """Yield the lines of a history with at least one sitting, the oldest sitting first."""
    sittings = client_history.sittings[::-1]
    effective_sittings = [sitting for sitting in sittings if sitting.is_effective]
    yield client.name
    yield ""
    yield from _sitting_lines(sittings)
    for start in range(0, len(effective_sittings), SITTINGS_PER_TABLE):
        yield ""
        shown_sittings = effective_sittings[start : start + SITTINGS_PER_TABLE]
        yield from _sign_lines(client_history, effective_sittings, shown_sittings)
    if any(sitting.open_count for sitting in sittings):
        yield ""
        yield from wrap(open_mark_legend())


def _sitting_lines(sittings: Sequence[HistorySitting]) -> Iterator[str]:
    """Yield a line for each sitting, and below it the remark about it."""
    head = (_("date"), "  " + _("recommendation"), _("points"), _("left open"), _("sitting"))
    table = [head, *map(_sitting_cells, sittings)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    remarks = ["", *(sitting.remark for sitting in sittings)]
    for (day, recommendation, points, open_count, sitting_id), remark in zip(
        table, remarks, strict=True
    ):
        yield (
            f"{day:<{widths[0]}}  {recommendation:<{widths[1]}}  {points:>{widths[2]}}  "
            f"{open_count:>{widths[3]}}  {sitting_id}"
        )
        yield from wrap(remark, " " * (widths[0] + 4))


def _sitting_cells(sitting: HistorySitting) -> tuple[str, str, str, str, str]:
    symbol, word = SYMBOLS[sitting.recommendation], recommendation_word(sitting.recommendation)
    points = marked_points(sitting.points, is_open=bool(sitting.open_count))
    open_count = str(sitting.open_count or NO_VALUE)
    return sitting.day.isoformat(), f"{symbol} {word}", points, open_count, sitting.id


def _sign_lines(
    client_history: ClientHistory,
    effective_sittings: Sequence[HistorySitting],
    shown_sittings: Sequence[HistorySitting],
) -> Iterator[str]:
    """Yield a table with a column for each shown sitting.

    It has a line for each sign that has points or is open in one of the effective sittings, so that
    the tables of the same client have the same lines.
    """
    labels = {
        sign_id: f"{label.number:>3}  {label.label}"
        for sign_id, label in client_history.sign_labels.items()
        if any(s.sign_points.get(sign_id) or sign_id in s.open_signs for s in effective_sittings)
    }
    if not labels:
        return
    width = max(map(cell_width, (_("Points by sign"), *labels.values())))
    days = (sitting.day.isoformat() for sitting in shown_sittings)
    yield _table_line(_("Points by sign"), days, width)
    for sign_id, label in labels.items():
        yield _table_line(label, (_points_cell(s, sign_id) for s in shown_sittings), width)


def _points_cell(sitting: HistorySitting, sign_id: str) -> str:
    """Return the points of a sign; a dash if the sitting's questionnaire lacks the sign."""
    points = sitting.sign_points.get(sign_id)
    if points is None:
        return NO_VALUE
    return marked_points(points, is_open=sign_id in sitting.open_signs)


def _table_line(label: str, cells: Iterator[str], label_width: int) -> str:
    padding = " " * (label_width - cell_width(label))
    return label + padding + "".join(f"  {cell:>10}" for cell in cells)
