"""The archive: a copy of every questionnaire under which a sitting was answered."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tensigns.core.sitting import QuestionnaireRef
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders

SET_ASIDE_SUFFIX = ".changed"
"""The suffix of a file that was renamed because it had the name of an edition but other bytes."""


class QuestionnaireArchive:
    """A folder of questionnaire files. A file name is made of the edition's id, version and hash.

    A file can have been edited, so methods compare its content with its name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._editions: dict[QuestionnaireRef, Edition] = {}
        self._confirmed_refs: set[QuestionnaireRef] = set()
        """The references of the editions whose files this process has made durable."""

    def contains(self, edition: Edition) -> bool:
        """Whether the archive has a file of the edition with the edition's bytes."""
        try:
            return durable_files.read_if_exists(self._path(edition.ref)) == edition.data
        except TensignsError:
            return False

    def has_confirmed(self, edition: Edition) -> bool:
        """Whether the archive contains an edition and this process has made its file durable."""
        return edition.ref in self._confirmed_refs and self.contains(edition)

    def add(self, edition: Edition) -> None:
        """Save an edition. If the archive contains the edition, only sync the folder.

        Anything else that has the file's name is renamed, so that nothing is lost; an empty file is
        removed. The caller must hold the library's lock.
        """
        if self.has_confirmed(edition):
            return
        if self.contains(edition):
            # The process that wrote the file can have been killed before it synced the folder.
            durable_files.sync_folder(self._folder)
        else:
            folders.ensure_folder(self._folder)
            durable_files.remove_leftovers(self._folder, "*")
            self._set_aside(self._path(edition.ref))
            durable_files.create(self._path(edition.ref), edition.data)
        self._confirmed_refs.add(edition.ref)

    def load(self, ref: QuestionnaireRef, file_label: str | None = None) -> Edition:
        """Return an edition. Raise :class:`BadInput` if its file is missing or was changed.

        The built-in questionnaire needs no copy in the archive. ``file_label`` names the file of
        the sitting that refers to the edition, for the message.
        """
        if ref not in self._editions:
            self._editions[ref] = self._load_uncached(ref, file_label)
        return self._editions[ref]

    def editions(self) -> Iterator[Edition]:
        """Yield every edition in the archive that can be read."""
        for name in folders.list_names(self._folder):
            if name.endswith(".toml"):
                with contextlib.suppress(TensignsError):
                    yield self.read_file(self._folder / name)

    def read_file(self, path: Path) -> Edition:
        """Read the edition in a file of the archive.

        Raise :class:`BadInput` if the content of the file does not match the file's name.
        """
        edition = reading.read_edition(path)
        if self._path(edition.ref).name != path.name:
            message = _("{where}: this questionnaire was changed since it was answered")
            raise BadInput(message.format(where=durable_files.display_path(path)))
        return edition

    def _load_uncached(self, ref: QuestionnaireRef, file_label: str | None) -> Edition:
        if ref == reading.builtin_edition().ref:
            return reading.builtin_edition()
        path = self._path(ref)
        if not os.path.lexists(path):
            message = _("{where}: its questionnaire is gone: {path}")
            label = file_label or f"{ref.id} {ref.version}"
            raise BadInput(message.format(where=label, path=durable_files.display_path(path)))
        return self.read_file(path)

    def _set_aside(self, path: Path) -> None:
        """Rename a file, link or folder so that the path is free. An empty file is removed."""
        if not os.path.lexists(path):
            return
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and status.st_size == 0:
            durable_files.remove(path)
            return
        target, number = path.with_name(f"{path.name}{SET_ASIDE_SUFFIX}"), 1
        while os.path.lexists(target):
            number += 1
            target = path.with_name(f"{path.name}{SET_ASIDE_SUFFIX}-{number}")
        folders.move(path, target)

    def _path(self, ref: QuestionnaireRef) -> Path:
        return self._folder / f"{ref.id}-{ref.version}-{ref.hash}.toml"
