"""Check of journals: every fault is named with its file, and a sound journal has none."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, OtherDetails, Period
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.library.check import check_folder, check_library
from tensigns.library.clients import Client
from tensigns.library.file_check import check_file, check_named_file
from tensigns.library.library import Library
from tests.library.journal_sample import append, append_chain, event, other, told
from tests.library.sample import NOW

TALK_DETAILS = TalkDetails(conditions=(TalkCondition("calls", "no calls at night", NOW.date()),))


def outcome(of: str) -> Entry:
    """An outcome that is not written yet."""
    return other("outcome", OutcomeDetails(of, "kept"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a clock."""
    return Library(tmp_path / "data", lambda: NOW + timedelta(hours=1))


@pytest.fixture
def journal(folder: Path) -> Path:
    """The folder of the client's journal."""
    return folder / "journal"


def path_of(journal: Path, entry: Entry) -> Path:
    return journal / f"{entry.id}-{entry.kind}.toml"


def test_a_sound_journal_has_no_faults(library: Library, client: Client, journal: Path) -> None:
    append_chain(library, client)
    talk = append(library, client, other("talk", TALK_DETAILS))
    append(library, client, told(of=talk.id))
    append(library, client, outcome(f"{talk.id}/calls"))
    append(library, client, other("rumour", OtherDetails({"loud": True})))
    assert check_library(library) == (8, ())
    assert check_folder(journal.parent, library) == (8, ())
    assert check_folder(journal, library) == (7, ())


def test_a_named_file_is_recognized_as_an_entry(
    library: Library, client: Client, journal: Path, tmp_path: Path
) -> None:
    path = path_of(journal, append(library, client, event()))
    copied = tmp_path / "copy.toml"
    copied.write_bytes(path.read_bytes().replace(b"on = 2026", b"on = 1026"))
    assert check_named_file(path, library) == ()
    (fault,) = check_file(copied, library)
    assert fault.startswith(f"{copied}: on: ")


def edit(old: str, new: str) -> Callable[[Path], object]:
    """Return a function that edits a file by hand."""
    return lambda path: path.write_text(
        path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (edit('kind = "event"', 'kind = "told"'), "kind: it says “told”, the file's name says"),
        (edit('kind = "event"\n', ""), "kind: this is missing"),
        (edit("[end]\n", ""), "the entry is cut short"),
        (edit("2026-11-23 11:15", "2026-11-25 11:15"), "noted: this is in the future"),
        (edit("on = 2026-11-20", "on = 2026-12-20"), "on: this day was still to come"),
        (
            edit("on = 2026-11-20", "from = 2026-12-20\nto = 2026-12-21"),
            "from: this day was still to come",
        ),
        (edit("the logo", "x" * 8_001), "text: it has 8007 characters; 8000 are the most"),
        (edit("the logo", "e" + "\u0301" * 40), "text: "),
        (lambda path: path.write_text("[", encoding="utf-8"), "line 1"),
    ],
)
def test_a_faulty_entry_is_named(
    damage: Callable[[Path], object],
    message: str,
    library: Library,
    client: Client,
    journal: Path,
) -> None:
    path = path_of(journal, append(library, client, event()))
    damage(path)
    (fault,) = check_library(library).faults
    assert fault.startswith(f"{path}: {message}")
    assert check_folder(journal.parent, library).faults == (fault,)


@pytest.mark.parametrize(
    "suffix", ["-event.sync-conflict-20261124-101530.toml", "-event (1).toml", ".toml"]
)
def test_a_file_of_another_name_is_named_and_not_read(
    suffix: str, library: Library, client: Client, journal: Path
) -> None:
    entry = append(library, client, event())
    path = journal / f"{entry.id}{suffix}"
    path.write_bytes(path_of(journal, entry).read_bytes())
    (fault,) = check_library(library).faults
    assert fault.startswith(f"{path}: its name is no entry's")
    assert library.journal(client).read() == ((entry,), ())


def test_two_corrections_of_one_entry_are_both_named(
    library: Library, client: Client, journal: Path
) -> None:
    first = append(library, client, event())
    older, newer = (
        append(library, client, event(text, corrects=first.id), NOW + timedelta(minutes=minutes))
        for text, minutes in (("older", 1), ("newer", 2))
    )
    (fault,) = check_library(library).faults
    assert fault.startswith(f"{path_of(journal, newer)}: corrects: {first.id} is corrected by")
    assert older.id in fault


@pytest.mark.parametrize(
    "entry",
    [
        event(corrects="20200101T000000Z-0000"),
        told(of="20200101T000000Z-0000"),
        outcome("20200101T000000Z-0000/calls"),
    ],
)
def test_a_reference_to_nothing_is_named(
    entry: Entry, library: Library, client: Client, journal: Path
) -> None:
    path = path_of(journal, append(library, client, entry))
    (fault,) = check_library(library).faults
    assert fault.startswith(f"{path}: {'corrects' if entry.corrects else 'of'}: there is no entry")


def test_a_reference_to_a_missing_item_is_named(library: Library, client: Client) -> None:
    talk = append(library, client, other("talk", TALK_DETAILS))
    append(library, client, outcome(f"{talk.id}/mails"))
    (fault,) = check_library(library).faults
    assert f"of: there is no entry or item “{talk.id}/mails”" in fault


def test_a_correction_of_another_kind_is_named(library: Library, client: Client) -> None:
    first = append(library, client, told())
    append(library, client, event(corrects=first.id))
    (fault,) = check_library(library).faults
    assert f"there is no entry “{first.id}-event”" in fault


def test_two_files_with_one_id_are_named(library: Library, client: Client, journal: Path) -> None:
    entry = append(library, client, event())
    copied = journal / f"{entry.id}-told.toml"
    copied.write_bytes(path_of(journal, entry).read_bytes().replace(b"event", b"told"))
    faults = check_library(library).faults
    assert [fault.partition(": ")[0] for fault in faults] == [
        str(path_of(journal, entry)),
        str(copied),
    ]
    assert all("another entry has the same id" in fault for fault in faults)


def test_a_reference_to_a_damaged_entry_is_no_second_fault(
    library: Library, client: Client, journal: Path
) -> None:
    first = append(library, client, event())
    append(library, client, event(corrects=first.id), NOW + timedelta(minutes=1))
    append(library, client, told(of=f"{first.id}/x"))
    edit("[end]", "")(path_of(journal, first))
    (fault,) = check_library(library).faults
    assert "cut short" in fault


def test_without_a_clock_nothing_is_in_the_future(library: Library, client: Client) -> None:
    future = NOW + timedelta(days=9)
    entry = replace(event(), period=Period.of_day(future.date()))
    append(library, client, entry, future)
    assert len(check_library(library).faults) == 1
    assert check_library(Library(library.root)).faults == ()
