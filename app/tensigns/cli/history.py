"""``tensigns history``: every sitting of a client, and the points by sign over time."""

from typing import Any

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option
from tensigns.cli.resolve import no_sitting_message
from tensigns.cli.run_context import open_library
from tensigns.language import N_
from tensigns.library.clients import Client
from tensigns.lineui.history import history_lines
from tensigns.session.client_history import ClientHistory, load_history


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
        output.print_text("\n".join(history_lines(resolved_client, client_history)))
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
