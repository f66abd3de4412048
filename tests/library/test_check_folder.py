"""Check of a named folder: one client's folder, a folder of clients, or a folder of files."""

import shutil
from pathlib import Path

import pytest

from tensigns.library.check import check_folder, check_library
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tests.library.refused_folders import refuse_listing
from tests.library.sample import SMALL_FILE, populated_library
from tests.posix_only import mkfifo

ID = "20261123T101530Z"


@pytest.fixture
def full(tmp_path: Path) -> Library:
    return populated_library(tmp_path / "full")


@pytest.fixture
def other(tmp_path: Path) -> Library:
    """An empty library elsewhere."""
    return Library(tmp_path / "other")


@pytest.fixture
def globex(full: Library) -> Path:
    return full.root / "clients" / full.find("Globex B.V.").slug


def test_a_clients_folder_is_checked(full: Library, other: Library, globex: Path) -> None:
    for library in (full, other):
        assert check_folder(globex, library) == (3, ())
    (globex / "client.toml").write_text("name = 1\n", encoding="utf-8")
    (globex / f"{ID}.toml").write_text("[", encoding="utf-8")
    result = check_folder(globex, other)
    assert result.file_count == 3
    assert {fault.partition(": ")[0] for fault in result.faults} == {
        str(globex / "client.toml"),
        str(globex / f"{ID}.toml"),
    }


def test_the_folder_of_clients_is_checked(full: Library, other: Library, globex: Path) -> None:
    (globex / f"{ID}.toml").write_text("[", encoding="utf-8")
    for library in (full, other):
        count, (fault,) = check_folder(globex.parent, library)
        assert count == 5
        assert fault.startswith(f"{globex / ID}.toml: line 1")


def test_a_folder_that_was_left_while_a_client_was_added_is_no_fault(
    full: Library, globex: Path
) -> None:
    (globex.with_name("half-0a1b2c3d")).mkdir()
    assert check_library(full).faults == ()
    assert check_folder(globex.parent, full).faults == ()


def test_a_relative_path_is_a_clients_folder_too(
    full: Library, globex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (globex / "client.toml").unlink()
    monkeypatch.chdir(globex)
    (fault,) = check_folder(Path(), full).faults
    assert fault.startswith(f"{globex / 'client.toml'}: there is no such file")


def test_a_data_folder_is_checked_as_a_whole(full: Library, other: Library, globex: Path) -> None:
    (globex / "client.toml").unlink()
    assert check_folder(full.root, other) == check_library(full)
    assert check_folder(other.root, other) == (0, ())


def test_a_folder_of_files_is_checked_by_what_they_hold(
    full: Library, globex: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(globex, folder / "not-a-slug")
    shutil.copy(SMALL_FILE, folder)
    assert check_folder(folder, full) == (1, ())
    assert check_folder(folder / "not-a-slug", full) == (3, ())
    (folder / "small.toml").write_text("[[sign]]", encoding="utf-8")
    assert check_folder(folder, full).faults
    assert check_folder(full.root / "questionnaires", full) == (1, ())


def test_a_pipe_in_a_folder_is_a_fault_and_is_not_waited_for(full: Library, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    mkfifo(pipe)
    (fault,) = check_folder(tmp_path, full).faults
    assert fault.startswith(f"{pipe}: ")


def test_a_folder_with_nothing_in_it_is_a_fault(full: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (fault,) = check_folder(tmp_path / "empty", full).faults
    assert fault.startswith(f"{tmp_path / 'empty'}: there is nothing in this folder")


def test_a_folder_that_cannot_be_listed_is_a_fault_and_the_rest_is_checked(
    full: Library, globex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    initech = full.root / "clients" / full.find("Initech").slug
    (initech / f"{ID}.toml").write_text("[", encoding="utf-8")
    refuse_listing(monkeypatch, globex, full.root / "questionnaires")
    faults = check_library(full).faults
    assert sorted(fault.partition(": ")[0] for fault in faults) == sorted(
        map(str, (globex, initech / f"{ID}.toml", full.root / "questionnaires"))
    )


def test_a_folder_of_clients_that_cannot_be_listed_is_a_fault(
    full: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_listing(monkeypatch, full.root / "clients")
    count, (fault,) = check_library(full)
    assert count == 1
    assert fault.startswith(f"{full.root / 'clients'}: it cannot be read, permission denied")


ANSWERS = 'client = "Globex"\n[answers]\nslow-payment.late = "often"\n'
OWN_ANSWERS = '[answers]\ndemands.calls = "weekly"\n'


@pytest.mark.parametrize(
    "text",
    [ANSWERS, OWN_ANSWERS, 'note = "x"\n', '[notes]\nlies.untrue = "x"\n', "[answers]\n"],
    ids=["built-in questionnaire", "own questionnaire", "note", "notes", "empty"],
)
def test_an_answers_file_without_a_fault(full: Library, tmp_path: Path, text: str) -> None:
    """The file can be for the built-in questionnaire, or for an archived questionnaire."""
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    assert check_file(path, full) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ANSWERS.replace("often", "oftn"), "answers.slow-payment.late: “oftn” is no option"),
        (ANSWERS.replace("late", "lat"), "answers.slow-payment.lat: "),
        (ANSWERS.replace('"Globex"', "3"), "client: this must be a text"),
        ("[notes]\na.b = 3\n", "notes.a.b: this must be a text"),
    ],
    ids=["option", "question", "client", "note"],
)
def test_an_answers_file_with_a_fault(
    full: Library, tmp_path: Path, text: str, expected: str
) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    (fault,) = check_file(path, full)
    assert fault.startswith(f"{path}: {expected}")


def test_a_sitting_that_is_cut_short_is_no_answers_file(full: Library, globex: Path) -> None:
    path = globex / f"{ID}.toml"
    path.write_text(path.read_text().replace("\n[end]\n", ""), encoding="utf-8")
    (fault,) = check_file(path, full)
    assert "the file is not complete" in fault
