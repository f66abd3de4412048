"""Setup and fixtures of all tests: compiled files, English, and no skipped test in CI."""

import inspect
import os
import signal
from collections.abc import Generator, Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from hatch_build import compile_files
from tensigns import clock
from tensigns.language import current_language, set_language
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.system import HANGUP, KEY_SIGNALS
from tensigns.text.discretion import forget_names
from tests.library.sample import NOW, small_edition

pytest_plugins = ["tests.time_limit"]

compile_files(Path(__file__).parents[1])

# Variables that change the program or the terminal. The tests must not depend on the caller.
CALLER_VARIABLES = (
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM"),
    *("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "PYTHONIOENCODING", "PYTHONUTF8"),
    *("TENSIGNS_DATA", "TENSIGNS_DEBUG", "TENSIGNS_LANG", "TENSIGNS_PLAIN"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
for name in CALLER_VARIABLES:
    os.environ.pop(name, None)
os.environ |= {"LANG": "C.UTF-8", "TERM": "xterm-256color"}

# Programs that a test starts inherit an ignored signal, as under nohup, but not a handler.
for number in (HANGUP, *KEY_SIGNALS):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda _number, _frame: None)

# No limits of time: a busy machine is slow. CI draws the same examples every time, so that it says
# something about the change alone; new examples are for the machines of those who write code.
settings.register_profile(
    "any-machine",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Use English in the test. Afterwards restore the language, and leave discreet mode."""
    before = current_language()
    monkeypatch.setenv("LANGUAGE", before)
    set_language("en")
    yield
    set_language(before)
    forget_names()


FIRST_DAY = clock.now()
"""The day on which the tests began, which modules of tests take for today."""


@pytest.fixture(autouse=True)
def on_one_day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock of this process at the end of the day. At midnight, days would not match.

    A program that a test starts has the real clock, so that its test begins the new day.
    """
    starts_programs = request.node.get_closest_marker("process") is not None
    day = clock.now() if starts_programs else FIRST_DAY
    stop_clock(monkeypatch, day.replace(hour=23, minute=59, second=59))


def stop_clock(monkeypatch: pytest.MonkeyPatch, last_second: datetime) -> None:
    """Let the clock of this process stop at a time, which may have passed."""

    class StoppingClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return min(datetime.now(tz), last_second)

    monkeypatch.setattr(clock, "datetime", StoppingClock)


@pytest.fixture
def edition() -> Edition:
    return small_edition()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


@pytest.fixture
def folder(library: Library, client: Client) -> Path:
    """Return the client's folder."""
    return library.root / "clients" / client.slug


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark coroutine tests as ``screen``, and tests with the fixture ``process`` as ``process``.

    Other slow modules set their mark themselves.
    """
    for item in items:
        if isinstance(item, pytest.Function):
            if inspect.iscoroutinefunction(item.function):
                item.add_marker("screen")
            if "process" in item.fixturenames:
                item.add_marker("process")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test in CI, where everything that the tests need is installed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        fail_in_ci(report, item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI, fail a module that skips itself."""
    report = yield
    if report.skipped:
        fail_in_ci(report, collector.nodeid)
    return report


def fail_in_ci(report: pytest.TestReport | pytest.CollectReport, name: str) -> None:
    """In CI, turn a skip into a failure that states the reason of the skip."""
    if os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {name}: {report.longreprtext}"
