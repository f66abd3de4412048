"""How long ``tensigns check`` takes: ``python -m tests.benchmarks.check``.

Data folders of 100, 1,000 and 5,000 clients with ten sittings each, against a bare loop that
parses the same files with tomli; both in fresh processes, one after the other. Prints the seconds
and the ratio of the best rounds. For the largest folder, the ratio may be at most 3. For the
smallest folder, the start of the program counts too.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.start import measure_seconds
from tests.large_library import make_large_library

CLIENT_COUNTS = (100, 1_000, 5_000)
SITTING_COUNT = 10
ROUNDS = 3
LIMIT = 3

BARE = """
import os, sys, tomli
for folder, _folders, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".toml"):
            with open(os.path.join(folder, name), "rb") as file:
                tomli.load(file)
"""


def main() -> int:
    """Check each folder and print the times. Return 1 if the largest folder takes too long."""
    ratio = 0.0
    for client_count in CLIENT_COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "data")
            make_large_library(root, client_count, SITTING_COUNT)
            bare = [sys.executable, "-c", BARE, str(root)]
            ours = [sys.executable, "-m", "tensigns", "--data", str(root), "check"]
            turns = [(measure_seconds(bare), measure_seconds(ours)) for _round in range(ROUNDS)]
        bare_seconds, our_seconds = (min(times) for times in zip(*turns, strict=True))
        ratio = our_seconds / bare_seconds
        print(
            f"{client_count:5} clients  bare {bare_seconds:6.2f} s  check {our_seconds:6.2f} s"
            f"  ratio {ratio:5.2f}"
        )
    print(f"ratio of the largest {ratio:.2f} (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
