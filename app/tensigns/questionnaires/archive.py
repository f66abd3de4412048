"""The archive: a copy of every questionnaire that a sitting was answered with."""

import os
from pathlib import Path

from tensigns.core.sitting import QuestionnaireRef
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders


class QuestionnaireArchive:
    """A folder of questionnaire files, each named by its id, version and hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._editions: dict[QuestionnaireRef, Edition] = {}

    def contains(self, edition: Edition) -> bool:
        """Whether an edition's file is in the archive."""
        return os.path.lexists(self._path(edition.ref))

    def add(self, edition: Edition) -> None:
        """Save an edition unless the archive has it. The caller must hold the library's lock."""
        if self.contains(edition):
            return
        folders.ensure_folder(self._folder)
        durable_files.remove_leftovers(self._folder, "*")
        durable_files.create(self._path(edition.ref), edition.data)

    def load(self, ref: QuestionnaireRef, file_label: str | None = None) -> Edition:
        """The edition of a sitting; :class:`BadInput` if its file is missing or was changed.

        The built-in questionnaire needs no copy in the archive. ``file_label`` is the sitting's
        file, for the message.
        """
        if ref not in self._editions:
            self._editions[ref] = self._read(ref, file_label)
        return self._editions[ref]

    def read_file(self, path: Path) -> Edition:
        """The edition in a file of the archive; :class:`BadInput` if it does not match its name."""
        edition = reading.read_edition(path)
        if self._path(edition.ref).name != path.name:
            message = _("{where}: this questionnaire was changed since it was answered")
            raise BadInput(message.format(where=durable_files.display_path(path)))
        return edition

    def _read(self, ref: QuestionnaireRef, file_label: str | None) -> Edition:
        # The hash is compared first, since parsing the built-in questionnaire takes longer.
        if ref.hash == reading.builtin_hash() and ref == reading.builtin_edition().ref:
            return reading.builtin_edition()
        path = self._path(ref)
        if not os.path.lexists(path):
            message = _("{where}: its questionnaire is gone: {path}")
            label = file_label or f"{ref.id} {ref.version}"
            raise BadInput(message.format(where=label, path=durable_files.display_path(path)))
        return self.read_file(path)

    def _path(self, ref: QuestionnaireRef) -> Path:
        return self._folder / f"{ref.id}-{ref.version}-{ref.hash}.toml"
