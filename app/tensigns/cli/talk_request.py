"""Do what the command line of ``tensigns talk`` asks."""

from tensigns.cli import output
from tensigns.cli.answers_source import read_source
from tensigns.cli.ask_about_client import ask_about_client
from tensigns.cli.run_context import open_library, run_settings
from tensigns.cli.talk import TODAY
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.prompts.dates import parse_day
from tensigns.prompts.talk_file import TalkFile, read_talk_file
from tensigns.prompts.talk_form import talk_plan
from tensigns.report.render.talk_document import talk_document
from tensigns.report.talk_context import TalkContext
from tensigns.report.talk_sentences import before_talk_sentences
from tensigns.session.conditions import outcome_entry
from tensigns.session.journal import resolve_signs
from tensigns.session.talk import (
    load_talk_context,
    prepare_talk,
    write_held,
    write_outcomes_and_held,
)
from tensigns.storage.durable_files import display_path


def talk_with(client_text: str, held: str | None, answers: str | None, *, as_json: bool) -> int:
    """Write what the options or a file say, print what is recorded, or ask. Return the exit code.

    Raise :class:`BadInput` if there is nothing to write and no terminal to ask at.
    """
    library = open_library()
    client = library.find(client_text, by_prefix=True)
    context = _load(library, client)
    if held is not None:
        _write_held(library, context, held, as_json=as_json)
    elif answers is not None:
        source = read_source(answers)
        talk_file = read_talk_file(
            context, source.data, source.name, lambda name: resolve_signs([name], library)[0]
        )
        entry_ids = _write_file(library, context, talk_file)
        if not as_json:
            output.print_text("\n".join(entry_ids))
    elif not as_json and at_terminal():
        return ask_about_client(library, client, "talk")
    elif not as_json:
        raise BadInput(
            _(
                "There is no terminal to ask at. `--answers FILE` takes the talk from a file, "
                "`--held` notes that it took place, `--json` prints what is recorded."
            )
        )
    if as_json:
        names = Documents(library, client).names()
        output.print_json(talk_document(_load(library, client), names))
    return 0


def _load(library: Library, client: Client) -> TalkContext:
    context = load_talk_context(library, client, now())
    output.print_messages(context.faults)
    return context


def _write_held(library: Library, context: TalkContext, held: str, *, as_json: bool) -> None:
    noted = now()
    try:
        day = noted.date() if held == TODAY else parse_day(held, noted.date())
    except BadInput as error:
        raise BadInput(f"--held: {error}") from error
    written = write_held(library, context, day, noted)
    output.print_message(_("{client}: noted.").format(client=context.client.name))
    if not as_json:
        output.print_text(written.id)


def _write_file(library: Library, context: TalkContext, talk_file: TalkFile) -> list[str]:
    """Write what a file says, all of it or nothing. Return the ids of the new entries."""
    noted = now()
    outcomes = [outcome_entry(of, result, noted) for of, result in talk_file.outcomes]
    if talk_file.values is None:
        written = write_outcomes_and_held(library, context, outcomes, talk_file.held, noted)
    else:
        output.print_messages(before_talk_sentences(context))
        plan = talk_plan(talk_file.values, context, talk_file.conditions)
        prepared = prepare_talk(
            library,
            context,
            plan,
            noted,
            run_settings().sender,
            outcomes=outcomes,
            held=talk_file.held,
        )
        for path in prepared.paths:
            output.print_path(_("Kept as:"), display_path(path))
        written = (prepared.entry, *prepared.other_entries)
    output.print_message(_("{client}: noted.").format(client=context.client.name))
    return [entry.id for entry in written]
