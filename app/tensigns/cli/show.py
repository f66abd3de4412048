"""``tensigns show``: one sitting with its reasons."""

from collections.abc import Mapping, Sequence

import click

from tensigns.cli import output
from tensigns.cli.arguments import AnswerOption, ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option
from tensigns.cli.resolve import ResolvedSitting, resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.re_evaluation import is_another_edition, re_evaluate, re_evaluation_document
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.render.text import text_re_evaluation, text_report, text_what_if
from tensigns.report.sitting_report import build_report
from tensigns.report.what_if import build_what_if, change_answers, what_if_document
from tensigns.storage.file_faults import quote_value


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Show a client's latest sitting with its reasons.\n\n"
        "CLIENT is a name or a slug; `tensigns list --json` lists both. CLIENT@ID shows another "
        "sitting."
    ),
    examples=(
        "tensigns show globex",
        "tensigns show globex --full",
        "tensigns show globex --if slow-payment.late=none",
        "tensigns show globex@20261123T101530Z --json",
        "tensigns show globex@20261123T101530Z --today",
    ),
)
@click.argument("client", cls=ClientArgument, sittings=True)
@json_option()
@option(
    "--full",
    is_flag=True,
    help=N_("Add every question with its answer, points and note; JSON always has them."),
)
@click.option(
    "--if",
    "changes",
    metavar="KEY=OPTION",
    multiple=True,
    cls=AnswerOption,
    help=N_(
        "Show the result with this answer instead of the given one; nothing is saved. "
        "Can be repeated."
    ),
)
@option(
    "--today",
    is_flag=True,
    help=N_("Add the result of the same answers with today's questionnaire."),
)
def show(client: str, changes: Sequence[str], *, as_json: bool, full: bool, today: bool) -> None:
    """Print a finished sitting."""
    if changes and today:
        raise click.UsageError(_("--if and --today rule each other out."))
    resolved = resolve_sitting(open_library(), client)
    if changes:
        _show_what_if(resolved, _parse_changes(changes), as_json=as_json, full=full)
    elif today:
        _show_today(resolved, as_json=as_json, full=full)
    elif as_json:
        output.print_json(_document(resolved))
    else:
        _print_report(resolved, full=full)


def _show_what_if(
    resolved: ResolvedSitting, changes: Mapping[str, str], *, as_json: bool, full: bool
) -> None:
    questionnaire, sitting = resolved.edition.questionnaire, resolved.sitting
    changed = change_answers(questionnaire, sitting, changes, "--if")
    if as_json:
        what_if = what_if_document(questionnaire, sitting, changed, resolved.client.slug)
        output.print_json(_document(resolved) | {"if": what_if})
    else:
        text = text_what_if(build_what_if(questionnaire, sitting, changed), with_all_answers=full)
        output.print_text(text.rstrip("\n"))


def _parse_changes(changes: Sequence[str]) -> dict[str, str]:
    """Return the option ids by question key. If a key is repeated, the last option counts."""
    options_by_key: dict[str, str] = {}
    for change in changes:
        key, equals, option_id = change.partition("=")
        if not equals:
            message = _("--if: {value} is not KEY=OPTION, such as slow-payment.late=none")
            raise BadInput(message.format(value=quote_value(change)))
        options_by_key[key.strip()] = option_id.strip()
    return options_by_key


def _show_today(resolved: ResolvedSitting, *, as_json: bool, full: bool) -> None:
    questionnaire, sitting = resolved.edition.questionnaire, resolved.sitting
    current = builtin_edition()
    is_other_edition = is_another_edition(sitting.questionnaire_ref, current.ref)
    if not is_other_edition:
        output.print_message(_("The program has no other edition of this sitting's questionnaire."))
    if as_json:
        slug = resolved.client.slug
        today = (
            re_evaluation_document(questionnaire, sitting, current, slug)
            if is_other_edition
            else None
        )
        output.print_json(_document(resolved) | {"today": today})
    elif is_other_edition:
        re_evaluation = re_evaluate(questionnaire, sitting, current)
        text = text_re_evaluation(re_evaluation, with_all_answers=full)
        output.print_text(text.rstrip("\n"))
    else:
        _print_report(resolved, full=full)


def _document(resolved: ResolvedSitting) -> dict[str, object]:
    questionnaire = resolved.edition.questionnaire
    return sitting_document(questionnaire, resolved.sitting, resolved.client.slug)


def _print_report(resolved: ResolvedSitting, *, full: bool) -> None:
    report = build_report(resolved.edition.questionnaire, resolved.sitting)
    output.print_text(text_report(report, with_all_answers=full).rstrip("\n"))
