"""Programs in real pseudo-terminals, timed from outside by what they write."""

import select
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.tui.terminal import DEADLINE, Terminal, environment

SIZE = (100, 30)
CLIENT = "Globex B.V."
QUIET = 0.05
"""Seconds without a word after which a program has painted all it had to."""

ROOT = Path(__file__).parents[2]


@contextmanager
def running(module: str, *arguments: str) -> Iterator[Terminal]:
    """A module of Python's in a terminal of its own, with a home of its own."""
    argv: Sequence[str] = [sys.executable, "-m", module, *arguments]
    with TemporaryDirectory() as home, Terminal(argv, environment(Path(home)), SIZE, ROOT) as it:
        yield it


def asking() -> tuple[str, ...]:
    """What starts our first question, in English."""
    return ("tensigns", "--lang", "en", "ask", CLIENT)


def painted(terminal: Terminal, text: str) -> float:
    """Wait until a program writes a text; the time then, in seconds."""
    terminal.process.expect_exact(text.encode(), timeout=DEADLINE)
    return perf_counter()


def reacted(terminal: Terminal) -> float:
    """Wait until a program writes anything; the time then, in seconds."""
    terminal.process.read_nonblocking(65536, DEADLINE)
    return perf_counter()


def drain(terminal: Terminal) -> None:
    """Wait until a program has nothing more to paint."""
    while select.select([terminal.process.child_fd], [], [], QUIET)[0]:
        terminal.process.read_nonblocking(65536, DEADLINE)
    terminal.process.buffer = b""


def told(what: str, ratio: float, most: float) -> str:
    """A line that tells a ratio beside the most that it should be."""
    return f"{what:<44} {ratio:5.2f} times  (the aim: at most {most})"
