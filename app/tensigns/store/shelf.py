"""The questionnaires that sittings were answered with, each kept by its hash."""

import os
from pathlib import Path

from tensigns.core.sitting import Source
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.store import files, questionnaires, tree
from tensigns.store.questionnaires import Edition


class Shelf:
    """The folder of kept questionnaires."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Source, Edition] = {}

    def has(self, edition: Edition) -> bool:
        """Whether a questionnaire is kept."""
        return os.path.lexists(self._path(edition.source))

    def keep(self, edition: Edition) -> None:
        """Keep a questionnaire, if it is not kept yet; under the library's lock."""
        if self.has(edition):
            return
        tree.make_folder(self._folder)
        files.sweep(self._folder, "*")
        files.create(self._path(edition.source), edition.data)

    def edition(self, source: Source, where: str | None = None) -> Edition:
        """The questionnaire a sitting names; :class:`BadInput` where it is gone or was changed.

        ``where`` is the sitting's file, for the message. The built-in one serves as its own copy.
        """
        if source not in self._known:
            self._known[source] = self._read(source, where)
        return self._known[source]

    def _read(self, source: Source, where: str | None) -> Edition:
        is_builtin = source.hash == questionnaires.builtin_hash()
        if is_builtin and source == questionnaires.builtin().source:
            return questionnaires.builtin()
        path = self._path(source)
        if not os.path.lexists(path):
            message = _("{where}: its questionnaire is gone: {path}")
            told = where or f"{source.id} {source.version}"
            raise BadInput(message.format(where=told, path=files.shown(path)))
        return self.read_kept(path)

    def read_kept(self, path: Path) -> Edition:
        """A kept questionnaire; :class:`BadInput` where it is not what its name says."""
        edition = questionnaires.read(path)
        if self._path(edition.source).name != path.name:
            message = _("{where}: this questionnaire was changed since it was answered")
            raise BadInput(message.format(where=files.shown(path)))
        return edition

    def _path(self, source: Source) -> Path:
        return self._folder / f"{source.id}-{source.version}-{source.hash}.toml"
