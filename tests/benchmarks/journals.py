"""What journals cost ``list``, ``due`` and home: ``python -m tests.benchmarks.journals``.

With twenty clients of a hundred entries, all three are compared with the same folder without
journals (at most 1.5 times). With two hundred clients of two hundred and fifty entries, the
commands are compared with a loop that parses the files that they must read: the newest sitting of
each client and the entries of the kinds with a date (at most 3 times). The first paint of home is
compared with the same large folder without journals (at most 1.1 times). Each pair runs alternately
in new processes. Prints the ratios of the medians.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tensigns.core.journal.decision import DECISION, DecisionDetails
from tensigns.core.journal.entries import Entry, Period
from tensigns.library.entry_codec import encode_entry
from tensigns.library.entry_names import JOURNAL_FOLDER, EntryName
from tests.benchmarks.search import add_journals
from tests.benchmarks.start import measure_seconds
from tests.benchmarks.timed_terminal import run_module, wait_for_text
from tests.large_library import FIRST_STARTED, client_names, make_large_library

SITTINGS = 3
DECISIONS = 5
ROUNDS = 9
COMMANDS = ("list", "due")
SMALL_LIMIT, LARGE_LIMIT, FIRST_PAINT_LIMIT = 1.5, 3.0, 1.1
DUE = "due"
"""The word that home shows beside a client once it has read the journals."""

BARE = """
import os, sys, tomli
clients = os.path.join(sys.argv[1], "clients")
for client in os.listdir(clients):
    folder = os.path.join(clients, client)
    journal = os.path.join(folder, "journal")
    newest = max(name for name in os.listdir(folder) if name[0].isdigit())
    names = [name for name in os.listdir(journal) if name.endswith("-decision.toml")]
    for path in [os.path.join(folder, newest), *(os.path.join(journal, name) for name in names)]:
        with open(path, "rb") as file:
            tomli.load(file)
"""


def add_decisions(root: Path) -> None:
    """Add a few decisions to the journal of every client."""
    for folder in sorted((root / "clients").iterdir()):
        for number in range(DECISIONS):
            noted = FIRST_STARTED + timedelta(days=30 * number, minutes=7)
            look_back = noted.date() + timedelta(days=90)
            entry = Entry(
                kind=DECISION,
                noted=noted,
                period=Period.of_day(noted.date()),
                details=DecisionDetails(choice="talk", look_back=look_back),
            )
            name = EntryName(f"{noted:%Y%m%dT%H%M%SZ}-{number:04x}", DECISION)
            (folder / JOURNAL_FOLDER / name.filename).write_bytes(encode_entry(entry))


def make_library(root: Path, clients: int, entries: int) -> None:
    """Write a data folder whose clients have sittings and journals."""
    make_large_library(root, clients, SITTINGS)
    add_journals(root, entries - DECISIONS)
    add_decisions(root)


def ratio_of(measure_ours: Callable[[], float], measure_other: Callable[[], float]) -> float:
    """Return the ratio of the medians of two times that are measured alternately."""
    pairs = [(measure_ours(), measure_other()) for _round in range(ROUNDS)]
    ours_median, other_median = (median(times) for times in zip(*pairs, strict=True))
    ratio: float = ours_median / other_median
    return ratio


def command_line(root: Path, command: str) -> list[str]:
    """The command line of a command on a data folder."""
    return [sys.executable, "-m", "tensigns", "--data", str(root), command]


def measure_home(root: Path, text: str) -> float:
    """Return the seconds from the start of home until it writes a text."""
    started = perf_counter()
    arguments = ("--lang", "en", "--data", str(root))
    with run_module("tensigns", *arguments, XDG_CONFIG_HOME="") as terminal:
        return wait_for_text(terminal, text) - started


class Comparison(NamedTuple):
    """Two times to compare, each measured in seconds, and the largest ratio allowed."""

    label: str
    ours: Callable[[], float]
    other: Callable[[], float]
    limit: float


def comparisons(folder: Path) -> Iterator[Comparison]:
    """Make the data folders in an empty folder, and yield everything that is compared."""
    small, large = folder / "small", folder / "large"
    make_library(small, clients=20, entries=100)
    make_library(large, clients=200, entries=250)
    small_bare, large_bare = folder / "small-bare", folder / "large-bare"
    for root, root_bare in ((small, small_bare), (large, large_bare)):
        shutil.copytree(root, root_bare, ignore=shutil.ignore_patterns(JOURNAL_FOLDER))
    bare_parse = partial(measure_seconds, [sys.executable, "-c", BARE, str(large)])
    for command in COMMANDS:
        on_small, on_small_bare, on_large = (
            partial(measure_seconds, command_line(root, command))
            for root in (small, small_bare, large)
        )
        yield Comparison(f"{command} with journals", on_small, on_small_bare, SMALL_LIMIT)
        yield Comparison(f"{command} to a bare parse", on_large, bare_parse, LARGE_LIMIT)
    yield Comparison(
        "home with journals",
        partial(measure_home, small, DUE),
        partial(measure_home, small_bare, DUE),
        SMALL_LIMIT,
    )
    first_name = next(client_names())
    yield Comparison(
        "home's first paint with many journals",
        partial(measure_home, large, first_name),
        partial(measure_home, large_bare, first_name),
        FIRST_PAINT_LIMIT,
    )


def main() -> int:
    """Measure and print all ratios. Return 1 if one is too high."""
    excess = 0
    with tempfile.TemporaryDirectory() as folder:
        for label, ours, other, limit in comparisons(Path(folder)):
            ratio = ratio_of(ours, other)
            print(f"{label:38} {ratio:5.2f}  (at most {limit})")
            excess += ratio > limit
    return int(excess > 0)


if __name__ == "__main__":
    sys.exit(main())
