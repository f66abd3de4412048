"""The terminal driver for Linux and macOS. This module cannot be imported on Windows."""

import os
import select
import sys
from codecs import getincrementaldecoder
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread
from typing import Any, ClassVar

from textual.drivers.linux_driver import LinuxDriver

from tensigns.environment.terminal_modes import restore_modes
from tensigns.system import HANGUP
from tensigns.text.ascii_stand_ins import UTF_8, replace_unencodable_cells
from tensigns.tui.symbols import terminal_encoding
from tensigns.tui.terminal_parser import TerminalParser

READ_SIZE = 4_096
"""The largest number of bytes that are read at once."""

IDLE_WAIT = 0.1
"""Seconds between two checks whether the app stops."""

SEQUENCE_CHECK = 0.02
"""Seconds between two checks of the clock while a control sequence is unfinished."""

TO_LAST_LINE = "\x1b[999;1H\x1b[2K"
"""The sequences that move the cursor to the last line of the terminal and empty this line."""

MOUSE_MODES = (1000, 1002, 1006)
"""The mouse modes: clicks, movements while a button is pressed, positions as numbers.

Textual also requests movements without a pressed button (1003). This program does not need these,
and each of them is a sequence that a slow connection can split.
"""


class TerminalDriver(LinuxDriver):
    """A LinuxDriver that survives a vanished terminal, wrong input and terminals without UTF-8.

    It differs from Textual's driver as follows. A test reproduces each difference.

    - Only complete, known sequences are keys; see :mod:`tensigns.tui.terminal_parser`.
    - An exception in the thread that reads the keys is handled like an exception in the app.
      Textual prints a traceback and exits with 0.
    - A vanished terminal counts as SIGHUP. Textual reads the end of file in an endless loop.
    - Input that is not UTF-8 is replaced, byte by byte. Textual ends with a traceback.
    - Output is converted, cell by cell, to the encoding of the terminal. Textual writes UTF-8.
    - The size is the size of the window. In Textual, COLUMNS and LINES in the environment override
      this size.
    - Mouse movements without a pressed button (mode 1003) and reports of the size (mode 2048) are
      not requested from the terminal.
    - GNU screen gets no request for the mouse. While it reports clicks, it delays Esc until the
      next key.
    - At the end the cursor is on the last line. GNU screen has no second screen by default: what is
      printed next would be in the middle of the screen that the program leaves there.
    - The terminal gets its modes back after everything is written. Textual restores the modes
      first. Ctrl+C then discards output that the terminal has not read, and the full screen stays.
    """

    early_input = b""
    """Input that was read before the driver started."""
    modes_before: ClassVar[list[Any] | None] = None
    """The modes to restore at the end; None for those that the terminal has at the start."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_gone = False
        self._encoding = terminal_encoding()
        # The app uses this size until the first resize event.
        self._size = self._size or self._get_terminal_size()
        self._mouse = self._mouse and not _is_gnu_screen(os.environ)
        if self.input_tty and sys.platform == "linux":
            Thread(target=self._wait_for_hangup, name="tensigns-terminal", daemon=True).start()

    def start_application_mode(self) -> None:
        """Start the full screen. At the end, the terminal gets the modes from before the start."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = self.modes_before or self.attrs_before

    def stop_application_mode(self) -> None:
        """Leave the full screen, and then give the terminal the modes from before the start."""
        modes, self.attrs_before = self.attrs_before, None
        self.write(TO_LAST_LINE)
        super().stop_application_mode()
        super().close()  # Waits until everything is written.
        if modes is not None:
            restore_modes(self.fileno, modes)

    # Input

    def run_input_thread(self) -> None:
        """Read keys until the app stops."""
        try:
            self._read_input()
        except Exception as error:  # noqa: BLE001  a fault of any kind ends the app
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001  as Textual does

    def _read_input(self) -> None:
        parser = TerminalParser()
        decoder = getincrementaldecoder("utf-8")("surrogateescape")
        for event in parser.feed(decoder.decode(self.early_input)):
            self.process_message(event)
        self.early_input = b""
        while not self.exit_event.is_set():
            wait = SEQUENCE_CHECK if parser.is_waiting else IDLE_WAIT
            if select.select([self.fileno], [], [], wait)[0]:
                data = self._read()
                if not data:
                    self._hang_up()
                    return
                for event in parser.feed(decoder.decode(data)):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _read(self) -> bytes:
        """Return the bytes that can be read; no bytes if the terminal is gone."""
        try:
            return os.read(self.fileno, READ_SIZE)
        except OSError:
            return b""

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size of the window. If it is unknown, return the size in the environment."""
        with suppress(OSError):
            size = os.get_terminal_size(self.fileno)
            if all(size):
                return size.columns, size.lines
        return super()._get_terminal_size()

    def _enable_mouse_support(self) -> None:
        self._set_mouse_modes("h")

    def _disable_mouse_support(self) -> None:
        self._set_mouse_modes("l")

    def _set_mouse_modes(self, final: str) -> None:
        if self._mouse:
            self.write("".join(f"\x1b[?{mode}{final}" for mode in MOUSE_MODES))

    def _query_in_band_window_resize(self) -> None:
        """Do nothing, because SIGWINCH reports every new size."""

    # Output

    def write(self, data: str) -> None:
        """Write to the terminal.

        If the terminal is gone, or if the full screen was left, do nothing, because the queue of
        writes would become full.
        """
        writer = self._writer_thread
        if self._is_gone or (writer is not None and not writer.is_alive()):
            return
        if self._encoding != UTF_8:
            data = replace_unencodable_cells(data, self._encoding)
        super().write(data)

    def close(self) -> None:
        """Close the terminal.

        If the terminal is gone, discard buffered output, because Python would write it at exit and
        fail, which changes the exit code.
        """
        super().close()
        if self._is_gone:
            null = os.open(os.devnull, os.O_WRONLY)
            for stream in (1, 2):
                os.dup2(null, stream)
            os.close(null)

    def _wait_for_hangup(self) -> None:
        """Wait until the terminal is gone.

        This is necessary because the system sends SIGHUP only to processes that the terminal
        controls. On macOS ``poll`` does not support terminals. There, :meth:`_read_input` notices
        that the terminal is gone.
        """
        if sys.platform == "linux":
            poll = select.poll()
            poll.register(self.fileno, 0)
            poll.poll()
            self._hang_up()

    def _hang_up(self) -> None:
        self._is_gone = True
        os.kill(os.getpid(), HANGUP)


def _is_gnu_screen(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is GNU screen.

    A terminal window that was opened from GNU screen has STY too, but another TERM.
    """
    return bool(environ.get("STY")) and environ.get("TERM", "").startswith("screen")
