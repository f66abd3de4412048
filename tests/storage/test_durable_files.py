"""Durable files: bounded reads, private modes, atomic writes and error messages."""

import os
import stat
from collections.abc import Generator
from io import BytesIO
from pathlib import Path

import pytest

from tensigns.errors import BadInput, OperationFailed
from tensigns.storage import durable_files, folders
from tests.posix_only import mkfifo

UMASKS = [0o000, 0o022, 0o077, 0o277, 0o777]


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Generator[int]:
    # The folder of the test is made before: its mode goes by the umask too.
    request.getfixturevalue("tmp_path")
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("umask")
def test_files_and_folders_are_private_under_any_umask(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folders.ensure_folder(folder)
    durable_files.create(folder / "created", b"1")
    durable_files.save(folder / "saved", b"1")
    durable_files.save(folder / "saved", b"2")
    assert [mode(folder.parent), mode(folder)] == [0o700, 0o700]
    assert [mode(folder / "created"), mode(folder / "saved")] == [0o600, 0o600]


def test_saving_makes_a_readable_file_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o644)
    durable_files.save(path, b"new")
    assert mode(path) == 0o600


def test_an_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folders.ensure_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_save_replaces_the_file_and_leaves_no_other_file(tmp_path: Path) -> None:
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


def test_create_does_not_follow_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "file").symlink_to(tmp_path / "gone")
    with pytest.raises(FileExistsError):
        durable_files.create(tmp_path / "file", b"two")
    assert not (tmp_path / "gone").exists()


def test_save_writes_through_a_symbolic_link(tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere" / "real", tmp_path / "link"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)
    durable_files.save(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [entry.name for entry in target.parent.iterdir()] == ["real"]


def test_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    for name in ("x" * 255, "é" * 127):
        durable_files.save(tmp_path / name, b"1")
        assert (tmp_path / name).read_bytes() == b"1"


def test_read_returns_the_bytes(tmp_path: Path) -> None:
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


def test_at_most_a_megabyte_is_read_from_a_stream() -> None:
    assert durable_files.read_stream(BytesIO(b"x = 1"), "-") == b"x = 1"
    with pytest.raises(BadInput, match="-: it is larger than 1 MB"):
        durable_files.read_stream(BytesIO(bytes(durable_files.SIZE_LIMIT + 1)), "-")


def test_a_failed_move_or_removal_names_the_path(tmp_path: Path) -> None:
    with pytest.raises(OperationFailed, match="gone: it could not be moved, it does not exist"):
        folders.move(tmp_path / "gone", tmp_path / "there")
    with pytest.raises(OperationFailed, match="gone: it could not be removed, it does not exist"):
        durable_files.remove(tmp_path / "gone")


def test_reading_a_pipe_or_a_device_fails_at_once(tmp_path: Path) -> None:
    mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero"):
        with pytest.raises(BadInput, match=f"{name}: this is not a file"):
            durable_files.read(tmp_path / name)
    with pytest.raises((BadInput, OperationFailed)):
        durable_files.read(tmp_path)


@pytest.mark.parametrize("name", ["gone", "gone/too", "nul\x00", "esc\x1b[31m", "x" * 300])
def test_a_missing_file_is_reported_in_one_printable_line(tmp_path: Path, name: str) -> None:
    with pytest.raises((BadInput, OperationFailed)) as caught:
        durable_files.read(tmp_path / name)
    message = str(caught.value)
    assert message.isprintable()
    assert name.replace("\x00", "").replace("\x1b", "")[:200] in message


def test_a_failed_save_or_folder_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    for path in (tmp_path / "gone" / "file", tmp_path / "file" / "file"):
        with pytest.raises(OperationFailed, match="file: it could not be saved, "):
            durable_files.save(path, b"1")
    with pytest.raises(OperationFailed, match="file: there is a file where a folder is needed"):
        folders.ensure_folder(tmp_path / "file")


def test_only_leftovers_of_the_named_file_are_removed(tmp_path: Path) -> None:
    other_files = ["in-progress.toml", ".other.toml.00.tensigns-tmp", ".in-progress.toml", "report"]
    leftovers = [
        ".in-progress.toml.0a1b2c3d.tensigns-tmp",
        ".in-progress.toml.ffffffff.tensigns-tmp",
    ]
    for name in (*other_files, *leftovers):
        (tmp_path / name).touch()
    durable_files.remove_leftovers(tmp_path, "in-progress.toml")
    assert sorted(folders.list_names(tmp_path)) == sorted(other_files)
