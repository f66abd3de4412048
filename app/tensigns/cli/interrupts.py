"""Ctrl+C while the program starts.

This module imports little, because Ctrl+C during these imports prints a traceback.
"""

import os
import signal
from types import FrameType

INTERRUPTED = 130
"""The exit code after Ctrl+C."""

STANDARD_ERROR = 2


def exit_on_interrupt() -> None:
    """From now on exit at Ctrl+C without running any other code.

    Python would raise :class:`KeyboardInterrupt`. During an import, this exception prints a
    traceback, is lost, or is turned into another exception by a class definition.
    """
    # If the process was started with the signal ignored, the signal stays ignored.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _exit)


def raise_on_interrupt() -> None:
    """From now on raise :class:`KeyboardInterrupt` at Ctrl+C again, so that a command can end."""
    if signal.getsignal(signal.SIGINT) is _exit:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _exit(_number: int, _frame: FrameType | None) -> None:
    # The terminal has shown ^C; this ends that line.
    try:
        os.write(STANDARD_ERROR, b"\n")
    finally:
        os._exit(INTERRUPTED)
