"""The terminal as Textual drives it, where it goes away or sends what is no text."""

import os
import select
import signal
from threading import Thread
from typing import Any

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Textual's own, but that a terminal that is gone is a hang-up, whoever says so or not.

    Textual would read its end for ever, at full speed. Bytes that are no UTF-8, as a keyboard of
    another encoding sends them, are passed over; Textual would end with a traceback.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.input_tty:
            Thread(target=self._watch, name="tensigns-terminal", daemon=True).start()

    def run_input_thread(self) -> None:
        """Read keys until the app stops reading them."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:
                _hang_up()
            return

    def _watch(self) -> None:
        """Wait for the terminal to go; its own signal reaches only who it controls."""
        terminal = select.poll()
        terminal.register(self.fileno, 0)
        terminal.poll()
        _hang_up()


def _hang_up() -> None:
    os.kill(os.getpid(), signal.SIGHUP)
