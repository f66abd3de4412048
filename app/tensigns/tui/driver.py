"""The terminal driver."""

import os
import select
import signal
from threading import Thread
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from tensigns.text.ascii_stand_ins import UTF_8, replace_unencodable_cells
from tensigns.tui.symbols import terminal_encoding


class TerminalDriver(LinuxDriver):
    """A LinuxDriver that survives a vanished terminal, wrong input and terminals without UTF-8.

    Differences from Textual's, each of which a test reproduces:

    - A vanished terminal counts as SIGHUP. Textual reads its end of file in an endless loop.
    - Input that is not UTF-8, from a keyboard with another encoding, is skipped. Textual ends with
      a traceback.
    - Output is converted, cell by cell, to the encoding of the terminal. Textual writes UTF-8.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_gone = False
        self._encoding = terminal_encoding()
        if self.input_tty:
            Thread(target=self._wait_for_hangup, name="tensigns-terminal", daemon=True).start()

    def run_input_thread(self) -> None:
        """Read keys until the app stops."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:
                self._hang_up()
            return

    def write(self, data: str) -> None:
        """Write to the terminal; once it is gone do nothing, or the queue of writes would fill."""
        if self._is_gone:
            return
        if self._encoding != UTF_8:
            data = replace_unencodable_cells(data, self._encoding)
        super().write(data)

    def close(self) -> None:
        """Close the terminal; if it is gone, discard buffered output too.

        Else Python would write that output at exit, fail, and change the exit code.
        """
        super().close()
        if self._is_gone:
            null = os.open(os.devnull, os.O_WRONLY)
            for stream in (1, 2):
                os.dup2(null, stream)
            os.close(null)

    def _wait_for_hangup(self) -> None:
        """Wait until the terminal is gone.

        The system sends SIGHUP only to the processes that the terminal controls.
        """
        poll = select.poll()
        poll.register(self.fileno, 0)
        poll.poll()
        self._hang_up()

    def _hang_up(self) -> None:
        self._is_gone = True
        os.kill(os.getpid(), signal.SIGHUP)
