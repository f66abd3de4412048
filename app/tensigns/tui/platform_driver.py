"""The terminal driver for the system that the program runs on."""

import sys

from textual.driver import Driver

from tensigns.environment.terminal_probe import TerminalProbe, TerminalReply


def driver_class() -> type[Driver] | None:
    """Return our driver for Linux and macOS; None for Windows, where Textual uses its own."""
    if sys.platform == "win32":
        return None
    else:
        from tensigns.tui.driver import TerminalDriver  # noqa: PLC0415  Windows has no termios

        return TerminalDriver


def driver_after_probe(probe: TerminalProbe, reply: TerminalReply) -> type[Driver]:
    """Return our driver for a terminal that was sent a request.

    The driver reads the rest of the input before the reply, and restores the modes that the
    terminal had before the request.
    """
    from tensigns.tui.driver import TerminalDriver  # noqa: PLC0415  Windows has no termios

    class ProbedDriver(TerminalDriver):
        early_input = reply.rest
        modes_before = probe.modes_before

    return ProbedDriver
