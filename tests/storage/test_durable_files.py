"""Files: bounded where they are read, private and in one piece where they are written."""

import os
import stat
from collections.abc import Generator
from io import BytesIO
from pathlib import Path

import pytest

from tensigns.errors import BadInput, OperationFailed
from tensigns.storage import durable_files, folders

UMASKS = [0o000, 0o022, 0o077, 0o277, 0o777]


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Generator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("umask")
def test_modes_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folders.ensure_folder(folder)
    durable_files.create(folder / "created", b"1")
    durable_files.save(folder / "saved", b"1")
    durable_files.save(folder / "saved", b"2")
    assert [mode(folder.parent), mode(folder)] == [0o700, 0o700]
    assert [mode(folder / "created"), mode(folder / "saved")] == [0o600, 0o600]


def test_a_file_that_others_could_read_is_private_after_a_save(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o644)
    durable_files.save(path, b"new")
    assert mode(path) == 0o600


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folders.ensure_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_save_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in (b"one", b"", b"three" * 100_000):
        durable_files.save(path, data)
        assert path.read_bytes() == data
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_create_never_replaces(tmp_path: Path) -> None:
    path = tmp_path / "file"
    durable_files.create(path, b"one")
    with pytest.raises(FileExistsError):
        durable_files.create(path, b"two")
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_create_where_a_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "file").symlink_to(tmp_path / "gone")
    with pytest.raises(FileExistsError):
        durable_files.create(tmp_path / "file", b"two")
    assert not (tmp_path / "gone").exists()


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "elsewhere" / "real", tmp_path / "link"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link.symlink_to(real)
    durable_files.save(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert [entry.name for entry in real.parent.iterdir()] == ["real"]


def test_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    for name in ("x" * 255, "é" * 127):
        durable_files.save(tmp_path / name, b"1")
        assert (tmp_path / name).read_bytes() == b"1"


def test_read_gives_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00\xff")
    assert durable_files.read(tmp_path / "file") == b"\x00\xff"
    assert durable_files.read_if_exists(tmp_path / "none") is None


def test_at_most_a_megabyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * durable_files.SIZE_LIMIT)
    assert len(durable_files.read(path)) == durable_files.SIZE_LIMIT
    with path.open("ab") as file:
        file.truncate(100_000_000)
    with pytest.raises(BadInput, match="file: it is larger than 1 MB"):
        durable_files.read(path)


def test_what_comes_in_by_a_pipe_is_bounded_too() -> None:
    assert durable_files.read_stream(BytesIO(b"x = 1"), "-") == b"x = 1"
    with pytest.raises(BadInput, match="-: it is larger than 1 MB"):
        durable_files.read_stream(BytesIO(bytes(durable_files.SIZE_LIMIT + 1)), "-")


def test_a_move_that_fails_says_where(tmp_path: Path) -> None:
    with pytest.raises(OperationFailed, match="gone: it could not be moved, it does not exist"):
        folders.move(tmp_path / "gone", tmp_path / "there")
    with pytest.raises(OperationFailed, match="gone: it could not be removed, it does not exist"):
        durable_files.remove(tmp_path / "gone")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero"):
        with pytest.raises(BadInput, match=f"{name}: this is not a file"):
            durable_files.read(tmp_path / name)
    with pytest.raises((BadInput, OperationFailed)):
        durable_files.read(tmp_path)


@pytest.mark.parametrize("name", ["gone", "gone/too", "nul\x00", "esc\x1b[31m", "x" * 300])
def test_what_is_not_there_is_said_in_a_line(tmp_path: Path, name: str) -> None:
    with pytest.raises((BadInput, OperationFailed)) as caught:
        durable_files.read(tmp_path / name)
    message = str(caught.value)
    assert message.isprintable()
    assert name.replace("\x00", "").replace("\x1b", "")[:200] in message


def test_trouble_is_failed_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    for path in (tmp_path / "gone" / "file", tmp_path / "file" / "file"):
        with pytest.raises(OperationFailed, match="file: it could not be saved, "):
            durable_files.save(path, b"1")
    with pytest.raises(OperationFailed, match="file: there is a file where a folder is needed"):
        folders.ensure_folder(tmp_path / "file")


def test_a_sweep_takes_only_what_is_left_of_that_file(tmp_path: Path) -> None:
    keep = ["in-progress.toml", ".other.toml.00.tensigns-tmp", ".in-progress.toml", "notes"]
    gone = [".in-progress.toml.0a1b2c3d.tensigns-tmp", ".in-progress.toml.ffffffff.tensigns-tmp"]
    for name in (*keep, *gone):
        (tmp_path / name).touch()
    durable_files.remove_leftovers(tmp_path, "in-progress.toml")
    assert sorted(folders.list_names(tmp_path)) == sorted(keep)
