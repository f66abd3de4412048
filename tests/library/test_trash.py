"""The trash: deleted clients, sittings and drafts can be restored until it is emptied."""

from pathlib import Path

import pytest

from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.storage.durable_files import display_path
from tests.library.sample import (
    NOW,
    draft_sitting,
    finished_sitting,
    folder_content,
    populated_library,
    unchanged,
)

ID = "20261123T101530Z"


@pytest.fixture
def full_library(tmp_path: Path) -> Library:
    return populated_library(tmp_path / "full")


def test_a_deleted_client_is_restored_completely(full_library: Library) -> None:
    with unchanged(full_library.root):
        client = full_library.find("Globex B.V.")
        name = full_library.delete(client)
        assert name == client.slug
        assert [client.name for client in full_library.clients()] == ["Initech"]
        (item,) = full_library.trash_items()
        assert (item.name, item.slug, item.item) == (client.slug, client.slug, None)
        assert full_library.restore(name) == item
    assert full_library.trash_items() == ()


def test_a_deleted_sitting_is_restored_completely(full_library: Library) -> None:
    with unchanged(full_library.root):
        client = full_library.find("Globex B.V.")
        name = full_library.delete(client, ID)
        assert name == f"{client.slug}@{ID}"
        assert full_library.sitting_ids(client) == ()
        (item,) = full_library.trash_items()
        assert (item.slug, item.item) == (client.slug, ID)
        full_library.restore(name)


def test_a_discarded_draft_is_restored_completely(full_library: Library) -> None:
    with unchanged(full_library.root):
        client = full_library.find("Globex B.V.")
        name = full_library.discard_draft(client)
        assert name == f"{client.slug}@in-progress"
        assert full_library.draft(client) is None
        assert full_library.discard_draft(client) is None
        full_library.restore(name)


def test_items_of_the_same_name_are_numbered(
    library: Library, client: Client, edition: Edition
) -> None:
    names = []
    for number in range(3):
        library.save_draft(client, edition, draft_sitting({}, position=f"x{number}"))
        names.append(library.discard_draft(client))
    base = f"{client.slug}@in-progress"
    assert names == [base, f"{base}~2", f"{base}~3"]
    assert {item.item for item in library.trash_items()} == {"in-progress"}
    library.restore(f"{base}~2")
    assert library.draft(client) is not None


def test_restoring_overwrites_nothing(library: Library, client: Client, edition: Edition) -> None:
    library.save_draft(client, edition, draft_sitting())
    name = library.discard_draft(client)
    library.save_draft(client, edition, draft_sitting({}))
    assert name is not None
    with (
        unchanged(library.root),
        pytest.raises(BadInput, match=r"in-progress\.toml: this exists"),
    ):
        library.restore(name)


def test_a_sitting_is_restored_only_after_its_client(full_library: Library) -> None:
    client = full_library.find("Globex B.V.")
    sitting = full_library.delete(client, ID)
    full_library.delete(client)
    with pytest.raises(BadInput, match=f"restore {client.slug} first"):
        full_library.restore(sitting)
    full_library.restore(client.slug)
    full_library.restore(sitting)
    assert full_library.sitting_ids(client) == (ID,)


def test_an_unknown_name_suggests_similar_items(full_library: Library) -> None:
    client = full_library.find("Initech")
    with pytest.raises(BadInput, match="Nothing in the trash is called “x”; `tensigns trash`"):
        full_library.restore("x")
    full_library.delete(client)
    with pytest.raises(BadInput, match=f"Did you mean {client.slug}"):
        full_library.restore(client.slug[:-1])


@pytest.mark.parametrize("name", ["..", ".", "", "../clients", "/", "a\x00b", "x" * 10_000])
def test_a_hostile_name_restores_nothing(full_library: Library, name: str) -> None:
    full_library.delete(full_library.find("Initech"))
    with unchanged(full_library.root), pytest.raises(BadInput):
        full_library.restore(name)


def test_emptying_erases_all_items(full_library: Library) -> None:
    client = full_library.find("Globex B.V.")
    full_library.delete(client, ID)
    full_library.delete(client)
    assert full_library.empty_trash() == 2
    assert full_library.trash_items() == ()
    assert not any(b"Globex" in data for data in folder_content(full_library.root).values())
    assert [client.name for client in full_library.clients()] == ["Initech"]
    assert full_library.empty_trash() == 0


def test_only_items_are_counted_when_the_trash_is_emptied(full_library: Library) -> None:
    full_library.delete(full_library.find("Initech"))
    (full_library.root / "trash" / ".leftover").touch()
    assert full_library.empty_trash() == 1
    assert list((full_library.root / "trash").iterdir()) == []


def test_emptying_does_not_follow_links(full_library: Library, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").touch()
    full_library.delete(full_library.find("Initech"))
    (full_library.root / "trash" / "link-0a1b2c3d").symlink_to(outside)
    full_library.empty_trash()
    assert (outside / "precious").exists()
    assert list((full_library.root / "trash").iterdir()) == []


def test_a_damaged_sitting_is_not_moved_to_the_trash(full_library: Library) -> None:
    client = full_library.find("Initech")
    path = full_library.root / "clients" / client.slug / f"{ID}.toml"
    path.write_bytes(path.read_bytes()[:-8])
    with unchanged(full_library.root), pytest.raises(BadInput, match=f"{ID}.toml: "):
        full_library.delete(client, ID)


def test_a_client_with_unreadable_files_is_deleted_and_restored(full_library: Library) -> None:
    client = full_library.find("Globex B.V.")
    folder = full_library.root / "clients" / client.slug
    finished, draft = folder / f"{ID}.toml", folder / "in-progress.toml"
    assert full_library.unreadable_files(client) == ()
    finished.write_bytes(finished.read_bytes()[:-8])
    draft.unlink()
    draft.symlink_to("/dev/zero")
    with unchanged(folder):
        assert full_library.unreadable_files(client) == (
            display_path(finished),
            display_path(draft),
        )
        name = full_library.delete(client)
        assert [client.name for client in full_library.clients()] == ["Initech"]
        full_library.restore(name)
    assert draft.readlink() == Path("/dev/zero")


def test_a_client_whose_questionnaire_is_missing_can_be_erased(full_library: Library) -> None:
    for archived in (full_library.root / "questionnaires").iterdir():
        archived.unlink()
    full_library.delete(full_library.find("Globex B.V."))
    full_library.empty_trash()
    assert [client.name for client in full_library.clients()] == ["Initech"]


def test_a_client_with_a_locked_draft_is_not_deleted(full_library: Library) -> None:
    client = full_library.find("Globex B.V.")
    with (
        unchanged(full_library.root),
        full_library.lock_draft(client),
        pytest.raises(OperationFailed, match="tensigns has this open elsewhere"),
    ):
        Library(full_library.root).delete(client)


def test_a_deleted_client_is_restored_beside_a_new_one_of_the_same_name(
    library: Library, client: Client, edition: Edition
) -> None:
    library.record(client, edition, finished_sitting())
    library.delete(client)
    new_client = library.add("Globex B.V.", NOW)
    library.restore(client.slug)
    assert set(library.match("globex b.v.")) == {client, new_client}
    assert library.find(client.slug) == client
