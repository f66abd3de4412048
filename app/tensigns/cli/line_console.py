"""A console of plain lines on standard input and output, for commands that ask questions."""

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

import click

from tensigns.cli import output
from tensigns.environment.ending_signals import ending_signals
from tensigns.errors import OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.lineui.console import Console, FormLeft, OutputEnded
from tensigns.text.wrapping import LINE_WIDTH

UNDECODED_AS_SURROGATES = "surrogateescape"

MIN_WIDTH = 20
"""The smallest width, in cells, at which lines are wrapped."""


@contextlib.contextmanager
def line_console() -> Iterator[Console]:
    """Yield a console on standard input and output within a ``with`` block.

    A signal that ends the process raises :class:`SystemExit`. Raise :class:`OperationFailed` if
    standard output is closed.
    """
    try:
        with _exit_on_signals():
            console = _open_console()
            with _line_ended_before_errors(console):
                yield console
                console.flush()
    except OutputEnded:
        output.discard_output()
        raise


@contextlib.contextmanager
def leave_command_with_form(console: Console) -> Iterator[None]:
    """If the user leaves a form within a ``with`` block, say so and end the command with code 0."""
    try:
        yield
    except FormLeft:
        console.say_left()
        console.flush()
        click.get_current_context().exit()


@contextlib.contextmanager
def _line_ended_before_errors(console: Console) -> Iterator[None]:
    """If a :class:`TensignsError` interrupts a line of output, end the line before its report."""
    try:
        yield
    except TensignsError:
        with contextlib.suppress(OutputEnded):
            console.end_line()
        raise


def _open_console() -> Console:
    reader = sys.stdin or io.StringIO()
    if isinstance(reader, io.TextIOWrapper) and reader.errors != UNDECODED_AS_SURROGATES:
        # A second console of the same command finds this set, and input that was read already
        # refuses it.
        reader.reconfigure(errors=UNDECODED_AS_SURROGATES)
    if sys.stdout is None:
        raise OperationFailed(_("Standard output is closed"))
    return Console(reader, sys.stdout, terminal_width)


def terminal_width() -> int:
    """Return the width of a line on standard output, in cells."""
    # One cell stays free because some terminals start a new line as soon as a line is full.
    return max(MIN_WIDTH, min(LINE_WIDTH, terminal_columns() - 1))


def terminal_columns() -> int:
    """Return the number of columns of the terminal on standard output."""
    with contextlib.suppress(OSError):
        if columns := os.get_terminal_size(sys.stdout.fileno()).columns:
            return columns
    # Imported here because the first question to a user at a terminal would wait 2 ms for it.
    import shutil

    return shutil.get_terminal_size().columns


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
