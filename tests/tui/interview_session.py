"""A short sitting in a real terminal, its end, and what it leaves behind."""

import os
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tests.tui.terminal import DEADLINE, Terminal, environment

SMALL = Path(__file__).parents[1] / "data" / "small.toml"
CLIENT = "Globex B.V."
ASK = [sys.executable, "-m", "tensigns", "ask", "--questions", str(SMALL), CLIENT]
FIRST = "Did they threaten you?"
GONE = 2.0
"""Seconds within which the program ends once it has to."""
ALTERNATE, MAIN = b"\x1b[?1049h", b"\x1b[?1049l"


class Session:
    """The program in a terminal, with a home of its own by which its processes are known."""

    def __init__(
        self, home: Path, argv: Sequence[str] = ASK, question: str = FIRST, **environ: str
    ) -> None:
        self.home = home
        began = time.monotonic()
        self.terminal = Terminal(argv, environment(home, **environ), (80, 24), cwd=home)
        self.terminal.wait_for(question)
        # On a machine that is busy with other things everything takes as much longer as this did.
        self.gone = max(GONE, 2 * (time.monotonic() - began))

    def answer(self) -> None:
        """Answer the first two questions; the answers given are `ANSWERS`."""
        if "How often" not in self.terminal.text:
            self.terminal.send("n")
        self.terminal.wait_for("How often did they call at night?")
        self.terminal.send("3")
        self.terminal.wait_for("Did you raise it?")

    @property
    def saved(self) -> Sitting:
        """The unfinished sitting on the disk."""
        library = Library(self.home / ".local" / "share" / "tensigns")
        sitting = library.draft(library.find(CLIENT))
        assert sitting is not None
        return sitting

    @property
    def processes(self) -> list[int]:
        """Every process of this session that is left, by the process table."""
        mark = f"HOME={self.home}\0".encode()
        return [pid for pid in _pids() if mark in _environ(pid)]

    def wait_until_gone(self) -> None:
        """Wait until no process of the session is left, as long as that may take."""
        wait_until(lambda: not self.processes, self.gone)


ANSWERS = {"threats.threatened": "no", "demands.calls": "weekly"}


def restored(terminal: Terminal) -> bool:
    """Whether the terminal is as a shell wants it: the main screen, echo, whole lines, signals."""
    raw = terminal.raw
    flags = termios.tcgetattr(terminal.process.child_fd)[3]
    wanted = termios.ECHO | termios.ICANON | termios.ISIG
    modes = (b"\x1b[?1000", b"\x1b[?1002", b"\x1b[?2004", b"\x1b[?1004")
    return (
        raw.rfind(MAIN) > raw.rfind(ALTERNATE)
        and raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
        and all(raw.rfind(mode + b"l") > raw.rfind(mode + b"h") for mode in modes)
        and flags & wanted == wanted
    )


def wait_until(holds: Callable[[], bool], within: float = DEADLINE) -> None:
    """Wait until something outside the terminal holds."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        os.sched_yield()


def _pids() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _environ(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""
