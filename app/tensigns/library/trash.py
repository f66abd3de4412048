"""What was deleted, until the trash is emptied.

Everything lies there under a name that tells where it came from: ``slug`` for a client with all
sittings, ``slug@id`` for a sitting, ``slug@in-progress`` for an unfinished one; ``~2`` and so on
where that name is taken.
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

_NAME = re.compile(r"(?P<slug>[^@~]+)(@(?P<item>[^@~]+))?(~[0-9]+)?")


class TrashItem(Struct, frozen=True):
    """Something in the trash; ``item`` is a sitting's id, ``in-progress``, or none for a client."""

    name: str
    slug: str
    item: str | None
    deleted: datetime


class Trash:
    """The folder of deleted clients and sittings; its callers hold the locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> tuple[TrashItem, ...]:
        """Everything in the trash, the latest first."""
        found = [entry for place in self._places() if (entry := _trashed(place))]
        return tuple(sorted(found, key=lambda each: (each.deleted, each.name), reverse=True))

    def put(self, path: Path, name: str) -> str:
        """Move something here; gives the name that :meth:`find` knows it by."""
        folders.make_folder(self._folder)
        target, number = self._place(path, name), 1
        while os.path.lexists(target):
            number += 1
            target = self._place(path, f"{name}~{number}")
        folders.move(path, target)
        return target.name.removesuffix(".toml")

    def put_copy(self, path: Path, name: str, data: bytes) -> None:
        """Keep a file's bytes here before something else takes its place."""
        folders.make_folder(self._folder)
        number = 1
        while True:
            suffix = "" if number == 1 else f"~{number}"
            try:
                durable_files.create(self._place(path, f"{name}{suffix}"), data)
            except FileExistsError:
                number += 1
            else:
                return

    def find(self, name: str) -> TrashItem:
        """What lies here under a name; :class:`BadInput` with the near ones where nothing does."""
        entries = {entry.name: entry for entry in self.entries()}
        if name in entries:
            return entries[name]
        near = near_names(name, entries, 3)
        message = (
            _("{name}: nothing of that name is in the trash; near ones: {near}")
            if near
            else _("{name}: nothing of that name is in the trash; `tensigns trash` lists it")
        )
        raise BadInput(message.format(name=quote_value(name), near=", ".join(near)))

    def take(self, entry: TrashItem, target: Path) -> None:
        """Move something back to where it came from; :class:`BadInput` where that is taken."""
        if os.path.lexists(target):
            message = _("{where}: this exists; delete or rename it before {name} is restored")
            raise BadInput(message.format(where=display_path(target), name=entry.name))
        if not folders.is_folder(target.parent):
            message = _("{name}: its client is gone; restore {slug} first")
            raise BadInput(message.format(name=entry.name, slug=entry.slug))
        folders.move(self._folder / (entry.name + (".toml" if entry.item else "")), target)

    def empty(self) -> int:
        """Erase everything here for good; gives how many things it was."""
        # Only here: its import takes longer than reading many a file.
        from shutil import rmtree  # noqa: PLC0415

        places = self._places()
        for place in places:
            try:
                if place.is_dir() and not place.is_symlink():
                    rmtree(place)
                else:
                    place.unlink()
            except OSError as error:
                message = _("{where}: it could not be erased, {why}")
                raise durable_files.disk_failure(message, place, error) from error
        if places:
            durable_files.sync_folder(self._folder)
        return len(places)

    def _place(self, path: Path, name: str) -> Path:
        return self._folder / (name + (".toml" if path.suffix == ".toml" else ""))

    def _places(self) -> list[Path]:
        return [self._folder / name for name in folders.list_names(self._folder)]


def _trashed(place: Path) -> TrashItem | None:
    named = _NAME.fullmatch(place.name.removesuffix(".toml"))
    if named is None or place.name.startswith("."):
        return None
    try:
        # A move changes the time of the change, not that of the content.
        deleted = datetime.fromtimestamp(place.lstat().st_ctime, UTC)
    except OSError:
        return None
    return TrashItem(place.name.removesuffix(".toml"), named["slug"], named["item"], deleted)
