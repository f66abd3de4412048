"""``tensigns list``: the clients with their latest results, or the places where words occur."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from tensigns.cli import output
from tensigns.cli.localized import LocalizedArgument, LocalizedCommand
from tensigns.cli.options import json_option, option
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import wants_plain_lines
from tensigns.clock import now
from tensigns.errors import TensignsError
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.render.field_list import field_lines
from tensigns.report.standing import standing_word
from tensigns.report.wording import NO_VALUE, SYMBOLS, marked_points, recommendation_word
from tensigns.session.overview import ClientOverview, NextDate, client_overview, due_order, is_due
from tensigns.text.discretion import conceal
from tensigns.text.width import cell_width
from tensigns.text.wrapping import wrap

_GAP = "  "
"""What is between two columns of the table."""

_LEAST_NAME_WIDTH = 12
"""The least number of cells for the column of the names in which they are wrapped."""


@click.command(
    "list",
    cls=LocalizedCommand,
    help=N_(
        "List your clients with their last recommendation.\n\n"
        "With WORDS, list where all of them occur together: in a client's name, in a note, in the "
        "journal or in a document. Part of a word is enough.\n\n"
        "Clients you left are not listed without --with-left. The JSON always has them, with "
        "their status; a search finds them too."
    ),
    examples=(
        "tensigns list",
        N_("tensigns list logo sunday"),
        "tensigns list --with-left",
        "tensigns list --json",
    ),
)
@click.argument("words", nargs=-1, metavar="[WORDS]...", cls=LocalizedArgument)
@option(
    "--sort",
    "order",
    type=click.Choice(("name", "due")),
    default="name",
    help=N_("By name, or by the next date; of those with the same date the gravest first."),
)
@option("--with-left", is_flag=True, help=N_("List the clients you left too."))
@json_option()
def list_clients(words: tuple[str, ...], order: str, *, with_left: bool, as_json: bool) -> None:
    """Print the clients, or the places where words occur.

    Print a message to standard error for each file that cannot be read.
    """
    library = open_library()
    if words:
        from tensigns.cli.search import print_hits

        print_hits(library, " ".join(words), as_json=as_json)
        return
    listing = library.list_clients()
    output.print_messages(listing.faults)
    overviews = []
    for client in listing.clients:
        try:
            overview = client_overview(library, client)
        except TensignsError as error:
            output.print_message(str(error))
            continue
        overviews.append(overview)
        output.print_messages(overview.faults)
    if order == "due":
        overviews.sort(key=due_order)
    if as_json:
        output.print_json([_document(overview) for overview in overviews])
    elif overviews:
        _print_table(overviews, with_left=with_left)
    else:
        output.print_text(
            _("No clients yet. `tensigns ask NAME` adds a client and starts a sitting.")
        )


def _print_table(overviews: list[ClientOverview], *, with_left: bool) -> None:
    """Print the table, or in plain lines a list.

    Print to standard error how many clients are left out.
    """
    listed = [overview for overview in overviews if with_left or overview.standing != "left"]
    if listed:
        lines = _list_lines if wants_plain_lines() else _table_lines
        output.print_text("\n".join(lines(listed, now().date())))
    left_count = len(overviews) - len(listed)
    if left_count:
        message = ngettext(
            "{count} client you left is not listed; --with-left lists it.",
            "{count} clients you left are not listed; --with-left lists them.",
            left_count,
        )
        output.print_message(message.format(count=left_count))


def _document(overview: ClientOverview) -> dict[str, Any]:
    latest = overview.latest
    return {
        "client": overview.client.name,
        "slug": overview.client.slug,
        "sittings": overview.sitting_count,
        "status": overview.standing,
        "last": latest
        and {
            "sitting": latest.sitting_id,
            "date": latest.day.isoformat(),
            "recommendation": latest.recommendation,
            "points": latest.points,
            "open": latest.open_count,
            "recheck": latest.recheck and latest.recheck.isoformat(),
        },
        "in_progress": overview.draft is not None,
        "draft": overview.draft
        and {
            "started": overview.draft.started.isoformat(timespec="seconds"),
            "amends": overview.draft.amends,
        },
        "next": overview.next_date
        and {"on": overview.next_date.on.isoformat(), "what": _next_text(overview.next_date)},
    }


def _next_text(next_date: NextDate) -> str:
    from tensigns.report.due_lines import due_text

    return next_date.text or due_text(next_date.kind, "")


def _headings() -> tuple[str, ...]:
    """Return the headings of the columns, in the order of the cells."""
    names = (_("last"), _("points"), _("left open"), _("date"), _("next"), _("sittings"))
    return (*names, _("client"))


def _list_lines(overviews: list[ClientOverview], today: date) -> Iterator[str]:
    """Yield the lines of a list with the cells of the table, for plain lines."""
    for overview in overviews:
        last, *cells, name = _cells(overview, today)
        word = last.partition(" ")[2]
        yield from field_lines(name, zip(_headings(), (word, *cells), strict=False))


def _table_lines(overviews: list[ClientOverview], today: date) -> Iterator[str]:
    """Yield the lines of the table.

    The name is the last column: it is the only text whose width in cells can differ from its
    length. In a terminal that is wide enough, a long name goes on in the next line.
    """
    last_heading, *headings = _headings()
    head = (f"  {last_heading}", *headings)
    table = [head, *(_cells(overview, today) for overview in overviews)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    width = _line_width(sum(widths[:-1]) + len(_GAP) * (len(widths) - 1))
    for last, points, open_count, day, next_day, sittings, name in table:
        cells = (
            f"{last:<{widths[0]}}",
            f"{points:>{widths[1]}}",
            f"{open_count:>{widths[2]}}",
            f"{day:<{widths[3]}}",
            f"{next_day:<{widths[4]}}",
            f"{sittings:>{widths[5]}}",
            "",
        )
        start = _GAP.join(cells)
        if width is None:
            yield start + name
        else:
            # A part of a name would not be replaced in discreet mode.
            yield from wrap(conceal(name), start, " " * cell_width(start), width)


def _line_width(start_width: int) -> int | None:
    """Return the width in which the lines are wrapped; None if they are not wrapped.

    ``start_width`` is the width of the columns before the name.
    """
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    # Imported here because a list that is not for a terminal does not need it.
    from tensigns.cli.line_console import terminal_columns

    # Some terminals start a new line as soon as a line is full.
    width = terminal_columns() - 1
    return width if width - start_width >= _LEAST_NAME_WIDTH else None


def _cells(overview: ClientOverview, today: date) -> tuple[str, ...]:
    """Return the cells of a row."""
    latest = overview.latest
    name = ", ".join([overview.client.name, *_remarks(overview, today)])
    count = str(overview.sitting_count)
    next_day = overview.next_date.on.isoformat() if overview.next_date else NO_VALUE
    if latest is None:
        last = f"{SYMBOLS['undecided']} {NO_VALUE}"
        return last, NO_VALUE, NO_VALUE, NO_VALUE, next_day, count, name
    last = f"{SYMBOLS[latest.recommendation]} {recommendation_word(latest.recommendation)}"
    points = marked_points(latest.points, is_open=bool(latest.open_count))
    open_count = str(latest.open_count or NO_VALUE)
    return last, points, open_count, latest.day.isoformat(), next_day, count, name


def _remarks(overview: ClientOverview, today: date) -> Iterator[str]:
    if overview.standing != "active":
        yield standing_word(overview.standing)
    if overview.sitting_faults:
        yield _("{count} unreadable").format(count=len(overview.sitting_faults))
    if overview.draft is not None:
        is_amendment = overview.draft.amends is not None
        yield _("unfinished amendment") if is_amendment else _("unfinished")
    if is_due(overview, today):
        yield _("due")
