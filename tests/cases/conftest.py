"""Every test begins in English."""

from collections.abc import Iterator

import pytest

from tensigns.language import current, use


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, and leave the process's language as it was found."""
    before = current()
    monkeypatch.setenv("LANGUAGE", before)
    use("en")
    yield
    use(before)
