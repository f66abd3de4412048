"""``tensigns ask`` on the full screen."""

from collections.abc import Collection

from tensigns.cli import output
from tensigns.cli.terminal import full_screen_setup
from tensigns.errors import OperationFailed
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.session.drafts import require_draft
from tensigns.session.sitting_session import SittingStart


def ask_full_screen(
    library: Library, edition: Edition, client_text: str | None, start: SittingStart
) -> int:
    """Hold a sitting on the full screen, and return the exit code.

    If the command line names no client, the user picks a client or types a new name. If a new name
    is close to the names of clients, the user picks which client is meant. After the screen is
    closed, a message names the draft or the new sitting, unless there is neither or the screen
    ended with a fault. Raise :class:`BadInput` if there is no draft to resume.
    """
    client: Client | str | None = client_text
    if client is None:
        from tensigns.cli.pickers import pick_or_name

        client = pick_or_name(library)
    if isinstance(client, str):
        client = _client_or_new_name(library, client)
    if start.resume:
        require_draft(library, client)
    ids_before = library.sitting_ids(client) if isinstance(client, Client) else ()
    name = client.slug if isinstance(client, Client) else client
    with full_screen_setup() as setup:
        from tensigns.tui import run_sitting

        code = run_sitting(library, edition, name, start, setup)
    saved_client = client if isinstance(client, Client) else next(iter(library.match(client)), None)
    # The output after a fault may be sent to somebody, so it contains neither name nor slug.
    if saved_client is not None and code != OperationFailed.exit_code:
        _print_closing_message(library, saved_client, ids_before)
    return code


def _client_or_new_name(library: Library, text: str) -> Client | str:
    """Return the client that a text names or the user picks, or the name of a new client."""
    client = library.find_or_name(text)
    if isinstance(client, Client):
        return client
    # Imported here because a known client needs neither.
    from tensigns.prompts.near_clients import near_clients_question

    question = near_clients_question(library, client)
    if question is None:
        return client
    from tensigns.cli.pickers import pick_near_client

    return pick_near_client(library, question)


def _print_closing_message(library: Library, client: Client, ids_before: Collection[str]) -> None:
    """Print how to resume the draft; if there is no draft, print the result of the new sitting.

    If there is no new sitting either, print nothing.
    """
    sitting_ids = library.sitting_ids(client)
    new_ids = [sitting_id for sitting_id in sitting_ids if sitting_id not in ids_before]
    draft = library.draft(client)
    if draft is not None or new_ids:
        output.print_client_name(client.name)
    if draft is not None:
        command = f"tensigns ask {client.slug}"
        message = (
            _("The unfinished amendment is saved. To continue it, run `{command}`.")
            if draft.amends
            else _("The unfinished sitting is saved. To continue it, run `{command}`.")
        )
        output.print_message(message.format(command=command))
    elif new_ids:
        saved = _("Saved as {name}.").format(name=f"{client.slug}@{new_ids[-1]}")
        output.print_message(f"{_result_line(library, client, new_ids[-1])}. {saved}")


def _result_line(library: Library, client: Client, sitting_id: str) -> str:
    from tensigns.report.sitting_report import build_report

    sitting = library.load(client, sitting_id)
    report = build_report(library.edition(sitting.questionnaire_ref).questionnaire, sitting)
    return f"{report.symbol} {report.summary}"
