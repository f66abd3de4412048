"""A sitting in plain lines, at this process's own input and output."""

import contextlib
import io
import shutil
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from tensigns.cli import output
from tensigns.cli.resolve import client_or_new_name
from tensigns.clock import now
from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.lineui import ask_name, run_sitting
from tensigns.lineui.console import Console, OutputEnded
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import SittingSession, SittingStart
from tensigns.text.wrapping import LINE_WIDTH

NARROWEST = 20
"""The fewest cells that lines are laid out for."""

SIGNALS = (signal.SIGHUP, signal.SIGTERM)
"""What ends the sitting from outside, with everything kept; the exit code is 128 and the number."""


def hold(shelves: Library, edition: Edition, client: str | None, start: SittingStart) -> None:
    """Hold a sitting about a client, new or known; somebody who types is asked for a name."""
    try:
        with _ended_by_signals():
            talk = _talk()
            _hold(talk, shelves, edition, client, start)
            talk.flush()
    except OutputEnded:
        output.discard_output()
        raise


def _hold(
    talk: Console, shelves: Library, edition: Edition, client: str | None, start: SittingStart
) -> None:
    if client is None:
        if not talk.by_hand:
            raise BadInput(_("Name the client: `tensigns ask CLIENT`."))
        client = ask_name(talk)
    with SittingSession(
        shelves, edition, client_or_new_name(shelves, client), now, start.amends
    ) as desk:
        run_sitting(talk, desk, now, resume=start.resume)


def _talk() -> Console:
    reader = sys.stdin or io.StringIO()
    if isinstance(reader, io.TextIOWrapper):
        reader.reconfigure(errors="replace")
    if sys.stdout is None:
        raise Failed(_("standard output is closed"))
    return Console(reader, sys.stdout, _width)


def _width() -> int:
    # Some terminals begin a new line as soon as one is full.
    return max(NARROWEST, min(LINE_WIDTH, shutil.get_terminal_size().columns - 1))


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let the signals that are not ignored end the sitting in order."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.getsignal(number) for number in SIGNALS}
    heeded = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])
