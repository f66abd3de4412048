"""The questionnaires that sittings were answered with, each kept by its hash."""

import os
from pathlib import Path

from tensigns.core.sitting import QuestionnaireRef
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tensigns.storage import durable_files, folders


class QuestionnaireArchive:
    """The folder of kept questionnaires."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[QuestionnaireRef, Edition] = {}

    def has(self, edition: Edition) -> bool:
        """Whether a questionnaire is kept."""
        return os.path.lexists(self._path(edition.source))

    def keep(self, edition: Edition) -> None:
        """Keep a questionnaire, if it is not kept yet; under the library's lock."""
        if self.has(edition):
            return
        folders.make_folder(self._folder)
        durable_files.remove_leftovers(self._folder, "*")
        durable_files.create(self._path(edition.source), edition.data)

    def edition(self, source: QuestionnaireRef, where: str | None = None) -> Edition:
        """The questionnaire a sitting names; :class:`BadInput` where it is gone or was changed.

        ``where`` is the sitting's file, for the message. The built-in one serves as its own copy.
        """
        if source not in self._known:
            self._known[source] = self._read(source, where)
        return self._known[source]

    def _read(self, source: QuestionnaireRef, where: str | None) -> Edition:
        is_builtin = source.hash == reading.builtin_hash()
        if is_builtin and source == reading.builtin_edition().source:
            return reading.builtin_edition()
        path = self._path(source)
        if not os.path.lexists(path):
            message = _("{where}: its questionnaire is gone: {path}")
            told = where or f"{source.id} {source.version}"
            raise BadInput(message.format(where=told, path=durable_files.display_path(path)))
        return self.read_kept(path)

    def read_kept(self, path: Path) -> Edition:
        """A kept questionnaire; :class:`BadInput` where it is not what its name says."""
        edition = reading.read_edition(path)
        if self._path(edition.source).name != path.name:
            message = _("{where}: this questionnaire was changed since it was answered")
            raise BadInput(message.format(where=durable_files.display_path(path)))
        return edition

    def _path(self, source: QuestionnaireRef) -> Path:
        return self._folder / f"{source.id}-{source.version}-{source.hash}.toml"
