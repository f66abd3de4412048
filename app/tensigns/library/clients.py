"""Clients: a folder each, with the name in ``client.toml``."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.errors import BadInput, Failed, TensignsError
from tensigns.language import gettext as _
from tensigns.library.ids import SLUG_PATTERN, fold_name, name_sort_key, new_slug, slug_stem
from tensigns.library.sitting_table import FORMAT
from tensigns.library.table_reader import TableReader, too_long_message
from tensigns.storage import durable_files, folders, toml
from tensigns.storage.durable_files import TEMP_SUFFIX, display_path
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.storage.locks import LOCK_FILENAME
from tensigns.text.clean import NAME_LIMIT, clean_line
from tensigns.text.suggest import near_names

CLIENT_FILENAME = "client.toml"
"""The file in a client's folder that tells the name."""


class Client(Struct, frozen=True):
    """Somebody one works for; ``slug`` is the folder's name and never changes."""

    slug: str
    name: str
    added: datetime


class ClientListing(NamedTuple):
    """Every client that can be read, by name, and a line for each that cannot."""

    clients: tuple[Client, ...]
    faults: tuple[str, ...]


def list_clients(folder: Path) -> ClientListing:
    """Look at every client in a folder."""
    found: list[Client] = []
    faults: list[str] = []
    for place in client_folders(folder):
        try:
            found.append(read_client(place))
        except TensignsError as error:
            if not is_abandoned(place):
                faults.append(str(error))
    found.sort(key=lambda each: (*name_sort_key(each.name), each.slug))
    return ClientListing(tuple(found), tuple(faults))


def client_folders(folder: Path) -> Iterator[Path]:
    """The folders of clients, readable or not."""
    places = [folder / name for name in folders.list_names(folder) if SLUG_PATTERN.fullmatch(name)]
    yield from (place for place in places if folders.is_folder(place))


def is_abandoned(place: Path) -> bool:
    """Whether a client's folder holds nothing: its making was cut off."""
    try:
        return all(_is_leftover(name) for name in folders.list_names(place))
    except Failed:
        return False


def remove_abandoned(folder: Path) -> None:
    """Remove the folders of clients that hold nothing; only under the library's lock."""
    for place in client_folders(folder):
        if is_abandoned(place):
            with contextlib.suppress(OSError):
                for entry in place.iterdir():
                    entry.unlink()
                place.rmdir()


def read_client(place: Path) -> Client:
    """The client in a folder; :class:`BadInput` where its file is damaged or missing."""
    path = place / CLIENT_FILENAME
    return client_from_table(toml.parse(durable_files.read(path), display_path(path)), path)


def client_from_table(table: toml.Table, path: Path) -> Client:
    """The client in a file's table; :class:`BadInput` with every fault."""
    where = display_path(path)
    toml.refuse_newer(table, FORMAT, where)
    faults = FaultList(where)
    fields = TableReader(table, faults)
    name, added = fields.name("name"), fields.moment("added")
    faults.stop_if_any()
    return Client(path.parent.name, name, added)


def make_client(folder: Path, name: str, now: datetime) -> Client:
    """A new client in a folder of its own."""
    folders.make_folder(folder)
    place = _made(folder, name)
    client = Client(place.name, name, now)
    durable_files.create(
        place / CLIENT_FILENAME, toml.dumps({"format": FORMAT, "name": name, "added": now})
    )
    return client


def rename_client(folder: Path, client: Client, name: str) -> Client:
    """The client under another name; folder and sittings stay as they are."""
    path = folder / client.slug / CLIENT_FILENAME
    table = toml.parse(durable_files.read(path), display_path(path))
    client_from_table(table, path)
    durable_files.remove_leftovers(path.parent, CLIENT_FILENAME)
    durable_files.save(path, toml.dumps({**table, "name": name}))
    return replace(client, name=name)


def validate_name(name: str, others: Sequence[Client]) -> str:
    """A name cleaned; :class:`BadInput` where it is empty, too long or another client's."""
    cleaned = clean_line(name)
    if not cleaned:
        raise BadInput(_("a client needs a name with at least one character that shows"))
    if len(cleaned) > NAME_LIMIT:
        message = _("{name}: this name is too long: {detail}")
        detail = too_long_message(len(cleaned), NAME_LIMIT)
        raise BadInput(message.format(name=quote_value(cleaned), detail=detail))
    for other in others:
        if fold_name(other.name) == fold_name(cleaned):
            message = _("{name}: there is a client of that name already ({slug})")
            raise BadInput(message.format(name=quote_value(cleaned), slug=other.slug))
    return cleaned


def matching_clients(text: str, clients: Sequence[Client]) -> tuple[Client, ...]:
    """The clients that a name, a slug, or a slug without its digits stands for."""
    name = fold_name(clean_line(text))
    return (
        tuple(client for client in clients if fold_name(client.name) == name)
        or tuple(client for client in clients if client.slug == text)
        or tuple(client for client in clients if slug_stem(client.slug) == text)
    )


def find_client(text: str, clients: Sequence[Client]) -> Client:
    """The one client that a text stands for; :class:`BadInput` with the near ones else."""
    matches = matching_clients(text, clients)
    if len(matches) == 1:
        return matches[0]
    near = matches or _near(text, clients)
    message = (
        _("{name}: several clients are called that; name one by its slug: {near}")
        if matches
        else _("{name}: there is no such client; near ones: {near}")
        if near
        else _("{name}: there is no such client; `tensigns list` shows them all")
    )
    told = ", ".join(f"{client.name} ({client.slug})" for client in near[:5])
    raise BadInput(message.format(name=quote_value(text), near=told))


def _near(text: str, clients: Sequence[Client]) -> tuple[Client, ...]:
    by_name = {fold_name(client.name): client for client in clients}
    name = fold_name(clean_line(text))[:200]
    close = near_names(name, by_name, 5)
    partly = [each for each in by_name if name and (name in each or each in name)]
    return tuple(by_name[each] for each in dict.fromkeys([*close, *partly]))


def _made(folder: Path, name: str) -> Path:
    while True:
        place = folder / new_slug(name)
        with contextlib.suppress(FileExistsError):
            folders.make_new_folder(place)
            return place


def _is_leftover(name: str) -> bool:
    return name == LOCK_FILENAME or name.endswith(TEMP_SUFFIX)
