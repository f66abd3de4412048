"""What tests need of the system."""

import shutil
import time

import pytest

LOOP = 1_000_000
LOOP_SECONDS = 0.05
"""Processor time that so many turns of a loop take on the computers that bounds are set for."""


def needs(*tools: str) -> pytest.MarkDecorator:
    """Skip a test, visibly, where a program of the system is missing; in CI that is a failure."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def is_within(seconds: float, bound: float) -> bool:
    """Whether work took no more processor time than a bound; on a slower computer, than it would.

    How slow this computer is gets measured where the bound alone is not kept.
    """
    return seconds < bound or seconds < bound * _slowness()


def _slowness() -> float:
    """How many times longer this computer takes than those that bounds are set for; at least 1."""
    times = []
    for _measurement in range(3):
        begin = time.process_time()
        number = 0
        for turn in range(LOOP):
            number = (31 * number + turn) & 0xFFFF
        times.append(time.process_time() - begin)
    return max(1.0, min(times) / LOOP_SECONDS)
