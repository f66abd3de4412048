"""``tensigns ask`` in plain lines, on standard input and output."""

import contextlib
import io
import shutil
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from tensigns.cli import output
from tensigns.clock import now
from tensigns.environment.ending_signals import ending_signals
from tensigns.errors import BadInput, OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.client_choice import ask_client
from tensigns.lineui.console import Console, OutputEnded
from tensigns.lineui.sitting import run_sitting
from tensigns.questionnaires.reading import Edition
from tensigns.session.drafts import require_draft
from tensigns.session.sitting_session import SittingSession, SittingStart
from tensigns.text.wrapping import LINE_WIDTH

MIN_WIDTH = 20
"""The smallest width, in cells, at which lines are wrapped."""


def ask_line_by_line(
    library: Library, edition: Edition, client_text: str | None, start: SittingStart
) -> None:
    """Hold a sitting in plain lines.

    If the command line names no client, a user at a terminal is asked for a name.
    """
    try:
        with _exit_on_signals():
            console = _open_console()
            with _line_ended_before_errors(console):
                client = _client_or_new_name(console, library, client_text)
                if client is None:
                    return
                if start.resume:
                    require_draft(library, client)
                with SittingSession(library, edition, client, now, start) as session:
                    finished = run_sitting(console, session)
                    is_saved = finished is not None or session.has_draft()
                console.flush()
                # In a terminal, the result and the command to resume name the client.
                if is_saved and not console.is_interactive:
                    output.print_client_name(session.name)
    except OutputEnded:
        output.discard_output()
        raise


def _client_or_new_name(
    console: Console, library: Library, client_text: str | None
) -> Client | str | None:
    """Return the client that the command line names, or that the user chooses.

    Return the name of a new client, or None if the user leaves.
    """
    if client_text is not None:
        return library.find_or_name(client_text)
    if not console.is_interactive:
        raise BadInput(_("Name the client: `tensigns ask CLIENT`."))
    return ask_client(console, library.clients(), library.find_or_name)


@contextlib.contextmanager
def _line_ended_before_errors(console: Console) -> Iterator[None]:
    """If an error interrupts a line of output, end the line before the error is reported."""
    try:
        yield
    except TensignsError:
        with contextlib.suppress(OutputEnded):
            console.end_line()
        raise


def _open_console() -> Console:
    reader = sys.stdin or io.StringIO()
    if isinstance(reader, io.TextIOWrapper):
        reader.reconfigure(errors="surrogateescape")
    if sys.stdout is None:
        raise OperationFailed(_("Standard output is closed"))
    return Console(reader, sys.stdout, _terminal_width)


def _terminal_width() -> int:
    # One cell stays free because some terminals start a new line as soon as a line is full.
    return max(MIN_WIDTH, min(LINE_WIDTH, shutil.get_terminal_size().columns - 1))


@contextlib.contextmanager
def _exit_on_signals() -> Iterator[None]:
    """Raise :class:`SystemExit` for each signal that ends the process.

    Signals that the process ignores stay ignored. The exit code is 128 plus the number of the
    signal. SIGINT still raises :class:`KeyboardInterrupt`.
    """

    def exit_process(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    handlers = {
        number: handler
        for number in ending_signals() - {signal.SIGINT}
        if (handler := signal.getsignal(number)) is not signal.SIG_IGN
    }
    for number in handlers:
        signal.signal(number, exit_process)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
