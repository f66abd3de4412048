"""What journals cost ``list`` and ``due``: ``python -m tests.benchmarks.journals``.

With twenty clients of a hundred entries, both commands are compared with the same folder without
journals (at most 1.5 times). With two hundred clients of two hundred and fifty entries, both are
compared with a loop that parses the files that they must read: the newest sitting of each client
and the entries of the kinds with a date (at most 3 times). Each pair runs alternately in new
processes. Prints the ratios of the medians.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

from tensigns.core.journal.decision import DECISION, DecisionDetails
from tensigns.core.journal.entries import Entry, Period
from tensigns.library.entry_codec import encode_entry
from tensigns.library.entry_names import JOURNAL_FOLDER, EntryName
from tests.benchmarks.search import add_journals
from tests.benchmarks.start import measure_seconds
from tests.large_library import FIRST_STARTED, make_large_library

SITTINGS = 3
DECISIONS = 5
ROUNDS = 9
COMMANDS = ("list", "due")
SMALL_LIMIT, LARGE_LIMIT = 1.5, 3.0

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


def ratio_of(ours: Sequence[str], other: Sequence[str]) -> float:
    """Return the ratio of the medians of two programs that run alternately."""
    pairs = [(measure_seconds(ours), measure_seconds(other)) for _round in range(ROUNDS)]
    ours_median, other_median = (median(times) for times in zip(*pairs, strict=True))
    ratio: float = ours_median / other_median
    return ratio


def command_line(root: Path, command: str) -> list[str]:
    """The command line of a command on a data folder."""
    return [sys.executable, "-m", "tensigns", "--data", str(root), command]


def main() -> int:
    """Measure and print all ratios. Return 1 if one is too high."""
    excess = 0
    with tempfile.TemporaryDirectory() as folder:
        with_journals, without = Path(folder, "with"), Path(folder, "without")
        make_library(with_journals, clients=20, entries=100)
        shutil.copytree(with_journals, without, ignore=shutil.ignore_patterns(JOURNAL_FOLDER))
        large = Path(folder, "large")
        make_library(large, clients=200, entries=250)
        for command in COMMANDS:
            small_ratio = ratio_of(
                command_line(with_journals, command), command_line(without, command)
            )
            large_ratio = ratio_of(
                command_line(large, command), [sys.executable, "-c", BARE, str(large)]
            )
            print(f"{command:5} with journals  {small_ratio:5.2f}  (at most {SMALL_LIMIT})")
            print(f"{command:5} to a bare parse {large_ratio:4.2f}  (at most {LARGE_LIMIT})")
            excess += small_ratio > SMALL_LIMIT or large_ratio > LARGE_LIMIT
    return int(excess > 0)


if __name__ == "__main__":
    sys.exit(main())
