"""``tensigns show``: one sitting with its reasons."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option
from tensigns.cli.resolve import resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.re_evaluation import is_another_edition, re_evaluate, re_evaluation_document
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.render.text import text_re_evaluation, text_report
from tensigns.report.sitting_report import build_report


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Show a client's latest sitting with its reasons.\n\n"
        "CLIENT is a name or a slug; `tensigns list --json` lists both. CLIENT@ID shows another "
        "sitting."
    ),
    examples=(
        "tensigns show globex",
        "tensigns show globex@20261123T101530Z --json",
        "tensigns show globex@20261123T101530Z --today",
    ),
)
@click.argument("client", cls=ClientArgument, sittings=True)
@json_option()
@option(
    "--today",
    is_flag=True,
    help=N_("Add the result of the same answers with today's questionnaire."),
)
def show(client: str, *, as_json: bool, today: bool) -> None:
    """Print a finished sitting."""
    resolved = resolve_sitting(open_library(), client)
    questionnaire, sitting = resolved.edition.questionnaire, resolved.sitting
    current = builtin_edition()
    is_other_edition = is_another_edition(sitting.questionnaire_ref, current.ref)
    if today and not is_other_edition:
        output.print_message(_("The program has no other edition of this sitting's questionnaire."))
    if as_json:
        slug = resolved.client.slug
        document = sitting_document(questionnaire, sitting, slug)
        if today:
            document["today"] = (
                re_evaluation_document(questionnaire, sitting, current, slug)
                if is_other_edition
                else None
            )
        output.print_json(document)
    elif today and is_other_edition:
        re_evaluation = re_evaluate(questionnaire, sitting, current)
        output.print_text(text_re_evaluation(re_evaluation).rstrip("\n"))
    else:
        output.print_text(text_report(build_report(questionnaire, sitting)).rstrip("\n"))
