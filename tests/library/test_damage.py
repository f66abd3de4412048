"""A damaged file is reported, everything else stays usable, and no byte of it changes."""

import contextlib
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tensigns.errors import TensignsError
from tensigns.library.check import check_library
from tensigns.library.checksum import update_checksum
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tensigns.text.clean import clean
from tests.library import file_damage
from tests.library.sample import (
    THOROUGH,
    draft_sitting,
    faults_of,
    finished_sitting,
    populated_library,
    small_edition,
)
from tests.time_bounds import is_within

ID = "20261123T101530Z"
EXAMPLES = 10_000 if THOROUGH else 150
FILE_NAMES = {"finished": f"{ID}.toml", "draft": "in-progress.toml"}


def sound_file(kind: str, root: Path) -> bytes:
    library = populated_library(root)
    return path_in(library, kind).read_bytes()


def path_in(library: Library, kind: str) -> Path:
    return library.root / "clients" / library.find("Globex B.V.").slug / FILE_NAMES[kind]


def entry_state(path: Path) -> tuple[int, bytes | None]:
    """The inode at a path, and the bytes of a file that is not too large to read."""
    status = path.lstat()
    small_file = stat.S_ISREG(status.st_mode) and status.st_size < 10_000_000
    return status.st_ino, path.read_bytes() if small_file else None


def try_to_change(library: Library, kind: str) -> None:
    """Try everything a user can do to the file, except deleting the client."""
    client = library.find("Globex B.V.")
    attempts: list[Callable[[], object]] = [lambda: library.delete(client, ID)]
    if kind == "draft":
        attempts += [
            lambda: library.save_draft(client, small_edition(), draft_sitting({})),
            lambda: library.discard_draft(client),
            lambda: library.finish(client, small_edition(), finished_sitting()),
        ]
    for attempt in attempts:
        with contextlib.suppress(TensignsError):
            attempt()


def assert_reported_and_unchanged(library: Library, kind: str, name: str) -> None:
    """Check that the damaged file is reported and unchanged, and that everything else works."""
    path = path_in(library, kind)
    before = entry_state(path)
    started = time.process_time()
    client, other = library.find("Globex B.V."), library.find("Initech")
    loads: dict[str, Callable[[], object]] = {
        "finished": lambda: library.load(client, ID),
        "draft": lambda: library.draft(client),
    }
    lines = faults_of(loads[kind])
    assert lines, f"it was read: {name}"
    for line in lines:
        assert line.startswith(str(path))
        assert clean(line) == line
        assert len(line) < 600
    assert set(lines) <= set(check_library(library).faults)
    assert check_file(path, library)
    assert library.list_clients().faults == ()
    assert library.latest_sitting(other) == library.load(other, ID)
    if kind == "finished":
        assert library.draft(client) is not None
    else:
        assert library.latest_sitting(client) is not None
    seconds = time.process_time() - started
    assert is_within(seconds, 4), "four reads and a check of the library"
    assert entry_state(path) == before


def is_intact(name: str) -> bool:
    """Whether the file itself is a sitting, and only what it refers to is missing."""
    damages = ("no such", "option", "a note to no", "that is gone", "another version")
    return any(damage in name for damage in damages)


@pytest.mark.parametrize("kind", FILE_NAMES)
def test_a_damaged_file_is_reported(tmp_path: Path, kind: str) -> None:
    cases = file_damage.damaged_files(sound_file(kind, tmp_path / "sound"))
    assert len(cases) >= 60
    library = populated_library(tmp_path / "data")
    path = path_in(library, kind)
    for name, data in cases.items():
        path.write_bytes(data)
        assert_reported_and_unchanged(library, kind, name)


@pytest.mark.parametrize("kind", FILE_NAMES)
def test_no_command_changes_a_damaged_file(tmp_path: Path, kind: str) -> None:
    cases = file_damage.damaged_files(sound_file(kind, tmp_path / "sound"))
    names = [name for name in cases if not is_intact(name)]
    for number, name in enumerate(names if THOROUGH else names[::8]):
        library = populated_library(tmp_path / str(number))
        path = path_in(library, kind)
        path.write_bytes(cases[name])
        before = entry_state(path)
        try_to_change(library, kind)
        assert entry_state(path) == before, name


@pytest.mark.parametrize("kind", FILE_NAMES)
@pytest.mark.parametrize("name", file_damage.non_files())
def test_an_entry_that_is_no_file_is_reported(tmp_path: Path, kind: str, name: str) -> None:
    library = populated_library(tmp_path / "data")
    path = path_in(library, kind)
    path.unlink()
    file_damage.non_files()[name](path)
    assert_reported_and_unchanged(library, kind, name)
    before = entry_state(path)
    if name != "a link to nothing":
        try_to_change(library, kind)
        assert entry_state(path) == before


@pytest.mark.parametrize("kind", FILE_NAMES)
def test_files_edited_by_hand_are_read(tmp_path: Path, kind: str) -> None:
    library = populated_library(tmp_path / "data")
    client, path = library.find("Globex B.V."), path_in(library, kind)
    before = library.load(client, ID), library.draft(client)
    for name, data in file_damage.hand_edited_files(path.read_bytes()).items():
        path.write_bytes(data)
        assert (library.load(client, ID), library.draft(client)) == before, name
        assert check_library(library).faults == (), name


@pytest.mark.parametrize("kind", FILE_NAMES)
def test_flipped_bits_are_reported_or_harmless(tmp_path: Path, kind: str) -> None:
    library = populated_library(tmp_path / "data")
    path = path_in(library, kind)
    for data in file_damage.files_with_flipped_bits(
        path.read_bytes(), 400 if THOROUGH else 40
    ).values():
        path.write_bytes(data)
        assert_reported_or_read(library, path, data)


def assert_reported_or_read(library: Library, path: Path, data: bytes) -> None:
    client = library.find("Globex B.V.")
    attempts: list[Callable[[], object]] = [
        lambda: library.load(client, ID),
        lambda: library.draft(client),
        lambda: library.latest_sitting(client),
        lambda: library.latest_result(client),
    ]
    assert all(line.startswith(str(path)) for line in library.history(client).faults)
    for attempt in attempts:
        assert all(line.startswith(str(path)) for line in faults_of(attempt))
    assert all(line.startswith(str(path)) for line in check_library(library).faults)
    assert path.read_bytes() == data


DAMAGE_WITH_CHECKSUM = {
    "no such month": (b"finished = 2026-11", b"finished = 2026-13"),
    "no offset": (b"11:19:30+01:00", b"11:19:30"),
    "no UTF-8": (b"finished = 2026", b"finished = \xff2026"),
    "a number of 5000 digits": (
        b"\npoints = 5\nsettled",
        b"\npoints = " + b"5" * 5_000 + b"\nsettled",
    ),
    "a questionnaire id that is a path": (b'id = "small"', b'id = "../\xff"'),
    "an amended id that is a path": (
        b'language = "en"\n',
        b'language = "en"\namends = "../../\xff"\n',
    ),
}


def test_a_valid_checksum_does_not_make_a_damaged_file_sound(tmp_path: Path) -> None:
    library = populated_library(tmp_path / "data")
    path = path_in(library, "finished")
    original = path.read_bytes()
    cases = file_damage.damaged_files(original)
    for name, (before, after) in DAMAGE_WITH_CHECKSUM.items():
        assert before in original
        cases = {**cases, name: original.replace(before, after, 1)}
    with_checksum = [
        update_checksum(data) for data in cases.values() if b'\n[decision]\nseal = "' in data
    ]
    assert len(with_checksum) > 40
    for data in with_checksum:
        path.write_bytes(data)
        assert_reported_or_read(library, path, data)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_random_damage_is_reported_or_harmless(
    shared_library: Library, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(sorted(FILE_NAMES)))
    path = path_in(shared_library, kind)
    original = path.read_bytes()
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, min(len(original), start + 200)))
    damaged = original[:start] + data.draw(st.binary(max_size=60)) + original[end:]
    path.write_bytes(damaged)
    try:
        assert_reported_or_read(shared_library, path, damaged)
    finally:
        path.write_bytes(original)


@pytest.fixture(scope="module")
def shared_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return populated_library(tmp_path_factory.mktemp("shared") / "data")
