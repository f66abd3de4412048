"""Do what the command line of ``tensigns decide`` asks."""

from tensigns.cli import output
from tensigns.cli.answers_source import read_source
from tensigns.cli.ask_about_client import ask_about_client
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.core.journal.decision import LOOK_BACK, DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.prompts.decision_file import read_decision_file
from tensigns.report.decision_context import DecisionContext
from tensigns.report.decision_sentences import after_sentences
from tensigns.report.render.decision_document import decision_document
from tensigns.session.decision import (
    decision_entry,
    decision_to_look_back_at,
    load_decision_context,
    look_back_entry,
)


def decide_about(client_text: str, answers: str | None, *, as_json: bool) -> int:
    """Write what an answers file says, print what is recorded, or ask. Return the exit code.

    Raise :class:`BadInput` if there is neither a file nor a terminal, unless ``as_json`` is true.
    """
    library = open_library()
    client = library.find(client_text, by_prefix=True)
    context = _load(library, client)
    if answers is not None:
        written = library.journal(client).append(_entry_from_file(context, answers))
        output.print_message(_("{client}: noted.").format(client=client.name))
        if as_json:
            output.print_json(decision_document(_load(library, client)))
        else:
            output.print_text(written.id)
            _print_sentences(written)
    elif as_json:
        output.print_json(decision_document(context))
    elif at_terminal():
        return ask_about_client(library, client, "decide")
    else:
        raise BadInput(
            _(
                "There is no terminal to ask at. `--answers FILE` takes the decision from a file, "
                "`--json` prints what is recorded."
            )
        )
    return 0


def _load(library: Library, client: Client) -> DecisionContext:
    context = load_decision_context(library, client, now())
    output.print_messages(context.faults)
    return context


def _entry_from_file(context: DecisionContext, path: str) -> Entry:
    source = read_source(path)
    decision_file = read_decision_file(context, source.data, source.name)
    if decision_file.kind != LOOK_BACK:
        return decision_entry(context, decision_file.values, now())
    decision = decision_to_look_back_at(context, decision_file.decision_id)
    return look_back_entry(decision.id, decision_file.values, now())


def _print_sentences(written: Entry) -> None:
    if isinstance(written.details, DecisionDetails):
        output.print_messages(after_sentences(written.details, written.period.last))
