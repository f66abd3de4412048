"""The folder of a demo, and the folders that killed demos left."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tensigns import system
from tensigns.environment.demo_folder import demo_folder
from tensigns.errors import OperationFailed
from tests.file_modes import PRIVATE_FOLDER
from tests.posix_only import geteuid
from tests.processes import WAIT_LIMIT


@pytest.fixture
def temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def abandoned_folder(path: Path) -> Path:
    """Make a folder as a killed demo leaves it."""
    (path / "data").mkdir(parents=True)
    (path / ".demo-lock").touch()
    return path


def test_the_folder_is_private_and_deleted_afterwards(temp_folder: Path) -> None:
    with demo_folder() as folder:
        assert folder.parent == temp_folder
        assert folder.stat().st_mode & 0o777 == PRIVATE_FOLDER
        (folder / "data").mkdir()
    assert list(temp_folder.iterdir()) == []


def test_the_folder_of_a_demo_that_is_gone_is_deleted(temp_folder: Path) -> None:
    abandoned = abandoned_folder(temp_folder / "tensigns-demo-abcdef")
    with demo_folder():
        assert not abandoned.exists()


def test_the_folder_of_a_killed_demo_is_deleted(temp_folder: Path) -> None:
    program = """
import os, sys, tempfile
from tensigns.environment.demo_folder import demo_folder

tempfile.tempdir = sys.argv[1]
with demo_folder() as folder:
    (folder / "data").mkdir()
    os._exit(0)
"""
    subprocess.run([sys.executable, "-c", program, temp_folder], check=True, timeout=WAIT_LIMIT)
    (killed,) = temp_folder.iterdir()
    with demo_folder():
        assert not killed.exists()


def test_the_folder_of_a_running_demo_stays(temp_folder: Path) -> None:
    with demo_folder() as folder, demo_folder() as second:
        assert sorted(temp_folder.iterdir()) == sorted([folder, second])


def test_the_folder_of_a_demo_that_has_no_lock_yet_stays(temp_folder: Path) -> None:
    folder = temp_folder / "tensigns-demo-abcdef"
    folder.mkdir()
    with demo_folder():
        pass
    assert folder.exists()


def test_a_new_folder_that_another_demo_deletes_is_replaced(
    temp_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another demo can lock and delete the folder right after its file is made."""
    is_at = system.is_at
    deleted: list[Path] = []

    def delete_first_folder(fd: int, path: Path) -> bool:
        if not deleted:
            deleted.append(path.parent)
            shutil.rmtree(path.parent)
        return is_at(fd, path)

    monkeypatch.setattr(system, "is_at", delete_first_folder)
    with demo_folder() as folder:
        assert folder not in deleted
        assert folder.is_dir()
    assert list(temp_folder.iterdir()) == []


def test_the_folder_of_another_program_stays(temp_folder: Path) -> None:
    folder = abandoned_folder(temp_folder / "other-tensigns-demo-abcdef")
    with demo_folder():
        pass
    assert folder.exists()


def test_a_link_and_a_file_stay(temp_folder: Path, tmp_path: Path) -> None:
    target = abandoned_folder(tmp_path / "target")
    link = temp_folder / "tensigns-demo-link"
    link.symlink_to(target)
    file = temp_folder / "tensigns-demo-file"
    file.touch()
    with demo_folder():
        pass
    assert link.is_symlink()
    assert (target / "data").is_dir()
    assert file.exists()


def test_the_folder_of_another_user_stays(
    temp_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = abandoned_folder(temp_folder / "tensigns-demo-abcdef")
    user_id = geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user_id + 1)
    with demo_folder():
        pass
    assert folder.exists()


def test_without_a_folder_for_temporary_files_the_message_names_tmpdir(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", fail)
    with pytest.raises(OperationFailed, match="set TMPDIR to one"), demo_folder():
        pass
