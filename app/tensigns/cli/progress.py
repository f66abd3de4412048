"""A line on standard error that says how far a command is, for commands that take long."""

import contextlib
import shutil
import sys
import time
from collections.abc import Callable, Iterator

from tensigns.cli import output
from tensigns.cli.terminal import draws_in_place
from tensigns.language import gettext as _

DELAY = 1.0
"""Seconds before the line first appears; a command that takes less shows none."""

INTERVAL = 0.2
"""Seconds between two changes of the line."""


def proof_progress_message() -> str:
    """Return the message of :func:`progress_line` for the proofs of a questionnaire."""
    return _("{done} of {total} signs tried out, {seconds} s")


@contextlib.contextmanager
def progress_line(message: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress within a ``with`` block, and yield the function that reports it.

    The function takes the number of steps that are done and of all steps. ``message`` has the
    fields ``done``, ``total`` and ``seconds``. Without a terminal at standard error nothing is
    shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    line = _ProgressLine(message)
    try:
        yield line.report
    finally:
        line.clear()


class _ProgressLine:
    """The line at a terminal: rewritten in place, or written anew at doubling intervals.

    It is written anew where the terminal cannot go back in a line, and for users of plain lines,
    whose screen reader would read every change.
    """

    def __init__(self, message: str) -> None:
        self._message = message
        self._in_place = draws_in_place()
        self._started = time.monotonic()
        self._next_change = DELAY
        self._shown_width = 0

    def report(self, done: int, total: int) -> None:
        """Show the line if it is due."""
        elapsed = time.monotonic() - self._started
        if elapsed < self._next_change:
            return
        self._next_change = elapsed + INTERVAL if self._in_place else 2 * elapsed
        text = self._message.format(done=done, total=total, seconds=int(elapsed))
        if self._in_place:
            text = text[: shutil.get_terminal_size().columns - 1]
            # Ctrl+C can arrive while this is written: clear() knows of the line by then.
            shown_width, self._shown_width = self._shown_width, len(text)
            output.replace_status(text, shown_width)
        else:
            output.print_message(text)

    def clear(self) -> None:
        """Remove the line from the terminal."""
        if self._shown_width:
            output.replace_status("", self._shown_width)
