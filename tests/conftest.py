"""What all tests share: our catalogues as in the source, English, and no silent skip in CI."""

import inspect
import os
import signal
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hatch_build import compile_catalogues
from tensigns.language import current_language, set_language
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, small_edition

compile_catalogues(Path(__file__).parents[1])

# What the caller set for the program, or for a terminal, says nothing to the tests.
OUTSIDE = (
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM"),
    *("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "PYTHONIOENCODING", "PYTHONUTF8"),
    *("TENSIGNS_DATA", "TENSIGNS_DEBUG", "TENSIGNS_LANG", "TENSIGNS_PLAIN"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
for name in OUTSIDE:
    os.environ.pop(name, None)
os.environ |= {"LANG": "C.UTF-8", "TERM": "xterm-256color"}

# A signal that is ignored, as under nohup, stays ignored in every program that a test starts. One
# that has a handler does not.
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda _number, _frame: None)

# A busy machine is slow, and no test is about speed.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, and leave the process's language as it was found."""
    before = current_language()
    monkeypatch.setenv("LANGUAGE", before)
    set_language("en")
    yield
    set_language(before)


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
    """The client's folder."""
    return library.root / "clients" / client.slug


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long by what it uses; modules in which that does not show mark themselves."""
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
    """In CI a skipped test has failed: everything that tests need is installed there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        fail_in_ci(report, item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself."""
    report = yield
    if report.skipped:
        fail_in_ci(report, collector.nodeid)
    return report


def fail_in_ci(report: pytest.TestReport | pytest.CollectReport, name: str) -> None:
    """Turn a skip into a failure that says why it was skipped."""
    if os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {name}: {report.longreprtext}"
