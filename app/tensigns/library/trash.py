"""The trash keeps deleted clients, sittings, drafts and entries until the trash is emptied.

The name of an item shows its kind: ``slug`` is a client with all sittings, ``slug@id`` is a
finished sitting, ``slug@in-progress`` is a draft, and ``slug@id-kind`` is a folder with a journal
entry and the entries that are in a chain of corrections with it. If a name is in use, ``~2``,
``~3`` and so on are added to it.
"""

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.entry_names import parse_entry_name
from tensigns.storage import durable_files, folders
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value
from tensigns.text.suggest import near_names

_NAME_PATTERN = r"(?P<slug>[^@~]+)(@(?P<item>[^@~]+))?(~[0-9]+)?"


class TrashItem(Struct, frozen=True):
    """A deleted client, sitting, draft or journal entry in the trash.

    ``slug`` is the client's slug. ``item`` is the id of a sitting, ``in-progress`` for a draft, the
    id and the kind of an entry, or None for a client.
    """

    name: str
    slug: str
    item: str | None
    deleted: datetime

    @property
    def is_entry(self) -> bool:
        """Whether the item is a journal entry with its chain of corrections."""
        return self.item is not None and parse_entry_name(self.item) is not None


class Trash:
    """The folder of deleted clients, sittings, drafts and entries. The methods take no locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def items(self) -> tuple[TrashItem, ...]:
        """Return every item in the trash, the most recently deleted first."""
        items = [item for path in self._paths() if (item := _trash_item(path))]
        return tuple(sorted(items, key=lambda item: (item.deleted, item.name), reverse=True))

    def add(self, path: Path, name: str) -> str:
        """Move a file or folder to the trash and return the name of the item.

        ``name`` is the requested name of the item. If the name is in use, a number is added.
        """
        folders.ensure_folder(self._folder)
        suffix = _suffix(path)
        target = self._unused_path(name, suffix)
        folders.move(path, target)
        return target.name.removesuffix(suffix)

    def add_together(self, paths: Sequence[Path], name: str) -> str:
        """Move files to the trash as one item, in this order, and return the name of the item.

        After a crash in between, the first files are in the trash and the others are not.
        """
        folders.ensure_folder(self._folder)
        target = self._unused_path(name, "")
        folders.create_folder(target)
        for path in paths:
            folders.move(path, target / path.name)
        return target.name

    def add_copy(self, path: Path, name: str, data: bytes) -> None:
        """Copy a file to the trash, because the file is about to be replaced.

        ``data`` are the bytes of the file. ``name`` has the same meaning as in :meth:`add`.
        """
        folders.ensure_folder(self._folder)
        durable_files.create(self._unused_path(name, _suffix(path)), data)

    def find(self, name: str) -> TrashItem:
        """Return the item with this name. Raise :class:`BadInput` if there is no such item."""
        items = {item.name: item for item in self.items()}
        if name in items:
            return items[name]
        near = near_names(name, items, 3)
        message = (
            _("Nothing in the trash is called {name}. Did you mean {near}?")
            if near
            else _("Nothing in the trash is called {name}; `tensigns trash` lists what is there")
        )
        raise BadInput(message.format(name=quote_value(name), near=", ".join(near)))

    def entry_folders(self, slug: str) -> tuple[Path, ...]:
        """Return the folders of a client's deleted entries."""
        items = (item for item in self.items() if item.slug == slug and item.is_entry)
        return tuple(self._folder / item.name for item in items)

    def restore(self, item: TrashItem, target: Path) -> None:
        """Move an item to ``target``, the path that it was deleted from.

        Raise :class:`BadInput` if the path exists, or if its folder does not exist.
        """
        _require_free(target, item)
        _require_folder(target.parent, item)
        folders.move(self._folder / (item.name + (".toml" if item.item else "")), target)

    def restore_together(self, item: TrashItem, folder: Path) -> None:
        """Move the files of an entry's item to ``folder``, the folder that they were deleted from.

        The folder is created if it is missing. The newest file is moved first, so that after a
        crash in between no older file counts instead. Raise :class:`BadInput` if one of the files
        exists, or if the client's folder does not exist.
        """
        source = self._folder / item.name
        names = folders.list_names(source)[::-1]
        for name in names:
            _require_free(folder / name, item)
        _require_folder(folder.parent, item)
        folders.ensure_folder(folder)
        for name in names:
            folders.move(source / name, folder / name)
        folders.remove_empty(source)

    def empty(self) -> int:
        """Erase everything in the trash and return the number of items.

        Raise :class:`OperationFailed` if an item cannot be erased. Items before it are erased.
        """
        # Imported here because the import is slow and no other method needs it.
        from shutil import rmtree  # noqa: PLC0415

        count, paths = len(self.items()), self._paths()
        for path in paths:
            try:
                if path.is_dir() and not path.is_symlink():
                    rmtree(path)
                else:
                    path.unlink()
            except OSError as error:
                message = _("{where}: it could not be erased, {why}")
                raise durable_files.disk_failure(message, path, error) from error
        if paths:
            durable_files.sync_folder(self._folder)
        return count

    def _unused_path(self, name: str, suffix: str) -> Path:
        """Return a path in the trash for an item of this name. A number is added if needed."""
        path, number = self._folder / f"{name}{suffix}", 1
        while os.path.lexists(path):
            number += 1
            path = self._folder / f"{name}~{number}{suffix}"
        return path

    def _paths(self) -> list[Path]:
        return [self._folder / name for name in folders.list_names(self._folder)]


def _suffix(path: Path) -> str:
    """Return the suffix in the trash of a file or folder that is moved there from ``path``."""
    return ".toml" if path.suffix == ".toml" else ""


def _require_free(target: Path, item: TrashItem) -> None:
    """Raise :class:`BadInput` if the path that an item was deleted from exists."""
    if os.path.lexists(target):
        message = _("{where}: this exists; delete or rename it before {name} is restored")
        raise BadInput(message.format(where=display_path(target), name=item.name))


def _require_folder(folder: Path, item: TrashItem) -> None:
    """Raise :class:`BadInput` if the folder of an item's client does not exist."""
    if not folders.is_folder(folder):
        message = _("{name}: its client is gone; restore {slug} first")
        raise BadInput(message.format(name=item.name, slug=item.slug))


def _trash_item(path: Path) -> TrashItem | None:
    """Return the item at a path in the trash; None if the file or folder is not an item."""
    name = path.name.removesuffix(".toml")
    match = re.fullmatch(_NAME_PATTERN, name)
    if match is None or name.startswith("."):
        return None
    try:
        # Moving a file sets its change time, not its modification time.
        deleted = datetime.fromtimestamp(path.lstat().st_ctime, UTC)
    except OSError:
        return None
    return TrashItem(name, match["slug"], match["item"], deleted)
