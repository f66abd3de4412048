"""Asks the terminal for its background colour before the full screen starts.

The request is sent early, so that the terminal replies while the program imports Textual.
"""

import os
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Self

from msgspec import Struct

from tensigns import system
from tensigns.environment.asyncio_import import import_asyncio_without_ssl
from tensigns.environment.settings import Settings
from tensigns.environment.terminal_modes import (
    TerminalModes,
    hide_typing,
    is_same_terminal,
    read_within,
    restore_modes,
)

WAIT_LIMIT = 0.1
"""The longest time, in seconds, from the request until the program starts without a reply."""

REQUEST = b"\x1b]11;?\x1b\\\x1b[c"
"""The requests for the background colour (OSC 11) and for the kind of terminal (DA1).

Nearly every terminal replies to the second request. If it does not know the first, only that reply
comes, and the program need not wait.
"""

_COLOUR_REPLY = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})[^\x07\x1b]*"
    rb"(?:\x07|\x1b\\)"
)
_KIND_REPLY = re.compile(rb"\x1b\[\?[0-9;]*c")

_SILENT_TERMINALS = ("", "dumb", "linux", "unknown")
"""The values of TERM of terminals that do not reply. Some of them print the request."""

_LIGHT_COLOURS = ("7", "9", "10", "11", "12", "13", "14", "15")
"""The numbers that COLORFGBG has for the light colours among the sixteen."""

_SIGNALS = frozenset({*system.KEY_SIGNALS, signal.SIGTERM})
"""The signals that can end the program before the full screen handles them."""

_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1


class TerminalReply(Struct, frozen=True):
    """The reply of a terminal. ``is_light`` is None if the reply has no background colour.

    ``rest`` is the input that is no reply: keys, or the beginning of a reply.
    """

    is_light: bool | None = None
    rest: bytes = b""

    def theme(self, environ: Mapping[str, str]) -> str:
        """Return the theme for the terminal: by the reply, else by COLORFGBG, else dark."""
        colour = environ.get("COLORFGBG", "").rpartition(";")[2]
        is_light = colour in _LIGHT_COLOURS if self.is_light is None else self.is_light
        return "light" if is_light else "dark"


class TerminalProbe:
    """A request that was sent. Until it is closed, the terminal does not show what is typed.

    Otherwise a reply would appear on the screen, and could not be read before Enter.
    """

    def __init__(self, fd: int, modes_before: TerminalModes, limit: float) -> None:
        self.modes_before = modes_before
        self._fd = fd
        self._deadline = monotonic() + limit
        self._handlers_before = {number: signal.getsignal(number) for number in _SIGNALS}
        for number, handler in self._handlers_before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, self._close_and_repeat)

    @classmethod
    def send(cls, input_fd: int, output_fd: int, limit: float = WAIT_LIMIT) -> Self | None:
        """Ask the terminal. Return None on Windows, if input and output differ, and after an error.

        ``limit``: the seconds after which :meth:`read_reply` no longer waits.
        """
        try:
            if not is_same_terminal(input_fd, output_fd):
                return None
            probe = cls(input_fd, hide_typing(input_fd), limit)
        except OSError:
            return None
        try:
            os.write(output_fd, REQUEST)
        except OSError:
            probe.close()
            return None
        return probe

    def read_reply(self) -> TerminalReply:
        """Return the reply, or what has arrived when the time is over.

        What arrives later must be read as a sequence of the terminal, not as keys.
        """
        data = b""
        while not _KIND_REPLY.search(data):
            new_data = read_within(self._fd, max(self._deadline - monotonic(), 0))
            if not new_data:
                break
            data += new_data
        return _parse_reply(data)

    def close(self) -> None:
        """Restore the modes of the terminal and the handlers of the signals."""
        restore_modes(self._fd, self.modes_before)
        for number, handler in self._handlers_before.items():
            if signal.getsignal(number) == self._close_and_repeat:
                signal.signal(number, handler)

    def _close_and_repeat(self, number: int, _frame: FrameType | None) -> None:
        """Restore the modes before a signal ends the program."""
        self.close()
        signal.raise_signal(number)


class FullScreenSetup(Struct, frozen=True):
    """The settings of the full screen, and the request to the terminal, if one was sent."""

    settings: Settings
    probe: TerminalProbe | None


@contextmanager
def set_up_full_screen(settings: Settings, environ: Mapping[str, str]) -> Iterator[FullScreenSetup]:
    """Ask the terminal for its background colour, if that is needed and the terminal would reply.

    It is not needed if a theme or NO_COLOR is set. asyncio is imported, without ssl, while the
    terminal replies.

    Import and run the full screen inside of the ``with`` block. The caller must have checked that
    standard input and output are terminals.
    """
    is_needed = settings.theme == "auto" and not environ.get("NO_COLOR")
    can_ask = is_needed and environ.get("TERM", "") not in _SILENT_TERMINALS
    probe = TerminalProbe.send(_STANDARD_INPUT, _STANDARD_OUTPUT) if can_ask else None
    try:
        import_asyncio_without_ssl()
        yield FullScreenSetup(settings, probe)
    finally:
        if probe is not None:
            probe.close()


def _parse_reply(data: bytes) -> TerminalReply:
    """Return what the input from a terminal says about its background."""
    colour = _COLOUR_REPLY.search(data)
    rest = _KIND_REPLY.sub(b"", _COLOUR_REPLY.sub(b"", data))
    return TerminalReply(None if colour is None else _is_light(colour), rest)


def _is_light(colour: re.Match[bytes]) -> bool:
    """Whether the eye sees a colour as nearer to white than to black."""
    red, green, blue = (int(digits, 16) / (16 ** len(digits) - 1) for digits in colour.groups())
    brightness: float = 0.299 * red + 0.587 * green + 0.114 * blue
    return brightness > 0.5  # noqa: PLR2004  the middle
