"""Run a program under strace: record its system calls, or let some of them fail."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.processes import run_in_session

ROOT = Path(__file__).parents[2]
SAVING_PROGRAMS = Path(__file__).with_name("saving_programs.py")
TRACED_CALLS = "file,desc"

_CALL_PATTERN = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)")


class Call(NamedTuple):
    """The ``nth`` system call of a name in a run, with its arguments as strace prints them."""

    name: str
    nth: int
    arguments: str


class Run(NamedTuple):
    """The calls, the output and the exit code of a program."""

    calls: tuple[Call, ...]
    """The calls after the program printed ``ready``."""
    output_lines: tuple[str, ...]
    exit_code: int

    @property
    def last_saved(self) -> int:
        """The number of the last save that was acknowledged; 0 without one."""
        return max(
            (int(line[6:]) for line in self.output_lines if line.startswith("saved ")), default=0
        )


def program_command(name: str, target: Path, *arguments: str) -> list[str]:
    """Return the command that starts one of the saving programs."""
    return [sys.executable, "-B", "-P", str(SAVING_PROGRAMS), name, str(target), *arguments]


def program_environment() -> dict[str, str]:
    """Return an environment in which a program imports the code under test."""
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'app'}:{ROOT}", "PYTHONHASHSEED": "0"}


def run_traced(folder: Path, command: list[str], paths: Iterable[Path], inject: str = "") -> Run:
    """Run a program and record its calls on these paths and on standard output.

    ``inject`` is the value of strace's option of that name. The trace and the output are written
    to ``folder``, which must not be one of the paths.
    """
    trace, output = folder / "trace", folder / "output"
    path_options = [word for path in (*paths, output) for word in ("-P", str(path))]
    options = ["-f", "-qq", "-e", f"trace={TRACED_CALLS}", "-e", "signal=none", "-s", "40"]
    injection = ["-e", f"inject={inject}"] if inject else []
    options = [*options, *path_options, *injection, "-o", str(trace)]
    strace_command = ["strace", *options, "--", *command]
    with output.open("wb") as stdout:
        result = run_in_session(
            strace_command, stdout=stdout, stderr=subprocess.PIPE, env=program_environment()
        )
    output_lines = tuple(output.read_text(encoding="utf-8").splitlines())
    calls = tuple(_parse_calls(trace.read_text(encoding="utf-8")))
    return Run(calls, output_lines, result.returncode)


def _parse_calls(trace: str) -> Iterable[Call]:
    counts: Counter[str] = Counter()
    ready = False
    for line in trace.splitlines():
        match = _CALL_PATTERN.search(line)
        if match:
            name, arguments = match["name"], match["arguments"]
            counts[name] += 1
            if ready:
                yield Call(name, counts[name], arguments)
            ready = ready or arguments.startswith('1, "ready')
