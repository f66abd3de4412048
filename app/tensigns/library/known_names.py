"""The names of clients in the data folder: present and older names, also in the trash."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tensigns.core.times import END_OF_TIME
from tensigns.errors import TensignsError
from tensigns.library.clients import CLIENT_FILENAME, Client, client_paths, read_client
from tensigns.library.kept_files import FileGroup
from tensigns.library.library import CLIENTS_FOLDER, TRASH_FOLDER, Library
from tensigns.storage import durable_files, folders, toml

_CLIENT_LINE = re.compile(rb"^client = .*$", re.MULTILINE)
"""The line of a sitting that has the client's name. No other key of a sitting looks like it."""

_NAME_LINE = re.compile(rb"^name = .*$", re.MULTILINE)
"""The line of a client's own file that has the client's name."""


class KnownClient(NamedTuple):
    """A client's slug and names, the present name first. A client that cannot be read has none."""

    slug: str
    names: tuple[str, ...]


def known_clients(library: Library) -> tuple[KnownClient, ...]:
    """Return every client, also those in the trash, in the order in which they were added.

    Clients that cannot be read come last. Raise :class:`OperationFailed` if a folder cannot be
    read.
    """
    clients_by_time: list[tuple[datetime, KnownClient]] = []
    deleted_names = _names_in_deleted_sittings(library)
    for slug, path in _client_folders(library):
        added, present_names = END_OF_TIME, []
        with contextlib.suppress(TensignsError):
            client = read_client(path)
            added, present_names = client.added, [client.name]
        names = dict.fromkeys(
            [*present_names, *_names_in_sittings(path), *deleted_names.get(slug, ())]
        )
        clients_by_time.append((added, KnownClient(slug, tuple(names))))
    return tuple(known for _added, known in sorted(clients_by_time))


def client_names(client: Client, groups: Iterable[FileGroup]) -> frozenset[str]:
    """Return the names of a client: the present name, and those in the files that are kept.

    A sitting counts even if its questionnaire is missing, or if it is in the trash.
    """
    names = {client.name}
    for file in (file for group in groups for file in group.files):
        line = _NAME_LINE if file.name == CLIENT_FILENAME else _CLIENT_LINE
        if file.name.endswith(".toml") and "/" not in file.name:
            with contextlib.suppress(TensignsError):
                names.update(_names_in_file(file.data, line))
    return frozenset(names)


def _client_folders(library: Library) -> Iterator[tuple[str, Path]]:
    """Yield the slug and the folder of every client, also of those in the trash."""
    for path in client_paths(library.root / CLIENTS_FOLDER):
        yield path.name, path
    for item in library.trash_items():
        if item.item is None:
            yield item.slug, library.root / TRASH_FOLDER / item.name


def _names_in_sittings(path: Path) -> Iterator[str]:
    """Yield the names of the client in the sittings of a folder.

    Only the line with the name is parsed, because parsing is slow. A file that cannot be read is
    skipped.
    """
    with contextlib.suppress(TensignsError):
        for filename in folders.list_names(path):
            if filename.endswith(".toml"):
                with contextlib.suppress(TensignsError):
                    yield from _names_in_file(durable_files.read(path / filename), _CLIENT_LINE)


def _names_in_deleted_sittings(library: Library) -> dict[str, list[str]]:
    """Return the names of clients in the sittings and drafts in the trash, by slug."""
    names: dict[str, list[str]] = {}
    for item in library.trash_items():
        if item.item is not None and not item.is_entry:
            path = library.root / TRASH_FOLDER / f"{item.name}.toml"
            with contextlib.suppress(TensignsError):
                data = durable_files.read(path)
                names.setdefault(item.slug, []).extend(_names_in_file(data, _CLIENT_LINE))
    return names


def _names_in_file(data: bytes, line: re.Pattern[bytes]) -> Iterator[str]:
    match = line.search(data)
    if match is not None:
        names = toml.parse(match[0], "").values()
        yield from (name for name in names if isinstance(name, str) and name)
