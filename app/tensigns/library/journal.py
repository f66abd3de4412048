"""A client's journal: one file for each entry. A file is written once and never changed.

If two copies of a journal were changed separately, the union of their files is the merged journal.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.journal.corrections import chain_with
from tensigns.core.journal.entries import Entry
from tensigns.errors import BadInput, OperationFailed, TensignsError
from tensigns.language import gettext as _
from tensigns.library.client_folder import require_content
from tensigns.library.data_folder import DataFolder
from tensigns.library.entry_codec import decode_entry, encode_entry
from tensigns.library.entry_details.codec import LimitedText
from tensigns.library.entry_details.registry import DETAILS_CODECS
from tensigns.library.entry_names import (
    JOURNAL_FOLDER,
    EntryName,
    new_entry_id,
    read_entry_names,
)
from tensigns.library.table_reader import too_long_message
from tensigns.library.trash import Trash
from tensigns.storage import durable_files, folders
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value, with_suggestion
from tensigns.text.clean import NOTE_LIMIT
from tensigns.text.suggest import nearest_name


class JournalListing(NamedTuple):
    """The readable entries, in the order of their ids, and an error line for each damaged file."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


class Journal:
    """The journal in a client's folder. The folder ``journal`` is created with the first entry.

    Reading takes no lock. Files whose names are not names of entries are ignored. A damaged file is
    never written, moved or deleted.
    """

    def __init__(self, client_path: Path, data_folder: DataFolder, trash: Trash) -> None:
        self.path = client_path / JOURNAL_FOLDER
        self._client_path = client_path
        self._data_folder = data_folder
        self._trash = trash
        self._new_paths: list[Path] = []

    def names(self) -> tuple[EntryName, ...]:
        """Return the ids and kinds of all entries, in the order of their ids. No file is read."""
        return read_entry_names(self.path)

    def read(self, kinds: Collection[str] | None = None) -> JournalListing:
        """Return the entries of these kinds, or of all kinds. See :func:`read_journal`."""
        return read_journal(self.path, kinds)

    def read_named(self, names: Iterable[EntryName]) -> JournalListing:
        """Return the entries with these names. Damaged files are skipped and named."""
        return _read_entries(self.path, names)

    def read_deleted(self) -> tuple[Entry, ...]:
        """Return the entries in the trash that can be read."""
        folders_in_trash = self._trash.entry_folders(self._client_path.name)
        return tuple(entry for folder in folders_in_trash for entry in read_journal(folder).entries)

    def load(self, entry_id: str) -> Entry:
        """Return an entry. Raise :class:`BadInput` if its file is missing or damaged."""
        names = self.names()
        name = next((name for name in names if name.id == entry_id), None)
        if name is None:
            message = _("{id}: {slug} has no such entry")
            text = message.format(id=quote_value(entry_id), slug=self._client_path.name)
            raise BadInput(with_suggestion(text, nearest_name(entry_id, [n.id for n in names])))
        return _load(self.path / name.filename, name)

    def label(self, entry: Entry) -> str:
        """Return the display path of an entry's file."""
        return display_path(self.path / EntryName(entry.id, entry.kind).filename)

    def append(self, entry: Entry) -> Entry:
        """Write a new entry and return it with its new id.

        After this method returns, the entry survives a power cut. Raise :class:`BadInput` if a text
        is too long, and :class:`OperationFailed` if the file cannot be written and read back.
        """
        require_within_limits(entry)
        with self._data_folder.lock():
            if not folders.is_folder(self._client_path):
                message = _("{slug}: this client is gone; `tensigns trash` lists what was deleted")
                raise OperationFailed(message.format(slug=self._client_path.name))
            self._data_folder.prepare_subfolder(self._client_path, self.path)
            durable_files.remove_leftovers(self.path, "[0-9]*")
            used_ids = {name.id for name in self.names()}
            written = replace(entry, id=new_entry_id(entry.noted, used_ids))
            name = EntryName(written.id, written.kind)
            path = self.path / name.filename
            data = encode_entry(written)
            decode_entry(data, name, display_path(path))
            durable_files.create(path, data)
            self._new_paths.append(path)
            require_content(path, data)
            return written

    @contextlib.contextmanager
    def all_or_none(self) -> Iterator[None]:
        """If a ``with`` block ends with an error, remove the entries that it has appended.

        A caller writes entries that belong together in one block. If the disk becomes full, a
        second attempt then writes none of the entries twice. Other processes write nothing during
        the block.
        """
        with self._data_folder.lock():
            self._new_paths.clear()
            try:
                yield
            except BaseException:
                for path in reversed(self._new_paths):
                    with contextlib.suppress(TensignsError):
                        durable_files.remove(path)
                raise

    def delete(self, entry_id: str) -> str:
        """Move an entry with its whole chain of corrections to the trash. Return its name there.

        The entry that counts is moved last, so that after a crash in between no older entry counts
        instead. Raise :class:`BadInput` if the entry is missing or damaged.
        """
        with self._data_folder.lock():
            self.load(entry_id)
            chain = chain_with(entry_id, self.read().entries)
            if chain is None:
                raise ValueError("an entry that can be read is in a chain")
            ordered = sorted(chain.entries, key=lambda entry: entry == chain.effective)
            names = [EntryName(entry.id, entry.kind) for entry in ordered]
            return self._trash.add_together(
                [self.path / name.filename for name in names],
                f"{self._client_path.name}@{names[-1]}",
            )

    def unreadable_files(self) -> tuple[str, ...]:
        """Return the display paths of the damaged files."""
        return tuple(
            display_path(self.path / name.filename)
            for name in self.names()
            if not _is_readable(self.path / name.filename, name)
        )


def read_journal(journal_path: Path, kinds: Collection[str] | None = None) -> JournalListing:
    """Return the entries of these kinds, or of all kinds. Damaged files are skipped and named.

    Entries of kinds that this version does not know are returned too. If the folder cannot be
    listed, there are no entries, and the folder is named.
    """
    try:
        names = read_entry_names(journal_path)
    except TensignsError as error:
        return JournalListing((), (str(error),))
    return _read_entries(journal_path, (n for n in names if kinds is None or n.kind in kinds))


def _read_entries(journal_path: Path, names: Iterable[EntryName]) -> JournalListing:
    entries: list[Entry] = []
    faults: list[str] = []
    for name in names:
        try:
            entries.append(_load(journal_path / name.filename, name))
        except TensignsError as error:
            faults.append(str(error))
    return JournalListing(tuple(entries), tuple(faults))


def require_within_limits(entry: Entry) -> None:
    """Raise :class:`BadInput` with the number of characters if a text of an entry is too long."""
    codec = DETAILS_CODECS.get(entry.kind)
    own_texts = codec.limited_texts(entry.details) if codec else ()
    for key, text, limit in (LimitedText("text", entry.text, NOTE_LIMIT), *own_texts):
        if len(text) > limit:
            raise BadInput(f"{key}: {too_long_message(len(text), limit)}")


def _load(path: Path, name: EntryName) -> Entry:
    return decode_entry(durable_files.read(path), name, display_path(path))


def _is_readable(path: Path, name: EntryName) -> bool:
    try:
        _load(path, name)
    except TensignsError:
        return False
    return True
