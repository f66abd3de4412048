"""``tensigns show``: one sitting with its reasons."""

import click

from tensigns.cli import output
from tensigns.cli.named import Named, finished
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import library
from tensigns.cli.whom import Client
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting, Source
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.document import Document, document
from tensigns.report.plain import plain, plain_revisited
from tensigns.report.report import build
from tensigns.report.revisited import is_another_edition, revisit, revisited_document
from tensigns.store.questionnaires import builtin


@click.command(
    cls=Command,
    help=N_(
        "Show a client's latest sitting with its reasons.\n\n"
        "CLIENT is a name or a slug, as `tensigns list --json` tells them; CLIENT@ID shows another "
        "sitting."
    ),
    examples=(
        "tensigns show globex",
        "tensigns show globex@20261123T101530Z --json",
        "tensigns show globex@20261123T101530Z --today",
    ),
)
@click.argument("client", cls=Client, sittings=True)
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("Print a JSON document."))
@click.option(
    "--today",
    is_flag=True,
    cls=Option,
    help=N_("Add what it comes to under today's questionnaire."),
)
def show(client: str, *, as_json: bool, today: bool) -> None:
    """Print a finished sitting."""
    named = finished(library(), client)
    older = is_another_edition(named.sitting.source, builtin().source)
    if today and not older:
        output.warn(_("There is no newer version of its questionnaire."))
    if as_json:
        told = document(named.edition.questionnaire, named.sitting, named.client.slug)
        more = {"today": _document_today(named) if older else None}
        output.say_json(told | more if today else told)
    elif today and older:
        output.say(plain_revisited(revisit(*_both(named))).rstrip("\n"))
    else:
        output.say(plain(build(named.edition.questionnaire, named.sitting)).rstrip("\n"))


def _document_today(named: Named) -> Document:
    return revisited_document(*_both(named), named.client.slug)


def _both(named: Named) -> tuple[Questionnaire, Sitting, Questionnaire, Source]:
    today = builtin()
    return named.edition.questionnaire, named.sitting, today.questionnaire, today.source
