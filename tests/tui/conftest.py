"""What the tests of the full screen share."""

from pathlib import Path

import pytest

from tensigns.library.library import Library


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes and crash logs go where nobody else looks."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")
