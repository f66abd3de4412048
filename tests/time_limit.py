"""End the process of a test that its time limit could not end.

pytest-timeout raises an exception in a test that exceeds its limit. That ends most tests, but not
one whose cleanup waits in turn: for a child process, for a thread, for an event loop that closes.
A failure also cancels the limit before the fixtures are torn down. A thread of ``faulthandler``
then prints the stack of every thread and ends the process. pytest-xdist names the test and
goes on in a new process.
"""

import faulthandler
import os
import sys
from collections.abc import Generator

import pytest

STDERR = pytest.StashKey[int]()
"""A file descriptor of the standard error that pytest does not capture."""

LAST_LIMIT = 1.5
"""The longest time of a phase of a test, as a multiple of pytest-timeout's limit.

It is more than 1, so that pytest-timeout has time to report.
"""


def pytest_configure(config: pytest.Config) -> None:
    if sys.__stderr__ is not None:
        config.stash[STDERR] = os.dup(sys.__stderr__.fileno())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    yield from limited(item.config)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    yield from limited(item.config)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    yield from limited(item.config)


def limited(config: pytest.Config) -> Generator[None]:
    """Run the rest of a phase with the last limit."""
    limit = config.getoption("timeout")
    seconds = LAST_LIMIT * float(config.getini("timeout") if limit is None else limit)
    if seconds and STDERR in config.stash:
        faulthandler.dump_traceback_later(seconds, exit=True, file=config.stash[STDERR])
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
