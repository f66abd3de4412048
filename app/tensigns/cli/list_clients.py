"""``tensigns list``: every client at a glance."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import click

from tensigns.cli import output
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.cli.run_context import open_library
from tensigns.clock import now
from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.report.wording import SYMBOLS, recommendation_word
from tensigns.session.overview import ResultSummary, result_summary

NONE = "\N{EN DASH}"
"""What stands where there is nothing to tell."""


class Last(NamedTuple):
    """A client's latest sitting; one that amends another stands at that one's day."""

    sitting: str
    date: date
    summary: ResultSummary


class Row(NamedTuple):
    """A client as the list shows it.

    ``sittings`` are those on file, an amended one and its amendment both: to tell them apart, every
    file would have to be opened, and a long list would take half as long again.
    """

    client: Client
    sittings: int
    last: Last | None
    in_progress: bool


@click.command(
    "list",
    cls=LocalizedCommand,
    help=N_("List all clients with their last recommendation."),
    examples=("tensigns list", "tensigns list --json"),
)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def list_clients(*, as_json: bool) -> None:
    """Print a line for every client; files that cannot be read are named on standard error."""
    shelves = open_library()
    survey = shelves.survey()
    for fault in survey.faults:
        output.print_message(fault)
    rows = [_row(shelves, client) for client in survey.clients]
    if as_json:
        output.print_json([_document(row) for row in rows])
    elif rows:
        output.print_text("\n".join(_lines(rows, now().date())))
    else:
        output.print_text(_("No clients yet. `tensigns ask NAME` begins with one."))


def _row(shelves: Library, client: Client) -> Row:
    last, in_progress, known = None, False, shelves.finished(client)
    try:
        standing = shelves.last(client, known)
        last = _last(shelves, standing) if standing else None
    except TensignsError as error:
        output.print_message(str(error))
    try:
        in_progress = shelves.unfinished(client) is not None
    except TensignsError as error:
        output.print_message(str(error))
    return Row(client, len(known), last, in_progress)


def _last(shelves: Library, standing: EffectiveSitting) -> Last:
    questionnaire = shelves.edition(standing.result.source).questionnaire
    return Last(standing.id, standing.day, result_summary(questionnaire, standing.result))


def _document(row: Row) -> dict[str, Any]:
    last = row.last
    return {
        "client": row.client.name,
        "slug": row.client.slug,
        "sittings": row.sittings,
        "last": last
        and {
            "sitting": last.sitting,
            "date": last.date.isoformat(),
            "recommendation": last.summary.recommendation,
            "points": last.summary.points,
            "recheck": last.summary.recheck and last.summary.recheck.isoformat(),
        },
        "in_progress": row.in_progress,
    }


def _lines(rows: list[Row], today: date) -> Iterator[str]:
    """Columns, the name last: only there is the width of a character not known."""
    head = ("  " + _("last"), _("points"), _("date"), _("sittings"), _("client"))
    table = [head, *(_cells(row, today) for row in rows)]
    widths = [max(len(cells[place]) for cells in table) for place in range(len(head) - 1)]
    for cells in table:
        last, points, day, sittings, name = cells
        yield (
            f"{last:<{widths[0]}}  {points:>{widths[1]}}  {day:<{widths[2]}}  "
            f"{sittings:>{widths[3]}}  {name}"
        )


def _cells(row: Row, today: date) -> tuple[str, str, str, str, str]:
    remarks = [row.client.name, *_remarks(row, today)]
    sittings, name = str(row.sittings), ", ".join(remarks)
    if row.last is None:
        return f"{SYMBOLS['undecided']} {NONE}", NONE, NONE, sittings, name
    done = row.last.summary
    said = f"{SYMBOLS[done.recommendation]} {recommendation_word(done.recommendation)}"
    return said, str(done.points), row.last.date.isoformat(), sittings, name


def _remarks(row: Row, today: date) -> Iterator[str]:
    if row.in_progress:
        yield _("a sitting unfinished")
    if row.last and row.last.summary.recheck and row.last.summary.recheck <= today:
        yield _("another look is due")
