"""Clients: folders that hold whatever the name, names that find their client."""

import contextlib
from datetime import datetime
from pathlib import Path

import pytest

from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client, find_client
from tensigns.library.ids import SLUG_PATTERN, fold_name, new_slug
from tensigns.library.library import Library
from tensigns.text.clean import NAME_LIMIT
from tests.library.hostile_names import hostile_names
from tests.library.sample import NOW, THOROUGH, content


def test_a_client_comes_back(library: Library, now: datetime) -> None:
    added = library.add("Globex B.V.", now)
    assert added.name == "Globex B.V."
    assert added.slug.startswith("globex-b-v-")
    assert Library(library.root).clients() == (added,)


def test_hostile_names_give_folders_of_their_own() -> None:
    names = hostile_names()
    assert len(set(names)) == 500
    slugs = [new_slug(name) for name in names]
    for slug in slugs:
        assert SLUG_PATTERN.fullmatch(slug)
        assert len(slug.encode()) <= 49
    assert len(set(slugs)) == 500


def test_hostile_names_stay_in_the_folder(library: Library) -> None:
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
    everybody = library.clients()
    for client in added.values():
        assert find_client(client.slug, everybody) == client
        assert find_client(client.name, everybody) == client
    assert {each.name for each in everybody} == {each.name for each in added.values()}
    assert list(library.root.parent.iterdir()) == [library.root]


@pytest.mark.parametrize("name", ["", " ", "\x00", "\u200b\u202e", "\n\t", "x" * (NAME_LIMIT + 1)])
def test_what_is_no_name_is_refused(library: Library, name: str) -> None:
    with pytest.raises(BadInput):
        library.add(name, NOW)
    assert library.clients() == ()


def test_a_name_is_one_clients(library: Library, client: Client) -> None:
    assert library.add(" GLOBEX  b.v.", NOW) == client
    other = library.add("Initech", NOW)
    with pytest.raises(BadInput, match=client.slug):
        library.rename(other, "globex b.v.")
    assert library.clients() == (client, other)


@pytest.mark.parametrize(
    "text", ["Globex B.V.", "globex b.v.", "\uff27LOBEX B.V.", "globex-b-v", " Globex  B.V. "]
)
def test_a_client_is_found(library: Library, client: Client, text: str) -> None:
    library.add("Globe", NOW)
    assert library.find(text) == client
    assert library.find(client.slug) == client


def test_accents_are_compared_whole(library: Library) -> None:
    composed = library.add("Caf\u00e9", NOW)
    assert library.find("cafe\u0301") == composed
    with pytest.raises(BadInput):
        library.find("Cafe\u0302")


def test_nobody_found_names_the_near_ones(library: Library, client: Client) -> None:
    with pytest.raises(BadInput, match=f"no such client; near ones: .*{client.slug}"):
        library.find("Globx")
    with pytest.raises(BadInput, match="there is no such client; `tensigns list`"):
        library.find("Umbrella")
    assert library.match("Globx") == ()


def test_several_found_are_named(library: Library) -> None:
    one, two = library.add("A/B", NOW), library.add("A B", NOW)
    assert library.find("a/b") == one
    with pytest.raises(BadInput, match="several") as caught:
        library.find("a-b")
    assert one.slug in str(caught.value)
    assert two.slug in str(caught.value)
    assert library.find(two.slug) == two


def test_clients_come_by_name(library: Library) -> None:
    for name in ("beta", "Alpha", "Ångström", "alpine"):
        library.add(name, NOW)
    assert [client.name for client in library.clients()] == ["Alpha", "alpine", "Ångström", "beta"]


def test_a_new_name_leaves_all_else(library: Library, client: Client, folder: Path) -> None:
    path = folder / "client.toml"
    path.write_text(path.read_text() + 'mine = "kept"\n')
    renamed = library.rename(client, "Hooli")
    assert renamed == Client(client.slug, "Hooli", client.added)
    assert library.clients() == (renamed,)
    assert 'mine = "kept"' in path.read_text()


DAMAGED = {
    "empty": b"",
    "cut": b'format = 1\nname = "Glo',
    "no name": b"format = 1\nadded = 2026-11-23T10:00:00Z\n",
    "no offset": b'format = 1\nname = "x"\nadded = 2026-11-23T10:00:00\n',
    "name of a number": b"format = 1\nname = 1\nadded = 2026-11-23T10:00:00Z\n",
    "newer": b'format = 9\nname = "x"\nadded = 2026-11-23T10:00:00Z\n',
    "nul": bytes(100),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_client_is_reported_and_the_rest_usable(
    library: Library, client: Client, folder: Path, data: bytes
) -> None:
    other = library.add("Initech", NOW)
    (folder / "client.toml").write_bytes(data)
    before = content(library.root)
    survey = library.list_clients()
    assert survey.clients == (other,)
    assert len(survey.faults) == 1
    assert str(folder / "client.toml") in survey.faults[0]
    with pytest.raises(BadInput):
        library.rename(client, "New")
    library.add("Another", NOW)
    after = content(library.root)
    assert {name: after[name] for name in before} == before


def test_a_client_without_a_file_is_reported(library: Library, folder: Path) -> None:
    (folder / "client.toml").rename(folder / "20261123T101530Z.toml")
    assert "client.toml: there is no such file" in library.list_clients().faults[0]


def test_what_an_interrupted_add_left_is_nobody(library: Library) -> None:
    left = library.root / "clients" / "globex-0a1b2c3d"
    left.mkdir(parents=True)
    (left / ".client.toml.0a1b2c3d.tensigns-tmp").touch()
    assert library.list_clients() == ((), ())
    client = library.add("Globex", NOW)
    assert [path.name for path in left.parent.iterdir()] == [client.slug]


def test_other_things_in_the_folder_are_left_alone(library: Library, client: Client) -> None:
    for name in (".git", "notes", "UPPER-0a1b2c3d"):
        (library.root / "clients" / name).mkdir()
    (library.root / "clients" / "file-0a1b2c3d").touch()
    assert library.list_clients() == ((client,), ())


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    library = Library(tmp_path / "data")
    with pytest.raises(OperationFailed):
        library.add("x", NOW)
    with pytest.raises(OperationFailed):
        library.clients()
