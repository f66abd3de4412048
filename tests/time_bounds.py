"""Bounds on processor time that hold on a slower computer too."""

import time

LOOP_TURNS = 1_000_000
LOOP_SECONDS = 0.05
"""Processor time of a loop with ``LOOP_TURNS`` turns on the computer that bounds are set for."""


def is_within(seconds: float, bound: float) -> bool:
    """Whether work took less processor time than its bound. A slower computer has a larger bound.

    The speed of this computer is measured only if the work exceeds the bound itself.
    """
    return seconds < bound or seconds < bound * _slowness()


def _slowness() -> float:
    """Return how many times slower this computer is than the computer of the bounds; at least 1."""
    times = []
    for _measurement in range(3):
        started = time.process_time()
        number = 0
        for turn in range(LOOP_TURNS):
            number = (31 * number + turn) & 0xFFFF
        times.append(time.process_time() - started)
    return max(1.0, min(times) / LOOP_SECONDS)
