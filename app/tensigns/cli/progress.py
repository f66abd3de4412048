"""A line on standard error that shows the progress of a command that takes long."""

import contextlib
import shutil
import sys
import time
from collections.abc import Callable, Iterator

from tensigns.cli import output
from tensigns.cli.terminal import wants_plain_lines
from tensigns.language import gettext as _

DELAY = 1.0
"""Seconds before the line first appears. A command that takes less time shows no line."""

INTERVAL = 0.2
"""Seconds between two changes of the line."""


def proof_progress_message() -> str:
    """Return the message for :func:`progress_line` about the proofs of a questionnaire."""
    return _("{done} of {total} signs tried out, {seconds} s")


@contextlib.contextmanager
def progress_line(message: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress within a ``with`` block, and yield the function that reports it.

    The function takes the number of completed steps and the number of all steps. ``message`` has
    the fields ``done``, ``total`` and ``seconds``. If standard error is not a terminal, nothing is
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
    """The progress line on a terminal.

    Usually the line is rewritten in place. If the terminal cannot go back in a line, or if the user
    chose plain lines, a new line is written instead, at doubling intervals. A screen reader would
    read every change of a line that is rewritten.
    """

    def __init__(self, message: str) -> None:
        self._message = message
        self._in_place = not wants_plain_lines()
        self._started = time.monotonic()
        self._next_change = DELAY
        self._shown_width = 0

    def report(self, done: int, total: int) -> None:
        """Show the line if enough time has passed since the last change."""
        elapsed = time.monotonic() - self._started
        if elapsed < self._next_change:
            return
        self._next_change = elapsed + INTERVAL if self._in_place else 2 * elapsed
        text = self._message.format(done=done, total=total, seconds=int(elapsed))
        if self._in_place:
            text = text[: shutil.get_terminal_size().columns - 1]
            # Set first, because clear() needs the width if Ctrl+C arrives while the line is
            # written.
            shown_width, self._shown_width = self._shown_width, len(text)
            output.replace_status(text, shown_width)
        else:
            output.print_message(text)

    def clear(self) -> None:
        """Remove the line from the terminal."""
        if self._shown_width:
            output.replace_status("", self._shown_width)
