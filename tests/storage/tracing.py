"""Programs run under strace: what they ask of the system, and what they do when it fails them."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
WRITERS = Path(__file__).with_name("writers.py")
CALLS = "file,desc"

_CALL = re.compile(r"(?P<name>\w+)\((?P<text>.*)")


class Call(NamedTuple):
    """One call of the system; ``nth`` of its name in the run."""

    name: str
    nth: int
    text: str


class Run(NamedTuple):
    """What a program did, and said."""

    calls: tuple[Call, ...]
    """From when it was ready on."""
    said: tuple[str, ...]
    code: int

    @property
    def saved(self) -> int:
        """The last save that was acknowledged."""
        return max((int(line[6:]) for line in self.said if line.startswith("saved ")), default=0)


def command(what: str, target: Path, *more: str) -> list[str]:
    """How to start one of the writers."""
    return [sys.executable, "-B", "-P", str(WRITERS), what, str(target), *more]


def environment() -> dict[str, str]:
    """So that a writer finds the code that is tested."""
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'app'}:{ROOT}", "PYTHONHASHSEED": "0"}


def traced(folder: Path, command: list[str], paths: Iterable[Path], inject: str = "") -> Run:
    """Run a program; only calls that touch the paths, or its standard output, are recorded.

    ``inject`` is strace's: a call, what to do to it, and when. The files of the run are in
    ``folder``, which is none of the paths.
    """
    trace, output = folder / "trace", folder / "output"
    watched = [word for path in (*paths, output) for word in ("-P", str(path))]
    options = ["-f", "-qq", "-e", f"trace={CALLS}", "-e", "signal=none", "-s", "40"]
    faults = ["-e", f"inject={inject}"] if inject else []
    started = ["strace", *options, "-o", str(trace), *watched, *faults, "--", *command]
    with output.open("wb") as stdout:
        done = subprocess.run(
            started,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    said = tuple(output.read_text(encoding="utf-8").splitlines())
    return Run(tuple(_calls(trace.read_text(encoding="utf-8"))), said, done.returncode)


def _calls(trace: str) -> Iterable[Call]:
    counts: Counter[str] = Counter()
    ready = False
    for line in trace.splitlines():
        found = _CALL.search(line)
        if found:
            name, text = found["name"], found["text"]
            counts[name] += 1
            if ready:
                yield Call(name, counts[name], text)
            ready = ready or text.startswith('1, "ready')
