"""How long ``tensigns list`` takes: ``python -m tests.benchmarks.library``.

Five hundred clients with twenty sittings each, against a bare loop that parses the newest file of
each client with tomli; both in fresh processes, one after the other. Prints the ratio of the
medians; 1.5 is the most it may be.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

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
    """Make the folder, take turns, print; 1 where it takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "data")
        make_large_library(root)
        bare = [sys.executable, "-c", BARE, str(root)]
        ours = [sys.executable, "-m", "tensigns", "--data", str(root), "list"]
        turns = [(_taken(bare), _taken(ours)) for _round in range(ROUNDS)]
    bare_median, ours_median = (median(times) for times in zip(*turns, strict=True))
    ratio = ours_median / bare_median
    print(f"bare tomli loop  {bare_median * 1000:6.0f} ms")
    print(f"tensigns list    {ours_median * 1000:6.0f} ms")
    print(f"ratio            {ratio:6.2f}  (at most {LIMIT})")
    return int(ratio > LIMIT)


def _taken(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
