"""Do what the command line of ``tensigns owed`` asks."""

from typing import NamedTuple

from tensigns.cli import output
from tensigns.cli.output_file import write_output
from tensigns.cli.run_context import open_library, run_settings
from tensigns.cli.terminal import at_terminal
from tensigns.clock import now
from tensigns.core.money.demand import Demand
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.report.client_money import ClientMoney
from tensigns.report.letter import LetterForm, draft_sentences, open_places
from tensigns.report.owed_sentences import general_sentence, note_texts
from tensigns.report.reminder import TONES, Tone, build_reminder
from tensigns.report.render.letters import markdown_reminder
from tensigns.report.render.owed_document import owed_document
from tensigns.report.render.owed_text import text_owed
from tensigns.report.wording import long_date
from tensigns.session.owed import load_money
from tensigns.storage.durable_files import display_path


class OwedRequest(NamedTuple):
    """The arguments and options of the command line, as they were typed."""

    client: str
    answers: str | None
    remind: str | None
    path: str | None
    force: bool


def run_owed(request: OwedRequest, *, as_json: bool) -> None:
    """Note what an answers file says, then draft a reminder or print what is owed.

    At a terminal, without an answers file, the user is asked.
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
        from tensigns.cli.line_console import line_console
        from tensigns.lineui.owed import LineMoney

        with line_console() as console:
            LineMoney(console, library, client, now).run()
    else:
        raise BadInput(
            _(
                "There is no terminal to ask at. `--answers FILE` takes what is owed from a file, "
                "`--json` prints it, `--remind` drafts a reminder."
            )
        )


def _load(library: Library, client: Client) -> ClientMoney:
    money = load_money(library, client, now())
    for fault in money.faults:
        output.print_message(fault)
    return money


def _remind(
    library: Library, client: Client, tone: Tone, request: OwedRequest, *, as_json: bool
) -> None:
    """Draft a reminder, keep it, and print it or write it to a file."""
    money = _load(library, client)
    with_sums = tone != "friendly"
    if with_sums and money.demands():
        money = _with_terms(library, client, money, asks=at_terminal() and not as_json)
    demands = money.demands(with_sums=with_sums)
    if not demands:
        message = _("{client}: nothing is late on {day}, so there is nothing to remind of.")
        raise BadInput(message.format(client=client.name, day=long_date(money.day)))
    form = LetterForm.from_terms(money.terms, run_settings().sender)
    markdown = markdown_reminder(build_reminder(money, demands, tone, form))
    kept_path = Documents(library, client).keep("reminder", markdown, now())
    output.print_client_name(client.name)
    for note in _notes(money, demands, tone):
        output.print_message(note)
    if not form.sender.name or not form.sender.place:
        output.print_message(
            _("Your name and place can be set once, in config.toml under [sender].")
        )
    output.print_message(_("Kept as {where}.").format(where=display_path(kept_path)))
    if as_json:
        reminder = {
            "tone": tone,
            "text": markdown,
            "open": [*open_places(markdown)],
            "document": kept_path.name,
        }
        output.print_json({**owed_document(money), "reminder": reminder})
        return
    heading = "".join(f"> {line}\n" for line in draft_sentences(markdown))
    draft = f"{heading}\n{markdown}" if heading else markdown
    write_output(request.path, draft.encode(), force=request.force)


def _with_terms(library: Library, client: Client, money: ClientMoney, *, asks: bool) -> ClientMoney:
    """Return the money of a client with the rule and the kind of buyer, asked if need be."""
    if asks:
        from tensigns.cli.line_console import line_console
        from tensigns.lineui.owed import LineMoney

        with line_console() as console:
            return LineMoney(console, library, client, now).ask_terms()
    if money.terms.rule is None or money.terms.private is None:
        raise BadInput(
            _(
                "{client}: which rule holds, and is the client a private buyer? Say it once in a "
                "file for `--answers`: [terms] with rule (nl, eu, uk, none) and private."
            ).format(client=client.name)
        )
    return money


def _notes(money: ClientMoney, demands: tuple[Demand, ...], tone: Tone) -> list[str]:
    """Return what the user must know about a reminder and the client need not."""
    if tone == "friendly":
        return []
    notes = [note for demand in demands for note in note_texts(demand, money.terms.rule)]
    if tone == "firm":
        notes.append(
            _(
                "The reminder says that you will pause your work. That is risky if the client is "
                "not in default; ask a lawyer when in doubt."
            )
        )
    return [*dict.fromkeys(notes), general_sentence()]
