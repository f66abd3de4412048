"""A client's journal: written once, read without the damaged files, deleted as whole chains."""

import os
import shutil
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tensigns.core.journal.corrections import correction_chains
from tensigns.core.journal.entries import Entry, EventDetails, OtherDetails
from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client
from tensigns.library.journal import JournalListing
from tensigns.library.library import Library
from tensigns.text.clean import NAME_LIMIT, NOTE_LIMIT
from tests.file_modes import PRIVATE_FILE, PRIVATE_FOLDER
from tests.library.file_damage import files_with_flipped_bits, hand_edited_files, non_files
from tests.library.journal_sample import append, append_chain, event, other, told
from tests.library.sample import NOW, folder_content, populated_library, unchanged


def entry_path(library: Library, client: Client, entry: Entry) -> Path:
    folder = library.root / "clients" / client.slug / "journal"
    return folder / f"{entry.id}-{entry.kind}.toml"


def test_a_written_entry_is_read_again(library: Library, client: Client) -> None:
    assert library.journal(client).read() == JournalListing((), ())
    written = append(library, client, event())
    assert written.id.startswith("20261123T101530Z-")
    assert library.journal(client).load(written.id) == written
    assert Library(library.root).journal(client).read().entries == (written,)
    assert entry_path(library, client, written).is_file()


def test_the_folder_appears_with_the_first_entry_and_is_private(
    library: Library, client: Client, folder: Path
) -> None:
    assert not (folder / "journal").exists()
    umask = os.umask(0)
    try:
        path = entry_path(library, client, append(library, client, event()))
    finally:
        os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == PRIVATE_FILE
    assert stat.S_IMODE(path.parent.stat().st_mode) == PRIVATE_FOLDER


def test_entries_of_the_same_second_have_different_ids(library: Library, client: Client) -> None:
    ids = {append(library, client, event()).id for _ in range(20)}
    assert len(ids) == 20
    assert [entry.id for entry in library.journal(client).read().entries] == sorted(ids)


def test_an_entry_is_written_while_a_sitting_is_open(library: Library, client: Client) -> None:
    with library.lock_draft(client):
        append(Library(library.root), client, event())
    assert len(library.journal(client).names()) == 1


def test_an_entry_is_never_rewritten(library: Library, client: Client) -> None:
    append_chain(library, client)
    before = folder_content(library.root)
    append(library, client, told())
    after = folder_content(library.root)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_only_the_wanted_kinds_are_read(library: Library, client: Client) -> None:
    append(library, client, event())
    remark = append(library, client, told())
    rumour = append(library, client, other("rumour", OtherDetails({"loud": True})))
    entry_path(library, client, event()).with_name("20200101T000000Z-0000-event.toml").write_text(
        "[", encoding="utf-8"
    )
    journal = library.journal(client)
    assert journal.read(["told", "rumour"]).faults == ()
    assert {entry.id for entry in journal.read(["told", "rumour"]).entries} == {
        remark.id,
        rumour.id,
    }
    assert len(journal.read().faults) == 1


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (event("x" * (NOTE_LIMIT + 1)), "text: it has 8001 characters; 8000 are the most"),
        (
            event(details=EventDetails(who="x" * (NAME_LIMIT + 1))),
            "who: it has 121 characters; 120 are the most",
        ),
        (
            event(details=EventDetails(record="x" * 1_001)),
            "record: it has 1001 characters; 1000 are the most",
        ),
    ],
)
def test_a_text_that_is_too_long_is_refused_with_its_length(
    entry: Entry, message: str, library: Library, client: Client
) -> None:
    with unchanged(library.root), pytest.raises(BadInput, match=message):
        append(library, client, entry)


def test_an_entry_that_is_too_large_is_refused(library: Library, client: Client) -> None:
    with unchanged(library.root), pytest.raises(OperationFailed, match="larger than 1 MB"):
        append(library, client, other("rumour", OtherDetails({"story": "x" * 1_000_001})))


def test_a_client_who_was_deleted_meanwhile_does_not_come_back(
    library: Library, client: Client, folder: Path
) -> None:
    library.delete(client)
    with pytest.raises(OperationFailed, match=f"{client.slug}: this client is gone"):
        append(library, client, event())
    assert not folder.exists()


def test_a_damaged_entry_is_named_and_the_others_are_read(library: Library, client: Client) -> None:
    kept, damaged = append(library, client, event()), append(library, client, event("other"))
    path = entry_path(library, client, damaged)
    path.write_bytes(path.read_bytes().removesuffix(b"[end]\n"))
    with unchanged(library.root):
        journal = library.journal(client)
        entries, (fault,) = journal.read()
        assert entries == (kept,)
        assert fault.startswith(f"{path}: the entry is cut short")
        assert str(path) in library.unreadable_files(client)
        for attempt in (journal.load, journal.delete):
            with pytest.raises(BadInput, match="cut short"):
                attempt(damaged.id)


def test_no_damage_to_a_file_raises_or_changes_it(library: Library, client: Client) -> None:
    kept, damaged = append(library, client, told()), append(library, client, event())
    path = entry_path(library, client, damaged)
    sound = path.read_bytes()
    for name, data in files_with_flipped_bits(sound, 200).items():
        path.write_bytes(data)
        entries, faults = library.journal(client).read()
        assert kept in entries, name
        assert len(entries) + len(faults) == 2, name
        assert path.read_bytes() == data, name
    for name, data in hand_edited_files(sound).items():
        path.write_bytes(data)
        assert library.journal(client).load(damaged.id).text == damaged.text, name


@pytest.mark.parametrize("make_entry", non_files().values(), ids=non_files())
def test_what_is_no_file_is_named(
    make_entry: Callable[[Path], object], library: Library, client: Client
) -> None:
    entry = append(library, client, event())
    path = entry_path(library, client, entry)
    path.unlink()
    make_entry(path)
    entries, (fault,) = library.journal(client).read()
    assert entries == ()
    assert fault.startswith(str(path))


@pytest.mark.parametrize("entry_id", ["", "..", "20261123T101530Z-e7f3", "a\x00b", "x" * 999])
def test_a_missing_entry_is_refused(entry_id: str, library: Library, client: Client) -> None:
    append(library, client, event())
    for attempt in (library.journal(client).load, library.journal(client).delete):
        with pytest.raises(BadInput, match="has no such entry"):
            attempt(entry_id)


# The trash


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_whole_chain_is_deleted_and_restored(
    position: int, library: Library, client: Client
) -> None:
    chain = append_chain(library, client)
    bystander = append(library, client, event("another matter"))
    with unchanged(library.root):
        name = library.journal(client).delete(chain[position].id)
        assert name == f"{client.slug}@{chain[-1].id}-event"
        assert library.journal(client).read().entries == (bystander,)
        (item,) = library.trash_items()
        assert (item.name, item.slug, item.item) == (name, client.slug, f"{chain[-1].id}-event")
        assert library.restore(name) == item
    assert library.trash_items() == ()


def test_restoring_an_entry_overwrites_nothing(library: Library, client: Client) -> None:
    chain = append_chain(library, client)
    path = entry_path(library, client, chain[0])
    copy = path.read_bytes()
    name = library.journal(client).delete(chain[0].id)
    path.write_bytes(copy)
    with unchanged(library.root), pytest.raises(BadInput, match="this exists"):
        library.restore(name)


def test_an_entry_is_restored_only_after_its_client(library: Library, client: Client) -> None:
    entry = append(library, client, event())
    name = library.journal(client).delete(entry.id)
    library.delete(client)
    with pytest.raises(BadInput, match=f"restore {client.slug} first"):
        library.restore(name)
    library.restore(client.slug)
    library.restore(name)
    assert library.journal(client).read().entries == (entry,)


def test_an_entry_deleted_twice_is_numbered_and_each_can_be_restored(
    library: Library, client: Client
) -> None:
    entry = append(library, client, event())
    path = entry_path(library, client, entry)
    copy = path.read_bytes()
    names = []
    for _ in range(2):
        path.write_bytes(copy)
        names.append(library.journal(client).delete(entry.id))
    assert names == [names[0], f"{names[0]}~2"]
    library.restore(names[1])
    assert library.journal(client).read().entries == (entry,)


def test_a_deleted_client_takes_the_journal_along(library: Library, client: Client) -> None:
    append_chain(library, client)
    with unchanged(library.root):
        library.restore(library.delete(client))
    journal = library.journal(client)
    journal.delete(journal.read().entries[0].id)
    assert library.empty_trash() == 1
    assert library.trash_items() == ()


# Copies, and what a journal must not change


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6))
def test_two_copies_that_were_changed_apart_merge_as_the_union(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[bool, bool]]
) -> None:
    original = Library(tmp_path_factory.mktemp("left") / "data")
    client = original.add("Globex B.V.", NOW)
    append(original, client, event("before"))
    copy_root = tmp_path_factory.mktemp("right") / "data"
    shutil.copytree(original.root, copy_root)
    copies = (original, Library(copy_root))
    written: list[Entry] = list(original.journal(client).read().entries)
    for number, (is_right, is_correction) in enumerate(changes):
        library = copies[is_right]
        last = library.journal(client).read().entries[-1]
        entry = event(f"change {number}", corrects=last.id if is_correction else None)
        written.append(append(library, client, entry, NOW + timedelta(minutes=number)))
    journals = [library.root / "clients" / client.slug / "journal" for library in copies]
    for source, target in (journals, journals[::-1]):
        shutil.copytree(source, target, dirs_exist_ok=True)
    for library in copies:
        listing = library.journal(client).read()
        assert set(map(repr, listing.entries)) == set(map(repr, written))
        assert listing.faults == ()
    left, right = (correction_chains(library.journal(client).read().entries) for library in copies)
    assert left == right


def test_nothing_in_a_journal_changes_what_a_client_is_recommended(tmp_path: Path) -> None:
    library = populated_library(tmp_path / "full")
    client = library.find("Globex B.V.")

    def results() -> tuple[object, ...]:
        fresh = Library(library.root)
        sitting_ids = fresh.sitting_ids(client)
        return (
            fresh.list_clients(),
            fresh.latest_result(client),
            fresh.history(client),
            fresh.draft(client),
            [fresh.load(client, sitting_id) for sitting_id in sitting_ids],
        )

    before = results()
    for entry in (event(signs=("threats",)), told(), other("left"), other("plan")):
        append(library, client, entry)
    assert results() == before


def test_entries_that_belong_together_are_written_all_or_none(
    library: Library, client: Client
) -> None:
    journal = library.journal(client)
    kept = append(library, client, event())

    def write(*texts: str) -> None:
        with journal.all_or_none():
            for text in texts:
                journal.append(event(text))

    with pytest.raises(BadInput):
        write("first", "x" * 8_001)
    assert journal.read().entries == (kept,)

    def lose_the_last_and_fail() -> None:
        with journal.all_or_none():
            journal.append(event("first"))
            last = journal.append(event("last"))
            (journal.path / f"{last.id}-{last.kind}.toml").unlink()
            raise BadInput("no more")

    with pytest.raises(BadInput):
        lose_the_last_and_fail()
    assert journal.read().entries == (kept,)
    write("first", "second")
    assert [entry.text for entry in journal.read().entries[1:]] == ["first", "second"]
