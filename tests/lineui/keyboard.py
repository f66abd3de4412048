"""The interview in lines as a program in a real terminal, and what it leaves on the disk."""

import fcntl
import os
import re
import sys
import termios
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tests.library.sample import SMALL
from tests.tui.terminal import Terminal, environment


def terminal(
    home: Path,
    *args: str,
    size: tuple[int, int] = (80, 24),
    environ: Mapping[str, str] | None = None,
) -> Terminal:
    """``tensigns ask --plain`` with the small questionnaire."""
    own = {"TENSIGNS_LANG": "en", "TENSIGNS_DATA": str(home / "data"), **(environ or {})}
    command = [sys.executable, "-m", "tensigns", "ask", "--questions", str(SMALL), *args]
    return Terminal(command, environment(home, **own), size, cwd=home)


def awaits(running: Terminal) -> bool:
    """Whether a prompt stands at the end of all that was written."""
    return running.raw.endswith(b": ")


def answering(running: Terminal, *lines: str) -> None:
    """Wait for a prompt, and type lines, each at one; the next prompt stands there then."""
    running.wait_until(lambda _shown: awaits(running), "a prompt")
    for line in lines:
        start = len(running.raw)
        running.send(f"{line}\r")
        running.wait_until(partial(_is_next, running, start), "the next prompt")


def _is_next(running: Terminal, start: int, _shown: str) -> bool:
    return awaits(running) and b"\n" in running.raw[start:]


def sleeps(running: Terminal) -> bool:
    """Whether the program has taken in all that was typed, and waits."""
    process = Path(f"/proc/{running.process.pid}")
    keyboard = os.open(process / "fd" / "0", os.O_RDONLY | os.O_NOCTTY)
    typed = int.from_bytes(fcntl.ioctl(keyboard, termios.FIONREAD, bytes(4)), sys.byteorder)
    os.close(keyboard)
    return typed == 0 and (process / "stat").read_bytes().rpartition(b") ")[2][:1] == b"S"


def contents(folder: Path) -> list[str]:
    """What the sittings under a folder hold, but for their times."""
    paths = sorted(folder.rglob("clients/*/*.toml"))
    return [without_times(path.read_text(encoding="utf-8")) for path in paths]


def without_times(text: str) -> str:
    """A sitting's file without what goes by the clock."""
    keys = r"(?m)^(id|added|started|finished|seal) = .*$"
    return re.sub(keys, "", text)
