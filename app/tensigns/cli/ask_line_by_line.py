"""``tensigns ask`` in plain lines, on standard input and output."""

from functools import partial

from tensigns.cli import output
from tensigns.cli.line_console import line_console
from tensigns.clock import now
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.client_choice import ask_client, client_or_new_name
from tensigns.lineui.console import Console
from tensigns.lineui.sitting import run_sitting
from tensigns.questionnaires.reading import Edition
from tensigns.session.drafts import require_draft
from tensigns.session.sitting_session import SittingSession, SittingStart


def ask_line_by_line(
    library: Library, edition: Edition, client_text: str | None, start: SittingStart
) -> None:
    """Hold a sitting in plain lines.

    If the command line names no client, the user chooses a client or types a new name; without a
    terminal this raises :class:`BadInput`. Raise it too if there is no draft to resume.
    """
    with line_console() as console:
        client = _client_or_new_name(console, library, client_text)
        if client is None:
            return
        if start.resume:
            require_draft(library, client)
        with SittingSession(library, edition, client, now, start) as session:
            finished = run_sitting(console, session)
            is_saved = finished is not None or session.has_draft()
        console.flush()
        # In a terminal, the result or the command to resume already names the client.
        if is_saved and not console.is_interactive:
            output.print_client_name(session.name)


def _client_or_new_name(
    console: Console, library: Library, client_text: str | None
) -> Client | str | None:
    """Return a client, the name of a new client, or None if the user leaves.

    If the command line names no client, the user chooses a client or types a new name; without a
    terminal this raises :class:`BadInput`.
    """
    if client_text is not None:
        return client_or_new_name(console, library, client_text)
    if not console.is_interactive:
        raise BadInput(_("Name the client: `tensigns ask CLIENT`."))
    return ask_client(console, library.clients(), partial(client_or_new_name, console, library))
