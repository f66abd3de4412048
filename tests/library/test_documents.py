"""A client's documents: every version is kept, private, and checked."""

from datetime import timedelta
from pathlib import Path

import pytest

from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tests.file_modes import PRIVATE_FILE, PRIVATE_FOLDER
from tests.library.sample import NOW

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex", NOW)


@pytest.fixture
def documents(library: Library, client: Client) -> Documents:
    return Documents(library, client)


def test_every_version_is_kept_and_the_newest_of_a_kind_is_found(documents: Documents) -> None:
    documents.keep("letter", "first\n", NOW)
    documents.keep("letter", "second\n", LATER)
    documents.keep("reminder", "pay\n", LATER + timedelta(minutes=1))
    newest = documents.newest("letter")
    assert newest is not None
    assert documents.load(newest) == "second\n"
    assert [name.kind for name in documents.names()] == ["letter", "letter", "reminder"]
    assert documents.newest("mail") is None


def test_the_same_text_is_not_kept_twice(documents: Documents) -> None:
    path = documents.keep("letter", "first\n", NOW)
    assert documents.keep("letter", "first\n", LATER) == path
    path.write_text("edited\n")
    assert documents.keep("letter", "first\n", LATER) != path
    assert len(documents.names()) == 2


def test_a_document_is_private(documents: Documents) -> None:
    path = documents.keep("letter", "first\n", NOW)
    assert path.stat().st_mode & 0o777 == PRIVATE_FILE
    assert path.parent.stat().st_mode & 0o777 == PRIVATE_FOLDER


def test_a_document_is_clean_in_both_directions(documents: Documents) -> None:
    path = documents.keep("letter", "a\x1b]0;owned\x07b", NOW)
    assert "\x1b" not in path.read_text()
    path.write_text("a\x1b[31mb")
    newest = documents.newest("letter")
    assert newest is not None
    assert "\x1b" not in documents.load(newest)


def test_the_check_names_what_is_no_document(library: Library, documents: Documents) -> None:
    path = documents.keep("letter", "first\n", NOW)
    assert check_library(library) == (2, ())
    copy = path.with_name("letter (copy).md")
    copy.write_text("x")
    path.write_bytes(b"\xff")
    faults = check_library(library).faults
    assert [fault.split(": ")[0] for fault in faults] == [str(path), str(copy)]
    newest = documents.newest("letter")
    assert newest is not None
    with pytest.raises(BadInput, match="UTF-8"):
        documents.load(newest)


def test_a_file_with_an_impossible_time_is_no_document(
    library: Library, documents: Documents
) -> None:
    path = documents.keep("letter", "first\n", NOW)
    impossible = path.with_name("20261399T000000Z-0000-letter.md")
    impossible.write_text("x")
    assert [name.filename for name in documents.names()] == [path.name]
    assert [fault.split(": ")[0] for fault in check_library(library).faults] == [str(impossible)]


def test_a_version_that_cannot_be_read_stays_and_stops_no_new_one(documents: Documents) -> None:
    path = documents.keep("letter", "first\n", NOW)
    path.write_bytes(b"\xff")
    new_path = documents.keep("letter", "second\n", LATER)
    assert (path.read_bytes(), new_path.read_bytes()) == (b"\xff", b"second\n")


def test_a_document_goes_to_the_trash_and_back_with_its_client(
    library: Library, client: Client, documents: Documents
) -> None:
    path = documents.keep("letter", "first\n", NOW)
    library.delete(client)
    assert not path.exists()
    (item,) = library.trash_items()
    library.restore(item.name)
    assert path.read_text() == "first\n"
