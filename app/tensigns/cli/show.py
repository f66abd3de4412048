"""``tensigns show``: one sitting with its reasons."""

import click

from tensigns.cli import output
from tensigns.cli.named import finished
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import library
from tensigns.cli.whom import Client
from tensigns.language import N_
from tensigns.report.document import document
from tensigns.report.plain import plain
from tensigns.report.report import build


@click.command(
    cls=Command,
    help=N_(
        "Show a client's latest sitting with its reasons.\n\n"
        "CLIENT is a name or a slug, as `tensigns list --json` tells them; CLIENT@ID shows another "
        "sitting."
    ),
    examples=("tensigns show globex", "tensigns show globex@20261123T101530Z --json"),
)
@click.argument("client", cls=Client, sittings=True)
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("Print a JSON document."))
def show(client: str, *, as_json: bool) -> None:
    """Print a finished sitting."""
    named = finished(library(), client)
    if as_json:
        output.say_json(document(named.edition.questionnaire, named.sitting, named.client.slug))
    else:
        output.say(plain(build(named.edition.questionnaire, named.sitting)).rstrip("\n"))
