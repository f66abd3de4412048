"""The terminal as Textual drives it, where it goes away or sends what is no text."""

import os
import select
import signal
from threading import Thread
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from tensigns.text.ascii_stand_ins import UTF_8, replace_unencodable_cells
from tensigns.tui.symbols import written_encoding


class TerminalDriver(LinuxDriver):
    """Textual's own, but that a terminal that is gone is a hang-up, whoever says so or not.

    Textual would read its end for ever, at full speed. Bytes that are no UTF-8, as a keyboard of
    another encoding sends them, are passed over; Textual would end with a traceback. What is
    painted is in characters that the terminal has, cell for cell; Textual writes UTF-8 regardless.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._is_gone = False
        self._encoding = written_encoding()
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
                self._hang_up()
            return

    def write(self, data: str) -> None:
        """Write, while there is somebody to read; else the queue of what is written would fill."""
        if not self._is_gone:
            super().write(
                data if self._encoding == UTF_8 else replace_unencodable_cells(data, self._encoding)
            )

    def close(self) -> None:
        """Let go of the terminal, and of what it never took."""
        super().close()
        if self._is_gone:
            # Ending the process would try to write it, fail, and change the exit code.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for number in (1, 2):
                os.dup2(nowhere, number)
            os.close(nowhere)

    def _watch(self) -> None:
        """Wait for the terminal to go; the system's signal reaches only whom it controls."""
        terminal = select.poll()
        terminal.register(self.fileno, 0)
        terminal.poll()
        self._hang_up()

    def _hang_up(self) -> None:
        self._is_gone = True
        os.kill(os.getpid(), signal.SIGHUP)
