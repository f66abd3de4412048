"""``tensigns due``: the dated items of one client or of all clients."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option, refuse_if
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.core.journal.due import DatedItem
from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library

EXIT_DUE = 3
"""The exit code of --exit-code if something is due today or earlier."""


class _ClientItem(NamedTuple):
    """A dated item, and the name and slug of its client."""

    name: str
    slug: str
    item: DatedItem


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "List what has a date.\n\n"
        "That is: conditions, look-backs, steps of a leaving plan, promised payments, a decision "
        "that you put off, and the next look at a client. --ics writes the dates as all-day "
        "events. Events of what is done, deleted or no longer applies are cancelled, so that you "
        "can import the file again. Calendars are often copied to other computers: the events "
        "have no names and none of your texts without --names."
    ),
    examples=(
        "tensigns due",
        "tensigns due globex --json",
        "tensigns due --exit-code",
        "tensigns due --ics tensigns.ics",
    ),
)
@click.argument("client", required=False, metavar="[CLIENT]", cls=ClientArgument)
@json_option()
@option("--exit-code", is_flag=True, help=N_("End with 3 if something is due today or earlier."))
@option("--ics", "path", metavar="FILE", help=N_("Write a calendar that only you can read."))
@option("--names", is_flag=True, help=N_("Put names and your texts in the calendar too."))
def due(
    client: str | None, path: str | None, *, as_json: bool, exit_code: bool, names: bool
) -> int:
    """Print the open dated items, or write a calendar.

    Print a message to standard error for each file that cannot be read.
    """
    refuse_if(names and path is None, _("--names goes with --ics."))
    refuse_if(as_json and path is not None, _("--json and --ics rule each other out."))
    library = open_library()
    chosen_client = library.find(client, by_prefix=True) if client else None
    if path is not None:
        items = _write_calendar(library, chosen_client, path, with_names=names)
    else:
        items = _load_items(library, [chosen_client] if chosen_client else _listed_clients(library))
        _print_items(items, as_json=as_json)
    today = now().date()
    is_due = any(client_item.item.on <= today for client_item in items)
    return EXIT_DUE if exit_code and is_due else 0


def _listed_clients(library: Library) -> Sequence[Client]:
    listing = library.list_clients()
    output.print_messages(listing.faults)
    return listing.clients


def _load_items(library: Library, clients: Sequence[Client]) -> list[_ClientItem]:
    """Return the open dated items, soonest first. Print a message for each fault."""
    from tensigns.session.due import load_dates

    items: list[_ClientItem] = []
    for client in clients:
        try:
            dates = load_dates(library, client, now())
        except TensignsError as error:
            output.print_message(str(error))
            continue
        output.print_messages(dates.faults)
        items.extend(_ClientItem(client.name, client.slug, item) for item in dates.due_items)
    return sorted(items, key=lambda client_item: client_item.item.on)


def _print_items(items: Sequence[_ClientItem], *, as_json: bool) -> None:
    if as_json:
        output.print_json([_document(item) for item in items])
    elif items:
        output.print_text("\n".join(_lines(items, now().date())))
    else:
        output.print_text(_("There is nothing open with a date."))


def _document(client_item: _ClientItem) -> dict[str, Any]:
    from tensigns.report.due_lines import due_text

    name, slug, item = client_item
    return {
        "client": name,
        "slug": slug,
        "on": item.on.isoformat(),
        "what": item.text or due_text(item.kind, item.text),
        "kind": item.kind,
        "id": item.id,
    }


def _lines(items: Sequence[_ClientItem], today: date) -> Iterator[str]:
    """Yield a line for each item. At a terminal, a long line is wrapped below its last column."""
    from tensigns.cli.line_console import terminal_width
    from tensigns.report.due_lines import days_text, due_text
    from tensigns.text.wrapping import wrap

    distances = [days_text(client_item.item.on, today) for client_item in items]
    width = max(map(len, distances))
    for (name, _slug, item), distance in zip(items, distances, strict=True):
        text = due_text(item.kind, item.text)
        days = f"{item.on.isoformat()}  {distance:<{width}}  "
        if at_terminal():
            yield from wrap(f"{name}: {text}", days, " " * len(days), terminal_width())
        else:
            yield f"{days}{name}: {text}"


def _write_calendar(
    library: Library, client: Client | None, path: str, *, with_names: bool
) -> list[_ClientItem]:
    """Write the calendar of a client, or of all clients, and return the open items in it.

    Replace a calendar that this program wrote, but no other file.
    """
    from tensigns.cli.output_file import write_output
    from tensigns.report.render.calendar import calendar_bytes
    from tensigns.session.calendar import is_replaceable, load_all_events, load_events

    events, faults = (
        load_events(library, [client], now()) if client else load_all_events(library, now())
    )
    output.print_messages(faults)
    data = calendar_bytes(events, now(), with_names=with_names)
    write_output(path, data, force=is_replaceable(Path(path)))
    return [
        _ClientItem(event.client_name, event.slug, event.item)
        for event in events
        if event.item.is_open
    ]
