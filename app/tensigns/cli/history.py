"""``tensigns history``: every sitting of a client, and the points by sign over time."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option
from tensigns.cli.resolve import no_sitting_message
from tensigns.cli.run_context import open_library
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.wording import (
    NO_VALUE,
    SYMBOLS,
    marked_points,
    open_mark_legend,
    recommendation_word,
)
from tensigns.session.client_history import ClientHistory, HistorySitting, load_history
from tensigns.text.width import cell_width
from tensigns.text.wrapping import wrap

SITTINGS_PER_TABLE = 4
"""The number of sittings whose points stand side by side, so that a table fits 80 columns."""


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "List a client's sittings and the points by sign.\n"
        "\n"
        "The oldest sitting comes first. `tensigns show CLIENT@ID` shows one of them."
    ),
    examples=("tensigns history globex", "tensigns history globex --json"),
)
@click.argument("client", cls=ClientArgument)
@json_option()
def history(client: str, *, as_json: bool) -> None:
    """Print a client's history. Print the files that cannot be read to standard error."""
    library = open_library()
    resolved_client = library.find(client, by_prefix=True)
    client_history = load_history(library, resolved_client)
    for message in (*client_history.faults, *library.misdated_messages(resolved_client)):
        output.print_message(message)
    if as_json:
        output.print_json(_document(resolved_client, client_history))
    elif client_history.sittings:
        output.print_text("\n".join(_lines(resolved_client, client_history)))
    else:
        output.print_text(no_sitting_message(resolved_client))


def _document(client: Client, client_history: ClientHistory) -> dict[str, Any]:
    return {
        "client": client.name,
        "slug": client.slug,
        "status": "active",
        "sittings": [
            {
                "sitting": sitting.id,
                "date": sitting.day.isoformat(),
                "recommendation": sitting.recommendation,
                "points": sitting.points,
                "open": sitting.open_count,
                "signs": dict(sitting.sign_points),
                "amends": sitting.amends,
            }
            for sitting in reversed(client_history.sittings)
        ],
        "entries": [],
    }


def _lines(client: Client, client_history: ClientHistory) -> Iterator[str]:
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
