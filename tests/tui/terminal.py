"""A program in a real pseudo-terminal, with the screen as a person would see it.

pexpect starts the program, pyte emulates the screen. The methods wait for a condition until a
deadline, never for a fixed time.
"""

import os
import re
import select
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.posix_only import SIGKILL, killpg, set_blocking
from tests.processes import WAIT_LIMIT

DEADLINE = WAIT_LIMIT
"""The most seconds to wait for anything."""

POLL_INTERVAL = 0.005
"""Seconds between two checks whether a program has ended."""

UPDATE_PAUSE = 0.5
"""Seconds without output after which output counts as complete without the end of an update."""

ALTERNATE_SCREEN, MAIN_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
"""The sequences that switch to each screen."""

CURSOR_MOVE = re.compile(rb"\x1b\[\d+;\d+H\Z")
"""The sequence at the end of each update of the full screen."""

ENTER = "\r"
ESCAPE = "\x1b"
HOME = "\x1b[H"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
F1 = "\x1bOP"
CTRL_C, CTRL_P = "\x03", "\x10"


class _Program(pexpect.spawn):  # type: ignore[misc]
    """A program in a pseudo-terminal. No method that asks for its state waits for its end.

    Once pexpect has read the end of the output, it would wait without end for a program that has
    closed its terminal and still runs.
    """

    flag_eof = False


class Terminal:
    """A running program: its keyboard, its screen, and in ``raw`` all bytes of its output.

    A context manager that kills the program and its process group at the end. The screen does not
    emulate the alternate screen: the last frame of a full-screen program stays after its end.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        """Start a program with exactly this environment; ``size``: columns and rows."""
        columns, rows = size
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        command, *arguments = map(str, argv)
        self.process = _Program(
            command,
            arguments,
            env=dict(env),
            dimensions=(rows, columns),
            cwd=None if cwd is None else str(cwd),
            timeout=DEADLINE,
        )
        # A write to a program that reads nothing must not wait without end.
        set_blocking(self.process.child_fd, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the screen without trailing blanks."""
        return tuple(line.rstrip() for line in self._screen.display)

    @property
    def text(self) -> str:
        """The text of the screen."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and row of the cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def send(self, keys: str | bytes, within: float = DEADLINE) -> None:
        """Type characters; other keys are the constants of this module."""
        unsent = keys.encode() if isinstance(keys, str) else keys
        deadline = time.monotonic() + within
        while unsent:
            seconds_left = max(deadline - time.monotonic(), 0)
            if not select.select([], [self.process.child_fd], [], seconds_left)[1]:
                raise AssertionError(f"it reads no key; the screen:\n{self.text}")
            with suppress(BlockingIOError):
                unsent = unsent[os.write(self.process.child_fd, unsent) :]

    def clear(self) -> None:
        """Clear the screen, as another program may do. The program is not told."""
        self._screen.reset()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the program gets SIGWINCH."""
        self._screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def wait_for(self, *texts: str, within: float = DEADLINE) -> str:
        """Wait until the screen shows all these texts at once. Return the text of the screen."""
        return self.wait_until(lambda screen: all(text in screen for text in texts), texts, within)

    def wait_for_in_order(self, *texts: str, within: float = DEADLINE) -> str:
        """Wait until the screen shows these texts in this order. Return the text of the screen."""

        def is_in_order(screen: str) -> bool:
            positions = [screen.find(text) for text in texts]
            return -1 not in positions and positions == sorted(positions)

        return self.wait_until(is_in_order, ("in this order", *texts), within)

    def wait_until(
        self, condition: Callable[[str], bool], description: object, within: float = DEADLINE
    ) -> str:
        """Wait until the text of the screen meets a condition, and return the text.

        The text is read after a whole update. In the middle of an update, a part of the screen is
        still the older screen. ``description`` names the condition in the error.
        """
        deadline = time.monotonic() + within
        while not (is_met := condition(self.text)) or self._is_within_update:
            size, seconds_left = len(self.raw), max(deadline - time.monotonic(), 0)
            may_follow = self._read(min(seconds_left, UPDATE_PAUSE) if is_met else seconds_left)
            if is_met and len(self.raw) == size:
                break
            if not (seconds_left and may_follow):
                raise AssertionError(f"waited in vain for {description}; the screen:\n{self.text}")
        return self.text

    @property
    def _is_within_update(self) -> bool:
        """Whether an update of the full screen is not complete. It ends with a cursor move."""
        is_full_screen = self.raw.rfind(ALTERNATE_SCREEN) > self.raw.rfind(MAIN_SCREEN)
        return is_full_screen and CURSOR_MOVE.search(self.raw, len(self.raw) - 10) is None

    def watch(self, seconds: float) -> None:
        """Read what the program writes for some seconds."""
        deadline = time.monotonic() + seconds
        while (seconds_left := deadline - time.monotonic()) > 0 and self._read(seconds_left):
            pass

    def wait_for_end(self, within: float = DEADLINE) -> int:
        """Wait until the program has ended. Return its exit code, or minus its signal's number."""
        deadline = time.monotonic() + within
        while self._read(seconds_left := max(deadline - time.monotonic(), 0)):
            if not seconds_left:
                raise AssertionError(f"still running; the screen:\n{self.text}")
        return self._wait_for_exit_code(deadline)

    def hang_up(self, within: float = DEADLINE) -> int:
        """Close the terminal as closing its window does; wait for the program's end.

        Returns the exit code, or minus the signal's number.
        """
        self.process.ptyproc.fileobj.close()
        return self._wait_for_exit_code(time.monotonic() + within)

    def _wait_for_exit_code(self, deadline: float) -> int:
        while self.process.isalive():
            if time.monotonic() >= deadline:
                raise AssertionError("it has left the terminal and still runs")
            time.sleep(POLL_INTERVAL)
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return -int(self.process.signalstatus)

    def close(self) -> None:
        """Kill the program and every process of its group."""
        if self.process.isalive():
            with suppress(ProcessLookupError):
                killpg(self.process.pid, SIGKILL)
        self.process.close(force=True)

    def _read(self, within: float) -> bool:
        """Read output for at most ``within`` seconds. Return whether more output may follow."""
        try:
            output = self.process.read_nonblocking(65536, within)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += output
        self._stream.feed(output)
        return True


def unwrapped(screen: str) -> str:
    """Return the lines of a screen without separators, so that a wrapped path can be found."""
    return "".join(line.strip() for line in screen.splitlines())


def environment(home: Path, **overrides: str) -> dict[str, str]:
    """Return the environment of a plain machine: a home folder, UTF-8 and a terminal with colours.

    The settings let answers follow each other faster than a person gives them.
    """
    variables = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "XDG_CONFIG_HOME": str(Path(__file__).parents[1] / "data" / "no_key_interval"),
    }
    return variables | overrides
