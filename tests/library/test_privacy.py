"""A data folder that other users can read is made private before a write, or is refused."""

import os
import shlex
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tensigns.errors import OperationFailed
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.library.sample import (
    NOW,
    draft_sitting,
    finished_sitting,
    folder_content,
    populated_library,
    small_edition,
)
from tests.posix_only import chown, geteuid
from tests.processes import WAIT_LIMIT


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(root: Path, folder_mode: int = 0o755, file_mode: int = 0o644) -> None:
    """Give a data folder the modes that a checkout of git gives it."""
    for path in (root, *root.rglob("*")):
        path.chmod(folder_mode if path.is_dir() else file_mode)


def open_paths(root: Path) -> Iterator[str]:
    """Yield the paths on which other users have rights, and which they can reach."""
    if mode(root) & 0o077:
        yield str(root)
        for path in root.iterdir():
            if path.is_dir():
                yield from open_paths(path)
            elif mode(path) & 0o077:
                yield str(path)


@pytest.fixture
def full(tmp_path: Path) -> Library:
    return populated_library(tmp_path / "full")


@pytest.fixture
def globex(full: Library) -> Client:
    return full.find("Globex B.V.")


@pytest.mark.parametrize("folder_mode", [0o755, 0o750, 0o777, 0o770, 0o711], ids=oct)
def test_folders_are_closed_before_they_are_written_in(
    full: Library, globex: Client, folder_mode: int
) -> None:
    open_to_others(full.root, folder_mode, 0o666)
    (full.root / ".git").mkdir()
    before = folder_content(full.root)
    Library(full.root).save_draft(globex, small_edition(), draft_sitting({}))
    assert [*open_paths(full.root)] == []
    client_folder = full.root / "clients" / globex.slug
    assert {mode(path) for path in client_folder.iterdir()} == {0o600}
    for folder in (full.root, full.root / "clients", client_folder):
        assert mode(folder) == 0o700
    changed = {name for name, data in folder_content(full.root).items() if before.get(name) != data}
    assert changed == {
        f"clients/{globex.slug}/in-progress.toml",
        f"trash/{globex.slug}@in-progress.toml",
    }


def test_a_new_client_closes_every_folder_but_the_clients_of_others(full: Library) -> None:
    open_to_others(full.root)
    Library(full.root).add("Hooli", NOW)
    assert mode(full.root) == mode(full.root / "clients") == mode(full.root / "questionnaires")
    assert mode(full.root) == 0o700


def test_reading_changes_no_mode(full: Library, globex: Client) -> None:
    open_to_others(full.root)
    library = Library(full.root)
    library.history(globex)
    check_library(library)
    assert mode(full.root) == 0o755


def test_a_folder_with_other_things_in_it_is_not_closed_as_a_whole(
    full: Library, globex: Client
) -> None:
    (full.root / "photos").mkdir()
    (full.root / "photos" / "cat").touch()
    open_to_others(full.root)
    Library(full.root).record(globex, small_edition(), finished_sitting())
    assert [mode(full.root), mode(full.root / "photos" / "cat")] == [0o755, 0o644]
    assert [mode(full.root / name) for name in ("clients", "questionnaires")] == [0o700, 0o700]
    full.root.chmod(0o775)
    with pytest.raises(OperationFailed, match="other users can change what is in this folder"):
        Library(full.root).record(globex, small_edition(), finished_sitting())
    (fault,) = check_library(Library(full.root)).faults
    assert fault.startswith(f"{full.root}: other users can change what is in this folder")


def test_a_folder_that_is_shared_on_purpose_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    with pytest.raises(OperationFailed, match="other users can change what is in this folder"):
        Library(tmp_path).add("Globex", NOW)
    assert mode(tmp_path) == 0o1777
    assert [*tmp_path.iterdir()] == []


def test_another_users_folder_is_refused(
    full: Library, globex: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program could run with sudo. Then the user could not read the files that root writes."""
    before, user = folder_content(full.root), geteuid()
    if user == 0:
        chown(full.root, 12345, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    library = Library(full.root)
    for attempt in (
        lambda: library.add("Hooli", NOW),
        lambda: library.save_draft(globex, small_edition(), draft_sitting({})),
        lambda: library.delete(globex),
        library.empty_trash,
    ):
        with pytest.raises(OperationFailed, match="this folder belongs to another user"):
            attempt()
    assert folder_content(full.root) == before
    (fault,) = check_library(library).faults
    assert fault.startswith(f"{full.root}: this folder belongs to another user")


def test_a_file_system_without_modes_is_accepted(
    full: Library, globex: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_to_others(full.root)

    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)
    Library(full.root).record(globex, small_edition(), finished_sitting())


def test_check_names_what_others_can_read_and_the_command_that_ends_it(full: Library) -> None:
    open_to_others(full.root)
    (fault,) = check_library(full).faults
    count = len([*open_paths(full.root)])
    assert fault.startswith(f"{full.root}: other users of this computer can read or change this")
    assert f"{count} files and folders in all" in fault
    command = fault.partition("`")[2].partition("`")[0]
    assert command == f"chmod -R go= {shlex.quote(str(full.root))}"
    subprocess.run(shlex.split(command), check=True, timeout=WAIT_LIMIT)
    assert check_library(full).faults == ()


def test_check_does_not_name_what_nobody_else_can_reach(full: Library, globex: Client) -> None:
    """``git pull`` replaces files by files with its own modes, in private folders."""
    for path in (full.root / "clients" / globex.slug).iterdir():
        path.chmod(0o644)
    assert check_library(full).faults == ()
    full.root.chmod(0o711)
    (fault,) = check_library(full).faults
    assert f"{full.root}: other users of this computer can read or change this; `chmod" in fault
