"""``tensigns show``: one sitting with its reasons, or one journal entry."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import click

from tensigns.cli import output
from tensigns.cli.arguments import AnswerOption, ClientArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, option, refuse_if
from tensigns.cli.resolve import ResolvedSitting, is_entry_id, load_sitting, resolve_client
from tensigns.cli.run_context import open_library
from tensigns.errors import BadInput
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.background import Background, load_background
from tensigns.storage.file_faults import quote_value

if TYPE_CHECKING:
    from tensigns.report.render.sitting_document import Document


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Show a client's latest sitting with its reasons.\n\n"
        "CLIENT is a name or a slug; `tensigns list --json` lists both. CLIENT@ID shows another "
        "sitting, or a journal entry with what it was before it was corrected."
    ),
    examples=(
        "tensigns show globex",
        "tensigns show globex --full",
        "tensigns show globex --if slow-payment.late=none",
        "tensigns show globex@20261123T101530Z --json",
        "tensigns show globex@20261123T101530Z --today",
    ),
)
@click.argument("client", cls=ClientArgument, sittings=True, entries=True)
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
    """Print a finished sitting, or a journal entry."""
    if changes and today:
        raise click.UsageError(_("--if and --today rule each other out."))
    library = open_library()
    resolved_client, item_id = resolve_client(library, client, by_prefix=True)
    if item_id is not None and is_entry_id(library, resolved_client, item_id):
        refuse_if(
            bool(changes) or full or today,
            _("--full, --if and --today are about a sitting; {id} is an entry.").format(id=item_id),
        )
        _show_entry(library, resolved_client, item_id, as_json=as_json)
        return
    shown = _ShownSitting(library, load_sitting(library, resolved_client, item_id))
    if changes:
        _show_what_if(shown, _parse_changes(changes), as_json=as_json, full=full)
    elif today:
        _show_today(shown, as_json=as_json, full=full)
    elif as_json:
        output.print_json(shown.document())
    else:
        _print_report(shown, full=full)


class _ShownSitting:
    """A finished sitting of a client, with its questionnaire and its background."""

    def __init__(self, library: Library, resolved: ResolvedSitting) -> None:
        self._library = library
        self._client = resolved.client
        self.slug = resolved.client.slug
        self.sitting = resolved.sitting
        self.questionnaire = resolved.edition.questionnaire

    @cached_property
    def background(self) -> Background:
        """The background of the sitting. Print a message for each file that cannot be read."""
        background = load_background(self._library, self._client, self.sitting)
        output.print_messages(background.faults)
        return background

    def document(self) -> "Document":
        """Return the JSON document of the sitting."""
        from tensigns.report.render.sitting_document import sitting_document

        return sitting_document(self.questionnaire, self.sitting, self.slug, self.background)


def _show_entry(library: Library, client: Client, entry_id: str, *, as_json: bool) -> None:
    """Print a journal entry with its corrections."""
    from tensigns.report.render.entry_document import entry_document
    from tensigns.report.render.entry_text import text_entry
    from tensigns.session.client_entry import load_entry

    client_entry = load_entry(library, client, entry_id)
    output.print_messages(client_entry.faults)
    if as_json:
        chain = client_entry.chain
        output.print_json(
            {
                "client": client.name,
                "slug": client.slug,
                "entry": entry_document(chain.effective),
                "chain": [entry_document(entry) for entry in chain.entries],
            }
        )
    else:
        output.print_text(text_entry(client_entry.report).rstrip("\n"))


def _show_what_if(
    shown: _ShownSitting, changes: Mapping[str, str], *, as_json: bool, full: bool
) -> None:
    from tensigns.report.render.text import text_what_if
    from tensigns.report.render.what_if_document import what_if_document
    from tensigns.report.what_if import build_what_if, change_answers

    questionnaire, sitting = shown.questionnaire, shown.sitting
    changed = change_answers(questionnaire, sitting, changes, "--if")
    if as_json:
        document = what_if_document(questionnaire, sitting, changed, shown.slug, shown.background)
        output.print_json(shown.document() | {"if": document})
    else:
        what_if = build_what_if(questionnaire, sitting, changed, shown.background)
        output.print_text(text_what_if(what_if, with_all_answers=full).rstrip("\n"))


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


def _show_today(shown: _ShownSitting, *, as_json: bool, full: bool) -> None:
    from tensigns.questionnaires.reading import builtin_edition
    from tensigns.report.re_evaluation import is_another_edition, re_evaluate
    from tensigns.report.render.re_evaluation_document import re_evaluation_document
    from tensigns.report.render.text import text_re_evaluation

    questionnaire, sitting = shown.questionnaire, shown.sitting
    current = builtin_edition()
    is_other_edition = is_another_edition(sitting.questionnaire_ref, current.ref)
    if not is_other_edition:
        output.print_message(_("The program has no other edition of this sitting's questionnaire."))
    if as_json:
        today = (
            re_evaluation_document(questionnaire, sitting, current, shown.slug, shown.background)
            if is_other_edition
            else None
        )
        output.print_json(shown.document() | {"today": today})
    elif is_other_edition:
        re_evaluation = re_evaluate(questionnaire, sitting, current, shown.background)
        text = text_re_evaluation(re_evaluation, with_all_answers=full)
        output.print_text(text.rstrip("\n"))
    else:
        _print_report(shown, full=full)


def _print_report(shown: _ShownSitting, *, full: bool) -> None:
    from tensigns.report.render.text import text_report
    from tensigns.report.sitting_report import build_report

    report = build_report(shown.questionnaire, shown.sitting, shown.background)
    output.print_text(text_report(report, with_all_answers=full).rstrip("\n"))
