"""The time of ``tensigns list``: ``python -m tests.benchmarks.library``.

Lists five hundred clients with twenty sittings each, and compares that with a loop that parses the
newest file of each client with tomli. Both run alternately in new processes. Prints the ratio of
the medians, which may be at most 1.5.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.start import measure_seconds
from tests.large_library import make_large_library

ROUNDS = 9
LIMIT = 1.5

BARE = """
import os, sys, tomli
clients = os.path.join(sys.argv[1], "clients")
for client in os.listdir(clients):
    folder = os.path.join(clients, client)
    newest = max(name for name in os.listdir(folder) if name[0].isdigit())
    with open(os.path.join(folder, newest), "rb") as file:
        tomli.load(file)
"""


def main() -> int:
    """Write the library, run both alternately and print. Return 1 if the ratio is too high."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "data")
        make_large_library(root)
        bare = [sys.executable, "-c", BARE, str(root)]
        ours = [sys.executable, "-m", "tensigns", "--data", str(root), "list"]
        pairs = [(measure_seconds(bare), measure_seconds(ours)) for _round in range(ROUNDS)]
    bare_median, ours_median = (median(times) for times in zip(*pairs, strict=True))
    ratio = ours_median / bare_median
    print(f"bare tomli loop  {bare_median * 1000:6.0f} ms")
    print(f"tensigns list    {ours_median * 1000:6.0f} ms")
    print(f"ratio            {ratio:6.2f}  (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
