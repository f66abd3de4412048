"""The trash: what was deleted comes back whole, until it is emptied."""

from pathlib import Path

import pytest

from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.storage.durable_files import display_path
from tests.library.sample import NOW, content, finished, populated, unfinished

ID = "20261123T101530Z"


@pytest.fixture
def full(tmp_path: Path) -> Library:
    return populated(tmp_path / "full")


def test_a_deleted_client_comes_back_whole(full: Library) -> None:
    before = content(full.root)
    client = full.find("Globex B.V.")
    name = full.delete(client)
    assert name == client.slug
    assert [each.name for each in full.clients()] == ["Initech"]
    (entry,) = full.trash_items()
    assert (entry.name, entry.slug, entry.item) == (client.slug, client.slug, None)
    assert full.restore(name) == entry
    assert content(full.root) == before
    assert full.trash_items() == ()


def test_a_deleted_sitting_comes_back_whole(full: Library) -> None:
    before = content(full.root)
    client = full.find("Globex B.V.")
    name = full.delete(client, ID)
    assert name == f"{client.slug}@{ID}"
    assert full.sitting_ids(client) == ()
    (entry,) = full.trash_items()
    assert (entry.slug, entry.item) == (client.slug, ID)
    full.restore(name)
    assert content(full.root) == before


def test_a_discarded_draft_comes_back_whole(full: Library) -> None:
    before = content(full.root)
    client = full.find("Globex B.V.")
    name = full.discard_draft(client)
    assert name == f"{client.slug}@in-progress"
    assert full.draft(client) is None
    assert full.discard_draft(client) is None
    full.restore(name)
    assert content(full.root) == before


def test_the_same_name_again_gets_a_number(
    library: Library, client: Client, edition: Edition
) -> None:
    names = []
    for number in range(3):
        library.save_draft(client, edition, unfinished({}, at=f"x{number}"))
        names.append(library.discard_draft(client))
    base = f"{client.slug}@in-progress"
    assert names == [base, f"{base}~2", f"{base}~3"]
    assert {entry.item for entry in library.trash_items()} == {"in-progress"}
    library.restore(f"{base}~2")
    assert library.draft(client) is not None


def test_what_would_be_overwritten_stays(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, unfinished())
    name = library.discard_draft(client)
    library.save_draft(client, edition, unfinished({}))
    assert name is not None
    before = content(library.root)
    with pytest.raises(BadInput, match=r"in-progress\.toml: this exists"):
        library.restore(name)
    assert content(library.root) == before


def test_a_sitting_waits_for_its_client(full: Library) -> None:
    client = full.find("Globex B.V.")
    sitting = full.delete(client, ID)
    full.delete(client)
    with pytest.raises(BadInput, match=f"restore {client.slug} first"):
        full.restore(sitting)
    full.restore(client.slug)
    full.restore(sitting)
    assert full.sitting_ids(client) == (ID,)


def test_what_is_not_there_names_the_near_ones(full: Library) -> None:
    client = full.find("Initech")
    with pytest.raises(BadInput, match="nothing of that name is in the trash; `tensigns trash`"):
        full.restore("x")
    full.delete(client)
    with pytest.raises(BadInput, match=f"near ones: {client.slug}"):
        full.restore(client.slug[:-1])


@pytest.mark.parametrize("name", ["..", ".", "", "../clients", "/", "a\x00b", "x" * 10_000])
def test_hostile_names_restore_nothing(full: Library, name: str) -> None:
    full.delete(full.find("Initech"))
    before = content(full.root)
    with pytest.raises(BadInput):
        full.restore(name)
    assert content(full.root) == before


def test_emptying_erases_for_good(full: Library) -> None:
    client = full.find("Globex B.V.")
    full.delete(client, ID)
    full.delete(client)
    assert full.empty_trash() == 2
    assert full.trash_items() == ()
    assert not any(b"Globex" in data for data in content(full.root).values())
    assert [each.name for each in full.clients()] == ["Initech"]
    assert full.empty_trash() == 0


def test_emptying_follows_no_link(full: Library, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").touch()
    full.delete(full.find("Initech"))
    (full.root / "trash" / "link-0a1b2c3d").symlink_to(outside)
    full.empty_trash()
    assert (outside / "precious").exists()
    assert list((full.root / "trash").iterdir()) == []


def test_a_damaged_sitting_is_not_moved(full: Library) -> None:
    client = full.find("Initech")
    path = full.root / "clients" / client.slug / f"{ID}.toml"
    path.write_bytes(path.read_bytes()[:-8])
    before = content(full.root)
    with pytest.raises(BadInput, match=f"{ID}.toml: "):
        full.delete(client, ID)
    assert content(full.root) == before


def test_a_client_goes_and_comes_back_with_what_cannot_be_read(full: Library) -> None:
    client = full.find("Globex B.V.")
    folder = full.root / "clients" / client.slug
    finished, unfinished = folder / f"{ID}.toml", folder / "in-progress.toml"
    assert full.unreadable_files(client) == ()
    finished.write_bytes(finished.read_bytes()[:-8])
    unfinished.unlink()
    unfinished.symlink_to("/dev/zero")
    before = content(folder)
    assert full.unreadable_files(client) == (display_path(finished), display_path(unfinished))
    name = full.delete(client)
    assert [each.name for each in full.clients()] == ["Initech"]
    full.restore(name)
    assert content(folder) == before
    assert unfinished.readlink() == Path("/dev/zero")


def test_a_client_whose_questionnaire_is_gone_can_be_erased(full: Library) -> None:
    for kept in (full.root / "questionnaires").iterdir():
        kept.unlink()
    full.delete(full.find("Globex B.V."))
    full.empty_trash()
    assert [each.name for each in full.clients()] == ["Initech"]


def test_a_client_who_is_being_answered_about_is_not_deleted(full: Library) -> None:
    client = full.find("Globex B.V.")
    before = content(full.root)
    with (
        full.lock_draft(client),
        pytest.raises(OperationFailed, match="tensigns has this open elsewhere"),
    ):
        Library(full.root).delete(client)
    assert content(full.root) == before


def test_a_name_taken_meanwhile_does_not_lose_the_deleted(
    library: Library, client: Client, edition: Edition
) -> None:
    library.record(client, edition, finished())
    library.delete(client)
    again = library.add("Globex B.V.", NOW)
    library.restore(client.slug)
    assert set(library.match("globex b.v.")) == {client, again}
    assert library.find(client.slug) == client
