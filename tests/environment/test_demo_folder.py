"""The folder of a demo, and the folders that killed demos left."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tensigns.environment.demo_folder import demo_folder
from tensigns.errors import OperationFailed
from tests.processes import WAIT_LIMIT


@pytest.fixture
def temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def ended_pid() -> int:
    """The id of a process that is gone."""
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait(WAIT_LIMIT)
    return child.pid


def test_the_folder_is_private_and_deleted_afterwards(temp_folder: Path) -> None:
    with demo_folder() as folder:
        assert folder.parent == temp_folder
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "data").mkdir()
    assert list(temp_folder.iterdir()) == []


def test_the_folder_of_a_demo_that_is_gone_is_deleted(temp_folder: Path, ended_pid: int) -> None:
    abandoned = temp_folder / f"tensigns-demo-{ended_pid}-abcdef"
    (abandoned / "data").mkdir(parents=True)
    with demo_folder():
        assert not abandoned.exists()


def test_the_folder_of_a_running_demo_stays(temp_folder: Path) -> None:
    with demo_folder() as folder:
        # In another process id, as another container sees it, the lock alone protects it.
        renamed = folder.rename(temp_folder / "tensigns-demo-9999999-abcdef")
        with demo_folder() as second:
            assert renamed.exists()
            assert second.exists()
        renamed.rename(folder)


@pytest.mark.parametrize(
    "name",
    [
        "tensigns-demo-{own_pid}-abcdef",
        "tensigns-demo-abcdef",
        "tensigns-demo-{ended_pid}",
        "tensigns-demo-{ended_pid}-a b",
        "other-tensigns-demo-{ended_pid}-abcdef",
        "tensigns-demo-99999999999999999999-abcdef",
    ],
)
def test_a_folder_that_may_be_in_use_or_is_no_demo_stays(
    name: str, temp_folder: Path, ended_pid: int
) -> None:
    folder = temp_folder / name.format(own_pid=os.getpid(), ended_pid=ended_pid)
    folder.mkdir()
    with demo_folder():
        pass
    assert folder.exists()


def test_a_link_and_a_file_stay(temp_folder: Path, tmp_path: Path, ended_pid: int) -> None:
    target = tmp_path / "target"
    (target / "data").mkdir(parents=True)
    link = temp_folder / f"tensigns-demo-{ended_pid}-link"
    link.symlink_to(target)
    file = temp_folder / f"tensigns-demo-{ended_pid}-file"
    file.touch()
    with demo_folder():
        pass
    assert link.is_symlink()
    assert (target / "data").is_dir()
    assert file.exists()


def test_the_folder_of_another_user_stays(
    temp_folder: Path, ended_pid: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = temp_folder / f"tensigns-demo-{ended_pid}-abcdef"
    folder.mkdir()
    user_id = os.geteuid()
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
