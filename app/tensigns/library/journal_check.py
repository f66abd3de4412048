"""Check the files of a journal for faults. Nothing is changed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from tensigns.core.journal.corrections import competing_corrections, correction_chains
from tensigns.core.journal.entries import EVENT, TOLD, Entry
from tensigns.core.journal.status import is_misdated
from tensigns.core.times import CLOCK_TOLERANCE
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.entry_codec import entry_from_table
from tensigns.library.entry_names import EntryName, parse_entry_filename, read_entry_names
from tensigns.library.journal import read_journal, require_within_limits
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultLines, FaultList, add_surplus_marks, quote_value
from tensigns.storage.toml import Table

ENTRY_KEYS = frozenset(("kind", "noted"))
"""Keys that only the file of an entry has, both together."""

_UNNAMED_ID = "00000101T000000Z-0000"
"""The id that an entry gets if the name of its file is not the name of an entry."""


def entry_faults(path: Path, table: Table, now: datetime | None) -> FaultLines:
    """Return the faults of an entry's file. ``now`` is the current time; None if it is not known.

    The file may have any name. If the file cannot be read as an entry, raise :class:`BadInput` with
    its faults.
    """
    file_label = display_path(path)
    own_name = parse_entry_filename(path.name)
    entry = entry_from_table(
        table, own_name or EntryName(_UNNAMED_ID, str(table.get("kind"))), file_label
    )
    faults = FaultList(file_label)
    if own_name is not None and table["kind"] != own_name.kind:
        message = _("it says {kind}, the file's name says {name}; the name counts")
        kind, name = quote_value(table["kind"]), quote_value(own_name.kind)
        faults.add("kind", message.format(kind=kind, name=name))
    add_surplus_marks(table, faults)
    try:
        require_within_limits(entry)
    except BadInput as error:
        faults.add_for_file(str(error))
    if now is not None and is_misdated(entry, now):
        faults.add("noted", _("this is in the future; until then the entry decides nothing"))
    last_day = (entry.noted + CLOCK_TOLERANCE).date()
    if entry.kind in (EVENT, TOLD) and entry.period.first > last_day:
        key = "on" if "on" in table else "from"
        faults.add(key, _("this day was still to come when the entry was noted"))
    return faults.lines


def journal_faults(journal_path: Path) -> FaultLines:
    """Return the faults that no file of a journal has alone.

    These are two entries with one id, several corrections of one entry, and references to missing
    entries or items.
    """
    entries = read_journal(journal_path).entries
    names = read_entry_names(journal_path)
    messages = (
        *_same_id_messages(journal_path, names),
        *_competition_messages(journal_path, entries),
        *_reference_messages(journal_path, entries, names),
    )
    return FaultLines.join([messages])


def _same_id_messages(journal_path: Path, names: tuple[EntryName, ...]) -> Iterator[str]:
    counts = Counter(name.id for name in names)
    for name in names:
        if counts[name.id] > 1:
            message = _("{where}: another entry has the same id; a copy by hand?")
            yield message.format(where=display_path(journal_path / name.filename))


def _competition_messages(journal_path: Path, entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield a message for each entry with several corrections. It names the corrections."""
    for group in competing_corrections(entries):
        message = _("{where}: corrects: {id} is corrected by {corrections} too; the newest counts")
        yield message.format(
            where=_label(journal_path, group[-1]),
            id=group[-1].corrects,
            corrections=", ".join(entry.id for entry in group[:-1]),
        )


def _reference_messages(
    journal_path: Path, entries: tuple[Entry, ...], names: tuple[EntryName, ...]
) -> Iterator[str]:
    """Yield a message for each reference to an entry, or to a part of an entry, that is missing."""
    known_names = set(names)
    item_ids = _item_ids_by_entry(entries, names)
    for entry in entries:
        if entry.corrects and EntryName(entry.corrects, entry.kind) not in known_names:
            message = _("{where}: corrects: there is no entry {id}; this one stands alone")
            yield message.format(
                where=_label(journal_path, entry),
                id=quote_value(f"{entry.corrects}-{entry.kind}"),
            )
        if entry.of and not _is_known(entry.of, item_ids):
            message = _("{where}: of: there is no entry or item {id}")
            yield message.format(where=_label(journal_path, entry), id=quote_value(entry.of))


def _item_ids_by_entry(
    entries: tuple[Entry, ...], names: tuple[EntryName, ...]
) -> dict[str, frozenset[str] | None]:
    """Return the ids of the items of each entry's chain, by the id of the entry.

    None stands for the items of an entry that cannot be read.
    """
    item_ids: dict[str, frozenset[str] | None] = {name.id: None for name in names}
    # Of two entries with one id, the first chain counts, as in `chain_with`.
    for chain in reversed(correction_chains(entries)):
        chain_items = frozenset(i for entry in chain.entries for i in entry.details.item_ids)
        item_ids.update({entry.id: chain_items for entry in chain.entries})
    return item_ids


def _is_known(reference: str, item_ids: Mapping[str, frozenset[str] | None]) -> bool:
    """Whether the entry and the item that a reference names exist.

    An item of an entry that cannot be read counts as known.
    """
    entry_id, slash, item_id = reference.partition("/")
    if entry_id not in item_ids:
        return False
    chain_items = item_ids[entry_id]
    return not slash or chain_items is None or item_id in chain_items


def _label(journal_path: Path, entry: Entry) -> str:
    return display_path(journal_path / EntryName(entry.id, entry.kind).filename)
