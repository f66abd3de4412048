"""A client whose file cannot be read is named, and no second client of that name is added."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.library.sample import (
    NOW,
    finished_sitting,
    folder_content,
    populated_library,
    small_edition,
)

DAMAGED = {
    "empty": b"",
    "cut short": b'format = 1\nname = "Glo',
    "without a name": b"format = 1\nadded = 2026-11-23T10:00:00Z\n",
    "without a time": b'format = 1\nname = "Globex B.V."\n',
    "of a newer version": b'format = 9\nname = "Globex B.V."\nadded = 2026-11-23T10:00:00Z\n',
}


@pytest.fixture(params=DAMAGED.values(), ids=[*DAMAGED])
def damaged(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Library, Client, Path]:
    """A library with a client who has two sittings and cannot be read; the client's file."""
    library = populated_library(tmp_path / "data")
    client = library.find("Globex B.V.")
    path = library.root / "clients" / client.slug / "client.toml"
    path.write_bytes(request.param)
    return Library(library.root), client, path


def test_no_second_client_of_the_name_is_added(damaged: tuple[Library, Client, Path]) -> None:
    library, client, path = damaged
    before = folder_content(library.root)
    other = library.find("Initech")
    for text in ("Globex B.V.", "globex b.v.", "globex-b-v", client.slug):
        attempts: list[Callable[[str], object]] = [
            lambda text: library.add(text, NOW),
            library.find,
            library.find_or_name,
            lambda text: library.rename(other, text),
        ]
        for attempt in attempts:
            with pytest.raises(BadInput) as caught:
                attempt(text)
            message = str(caught.value)
            assert message.startswith(f"{path}: ")
            assert message.endswith("mend the file first, or use another name")
            assert len(message.splitlines()) == 1
    assert folder_content(library.root) == before


def test_other_names_are_free(damaged: tuple[Library, Client, Path]) -> None:
    library, client, _path = damaged
    for name in ("Globe", "Globex BV", f"{client.slug}-2", "日本"):
        assert library.find_or_name(name) == name
        assert library.add(name, NOW).name == name


def test_a_new_name_of_the_client_is_known_from_its_sittings(tmp_path: Path) -> None:
    """The slug still has the first name."""
    library = populated_library(tmp_path / "data")
    client = library.rename(library.find("Globex B.V."), "Hooli")
    assert client.slug.startswith("globex-b-v-")
    sitting = finished_sitting(NOW.replace(day=25))
    library.record(client, small_edition(), replace(sitting, client="Hooli"))
    (library.root / "clients" / client.slug / "client.toml").unlink()
    for name in ("hooli", "Globex B.V."):
        with pytest.raises(BadInput, match=r"client\.toml: there is no such file; this may be"):
            Library(library.root).find_or_name(name)


def test_names_without_ascii_letters_are_told_apart(library: Library) -> None:
    """The slugs of all such names begin with the same word."""
    client = library.add("日本", NOW)
    library.record(client, small_edition(), replace(finished_sitting(), client="日本"))
    (library.root / "clients" / client.slug / "client.toml").write_bytes(b"")
    assert library.add("東京", NOW).name == "東京"
    with pytest.raises(BadInput, match="this may be"):
        library.add("日本", NOW)


def test_a_disk_that_cannot_be_read_is_no_wrong_input(
    library: Library, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> Client:
        raise OperationFailed("x: it cannot be read, the disk reports an error")

    monkeypatch.setattr("tensigns.library.clients.read_client", fail)
    with pytest.raises(OperationFailed, match="the disk reports an error; this may be"):
        library.add(client.name, NOW)


def test_the_slug_of_a_client_is_no_name(library: Library, client: Client) -> None:
    other = library.add("Initech", NOW)
    with pytest.raises(BadInput, match=client.slug):
        library.rename(other, client.slug)
    with pytest.raises(BadInput, match=client.slug):
        library.add(client.slug, NOW)
    assert library.rename(client, client.slug).name == client.slug
