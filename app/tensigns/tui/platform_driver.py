"""The terminal driver for the system that the program runs on."""

import sys

from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Return our driver for Linux and macOS; None for Windows, where Textual uses its own."""
    if sys.platform == "win32":
        return None
    else:
        from tensigns.tui.driver import TerminalDriver  # noqa: PLC0415  Windows has no termios

        return TerminalDriver
