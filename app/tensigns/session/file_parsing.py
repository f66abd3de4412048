"""Parse a file that is kept about a client, according to its name."""

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.errors import TensignsError
from tensigns.library.client_folder import DRAFT_FILENAME
from tensigns.library.clients import CLIENT_FILENAME, Client, client_from_table
from tensigns.library.documents import (
    DOCUMENTS_FOLDER,
    DocumentName,
    decode_document,
    parse_document_filename,
)
from tensigns.library.entry_codec import entry_from_table
from tensigns.library.entry_names import JOURNAL_FOLDER, parse_entry_filename
from tensigns.library.kept_files import KeptFile
from tensigns.library.library import Library
from tensigns.library.sitting_codec import decode_table
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.storage import toml
from tensigns.text.clean import clean

_SITTING_NAME = re.compile(rf"({SITTING_ID_PATTERN.pattern})\.toml")


class DocumentText(NamedTuple):
    """The text of a document. ``name`` is None if its file does not have the name of a document.

    ``filename`` is the name of the file without the suffix.
    """

    filename: str
    name: DocumentName | None
    text: str


Content = Client | AnsweredSitting | Entry | DocumentText


class ParsedFile(Struct, frozen=True):
    """A file and what is in it.

    ``content`` is None if the file cannot be read, or if the program gives no file such a name.
    ``table`` is the parsed table of a TOML file that has a content; None for any other file.
    ``fault`` says why the file cannot be read.
    """

    file: KeptFile
    content: Content | None = None
    table: toml.Table | None = None
    fault: str = ""

    @property
    def raw_text(self) -> str:
        """The text of the file as it is. Bytes that are not UTF-8 are written as escapes."""
        return clean(self.file.data.decode(errors="backslashreplace"))


def parse_file(library: Library, file: KeptFile) -> ParsedFile:
    """Return what is in a file. A file that cannot be read has a fault and no content."""
    if file.fault:
        return ParsedFile(file, fault=file.fault)
    folder, _slash, filename = file.name.rpartition("/")
    try:
        if folder == DOCUMENTS_FOLDER and filename.endswith(".md"):
            text = decode_document(file.data, file.path)
            name = parse_document_filename(filename)
            return ParsedFile(file, DocumentText(filename.removesuffix(".md"), name, text))
        parse = _table_parser(library, file, folder, filename)
        if parse is None:
            return ParsedFile(file)
        table = toml.parse(file.data, file.path)
        return ParsedFile(file, parse(table), table)
    except TensignsError as error:
        return ParsedFile(file, fault=str(error))


def is_own_name(name: str) -> bool:
    """Whether the program gives files such a name. ``name`` is relative to the client's folder."""
    folder, _slash, filename = name.rpartition("/")
    if folder == DOCUMENTS_FOLDER:
        return parse_document_filename(filename) is not None
    if folder == JOURNAL_FOLDER:
        return parse_entry_filename(filename) is not None
    is_known = filename in (CLIENT_FILENAME, DRAFT_FILENAME)
    return not folder and (is_known or _SITTING_NAME.fullmatch(filename) is not None)


def _table_parser(
    library: Library, file: KeptFile, folder: str, filename: str
) -> Callable[[toml.Table], Content] | None:
    """Return the function that reads a file's table; None if no table has such a filename."""
    if folder == JOURNAL_FOLDER:
        name = parse_entry_filename(filename)
        return None if name is None else lambda table: entry_from_table(table, name, file.path)
    if folder:
        return None
    if filename == CLIENT_FILENAME:
        path = library.root / file.path
        return lambda table: client_from_table(table, path)
    match = _SITTING_NAME.fullmatch(filename)
    if match or filename == DRAFT_FILENAME:
        sitting_id = match[1] if match else None
        return lambda table: _answered_sitting(library, table, file.path, sitting_id)
    return None


def _answered_sitting(
    library: Library, table: toml.Table, label: str, sitting_id: str | None
) -> AnsweredSitting:
    sitting = decode_table(table, label, library.archive)
    questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
    return AnsweredSitting(questionnaire, replace(sitting, id=sitting_id))
