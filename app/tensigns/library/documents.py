"""A client's documents: letters, reminders and sheets as they were drafted and edited.

Each version is a file of its own, ``<id>-<kind>.md``, in the client's folder ``documents``. The
program writes a version once; the user may edit the file.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library.client_folder import require_content
from tensigns.library.clients import Client
from tensigns.library.data_folder import DataFolder
from tensigns.library.entry_names import ENTRY_ID_PATTERN, new_entry_id
from tensigns.library.library import CLIENTS_FOLDER, SUBFOLDERS, Library
from tensigns.library.slugs_and_ids import time_of_id
from tensigns.storage import durable_files, folders
from tensigns.storage.durable_files import display_path
from tensigns.text.clean import clean

DOCUMENTS_FOLDER = "documents"
"""The name of the folder, in a client's folder, that holds a file for each version."""

DocumentKind = Literal["sheet", "mail", "letter", "reminder"]

DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)

SENT_KINDS: tuple[DocumentKind, ...] = ("mail", "letter", "reminder")
"""The kinds of documents that the user sends to the client."""

_NAME_PATTERN = re.compile(
    rf"(?P<id>{ENTRY_ID_PATTERN.pattern})-(?P<kind>{'|'.join(DOCUMENT_KINDS)})\.md"
)


class DocumentName(NamedTuple):
    """The id and the kind of a version of a document."""

    id: str
    kind: DocumentKind

    @property
    def filename(self) -> str:
        """The name of the file."""
        return f"{self.id}-{self.kind}.md"

    @property
    def written(self) -> datetime:
        """The time at which the version was written. The id must begin with a time."""
        time = time_of_id(self.id)
        if time is None:
            raise ValueError(self.id)
        return time


class Documents:
    """The documents of a client. The folder is created with the first document."""

    def __init__(self, library: Library, client: Client) -> None:
        self._client_path = library.root / CLIENTS_FOLDER / client.slug
        self.path = self._client_path / DOCUMENTS_FOLDER
        self._data_folder = DataFolder(library.root, SUBFOLDERS)

    def names(self) -> tuple[DocumentName, ...]:
        """Return the ids and kinds of all versions, oldest first. No file is read."""
        names = (parse_document_filename(name) for name in folders.list_names(self.path))
        return tuple(sorted(name for name in names if name is not None))

    def newest(self, kind: DocumentKind) -> DocumentName | None:
        """Return the name of the newest version of a kind; None if there is none."""
        return next((name for name in reversed(self.names()) if name.kind == kind), None)

    def path_of(self, name: DocumentName) -> Path:
        """Return the path of a version."""
        return self.path / name.filename

    def load(self, name: DocumentName) -> str:
        """Return a document, cleaned. Raise :class:`BadInput` if it is not text in UTF-8."""
        return read_document(self.path_of(name))

    def keep(self, kind: DocumentKind, text: str, now: datetime) -> Path:
        """Write a new version and return its path.

        If the newest version of this kind has the same text, return the path of that version. A
        newest version that cannot be read is left as it is. Raise
        :class:`OperationFailed` if the file cannot be written and read back.
        """
        with self._data_folder.lock():
            newest = self.newest(kind)
            if newest is not None and self._has_text(newest, clean(text)):
                return self.path_of(newest)
            self._data_folder.prepare_subfolder(self._client_path, self.path)
            durable_files.remove_leftovers(self.path, "[0-9]*")
            name = DocumentName(new_entry_id(now, {name.id for name in self.names()}), kind)
            data = clean(text).encode()
            durable_files.create(self.path_of(name), data)
            require_content(self.path_of(name), data)
            return self.path_of(name)

    def _has_text(self, name: DocumentName, text: str) -> bool:
        try:
            return self.load(name) == text
        except TensignsError:
            return False


def parse_document_filename(filename: str) -> DocumentName | None:
    """Return the id and the kind in the name of a file; None if it is no document's name."""
    match = _NAME_PATTERN.fullmatch(filename)
    kind = next((kind for kind in DOCUMENT_KINDS if match and match["kind"] == kind), None)
    return DocumentName(match["id"], kind) if match and kind and time_of_id(match["id"]) else None


def read_document(path: Path) -> str:
    """Return the text of a document, cleaned. Raise :class:`BadInput` if it is not UTF-8."""
    return decode_document(durable_files.read(path), display_path(path))


def decode_document(data: bytes, file_label: str) -> str:
    """Return the text in a document's bytes. Raise the same error as :func:`read_document`."""
    try:
        return clean(data.decode())
    except UnicodeDecodeError as error:
        message = _("{where}: this is not text in UTF-8")
        raise BadInput(message.format(where=file_label)) from error


def document_faults(path: Path) -> Iterator[str]:
    """Yield the faults of a file in a folder of documents."""
    if parse_document_filename(path.name) is None:
        message = _("{where}: its name is no document's, so it is not read; a copy by hand?")
        yield message.format(where=display_path(path))
        return
    read_document(path)
