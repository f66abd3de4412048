"""Every file that is kept about a client, in the client's folder and in the trash."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.entry_names import JOURNAL_FOLDER
from tensigns.library.library import CLIENTS_FOLDER, TRASH_FOLDER, Library
from tensigns.library.trash import TrashItem
from tensigns.storage import durable_files
from tensigns.storage.locks import LOCK_FILENAME


class KeptFile(Struct, frozen=True):
    """The bytes of a file.

    ``path`` is relative to the data folder. ``name`` is the path relative to the client's folder;
    for a file in the trash, the path before the deletion. If the file cannot be read, ``fault`` is
    a line that says why, and ``data`` is empty.
    """

    path: str
    name: str
    data: bytes
    fault: str = ""


class FileGroup(Struct, frozen=True):
    """The files of a client's folder, or of one item in the trash.

    ``deleted`` is the time at which the item was deleted; None for the client's folder.
    """

    files: tuple[KeptFile, ...]
    deleted: datetime | None = None


def kept_files(library: Library, client: Client) -> tuple[FileGroup, ...]:
    """Return the files of a client's folder, then those of each item in the trash, newest first.

    Lock files are left out, because they hold nothing about a client. Raise
    :class:`OperationFailed` if a folder cannot be read.
    """
    items = [item for item in library.trash_items() if item.slug == client.slug]
    folder = library.root / CLIENTS_FOLDER / client.slug
    return (
        FileGroup(tuple(_folder_files(library.root, folder, ""))),
        *(FileGroup(tuple(_item_files(library.root, item)), item.deleted) for item in items),
    )


def _item_files(root: Path, item: TrashItem) -> Iterator[KeptFile]:
    """Yield the files of an item in the trash: a client, a sitting, a draft or entries."""
    path = root / TRASH_FOLDER / item.name
    if item.item is None:
        yield from _folder_files(root, path, "")
    elif item.is_entry:
        yield from _folder_files(root, path, f"{JOURNAL_FOLDER}/")
    else:
        yield _read(root, path.with_name(f"{item.name}.toml"), f"{item.item}.toml")


def _folder_files(root: Path, folder: Path, prefix: str) -> Iterator[KeptFile]:
    """Yield every file in a folder and in the folders in it, in the order of their paths.

    A folder that cannot be read is a file with a fault, and so is a link to a folder.
    """
    walk_errors: list[OSError] = []
    paths: list[Path] = []
    for parent, folder_names, names in os.walk(folder, onerror=walk_errors.append):
        paths += (Path(parent, name) for name in names)
        paths += (path for name in folder_names if (path := Path(parent, name)).is_symlink())
    paths += (Path(error.filename) for error in walk_errors)
    for path in sorted(paths):
        if path.name != LOCK_FILENAME:
            yield _read(root, path, prefix + path.relative_to(folder).as_posix())


def _read(root: Path, path: Path, name: str) -> KeptFile:
    relative_path = path.relative_to(root).as_posix()
    try:
        return KeptFile(relative_path, name, durable_files.read(path))
    except TensignsError as error:
        return KeptFile(relative_path, name, b"", str(error))
