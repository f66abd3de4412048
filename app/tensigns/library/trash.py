"""The trash keeps deleted clients, sittings and drafts until the trash is emptied.

The name of an item shows its kind: ``slug`` is a client with all sittings, ``slug@id`` is a
finished sitting, and ``slug@in-progress`` is a draft. If a name is in use, ``~2``, ``~3`` and so on
are added to it.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.storage import durable_files, folders
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value
from tensigns.text.suggest import near_names

_NAME_PATTERN = re.compile(r"(?P<slug>[^@~]+)(@(?P<item>[^@~]+))?(~[0-9]+)?")


class TrashItem(Struct, frozen=True):
    """A deleted client, sitting or draft in the trash.

    ``slug`` is the client's slug. ``item`` is the id of a sitting, ``in-progress`` for a draft, or
    None for a client.
    """

    name: str
    slug: str
    item: str | None
    deleted: datetime


class Trash:
    """The folder of deleted clients, sittings and drafts. The methods take no locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def items(self) -> tuple[TrashItem, ...]:
        """Return every item in the trash, the most recently deleted first."""
        items = [item for path in self._paths() if (item := _trash_item(path))]
        return tuple(sorted(items, key=lambda item: (item.deleted, item.name), reverse=True))

    def add(self, path: Path, name: str) -> str:
        """Move a file or folder to the trash and return the name of the item.

        ``name`` is the requested name of the item. A number is added to it if it is in use.
        """
        folders.ensure_folder(self._folder)
        target, number = self._item_path(path, name), 1
        while os.path.lexists(target):
            number += 1
            target = self._item_path(path, f"{name}~{number}")
        folders.move(path, target)
        return target.name.removesuffix(".toml")

    def add_copy(self, path: Path, name: str, data: bytes) -> None:
        """Copy a file to the trash, because the file is about to be replaced.

        ``data`` are the bytes of the file. ``name`` has the same meaning as in :meth:`add`.
        """
        folders.ensure_folder(self._folder)
        number = 1
        while True:
            suffix = "" if number == 1 else f"~{number}"
            try:
                durable_files.create(self._item_path(path, f"{name}{suffix}"), data)
            except FileExistsError:
                number += 1
            else:
                return

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

    def restore(self, item: TrashItem, target: Path) -> None:
        """Move an item to ``target``, the path that it was deleted from.

        Raise :class:`BadInput` if the path exists, or if its folder does not exist.
        """
        if os.path.lexists(target):
            message = _("{where}: this exists; delete or rename it before {name} is restored")
            raise BadInput(message.format(where=display_path(target), name=item.name))
        if not folders.is_folder(target.parent):
            message = _("{name}: its client is gone; restore {slug} first")
            raise BadInput(message.format(name=item.name, slug=item.slug))
        folders.move(self._folder / (item.name + (".toml" if item.item else "")), target)

    def empty(self) -> int:
        """Erase everything in the trash and return the number of items."""
        # Imported here because the import is slow and no other method needs it.
        from shutil import rmtree  # noqa: PLC0415

        paths = self._paths()
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
        return len(paths)

    def _item_path(self, path: Path, name: str) -> Path:
        """Return the path in the trash for an item with this name that is moved from ``path``."""
        return self._folder / (name + (".toml" if path.suffix == ".toml" else ""))

    def _paths(self) -> list[Path]:
        return [self._folder / name for name in folders.list_names(self._folder)]


def _trash_item(path: Path) -> TrashItem | None:
    """Return the item at a path in the trash; None if the file or folder is not an item."""
    name = path.name.removesuffix(".toml")
    match = _NAME_PATTERN.fullmatch(name)
    if match is None or name.startswith("."):
        return None
    try:
        # Moving a file sets its change time, not its modification time.
        deleted = datetime.fromtimestamp(path.lstat().st_ctime, UTC)
    except OSError:
        return None
    return TrashItem(name, match["slug"], match["item"], deleted)
