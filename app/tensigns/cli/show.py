"""``tensigns show``: one sitting with its reasons."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.cli.resolve import ResolvedSitting, resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.report.re_evaluation import is_another_edition, re_evaluate, re_evaluation_document
from tensigns.report.render.sitting_document import Document, sitting_document
from tensigns.report.render.text import text_re_evaluation, text_report
from tensigns.report.sitting_report import build_report


@click.command(
    cls=LocalizedCommand,
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
@click.argument("client", cls=ClientArgument, sittings=True)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
@click.option(
    "--today",
    is_flag=True,
    cls=LocalizedOption,
    help=N_("Add what it comes to under today's questionnaire."),
)
def show(client: str, *, as_json: bool, today: bool) -> None:
    """Print a finished sitting."""
    named = resolve_sitting(open_library(), client)
    older = is_another_edition(named.sitting.questionnaire_ref, builtin_edition().ref)
    if today and not older:
        output.print_message(_("There is no newer version of its questionnaire."))
    if as_json:
        told = sitting_document(named.edition.questionnaire, named.sitting, named.client.slug)
        more = {"today": _document_today(named) if older else None}
        output.print_json(told | more if today else told)
    elif today and older:
        output.print_text(text_re_evaluation(re_evaluate(*_both(named))).rstrip("\n"))
    else:
        output.print_text(
            text_report(build_report(named.edition.questionnaire, named.sitting)).rstrip("\n")
        )


def _document_today(named: ResolvedSitting) -> Document:
    return re_evaluation_document(*_both(named), named.client.slug)


def _both(named: ResolvedSitting) -> tuple[Questionnaire, Sitting, Edition]:
    return named.edition.questionnaire, named.sitting, builtin_edition()
