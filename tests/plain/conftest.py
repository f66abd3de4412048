"""Every test begins in English, with a library in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tensigns.language import current, use
from tensigns.store.library import Library


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, and leave the process's language as it was found."""
    before = current()
    monkeypatch.setenv("LANGUAGE", before)
    use("en")
    yield
    use(before)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")
