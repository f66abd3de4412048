"""The time until the first prompt in plain lines: ``python -m tests.benchmarks.first_prompt``.

``tensigns ask --plain`` and a Node.js script with one prompt of enquirer start alternately, each in
a new process and a real pseudo-terminal. The time is from the start of the process to the prompt
on the terminal. Prints the medians, and the median of the ratios to enquirer in each round. The
third and the fourth row are Python with click alone, and with all libraries that every command
imports. Our program cannot be faster than these. npm fetches enquirer into a temporary folder;
where npm is missing, nothing is measured.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tensigns.questionnaires.reading import builtin_edition
from tests.benchmarks.timed_terminal import CLIENT, SIZE, ratio_line
from tests.posix_only import pty, termios
from tests.processes import WAIT_LIMIT, started
from tests.tui.terminal import environment

ROUNDS = 25
RATIO_AIM = 0.95
ENQUIRER = "enquirer@2.4.1"
OUR_PROMPT = b"Answer: "
"""The last text that our program writes before it waits for the first answer."""

CLICK_PROGRAM = f"import click; print({OUR_PROMPT.decode()!r})"
LIBRARIES_PROGRAM = f"import click, gettext, msgspec, pathlib; print({OUR_PROMPT.decode()!r})"

SCRIPT = """
const { Select } = require("enquirer")
const [message, ...choices] = JSON.parse(process.argv[2])
new Select({ message, choices }).run().catch(() => process.exit(1))
"""
"""Asks the same question with the same options. Every option is on the screen at the prompt."""


def main() -> None:
    """Start the programs in turn and print the medians and the ratio."""
    if shutil.which("npm") is None:
        print("npm is missing: enquirer's first prompt is not measured")
        return
    with TemporaryDirectory() as folder:
        home = Path(folder)
        _install_enquirer(home)
        env = environment(home, XDG_CONFIG_HOME=folder, TENSIGNS_LANG="en")
        tensigns = str(Path(sys.executable).with_name("tensigns"))
        programs = {
            "tensigns": ([tensigns, "ask", CLIENT, "--plain"], OUR_PROMPT),
            "enquirer": _node_command(home),
            "click": ([sys.executable, "-c", CLICK_PROGRAM], OUR_PROMPT),
            "libraries": ([sys.executable, "-c", LIBRARIES_PROGRAM], OUR_PROMPT),
        }
        rounds = [
            [measure_prompt(command, env, home, prompt) for command, prompt in programs.values()]
            for _round in range(1 + ROUNDS)
        ][1:]
    for name, times in zip(programs, zip(*rounds, strict=True), strict=True):
        print(f"{name:<10} median {median(times) * 1000:5.1f} ms  best {min(times) * 1000:5.1f} ms")
    ratio = median(our / their for our, their, *_bounds in rounds)
    print(ratio_line("the first prompt, against enquirer's:", ratio, RATIO_AIM))


def measure_prompt(
    command: Sequence[str], env: Mapping[str, str], folder: Path, prompt: bytes
) -> float:
    """Return the seconds from the start of a process until it has written a prompt."""
    terminal, program_side = pty.openpty()
    columns, rows = SIZE
    termios.tcsetwinsize(program_side, (rows, columns))
    started_at = perf_counter()
    with started(
        command, stdin=program_side, stdout=program_side, stderr=program_side, env=env, cwd=folder
    ):
        os.close(program_side)
        written = b""
        while prompt not in written:
            written += os.read(terminal, 65536)
        seconds = perf_counter() - started_at
    os.close(terminal)
    return seconds


def _install_enquirer(folder: Path) -> None:
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), ENQUIRER]
    subprocess.run(command, check=True, capture_output=True, timeout=10 * WAIT_LIMIT)
    (folder / "prompt.js").write_text(SCRIPT, "utf-8")


def _node_command(folder: Path) -> tuple[list[str], bytes]:
    """Return the command that asks the first question with enquirer, and its last option."""
    question = next(iter(builtin_edition().questionnaire.questions_by_key.values())).question
    options = [option.label["en"] for option in question.options]
    texts = json.dumps([question.text["en"], *options])
    return ["node", str(folder / "prompt.js"), texts], options[-1].encode()


if __name__ == "__main__":
    main()
