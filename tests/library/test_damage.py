"""Damaged and hostile files: each a clear line, the rest usable, no byte of them changed."""

import contextlib
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tensigns.errors import TensignsError
from tensigns.library.check import check_file, check_library
from tensigns.library.checksum import update_checksum
from tensigns.library.library import Library
from tensigns.text.clean import clean
from tests.library import file_damage
from tests.library.sample import THOROUGH, faults_of, finished, populated, small, unfinished
from tests.time_bounds import is_within

ID = "20261123T101530Z"
TRIES = 10_000 if THOROUGH else 150
PLACES = {"finished": f"{ID}.toml", "unfinished": "in-progress.toml"}


def sound(place: str, root: Path) -> bytes:
    library = populated(root)
    return path_in(library, place).read_bytes()


def path_in(library: Library, place: str) -> Path:
    return library.root / "clients" / library.find("Globex B.V.").slug / PLACES[place]


def state(path: Path) -> tuple[int, bytes | None]:
    """What lies there, and its bytes where that is a file of a size to be read."""
    found = path.lstat()
    small_file = stat.S_ISREG(found.st_mode) and found.st_size < 10_000_000
    return found.st_ino, path.read_bytes() if small_file else None


def try_everything(library: Library, place: str) -> None:
    """All that a user could do to such a file, refused or not, but to delete the client."""
    client = library.find("Globex B.V.")
    attempts: list[Callable[[], object]] = [lambda: library.delete(client, ID)]
    if place == "unfinished":
        attempts += [
            lambda: library.save_draft(client, small(), unfinished({})),
            lambda: library.discard_draft(client),
            lambda: library.finish(client, small(), finished()),
        ]
    for attempt in attempts:
        with contextlib.suppress(TensignsError):
            attempt()


def check_damaged(library: Library, place: str, name: str) -> None:
    """One file cannot be read: that is told, all else works, and it stays as it was."""
    path = path_in(library, place)
    before = state(path)
    begin = time.process_time()
    client, other = library.find("Globex B.V."), library.find("Initech")
    loads: dict[str, Callable[[], object]] = {
        "finished": lambda: library.load(client, ID),
        "unfinished": lambda: library.draft(client),
    }
    lines = faults_of(loads[place])
    assert lines, f"it was read: {name}"
    for line in lines:
        assert line.startswith(str(path))
        assert clean(line) == line
        assert len(line) < 600
    assert set(lines) <= set(check_library(library).faults)
    assert check_file(path, library)
    assert library.list_clients().faults == ()
    assert library.latest_sitting(other) == library.load(other, ID)
    if place == "finished":
        assert library.draft(client) is not None
    else:
        assert library.latest_sitting(client) is not None
    seconds = time.process_time() - begin
    assert is_within(seconds, 4), "four readings and a check of it all"
    assert state(path) == before


def is_misled(name: str) -> bool:
    """Whether the file is one of ours, and only what it names is not there."""
    gone = ("no such", "option", "a note to no", "that is gone", "another version")
    return any(word in name for word in gone)


@pytest.mark.parametrize("place", PLACES)
def test_damaged_files(tmp_path: Path, place: str) -> None:
    cases = file_damage.damaged(sound(place, tmp_path / "sound"))
    assert len(cases) >= 60
    library = populated(tmp_path / "data")
    path = path_in(library, place)
    for name, data in cases.items():
        path.write_bytes(data)
        check_damaged(library, place, name)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_that_is_done_to_a_damaged_file_changes_it(tmp_path: Path, place: str) -> None:
    cases = file_damage.damaged(sound(place, tmp_path / "sound"))
    names = [name for name in cases if not is_misled(name)]
    for number, name in enumerate(names if THOROUGH else names[::8]):
        library = populated(tmp_path / str(number))
        path = path_in(library, place)
        path.write_bytes(cases[name])
        before = state(path)
        try_everything(library, place)
        assert state(path) == before, name


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", file_damage.strange())
def test_what_is_no_file(tmp_path: Path, place: str, name: str) -> None:
    library = populated(tmp_path / "data")
    path = path_in(library, place)
    path.unlink()
    file_damage.strange()[name](path)
    check_damaged(library, place, name)
    before = state(path)
    if name != "a link to nothing":
        try_everything(library, place)
        assert state(path) == before


@pytest.mark.parametrize("place", PLACES)
def test_files_edited_by_hand_are_read(tmp_path: Path, place: str) -> None:
    library = populated(tmp_path / "data")
    client, path = library.find("Globex B.V."), path_in(library, place)
    before = library.load(client, ID), library.draft(client)
    for name, data in file_damage.odd(path.read_bytes()).items():
        path.write_bytes(data)
        assert (library.load(client, ID), library.draft(client)) == before, name
        assert check_library(library).faults == (), name


@pytest.mark.parametrize("place", PLACES)
def test_flipped_bits_are_told_or_harmless(tmp_path: Path, place: str) -> None:
    library = populated(tmp_path / "data")
    path = path_in(library, place)
    for data in file_damage.flipped(path.read_bytes(), 400 if THOROUGH else 40).values():
        path.write_bytes(data)
        check_any(library, path, data)


def check_any(library: Library, path: Path, data: bytes) -> None:
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


SEALABLE = {
    "no such month": (b"finished = 2026-11", b"finished = 2026-13"),
    "no offset": (b"11:19:30+01:00", b"11:19:30"),
    "no UTF-8": (b"finished = 2026", b"finished = \xff2026"),
    "digits": (b"\npoints = 5\nsettled", b"\npoints = " + b"5" * 5_000 + b"\nsettled"),
    "elsewhere": (b'id = "small"', b'id = "../\xff"'),
    "amends what cannot be": (b'language = "en"\n', b'language = "en"\namends = "../../\xff"\n'),
}


def test_a_seal_makes_no_file_sound(tmp_path: Path) -> None:
    library = populated(tmp_path / "data")
    path = path_in(library, "finished")
    whole = path.read_bytes()
    cases = file_damage.damaged(whole)
    for name, (before, after) in SEALABLE.items():
        assert before in whole
        cases = {**cases, name: whole.replace(before, after, 1)}
    sealed = [update_checksum(data) for data in cases.values() if b'\n[decision]\nseal = "' in data]
    assert len(sealed) > 40
    for data in sealed:
        path.write_bytes(data)
        check_any(library, path, data)


@settings(
    max_examples=TRIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_random_damage_is_told_or_harmless(shared: Library, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(sorted(PLACES)))
    path = path_in(shared, place)
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    hurt = whole[:start] + data.draw(st.binary(max_size=60)) + whole[end:]
    path.write_bytes(hurt)
    try:
        check_any(shared, path, hurt)
    finally:
        path.write_bytes(whole)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return populated(tmp_path_factory.mktemp("shared") / "data")
