"""A short sitting in a real terminal, and the state of the terminal and the disk after it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tests.library.sample import SMALL_FILE
from tests.posix_only import SIGKILL, termios
from tests.tui.terminal import (
    ALTERNATE_SCREEN,
    DEADLINE,
    MAIN_SCREEN,
    POLL_INTERVAL,
    Terminal,
    environment,
)

CLIENT = "Globex B.V."
ASK_COMMAND = [sys.executable, "-m", "tensigns", "ask", "--questions", str(SMALL_FILE), CLIENT]
FIRST_QUESTION = "Did they threaten you?"
ANSWERS = {"threats.threatened": "no", "demands.calls": "weekly"}
END_SECONDS = 2.0
"""The most seconds that the program's end may take on an idle computer."""

ResultT = TypeVar("ResultT")


class InterviewSession:
    """The program in a terminal, with its own home folder, which identifies its processes."""

    def __init__(
        self,
        home: Path,
        argv: Sequence[str] = ASK_COMMAND,
        question: str = FIRST_QUESTION,
        **variables: str,
    ) -> None:
        self.home = home
        self.end_seconds = END_SECONDS
        self.terminal = Terminal(argv, environment(home, **variables), (80, 24), cwd=home)
        try:
            self.terminal.wait_for(question)
        except BaseException:
            self.kill()
            raise

    def answer(self) -> None:
        """Give the answers `ANSWERS` to the first two questions."""
        if "How often" not in self.terminal.text:
            self.terminal.send("n")
        self.terminal.wait_for("How often did they call at night?")
        self.terminal.send("3")
        self.terminal.wait_for("Did you raise it?")

    @property
    def saved_draft(self) -> Sitting:
        """The draft on the disk."""
        library = Library(self.home / ".local" / "share" / "tensigns")
        draft = library.draft(library.find(CLIENT))
        assert draft is not None
        return draft

    @property
    def processes(self) -> list[int]:
        """The ids of the processes of this session that still run."""
        home_variable = f"HOME={self.home}\0".encode()
        return [pid for pid in _pids() if home_variable in _process_environment(pid)]

    def within_end_time(self, wait: Callable[[float], ResultT]) -> ResultT:
        """Call ``wait`` with the seconds that the end of the program may take.

        If that fails, call it again with the time of two starts: a start is timed then, which
        shows how busy the computer is.
        """
        try:
            return wait(self.end_seconds)
        except AssertionError:
            return wait(2 * _start_seconds())

    def kill(self) -> None:
        """Kill the program, and every process of the session outside of its terminal."""
        self.terminal.close()
        for pid in self.processes:
            with suppress(ProcessLookupError):
                os.kill(pid, SIGKILL)

    def wait_for_processes(self) -> None:
        """Wait until every process of the session has ended."""
        self.within_end_time(lambda within: wait_until(lambda: not self.processes, within))


@contextmanager
def session_in_multiplexer(
    home: Path, argv: Sequence[str], **variables: str
) -> Iterator[InterviewSession]:
    """Yield a session in tmux or screen. Its server outlives the terminal and is killed."""
    session = InterviewSession(home, argv, **variables)
    try:
        yield session
    finally:
        session.kill()


def is_restored(terminal: Terminal) -> bool:
    """Whether the terminal is ready for a shell: main screen, cursor, no mouse, echo, line mode."""
    raw = terminal.raw
    flags = termios.tcgetattr(terminal.process.child_fd)[3]
    required_flags = termios.ECHO | termios.ICANON | termios.ISIG
    reporting_modes = (b"\x1b[?1000", b"\x1b[?1002", b"\x1b[?2004", b"\x1b[?1004")
    return (
        raw.rfind(MAIN_SCREEN) > raw.rfind(ALTERNATE_SCREEN)
        and raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
        and all(raw.rfind(mode + b"l") > raw.rfind(mode + b"h") for mode in reporting_modes)
        and flags & required_flags == required_flags
    )


def wait_until(condition: Callable[[], bool], within: float = DEADLINE) -> None:
    """Wait until a condition outside the terminal is met."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(POLL_INTERVAL)


def _start_seconds() -> float:
    """Return the seconds from the start of the program to its first question."""
    with tempfile.TemporaryDirectory() as home:
        started = time.monotonic()
        with Terminal(ASK_COMMAND, environment(Path(home)), (80, 24), cwd=Path(home)) as terminal:
            terminal.wait_for(FIRST_QUESTION)
            return time.monotonic() - started


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _process_environment(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""
