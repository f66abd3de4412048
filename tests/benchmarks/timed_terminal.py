"""Programs in real pseudo-terminals, and the times at which they write."""

import os
import select
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tensigns.environment.terminal_probe import REQUEST
from tests.tui.terminal import DEADLINE, Terminal, environment

SIZE = (100, 30)
CLIENT = "Globex B.V."
QUIET_SECONDS = 0.05
"""Seconds without output after which a program has painted everything."""

PROBE_REPLY = b"\x1b]11;rgb:1515/1717/1c1c\x1b\\\x1b[?62c"
"""A dark background, and the kind of the terminal."""

ROOT = Path(__file__).parents[2]


@contextmanager
def run_module(module: str, *arguments: str, **variables: str) -> Iterator[Terminal]:
    """Run a Python module in a terminal, with a temporary home folder.

    ``variables`` are added to the environment.
    """
    argv: Sequence[str] = [sys.executable, "-m", module, *arguments]
    with (
        TemporaryDirectory() as home,
        Terminal(argv, environment(Path(home), **variables), SIZE, ROOT) as terminal,
    ):
        yield terminal


def ask_command() -> tuple[str, ...]:
    """Return the module and the arguments that open the first question in English."""
    return ("tensigns", "--lang", "en", "ask", CLIENT)


def reply_to_probe(terminal: Terminal) -> None:
    """Reply to the program's request for the background colour, as nearly every terminal does.

    Without a reply, the program waits for the rest of a tenth of a second.
    """
    terminal.process.expect_exact(REQUEST, timeout=DEADLINE)
    os.write(terminal.process.child_fd, PROBE_REPLY)


def wait_for_text(terminal: Terminal, text: str) -> float:
    """Wait until a program writes a text. Return the time in seconds."""
    terminal.process.expect_exact(text.encode(), timeout=DEADLINE)
    return perf_counter()


def wait_for_output(terminal: Terminal) -> float:
    """Wait until a program writes anything. Return the time in seconds."""
    terminal.process.read_nonblocking(65536, DEADLINE)
    return perf_counter()


def wait_for_paint(terminal: Terminal) -> float:
    """Wait until a program has written something and then nothing for ``QUIET_SECONDS``.

    Return the time of the last output in seconds. The program sends only the cells that change, so
    the texts of a question that resembles the one before are not sent as a whole.
    """
    written = wait_for_output(terminal)
    while select.select([terminal.process.child_fd], [], [], QUIET_SECONDS)[0]:
        written = wait_for_output(terminal)
    return written


def drain(terminal: Terminal) -> None:
    """Read until a program writes nothing for ``QUIET_SECONDS``."""
    while select.select([terminal.process.child_fd], [], [], QUIET_SECONDS)[0]:
        terminal.process.read_nonblocking(65536, DEADLINE)
    terminal.process.buffer = b""


def ratio_line(label: str, ratio: float, maximum: float) -> str:
    """Return a line with a ratio and the maximum that it should have."""
    return f"{label:<44} {ratio:5.2f} times  (the aim: at most {maximum})"
