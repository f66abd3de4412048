"""Search for words in what is kept about clients: names, notes, entries and documents.

The bytes of a file are tested before it is parsed, so that a search costs little more than reading
the files. Damage in a file that cannot contain the words is therefore not noticed.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from tensigns.core.journal.corrections import correction_chains
from tensigns.core.journal.entries import Entry, Period
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, TensignsError
from tensigns.library.client_folder import DRAFT_NAME
from tensigns.library.clients import Client
from tensigns.library.documents import DOCUMENTS_FOLDER, decode_document
from tensigns.library.entry_codec import decode_entry, entry_to_table
from tensigns.library.entry_names import JOURNAL_FOLDER, EntryName, read_entry_names
from tensigns.library.library import CLIENTS_FOLDER, Library
from tensigns.library.sitting_table import sitting_from_table
from tensigns.library.slugs_and_ids import time_of_id
from tensigns.storage import durable_files, folders, toml
from tensigns.storage.durable_files import display_path
from tensigns.text.word_query import WordMatch, WordQuery

HitSource = Literal["name", "sitting", "draft", "entry", "document"]

_CORRECTS = b"\ncorrects = "
_AMENDS = b"\namends = "
_OTHER_KEYS = frozenset(
    ("format", "kind", "on", "signs", "corrects", "of", "sitting", "sign", "id", "end")
)
"""The keys of an entry's file whose values are no texts of the user."""


class SearchHit(Struct, frozen=True, kw_only=True):
    """A text that contains all words of a query, and where it is.

    ``match`` has the line to show. ``id`` is the id of the sitting or entry, ``in-progress`` for
    the draft, the name of a document without its suffix, and None for a client's name. ``period``
    is the days that an entry is about, the day of a sitting, or the UTC day on which a document was
    written; None for a client's name, and for a document without a time in its filename. ``entry``
    is the entry that has the text, if an entry has it.
    """

    client: Client
    source: HitSource
    match: WordMatch
    id: str | None = None
    period: Period | None = None
    entry: Entry | None = None


class SearchHits(NamedTuple):
    """Some of the hits of a search, and a line for each file that could not be searched."""

    hits: tuple[SearchHit, ...]
    faults: tuple[str, ...]


def search(library: Library, query: WordQuery) -> Iterator[SearchHits]:
    """Yield the clients whose names match, then the other hits, client by client.

    The clients are in the order of their names. The newest hit of a client is first.
    """
    listing = library.list_clients()
    name_hits = (_name_hit(client, query) for client in listing.clients)
    yield SearchHits(tuple(hit for hit in name_hits if hit), listing.faults)
    for client in listing.clients:
        yield _ClientSearch(library, client, query).run()


def _name_hit(client: Client, query: WordQuery) -> SearchHit | None:
    match = query.match(client.name)
    return SearchHit(client=client, source="name", match=match) if match else None


class _ClientSearch:
    """The search in the files of one client."""

    def __init__(self, library: Library, client: Client, query: WordQuery) -> None:
        self._library = library
        self._client = client
        self._query = query
        self._folder = library.root / CLIENTS_FOLDER / client.slug
        self._faults: list[str] = []

    def run(self) -> SearchHits:
        hits: list[SearchHit] = []
        for search_files in (self._search_sittings, self._search_journal, self._search_documents):
            try:
                hits += search_files()
            except TensignsError as error:
                self._faults.append(str(error))
        hits.sort(key=_newest_last, reverse=True)
        return SearchHits(tuple(hits), tuple(self._faults))

    def _search_sittings(self) -> Iterator[SearchHit]:
        """Yield the notes of effective sittings and of the draft that match."""
        sitting_ids = self._library.sitting_ids(self._client)
        files = self._read_files(self._folder, [f"{name}.toml" for name in sitting_ids])
        replaced_ids: set[str] = set()
        if any(_AMENDS in data for data in files.values()):
            history = self._library.history(self._client, sitting_ids)
            replaced_ids = {id_ for sitting in history.sittings for id_ in sitting.replaced_ids}
        draft_name = f"{DRAFT_NAME}.toml"
        if os.path.lexists(self._folder / draft_name):
            files |= self._read_files(self._folder, [draft_name])
        for filename, data in files.items():
            name = filename.removesuffix(".toml")
            if name in replaced_ids or not self._query.may_match_file(data):
                continue
            try:
                path = display_path(self._folder / filename)
                sitting = sitting_from_table(toml.parse(data, path), path)
            except TensignsError as error:
                self._faults.append(str(error))
            else:
                yield from self._search_notes(sitting, name)

    def _search_notes(self, sitting: Sitting, name: str) -> Iterator[SearchHit]:
        source: HitSource = "draft" if name == DRAFT_NAME else "sitting"
        day = (sitting.finished or sitting.started).date()
        for note in filter(None, (sitting.note, *sitting.notes.values(), sitting.reason)):
            match = self._query.match(note)
            if match:
                yield SearchHit(
                    client=self._client,
                    source=source,
                    match=match,
                    id=name,
                    period=Period.of_day(day),
                )

    def _search_journal(self) -> Iterator[SearchHit]:
        """Yield the effective entries that match."""
        path = self._folder / JOURNAL_FOLDER
        names_by_filename = {name.filename: name for name in read_entry_names(path)}
        files = self._read_files(path, names_by_filename)
        matching_filenames = {
            name for name, data in files.items() if self._query.may_match_file(data)
        }
        if not matching_filenames:
            return
        corrections = {name for name, data in files.items() if _CORRECTS in data}
        entries = self._decode_entries(files, names_by_filename, matching_filenames | corrections)
        # Two corrections of one entry form a chain only together with that entry.
        corrected_ids = {entry.corrects for entry in entries.values()}
        targets = {name for name in files if names_by_filename[name].id in corrected_ids}
        entries |= self._decode_entries(files, names_by_filename, targets - entries.keys())
        for chain in correction_chains(entries.values()):
            entry = chain.effective
            match = self._query.match(entry_search_text(entry))
            if match:
                yield SearchHit(
                    client=self._client,
                    source="entry",
                    match=match,
                    id=entry.id,
                    period=entry.period,
                    entry=entry,
                )

    def _decode_entries(
        self, files: Mapping[str, bytes], names: Mapping[str, EntryName], filenames: set[str]
    ) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for filename in sorted(filenames):
            label = display_path(self._folder / JOURNAL_FOLDER / filename)
            try:
                entries[filename] = decode_entry(files[filename], names[filename], label)
            except TensignsError as error:
                self._faults.append(str(error))
        return entries

    def _search_documents(self) -> Iterator[SearchHit]:
        path = self._folder / DOCUMENTS_FOLDER
        filenames = [name for name in folders.list_names(path) if name.endswith(".md")]
        for filename, data in self._read_files(path, filenames).items():
            if not self._query.may_match_file(data):
                continue
            try:
                match = self._query.match(decode_document(data, display_path(path / filename)))
            except BadInput as error:
                self._faults.append(str(error))
                continue
            if match:
                name = filename.removesuffix(".md")
                yield SearchHit(
                    client=self._client,
                    source="document",
                    match=match,
                    id=name,
                    period=_day_in_id(name),
                )

    def _read_files(self, folder: Path, filenames: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of files by their names. A file that cannot be read is a fault."""
        files: dict[str, bytes] = {}
        for filename in filenames:
            try:
                files[filename] = durable_files.read(folder / filename)
            except TensignsError as error:
                self._faults.append(str(error))
        return files


def entry_search_text(entry: Entry) -> str:
    """Return the texts of an entry that a search looks at, one below the other."""
    table = entry_to_table(entry)
    own_values = {key: value for key, value in table.items() if key not in _OTHER_KEYS}
    return "\n".join(_texts_in(own_values))


def _texts_in(value: Any) -> Iterator[str]:
    """Yield the texts in a value of an entry's file, without ids."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _OTHER_KEYS:
                yield from _texts_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts_in(item)


def _day_in_id(name: str) -> Period | None:
    """Return the UTC day with which the name of a document begins; None if there is no time."""
    written = time_of_id(name)
    return Period.of_day(written.date()) if written else None


def _newest_last(hit: SearchHit) -> tuple[str, str]:
    return (hit.period.last.isoformat() if hit.period else "", hit.id or "")
