"""The line-by-line interview as a program in a real terminal, and the files that it writes."""

import os
import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tests.library.sample import SMALL_FILE
from tests.posix_only import O_NOCTTY, fcntl, termios
from tests.tui.terminal import Terminal, environment


def start_terminal(
    home: Path,
    *args: str,
    size: tuple[int, int] = (80, 24),
    environ: Mapping[str, str] | None = None,
) -> Terminal:
    """Start ``tensigns ask`` with the small questionnaire and these arguments."""
    variables = {"TENSIGNS_LANG": "en", "TENSIGNS_DATA": str(home / "data"), **(environ or {})}
    command = [sys.executable, "-m", "tensigns", "ask", "--questions", str(SMALL_FILE), *args]
    return Terminal(command, environment(home, **variables), size, cwd=home)


def is_at_prompt(terminal: Terminal) -> bool:
    """Whether the output ends with a prompt."""
    return terminal.raw.endswith(b": ")


def type_lines(terminal: Terminal, *lines: str) -> None:
    """Wait for a prompt, then type the lines and wait for the next prompt after every line."""
    terminal.wait_until(lambda _screen: is_at_prompt(terminal), "a prompt")
    for line in lines:
        start = len(terminal.raw)
        terminal.send(f"{line}\r")
        terminal.wait_until(partial(_is_at_next_prompt, terminal, start), "the next prompt")


def _is_at_next_prompt(terminal: Terminal, start: int, _screen: str) -> bool:
    return is_at_prompt(terminal) and b"\n" in terminal.raw[start:]


def is_waiting_for_input(terminal: Terminal) -> bool:
    """Whether the program has read all that was typed and sleeps."""
    process = Path(f"/proc/{terminal.process.pid}")
    descriptor = os.open(process / "fd" / "0", os.O_RDONLY | O_NOCTTY)
    unread = int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), sys.byteorder)
    os.close(descriptor)
    return unread == 0 and (process / "stat").read_bytes().rpartition(b") ")[2][:1] == b"S"


def sitting_texts(folder: Path) -> list[str]:
    """Return the files of clients and sittings under a folder, without ids, times and checksums."""
    paths = sorted(folder.rglob("clients/*/*.toml"))
    return [remove_times(path.read_text(encoding="utf-8")) for path in paths]


def remove_times(text: str) -> str:
    """Remove the lines that depend on the clock."""
    keys = r"(?m)^(id|added|started|finished|seal) = .*$"
    return re.sub(keys, "", text)
