"""Clients: their folders, and finding a client by name."""

import contextlib
from datetime import datetime
from pathlib import Path

import pytest

from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client, ClientListing, find_client, near_clients
from tensigns.library.library import Library
from tensigns.library.slugs_and_ids import SLUG_PATTERN, fold_name, new_slug
from tensigns.text.clean import NAME_LIMIT
from tests.library.hostile_names import hostile_names
from tests.library.sample import NOW, THOROUGH, folder_content


def test_an_added_client_is_listed(library: Library, now: datetime) -> None:
    added = library.add("Globex B.V.", now)
    assert added.name == "Globex B.V."
    assert added.slug.startswith("globex-b-v-")
    assert Library(library.root).clients() == (added,)


def test_hostile_names_get_valid_and_different_slugs() -> None:
    names = hostile_names()
    assert len(set(names)) == 500
    slugs = [new_slug(name) for name in names]
    for slug in slugs:
        assert SLUG_PATTERN.fullmatch(slug)
        assert len(slug.encode()) <= 49
    assert len(set(slugs)) == 500


def test_hostile_names_create_folders_in_the_library_only(library: Library) -> None:
    names = hostile_names()
    added: dict[str, Client] = {}
    for name in names if THOROUGH else names[::10]:
        with contextlib.suppress(BadInput):
            client = library.add(name, NOW)
            added[fold_name(client.name)] = client
    assert len(added) > (300 if THOROUGH else 30)
    folders = list((library.root / "clients").iterdir())
    assert sorted(folder.name for folder in folders) == sorted(
        client.slug for client in added.values()
    )
    clients = library.clients()
    for client in added.values():
        assert find_client(client.slug, clients) == client
        assert find_client(client.name, clients) == client
    assert {client.name for client in clients} == {client.name for client in added.values()}
    assert list(library.root.parent.iterdir()) == [library.root]


@pytest.mark.parametrize("name", ["", " ", "\x00", "\u200b\u202e", "\n\t", "x" * (NAME_LIMIT + 1)])
def test_an_empty_or_too_long_name_is_refused(library: Library, name: str) -> None:
    with pytest.raises(BadInput):
        library.add(name, NOW)
    assert library.clients() == ()


def test_two_clients_cannot_have_the_same_name(library: Library, client: Client) -> None:
    assert library.add(" GLOBEX  b.v.", NOW) == client
    other = library.add("Initech", NOW)
    with pytest.raises(BadInput, match=client.slug):
        library.rename(other, "globex b.v.")
    assert library.clients() == (client, other)


@pytest.mark.parametrize(
    "name", ["Globex B.V.", "globex b.v.", "\uff27LOBEX B.V.", "globex-b-v", " Globex  B.V. "]
)
def test_a_client_is_found_by_name_and_by_slug(library: Library, client: Client, name: str) -> None:
    library.add("Globe", NOW)
    assert library.find(name) == client
    assert library.find(client.slug) == client


def test_composed_and_decomposed_accents_are_equal(library: Library) -> None:
    composed = library.add("Caf\u00e9", NOW)
    assert library.find("cafe\u0301") == composed
    with pytest.raises(BadInput):
        library.find("Cafe\u0302")


def test_an_unknown_name_suggests_similar_clients(library: Library, client: Client) -> None:
    with pytest.raises(BadInput, match=rf"No client is called .*Did you mean .*{client.slug}"):
        library.find("Globx")
    with pytest.raises(BadInput, match=r"No client is called .*`tensigns list`"):
        library.find("Umbrella")
    assert library.match("Globx") == ()


@pytest.mark.parametrize(
    "name", ["mesh", "Holdings", "Acme Mesh Networks of Europe", "Mesh Network"]
)
def test_names_with_a_word_in_common_are_near(library: Library, name: str) -> None:
    clients = [library.add(known, NOW) for known in ("Mesh Networks", "Umbrella Holdings", "Mesh")]
    assert near_clients(name, clients)


@pytest.mark.parametrize("name", ["", "e", "or", "two", "Nova"])
def test_letters_within_a_word_make_no_names_near(library: Library, name: str) -> None:
    clients = [library.add(known, NOW) for known in ("Mesh Networks", "Umbrella Holdings")]
    assert near_clients(name, clients) == ()


def test_an_ambiguous_name_lists_the_matching_clients(library: Library) -> None:
    first, second = library.add("A/B", NOW), library.add("A B", NOW)
    assert library.find("a/b") == first
    with pytest.raises(BadInput, match="Several") as caught:
        library.find("a-b")
    assert first.slug in str(caught.value)
    assert second.slug in str(caught.value)
    assert library.find(second.slug) == second


def test_clients_are_sorted_by_name(library: Library) -> None:
    for name in ("beta", "Alpha", "Ångström", "alpine"):
        library.add(name, NOW)
    assert [client.name for client in library.clients()] == ["Alpha", "alpine", "Ångström", "beta"]


def test_renaming_changes_only_the_name(library: Library, client: Client, folder: Path) -> None:
    path = folder / "client.toml"
    path.write_text(path.read_text() + 'mine = "kept"\n')
    renamed = library.rename(client, "Hooli")
    assert renamed == Client(client.slug, "Hooli", client.added)
    assert library.clients() == (renamed,)
    assert 'mine = "kept"' in path.read_text()


DAMAGED_CLIENTS = {
    "empty": b"",
    "cut": b'format = 1\nname = "Glo',
    "no name": b"format = 1\nadded = 2026-11-23T10:00:00Z\n",
    "no offset": b'format = 1\nname = "x"\nadded = 2026-11-23T10:00:00\n',
    "name of a number": b"format = 1\nname = 1\nadded = 2026-11-23T10:00:00Z\n",
    "newer": b'format = 9\nname = "x"\nadded = 2026-11-23T10:00:00Z\n',
    "nul": bytes(100),
}


@pytest.mark.parametrize("data", DAMAGED_CLIENTS.values(), ids=DAMAGED_CLIENTS.keys())
def test_a_damaged_client_is_reported_and_others_stay_usable(
    library: Library, client: Client, folder: Path, data: bytes
) -> None:
    other = library.add("Initech", NOW)
    (folder / "client.toml").write_bytes(data)
    before = folder_content(library.root)
    listing = library.list_clients()
    assert listing.clients == (other,)
    assert len(listing.faults) == 1
    assert str(folder / "client.toml") in listing.faults[0]
    with pytest.raises(BadInput):
        library.rename(client, "New")
    library.add("Another", NOW)
    after = folder_content(library.root)
    assert {name: after[name] for name in before} == before


def test_a_client_folder_without_its_file_is_reported(library: Library, folder: Path) -> None:
    (folder / "client.toml").rename(folder / "20261123T101530Z.toml")
    assert "client.toml: there is no such file" in library.list_clients().faults[0]


def test_the_remains_of_an_interrupted_add_are_no_client(library: Library) -> None:
    remains = library.root / "clients" / "globex-0a1b2c3d"
    remains.mkdir(parents=True)
    (remains / ".client.toml.0a1b2c3d.tensigns-tmp").touch()
    assert library.list_clients() == ClientListing((), ())
    client = library.add("Globex", NOW)
    assert [path.name for path in remains.parent.iterdir()] == [client.slug]


def test_other_folders_and_files_are_ignored(library: Library, client: Client) -> None:
    for name in (".git", "notes", "UPPER-0a1b2c3d"):
        (library.root / "clients" / name).mkdir()
    (library.root / "clients" / "file-0a1b2c3d").touch()
    assert library.list_clients() == ClientListing((client,), ())


def test_a_data_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    library = Library(tmp_path / "data")
    with pytest.raises(OperationFailed):
        library.add("x", NOW)
    with pytest.raises(OperationFailed):
        library.clients()
