"""``tensigns history``: a client's sittings and entries, and the points by sign over time."""

from typing import Any

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument, SignOption
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option
from tensigns.cli.resolve import no_sitting_message
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import wants_plain_lines
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.history import history_lines
from tensigns.report.render.entry_document import entry_document
from tensigns.report.sign_labels import sign_name
from tensigns.session.client_history import ClientHistory, HistorySitting, load_history


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "List a client's sittings and entries, and the points by sign.\n"
        "\n"
        "The oldest comes first. `tensigns show CLIENT@ID` shows one of them."
    ),
    examples=(
        "tensigns history globex",
        "tensigns history globex --sign 5",
        "tensigns history globex --json",
    ),
)
@click.argument("client", cls=ClientArgument)
@click.option(
    "--sign",
    metavar="SIGN",
    cls=SignOption,
    help=N_("Only what is about this sign: its id or number."),
)
@json_option()
def history(client: str, sign: str | None, *, as_json: bool) -> None:
    """Print a client's history. Print the files that cannot be read to standard error."""
    library = open_library()
    resolved_client = library.find(client, by_prefix=True)
    client_history = load_history(library, resolved_client)
    if sign is not None:
        client_history = client_history.of_sign(_sign_id(sign, library))
    output.print_messages((*client_history.faults, *client_history.date_faults))
    if as_json:
        output.print_json(_document(resolved_client, client_history))
    elif client_history.time_line():
        lines = history_lines(resolved_client, client_history, as_lists=wants_plain_lines())
        output.print_text("\n".join(lines))
    else:
        output.print_text(_nothing_message(resolved_client, client_history))


def _sign_id(text: str, library: Library) -> str:
    # Imported here because most calls of the command do not need it.
    from tensigns.session.journal import resolve_signs

    sign_ids = resolve_signs([text], library)
    if not sign_ids:
        raise BadInput(_("--sign: name a sign by its id or number"))
    return sign_ids[0]


def _nothing_message(client: Client, client_history: ClientHistory) -> str:
    if client_history.sign_id is None:
        return no_sitting_message(client)
    message = _("{client}: there is nothing about {sign}.")
    sign = sign_name(client_history.sign_id, client_history.sign_labels)
    return message.format(client=client.name, sign=sign)


def _document(client: Client, client_history: ClientHistory) -> dict[str, Any]:
    return {
        "client": client.name,
        "slug": client.slug,
        "status": client_history.standing,
        "sittings": [
            {
                "sitting": sitting.id,
                "date": sitting.day.isoformat(),
                "recommendation": sitting.recommendation,
                "points": sitting.points,
                "open": sitting.open_count,
                "signs": _sign_points(sitting, client_history.sign_id),
                "amends": sitting.amends,
            }
            for sitting in reversed(client_history.sittings)
        ],
        "entries": [entry_document(row.entry) for row in reversed(client_history.entries)],
    }


def _sign_points(sitting: HistorySitting, sign_id: str | None) -> dict[str, int]:
    """Return the points by sign id, of one sign if ``sign_id`` is not None."""
    points = sitting.sign_points
    return dict(points) if sign_id is None else {sign_id: points[sign_id]}
