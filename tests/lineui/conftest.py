"""Fixtures of the tests of the line-by-line interview."""

from pathlib import Path

import pytest

from tensigns.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return an empty library."""
    return Library(tmp_path / "data")
