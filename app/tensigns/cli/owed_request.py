"""Do what the command line of ``tensigns owed`` asks."""

from typing import NamedTuple

from tensigns.cli import output
from tensigns.cli.ask_about_client import ask_about_client
from tensigns.cli.leave_letter import FORMAT_OF_ENDING, rendered_draft
from tensigns.cli.output_file import format_by_ending, write_output
from tensigns.cli.run_context import open_library, run_settings
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.client_money import ClientMoney
from tensigns.report.letter import open_places
from tensigns.report.owed_sentences import TONES, Tone
from tensigns.report.render.letter_page import PAPERS
from tensigns.report.render.owed_document import owed_document
from tensigns.report.render.owed_text import text_owed
from tensigns.session.letters import draft_reminder
from tensigns.session.owed import load_money
from tensigns.storage.durable_files import display_path


class OwedRequest(NamedTuple):
    """The arguments and options of the command line, as they were typed."""

    client: str
    answers: str | None
    remind: str | None
    path: str | None
    force: bool


def run_owed(request: OwedRequest, *, as_json: bool) -> int:
    """Note what an answers file says, then draft a reminder or print what is owed.

    With neither an answers file nor a reminder nor ``as_json``, ask a user at a terminal. Return
    the exit code. Raise :class:`BadInput` if there is no terminal.
    """
    library = open_library()
    client = library.find(request.client, by_prefix=True)
    if request.answers is not None:
        from tensigns.cli.owed_from_answers import note_from_answers

        output.print_client_name(client.name)
        note_from_answers(library, client, request.answers)
    tone = next((tone for tone in TONES if tone == request.remind), None)
    if tone is not None:
        _remind(library, client, tone, request, as_json=as_json)
    elif as_json:
        output.print_json(owed_document(_load(library, client)))
    elif request.answers is not None:
        output.print_text(text_owed(_load(library, client)))
    elif at_terminal():
        return ask_about_client(library, client, "owed")
    else:
        raise BadInput(
            _(
                "There is no terminal to ask at. `--answers FILE` takes what is owed from a file, "
                "`--json` prints it, `--remind` drafts a reminder."
            )
        )
    return 0


def _load(library: Library, client: Client) -> ClientMoney:
    money = load_money(library, client, now())
    output.print_messages(money.faults)
    return money


def _remind(
    library: Library, client: Client, tone: Tone, request: OwedRequest, *, as_json: bool
) -> None:
    """Draft a reminder, keep it, and print it or write it to a file."""
    output_format = format_by_ending(request.path, FORMAT_OF_ENDING) or "markdown"
    money = _load(library, client)
    with_interest = tone != "friendly"
    if with_interest and money.demands():
        money = _with_terms(library, client, money, asks=at_terminal() and not as_json)
    draft = draft_reminder(library, money, tone, run_settings().sender, now())
    output.print_client_name(client.name)
    output.print_messages(draft.notes)
    output.print_path(_("Kept as:"), display_path(draft.path))
    if as_json:
        reminder = {
            "tone": tone,
            "text": draft.markdown,
            "open": [*open_places(draft.markdown)],
            "document": draft.path.name,
        }
        output.print_json({**owed_document(money), "reminder": reminder})
        return
    title = _("Reminder to {client}").format(client=client.name)
    text = rendered_draft(draft, title, output_format, PAPERS[0])
    write_output(request.path, text.encode(), force=request.force)


def _with_terms(library: Library, client: Client, money: ClientMoney, *, asks: bool) -> ClientMoney:
    """Return the client's money after asking for missing terms and rates.

    The user can leave the terms empty. If the user leaves the form, the command ends. Without
    ``asks``, ask nothing, and raise :class:`BadInput` if the terms lack the rule or the kind of
    buyer.
    """
    if asks:
        from tensigns.cli.line_console import leave_command_with_form, line_console
        from tensigns.lineui.owed import LineMoney

        with line_console() as console, leave_command_with_form(console):
            return LineMoney(console, library, client, now, run_settings().sender).ask_terms()
    if money.terms.rule is None or money.terms.private is None:
        raise BadInput(
            _(
                "{client}: which rule holds, and is the client a private buyer? Say it once in a "
                "file for `--answers`: [terms] with rule (nl, eu, uk, none) and private."
            ).format(client=client.name)
        )
    return money
