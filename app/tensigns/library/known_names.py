"""All names in the data folder: those of clients and deleted clients, and their older names."""

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tensigns.errors import TensignsError
from tensigns.library.clients import client_paths, read_client
from tensigns.library.library import CLIENTS_FOLDER, TRASH_FOLDER, Library
from tensigns.storage import durable_files, folders, toml

_CLIENT_LINE = re.compile(rb"^client = .*$", re.MULTILINE)
"""The line of a sitting that has the client's name. No other key of a sitting looks like it."""

_LAST = datetime.max.replace(tzinfo=UTC)


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
    for slug, path in _client_folders(library):
        added, present_names = _LAST, []
        with contextlib.suppress(TensignsError):
            client = read_client(path)
            added, present_names = client.added, [client.name]
        names = dict.fromkeys([*present_names, *_names_in_sittings(path)])
        clients_by_time.append((added, KnownClient(slug, tuple(names))))
    return tuple(known for _added, known in sorted(clients_by_time))


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
                    yield from _names_in_file(durable_files.read(path / filename))


def _names_in_file(data: bytes) -> Iterator[str]:
    match = _CLIENT_LINE.search(data)
    if match is not None:
        name = toml.parse(match[0], "").get("client")
        if isinstance(name, str) and name:
            yield name
