"""Fixtures that the tests of the full screen share."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tests.tui.pilot import NOW


@pytest.fixture(autouse=True)
def _folders_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write exported notes and crash logs to the temporary folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def demo_library(library: Library) -> Library:
    """Return the library of the test with the invented clients of ``tensigns --demo``."""
    fill(library, builtin_edition(), NOW)
    return library
