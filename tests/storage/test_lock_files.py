"""The lock file: a file that the program did not make is left unchanged."""

import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.errors import OperationFailed
from tensigns.storage.locks import LOCK_FILENAME, FolderLocked, FolderLocks
from tests.posix_only import geteuid, mkfifo, uname
from tests.processes import WAIT_LIMIT

PRECIOUS = "not ours to write"


def link_to_file(path: Path, target: Path) -> None:
    path.symlink_to(target)


def hard_link(path: Path, target: Path) -> None:
    path.hardlink_to(target)


def link_to_nothing(path: Path, target: Path) -> None:
    path.symlink_to(target.with_name("gone"))


def pipe(path: Path, _target: Path) -> None:
    mkfifo(path)


def folder(path: Path, _target: Path) -> None:
    path.mkdir()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file outside the folder that is locked."""
    path = tmp_path / "elsewhere" / "file"
    path.parent.mkdir()
    path.write_text(PRECIOUS, encoding="utf-8")
    path.chmod(0o640)
    return path


@pytest.fixture
def lock_path(tmp_path: Path) -> Path:
    path = tmp_path / "locked" / LOCK_FILENAME
    path.parent.mkdir()
    return path


def lock(path: Path) -> None:
    with FolderLocks().acquire(path.parent):
        pass


@pytest.mark.parametrize("plant", [link_to_file, hard_link, link_to_nothing, pipe, folder])
def test_a_lock_file_that_is_not_ours_is_refused_and_nothing_written(
    lock_path: Path, target: Path, plant: Callable[[Path, Path], None]
) -> None:
    plant(lock_path, target)
    with pytest.raises(OperationFailed) as caught:
        lock(lock_path)
    assert str(caught.value).startswith(f"{lock_path}: tensigns did not make this lock file")
    assert target.read_text(encoding="utf-8") == PRECIOUS
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_another_users_lock_file_is_refused(
    lock_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(lock_path)
    text, user = lock_path.read_text(encoding="utf-8"), geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    with pytest.raises(OperationFailed, match="another user's; remove it"):
        lock(lock_path)
    assert lock_path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text", [PRECIOUS, "1 2 3\n", "x" * 100_000], ids=["words", "numbers", "long"]
)
def test_a_file_that_only_has_the_name_is_locked_and_not_written(
    lock_path: Path, text: str
) -> None:
    lock_path.write_text(text, encoding="utf-8")
    lock(lock_path)
    assert lock_path.read_text(encoding="utf-8") == text


def test_a_lock_file_is_private_and_names_its_last_owner(lock_path: Path) -> None:
    lock_path.write_text("4294967295 a-host-with-a-long-name\n", encoding="utf-8")
    lock_path.chmod(0o644)
    umask = os.umask(0o777)
    try:
        lock(lock_path)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(lock_path.stat().st_mode) == 0o600
    expected = f"{os.getpid()} {uname().nodename}\n"
    assert lock_path.read_text(encoding="utf-8") == expected


def test_a_lock_that_becomes_free_is_waited_for(
    lock_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, waited_for = threading.Event(), threading.Event()
    sleep = time.sleep

    def hold() -> None:
        with FolderLocks().acquire(lock_path.parent):
            entered.set()
            assert waited_for.wait(WAIT_LIMIT)

    def announce_and_sleep(seconds: float) -> None:
        waited_for.set()
        sleep(seconds)

    holder = threading.Thread(target=hold, daemon=True)
    holder.start()
    assert entered.wait(WAIT_LIMIT)
    with pytest.raises(FolderLocked, match=f"process {os.getpid()} on "):
        lock(lock_path)
    monkeypatch.setattr(time, "sleep", announce_and_sleep)
    with FolderLocks().acquire(lock_path.parent, timeout=WAIT_LIMIT) as is_new:
        assert is_new
    holder.join(WAIT_LIMIT)
    assert not holder.is_alive()


def test_a_lock_file_that_was_replaced_meanwhile_locks_nothing(lock_path: Path) -> None:
    """Otherwise two processes, each with a file of this name, could both have the lock."""
    with FolderLocks().acquire(lock_path.parent):
        lock_path.unlink()
        lock(lock_path)
        with FolderLocks().acquire(lock_path.parent), pytest.raises(FolderLocked):
            lock(lock_path)
