"""Ctrl+C while the program starts.

This imports little, since Ctrl+C during its own import prints a traceback.
"""

import os
import signal
from types import FrameType

INTERRUPTED = 130
"""The exit code after Ctrl+C."""

STANDARD_ERROR = 2


def exit_at_once() -> None:
    """From now on exit at Ctrl+C without running any other code.

    Python would raise :class:`KeyboardInterrupt`. Raised by an import it prints a traceback, or it
    is lost, or the class that is being defined turns it into another exception.
    """
    # A process that was started with the signal ignored goes on ignoring it.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _exit)


def raise_exception() -> None:
    """From now on raise :class:`KeyboardInterrupt` at Ctrl+C again, so that a command can end."""
    if signal.getsignal(signal.SIGINT) is _exit:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _exit(_number: int, _frame: FrameType | None) -> None:
    # The terminal has shown ^C; this ends that line.
    try:
        os.write(STANDARD_ERROR, b"\n")
    finally:
        os._exit(INTERRUPTED)
