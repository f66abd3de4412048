"""A library in a folder of its own, and the small questionnaire."""

from datetime import datetime
from pathlib import Path

import pytest

from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, small


@pytest.fixture
def edition() -> Edition:
    return small()


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
