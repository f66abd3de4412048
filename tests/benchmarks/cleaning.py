"""How long cleaning a text takes: ``python -m tests.benchmarks.cleaning``.

Texts of 10,000, 100,000 and 1,000,000 combining marks or joiners in a row. Prints the
milliseconds, and how many times as long ten times as many marks take: at most 20 times.
"""

import itertools
import sys
import time

from tensigns.text.clean import clean

COUNTS = (10_000, 100_000, 1_000_000)
LIMIT = 20
ROUNDS = 3

ROWS = {
    "accents out of order": "\u0301\u0323",
    "accents in order": "\u0301",
    "accents that split": "\u0344",
    "joiners": "\u200d",
    "accents and controls": "\u0301\u0001\u0323",
    "accented letters": "e\u0301",
}


def main() -> int:
    """Clean each text at each length. Return 1 if the time grows faster than the length."""
    worst_growth = 0.0
    for name, row in ROWS.items():
        times = [_milliseconds("\u00e9" + row * (count // len(row)) + "\u00e9") for count in COUNTS]
        growths = [after / before for before, after in itertools.pairwise(times)]
        worst_growth = max(worst_growth, *growths)
        shown_times = "  ".join(f"{milliseconds:9.2f} ms" for milliseconds in times)
        print(f"{name:22}{shown_times}   x {growths[0]:4.1f}  x {growths[1]:4.1f}")
    print(f"worst growth {worst_growth:.1f} (at most {LIMIT})")
    return int(worst_growth > LIMIT)


def _milliseconds(text: str) -> float:
    """Return the shortest processor time of cleaning a text in some rounds."""
    times = []
    for _round in range(ROUNDS):
        started = time.process_time()
        clean(text)
        times.append(time.process_time() - started)
    return min(times) * 1000


if __name__ == "__main__":
    sys.exit(main())
