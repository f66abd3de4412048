"""Fixtures of the tests of the line-by-line interview."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.lineui.memory_console import clock


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return an empty library with the clock of these tests."""
    return Library(tmp_path / "data", clock)
