"""What the tests of the interview in lines share."""

from pathlib import Path

import pytest

from tensigns.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")
