"""The modes of a terminal, and what it sends. On Windows nothing here has an effect."""

import os
import sys
from contextlib import suppress
from typing import Any

if sys.platform != "win32":
    import select
    import termios

TerminalModes = list[Any]
"""The modes of a terminal."""

_INPUT_MODES, _LOCAL_MODES = 0, 3
"""The indexes of two sets of flags in the modes of a terminal."""

_READ_SIZE = 4_096


def is_same_terminal(left_fd: int, right_fd: int) -> bool:
    """Whether two open terminals are the same. Raise :class:`OSError` if one is closed."""
    if sys.platform == "win32":
        return False
    else:
        return os.fstat(left_fd).st_rdev == os.fstat(right_fd).st_rdev


def hide_typing(fd: int) -> TerminalModes:
    """Let a terminal show nothing that is typed, and send each character at once.

    Return the modes before. Raise :class:`OSError` if the terminal is gone.
    """
    if sys.platform == "win32":
        return []
    else:
        try:
            modes_before, modes = termios.tcgetattr(fd), termios.tcgetattr(fd)
            modes[_LOCAL_MODES] &= ~(termios.ECHO | termios.ICANON)
            # Enter is then a carriage return, as on the full screen.
            modes[_INPUT_MODES] &= ~termios.ICRNL
            termios.tcsetattr(fd, termios.TCSANOW, modes)
        except termios.error as error:
            raise OSError(*error.args) from error
        return modes_before


def restore_modes(fd: int, modes: TerminalModes) -> None:
    """Give a terminal the modes that :func:`hide_typing` returned, unless it is gone."""
    if sys.platform != "win32":
        with suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, modes)


def read_within(fd: int, seconds: float) -> bytes:
    """Return what a terminal sends within a time; no bytes if it sends nothing or is gone."""
    if sys.platform != "win32":
        with suppress(OSError):
            if select.select([fd], [], [], seconds)[0]:
                return os.read(fd, _READ_SIZE)
    return b""
