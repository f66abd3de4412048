"""Clients: list, match, add and rename them. A client is a folder with a file ``client.toml``."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tensigns.errors import BadInput, OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.library.sitting_layout import FORMAT
from tensigns.library.slugs_and_ids import (
    SLUG_PATTERN,
    fold_name,
    name_sort_key,
    name_stem,
    new_slug,
    slug_stem,
)
from tensigns.library.table_reader import TableReader, too_long_message
from tensigns.storage import durable_files, folders, toml
from tensigns.storage.durable_files import TEMP_SUFFIX, display_path
from tensigns.storage.file_faults import (
    FaultList,
    fault_lines,
    quote_value,
    surplus_marks_message,
)
from tensigns.storage.locks import LOCK_FILENAME
from tensigns.text import discretion
from tensigns.text.clean import NAME_LIMIT, clean_line, clean_line_and_count
from tensigns.text.suggest import names_with_common_words, near_names

CLIENT_FILENAME = "client.toml"
"""The name of the file in a client's folder that holds the client's name."""


MIN_PREFIX_LENGTH = 2
"""The fewest characters of an abbreviated name or slug."""

_COMPARED_LENGTH = 4_000
"""The number of characters of a text that are compared with names. Every folded name is shorter."""


class Client(Struct, frozen=True):
    """A client of the user; ``slug`` is the name of the client's folder and never changes."""

    slug: str
    name: str
    added: datetime


class ClientListing(Struct, frozen=True):
    """The readable clients, sorted by name, and an error line for each unreadable client."""

    clients: tuple[Client, ...]
    faults: tuple[str, ...]


def list_clients(clients_path: Path) -> ClientListing:
    """Read every client in the folder of clients. Abandoned folders are left out."""
    clients: list[Client] = []
    faults: list[str] = []
    for path in client_paths(clients_path):
        try:
            clients.append(read_client(path))
        except TensignsError as error:
            if not is_abandoned(path):
                faults.append(str(error))
    clients.sort(key=lambda client: (*name_sort_key(client.name), client.slug))
    return ClientListing(tuple(clients), tuple(faults))


def client_paths(clients_path: Path) -> Iterator[Path]:
    """Yield the paths of the folders of all clients, including unreadable clients."""
    names = folders.list_names(clients_path)
    paths = [clients_path / name for name in names if SLUG_PATTERN.fullmatch(name)]
    yield from (path for path in paths if folders.is_folder(path))


def is_abandoned(path: Path) -> bool:
    """Whether a folder has only lock files and temporary files.

    The program leaves an abandoned folder if it is interrupted while it adds a client.
    """
    try:
        return all(_is_leftover(name) for name in folders.list_names(path))
    except OperationFailed:
        return False


def remove_abandoned(clients_path: Path) -> None:
    """Remove the abandoned folders. The caller must hold the library's lock."""
    for path in client_paths(clients_path):
        if is_abandoned(path):
            with contextlib.suppress(OSError):
                for entry in path.iterdir():
                    entry.unlink()
                path.rmdir()


def read_client(path: Path) -> Client:
    """Return the client in a folder. Raise :class:`BadInput` if the file is damaged or missing."""
    file_path = path / CLIENT_FILENAME
    data = durable_files.read(file_path)
    return client_from_table(toml.parse(data, display_path(file_path)), file_path)


def client_from_table(table: toml.Table, file_path: Path) -> Client:
    """Return the client in a file's table. Raise :class:`BadInput` with every fault."""
    file_label = display_path(file_path)
    toml.check_format(table, FORMAT, file_label)
    faults = FaultList(file_label)
    reader = TableReader(table, faults)
    name, added = reader.read_name("name"), reader.read_time("added")
    faults.raise_if_any()
    discretion.see_name(file_path.parent.name, name)
    return Client(file_path.parent.name, name, added)


def create_client(clients_path: Path, name: str, now: datetime) -> Client:
    """Write a new client and return it. ``name`` must be cleaned and not in use."""
    folders.ensure_folder(clients_path)
    path = _create_client_folder(clients_path, name)
    client = Client(path.name, name, now)
    durable_files.create(
        path / CLIENT_FILENAME, toml.dumps({"format": FORMAT, "name": name, "added": now})
    )
    return client


def rename_client(clients_path: Path, client: Client, name: str) -> Client:
    """Write a client's new name and return the client. The folder stays the same."""
    file_path = clients_path / client.slug / CLIENT_FILENAME
    table = toml.parse(durable_files.read(file_path), display_path(file_path))
    client_from_table(table, file_path)
    durable_files.remove_leftovers(file_path.parent, CLIENT_FILENAME)
    durable_files.save(file_path, toml.dumps({**table, "name": name}))
    discretion.see_name(client.slug, name)
    return replace(client, name=name)


def validate_name(name: str, other_clients: Sequence[Client]) -> str:
    """Return the cleaned name.

    Raise :class:`BadInput` if the cleaned name is empty or too long, if one of the
    ``other_clients`` has this name or slug, or if cleaning removes combining marks.
    """
    cleaned, surplus_marks = clean_line_and_count(name)
    if surplus_marks:
        raise BadInput(f"{quote_value(cleaned)}: {surplus_marks_message(surplus_marks)}")
    if not cleaned:
        raise BadInput(_("A client needs a name with at least one character that shows"))
    if len(cleaned) > NAME_LIMIT:
        message = _("{name}: this name is too long: {detail}")
        detail = too_long_message(len(cleaned), NAME_LIMIT)
        raise BadInput(message.format(name=quote_value(cleaned), detail=detail))
    for other in other_clients:
        if fold_name(other.name) == fold_name(cleaned) or other.slug == cleaned:
            message = _("{name}: another client is called that already ({slug})")
            raise BadInput(message.format(name=quote_value(cleaned), slug=other.slug))
    return cleaned


def clients_of_name(name: str, clients: Sequence[Client]) -> tuple[Client, ...]:
    """Return the clients with this name. Upper and lower case count as equal."""
    folded_name = fold_name(clean_line(name)[:_COMPARED_LENGTH])
    return tuple(client for client in clients if fold_name(client.name) == folded_name)


def matching_clients(text: str, clients: Sequence[Client]) -> tuple[Client, ...]:
    """Return the clients that match a text: by name, else by slug, else without its random digits.

    In discreet mode, the text that is shown in the place of a name comes before all names.
    """
    hidden_slug = discretion.hidden_slug(text)
    return (
        tuple(client for client in clients if client.slug == hidden_slug)
        or clients_of_name(text, clients)
        or tuple(client for client in clients if client.slug == text)
        or tuple(client for client in clients if slug_stem(client.slug) == text)
    )


def clients_with_prefix(text: str, clients: Sequence[Client]) -> tuple[Client, ...]:
    """Return the clients whose name or slug begins with a text.

    Upper and lower case count as equal. If the text has fewer than :data:`MIN_PREFIX_LENGTH`
    characters, return no clients.
    """
    prefix = fold_name(clean_line(text)[:_COMPARED_LENGTH])
    if len(prefix) < MIN_PREFIX_LENGTH:
        return ()
    return tuple(
        client
        for client in clients
        if fold_name(client.name).startswith(prefix) or client.slug.startswith(prefix)
    )


def find_client(text: str, clients: Sequence[Client], *, by_prefix: bool = False) -> Client:
    """Return the only client that matches a text.

    With ``by_prefix``, if no client matches, return the only client whose name or slug begins with
    the text. If there are several clients, raise :class:`BadInput` with their names. If there is no
    client, raise :class:`BadInput` with similar names.
    """
    matches = matching_clients(text, clients)
    prefixed = clients_with_prefix(text, clients) if by_prefix and not matches else ()
    if len(matches or prefixed) == 1:
        return (matches or prefixed)[0]
    near = matches or prefixed or near_clients(text, clients)
    message = (
        _("Several clients are called {name}; give the slug of one: {near}")
        if matches
        else _("The names of several clients begin with {name}; give the slug of one: {near}")
        if prefixed
        else _("No client is called {name}. Did you mean {near}?")
        if near
        else _("No client is called {name}; `tensigns list` shows them all")
    )
    labels = ", ".join(f"{client.name} ({client.slug})" for client in near[:5])
    raise BadInput(message.format(name=quote_value(text), near=labels))


def refuse_unreadable(clients_path: Path, readable_clients: Sequence[Client], text: str) -> None:
    """Raise an error if the text may name a client whose file cannot be read.

    Without this check, a second client with the same name could be added. The error is
    :class:`OperationFailed` after a disk error, otherwise :class:`BadInput`.
    """
    readable_slugs = {client.slug for client in readable_clients}
    for path in client_paths(clients_path):
        if path.name in readable_slugs:
            continue
        try:
            read_client(path)
        except TensignsError as error:
            if is_abandoned(path) or not _may_name_client(path, text):
                continue
            message = _("{fault}; this may be {name}: mend the file first, or use another name")
            fault = message.format(fault=fault_lines(error)[0], name=quote_value(text))
            kind = OperationFailed if isinstance(error, OperationFailed) else BadInput
            raise kind(fault) from error


def _may_name_client(path: Path, text: str) -> bool:
    """Whether a text may name the client of a folder whose client file cannot be read.

    The text may be the slug, with or without its random digits, or a name in any file of the
    folder. If no file contains a name, it is enough that a client with this text as its name would
    get the same slug.
    """
    if text in (path.name, slug_stem(path.name)):
        return True
    names = _names_in_folder(path)
    if names:
        return fold_name(clean_line(text)) in names
    return name_stem(text) == slug_stem(path.name)


def _names_in_folder(path: Path) -> set[str]:
    """Return the names of the client in all files of the client's folder, folded."""
    names: set[str] = set()
    with contextlib.suppress(OperationFailed):
        for filename in folders.list_names(path):
            if not filename.endswith(".toml"):
                continue
            with contextlib.suppress(TensignsError):
                table = toml.parse(durable_files.read(path / filename), filename)
                name = table.get("name" if filename == CLIENT_FILENAME else "client")
                if isinstance(name, str):
                    names.add(fold_name(clean_line(name)))
    return names


def near_clients(text: str, clients: Sequence[Client]) -> tuple[Client, ...]:
    """Return the clients whose name is similar to a text, then those with words in common.

    See :func:`near_names` and :func:`names_with_common_words`.
    """
    clients_by_name = {fold_name(client.name): client for client in clients}
    text = fold_name(clean_line(text)[:200])
    similar = near_names(text, clients_by_name, 5)
    related = names_with_common_words(text, clients_by_name)
    return tuple(clients_by_name[name] for name in dict.fromkeys([*similar, *related]))


def _create_client_folder(clients_path: Path, name: str) -> Path:
    while True:
        path = clients_path / new_slug(name)
        with contextlib.suppress(FileExistsError):
            folders.create_folder(path)
            return path


def _is_leftover(name: str) -> bool:
    return name == LOCK_FILENAME or name.endswith(TEMP_SUFFIX)
