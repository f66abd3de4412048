"""A program in a real pseudo-terminal, and the screen as a person would see it.

pexpect starts it, pyte keeps the screen. Waiting is for something that shows, until a deadline;
nothing waits for a fixed time.
"""

import os
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

DEADLINE = 20.0
"""Seconds that anything may take, on a busy machine too."""

ENTER = "\r"
ESCAPE = "\x1b"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
F1 = "\x1bOP"
CTRL_C, CTRL_P = "\x03", "\x10"


class Terminal:
    """A running program: its keyboard, its screen, and all that it ever wrote.

    A context manager: what still runs at the end is killed, with everything it started. A
    full-screen program's last picture stays on the screen after its end.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        """Start a program with exactly this environment; ``size`` is columns by rows."""
        columns, rows = size
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        command, *arguments = map(str, argv)
        self.process = pexpect.spawn(
            command,
            arguments,
            env=dict(env),
            dimensions=(rows, columns),
            cwd=None if cwd is None else str(cwd),
            timeout=DEADLINE,
        )
        self.process.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def lines(self) -> tuple[str, ...]:
        """What the screen shows, line by line, without the blanks at their ends."""
        return tuple(line.rstrip() for line in self._screen.display)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is, as column and row from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def send(self, keys: str) -> None:
        """Type: characters as they are, other keys by the constants above."""
        self.process.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, which tells the program."""
        self._screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def wait_for(self, *texts: str, within: float = DEADLINE) -> str:
        """Wait until all of these show at once; the screen then."""
        return self.wait_until(lambda shown: all(text in shown for text in texts), texts, within)

    def wait_until(
        self, holds: Callable[[str], bool], what: object, within: float = DEADLINE
    ) -> str:
        """Wait until the screen's text satisfies something; ``what`` says it when it fails."""
        until = time.monotonic() + within
        while not holds(self.text):
            left = until - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"waited in vain for {what}; the screen:\n{self.text}")
        return self.text

    def watch(self, seconds: float) -> None:
        """Let time pass, and take in what the program writes meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._read(left):
            pass

    def wait_for_end(self, within: float = DEADLINE) -> int:
        """Wait until the program has ended: its exit code, negative for the signal it died of."""
        until = time.monotonic() + within
        while self._read(left := max(until - time.monotonic(), 0)):
            if not left:
                raise AssertionError(f"still running; the screen:\n{self.text}")
        return self._ended(until)

    def hang_up(self, within: float = DEADLINE) -> int:
        """Close the terminal under the program, as closing a window does, and wait for its end."""
        self.process.ptyproc.fileobj.close()
        return self._ended(time.monotonic() + within)

    def _ended(self, until: float) -> int:
        if self.process.isalive():
            ended = os.pidfd_open(self.process.pid)
            ready, _, _ = select.select([ended], [], [], max(until - time.monotonic(), 0))
            os.close(ended)
            if not ready or self.process.isalive():
                raise AssertionError("it has left the terminal and still runs")
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return -int(self.process.signalstatus)

    def close(self) -> None:
        """End it and everything that it started, whatever it is doing."""
        if self.process.isalive():
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.close(force=True)

    def _read(self, within: float) -> bool:
        """Take in what the program writes next, if anything; whether more may come."""
        try:
            written = self.process.read_nonblocking(65536, within)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += written
        self._stream.feed(written)
        return True


def unwrapped(screen: str) -> str:
    """A screen's text as one line: a path or another word that was wrapped is whole in it."""
    return "".join(line.strip() for line in screen.splitlines())


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a program finds around it on a plain machine: a home of its own and a good terminal.

    The settings let answers follow each other faster than a person gives them.
    """
    plain = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "XDG_CONFIG_HOME": str(Path(__file__).parents[1] / "data" / "no_key_interval"),
    }
    return plain | more
