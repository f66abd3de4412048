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
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.lineui.console import Console, OutputEnded
from tensigns.lineui.sitting import ask_name, run_sitting
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import SittingSession, SittingStart, require_draft
from tensigns.text.wrapping import LINE_WIDTH

MIN_WIDTH = 20
"""The fewest cells that lines are wrapped to."""


def ask_line_by_line(
    library: Library, edition: Edition, client_text: str | None, start: SittingStart
) -> None:
    """Hold a sitting in plain lines; without a client, a user at a terminal is asked for a name."""
    try:
        with _exit_on_signals():
            console = _open_console()
            if client_text is None:
                if not console.is_interactive:
                    raise BadInput(_("Name the client: `tensigns ask CLIENT`."))
                client_text = ask_name(console)
            client = library.find_or_name(client_text)
            if start.resume:
                require_draft(library, client)
            with SittingSession(library, edition, client, now, start) as session:
                run_sitting(console, session)
            console.flush()
    except OutputEnded:
        output.discard_output()
        raise


def _open_console() -> Console:
    reader = sys.stdin or io.StringIO()
    if isinstance(reader, io.TextIOWrapper):
        reader.reconfigure(errors="replace")
    if sys.stdout is None:
        raise OperationFailed(_("standard output is closed"))
    return Console(reader, sys.stdout, _terminal_width)


def _terminal_width() -> int:
    # One cell stays free because some terminals start a new line as soon as one is full.
    return max(MIN_WIDTH, min(LINE_WIDTH, shutil.get_terminal_size().columns - 1))


@contextlib.contextmanager
def _exit_on_signals() -> Iterator[None]:
    """Raise :class:`SystemExit` for the signals that end the process and that it does not ignore.

    The exit code is 128 and the number. SIGINT stays a :class:`KeyboardInterrupt`.
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
