"""The time of a search: ``python -m tests.benchmarks.search``.

Searches two hundred clients with two hundred and fifty journal entries each for a word that few
texts contain, and compares that with a loop that reads every file. Both run alternately in new
processes. Prints the ratio of the medians, which may be at most 3.
"""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median

from tensigns.core.journal.entries import EVENT, Entry, EventDetails, Period
from tensigns.library.entry_codec import encode_entry
from tensigns.library.entry_names import JOURNAL_FOLDER, EntryName
from tests.benchmarks.start import measure_seconds
from tests.large_library import FIRST_STARTED, make_large_library

CLIENTS = 200
SITTINGS = 3
ENTRIES = 250
ROUNDS = 5
LIMIT = 3

TEXTS = (
    "Sunday 23:10, the logo again, and could it be ready by Monday",
    'rang five times; "urgent", but nobody had read the mail of last week',
    "zei dat één woord niet beviel en wilde de hele tekst opnieuw, zonder te betalen",
    "the invoice of May is still open, third reminder",
)
RARE_TEXT = "the lighthouse poster came back with forty remarks"
RARE_SHARE = 0.001

BARE = """
import os, sys
for folder, _folders, names in os.walk(os.path.join(sys.argv[1], "clients")):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            file.read()
"""


def add_journals(root: Path, entries: int = ENTRIES) -> None:
    """Give every client of a data folder a journal, with the same content each time."""
    chance = Random(1)  # noqa: S311  nothing is kept secret with it
    for folder in sorted((root / "clients").iterdir()):
        journal = folder / JOURNAL_FOLDER
        journal.mkdir(mode=0o700)
        for number in range(entries):
            noted = FIRST_STARTED + timedelta(hours=35) * number
            is_rare = chance.random() < RARE_SHARE
            entry = Entry(
                kind=EVENT,
                noted=noted,
                period=Period.of_day(noted.date()),
                details=EventDetails(who="JB", record="mail of that day"),
                text=RARE_TEXT if is_rare else chance.choice(TEXTS),
            )
            name = EntryName(f"{noted:%Y%m%dT%H%M%SZ}-{number:04x}", EVENT)
            (journal / name.filename).write_bytes(encode_entry(entry))


def main() -> int:
    """Write the library, run both alternately and print. Return 1 if the ratio is too high."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "data")
        make_large_library(root, CLIENTS, SITTINGS)
        add_journals(root)
        bare = [sys.executable, "-c", BARE, str(root)]
        ours = [sys.executable, "-m", "tensigns", "--data", str(root), "list", "lighthouse"]
        pairs = [(measure_seconds(bare), measure_seconds(ours)) for _round in range(ROUNDS)]
    bare_median, ours_median = (median(times) for times in zip(*pairs, strict=True))
    ratio = ours_median / bare_median
    print(f"bare read        {bare_median * 1000:6.0f} ms")
    print(f"tensigns list    {ours_median * 1000:6.0f} ms")
    print(f"ratio            {ratio:6.2f}  (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
