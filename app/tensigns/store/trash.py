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

from tensigns.core.nearest import near_ones
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.store import files, tree
from tensigns.store.faults import quoted
from tensigns.store.files import shown

_NAME = re.compile(r"(?P<slug>[^@~]+)(@(?P<item>[^@~]+))?(~[0-9]+)?")


class Trashed(Struct, frozen=True):
    """Something in the trash; ``item`` is a sitting's id, ``in-progress``, or none for a client."""

    name: str
    slug: str
    item: str | None
    deleted: datetime


class Trash:
    """The folder of deleted clients and sittings; its callers hold the locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> tuple[Trashed, ...]:
        """Everything in the trash, the latest first."""
        found = [entry for place in self._places() if (entry := _trashed(place))]
        return tuple(sorted(found, key=lambda each: (each.deleted, each.name), reverse=True))

    def put(self, path: Path, name: str) -> str:
        """Move something here; gives the name that :meth:`find` knows it by."""
        tree.make_folder(self._folder)
        target, number = self._place(path, name), 1
        while os.path.lexists(target):
            number += 1
            target = self._place(path, f"{name}~{number}")
        tree.move(path, target)
        return target.name.removesuffix(".toml")

    def put_copy(self, path: Path, name: str, data: bytes) -> None:
        """Keep a file's bytes here before something else takes its place."""
        tree.make_folder(self._folder)
        number = 1
        while True:
            suffix = "" if number == 1 else f"~{number}"
            try:
                files.create(self._place(path, f"{name}{suffix}"), data)
            except FileExistsError:
                number += 1
            else:
                return

    def find(self, name: str) -> Trashed:
        """What lies here under a name; :class:`BadInput` with the near ones where nothing does."""
        entries = {entry.name: entry for entry in self.entries()}
        if name in entries:
            return entries[name]
        near = near_ones(name, entries, 3)
        message = (
            _("{name}: nothing of that name is in the trash; near ones: {near}")
            if near
            else _("{name}: nothing of that name is in the trash; `tensigns trash` lists it")
        )
        raise BadInput(message.format(name=quoted(name), near=", ".join(near)))

    def take(self, entry: Trashed, target: Path) -> None:
        """Move something back to where it came from; :class:`BadInput` where that is taken."""
        if os.path.lexists(target):
            message = _("{where}: this exists; delete or rename it before {name} is restored")
            raise BadInput(message.format(where=shown(target), name=entry.name))
        if not tree.is_folder(target.parent):
            message = _("{name}: its client is gone; restore {slug} first")
            raise BadInput(message.format(name=entry.name, slug=entry.slug))
        tree.move(self._folder / (entry.name + (".toml" if entry.item else "")), target)

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
                raise files.failed(message, place, error) from error
        if places:
            files.confirm(self._folder)
        return len(places)

    def _place(self, path: Path, name: str) -> Path:
        return self._folder / (name + (".toml" if path.suffix == ".toml" else ""))

    def _places(self) -> list[Path]:
        return [self._folder / name for name in tree.names(self._folder)]


def _trashed(place: Path) -> Trashed | None:
    named = _NAME.fullmatch(place.name.removesuffix(".toml"))
    if named is None or place.name.startswith("."):
        return None
    try:
        # A move changes the time of the change, not that of the content.
        deleted = datetime.fromtimestamp(place.lstat().st_ctime, UTC)
    except OSError:
        return None
    return Trashed(place.name.removesuffix(".toml"), named["slug"], named["item"], deleted)
