"""Corrections of journal entries: which entries belong together, and which of them counts.

An entry and all entries that correct it, directly or through other corrections, form a chain. A
correction must be of the same kind as the entry that it corrects. If that entry is missing, the
correction begins a chain. Files that were edited by hand can correct each other in a circle; the
functions accept this.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tensigns.core.journal.entries import Entry


class EntryKey(NamedTuple):
    """What identifies an entry in a journal.

    If a user copies a file by hand, entries of different kinds can have the same id.
    """

    id: str
    kind: str


class Chain(NamedTuple):
    """The entries of a chain, and the entry that counts.

    ``entries`` are in the order in which they were written. The newest entry that no other entry
    corrects counts; in a circle, the newest entry counts.
    """

    entries: tuple[Entry, ...]
    effective: Entry

    @property
    def origin_id(self) -> str:
        """The id of the entry that the chain begins with; in a circle, the smallest id.

        A new correction does not change it.
        """
        ids = {entry.id for entry in self.entries}
        roots = [
            entry.id
            for entry in self.entries
            if entry.corrects not in ids or entry.corrects == entry.id
        ]
        return min(roots or ids)


def correction_chains(entries: Iterable[Entry]) -> tuple[Chain, ...]:
    """Return the chains of a journal. The order of ``entries`` is irrelevant."""
    entries_by_key = _by_key(entries)
    root_keys = _root_keys(entries_by_key)
    chains: dict[EntryKey, list[Entry]] = {}
    for key, entry in entries_by_key.items():
        chains.setdefault(root_keys[key], []).append(entry)
    return tuple(_chain(chain_entries) for _key, chain_entries in sorted(chains.items()))


def chain_with(entry_id: str, entries: Iterable[Entry]) -> Chain | None:
    """Return the first chain that has an entry with this id; None if there is none."""
    for chain in correction_chains(entries):
        if any(entry.id == entry_id for entry in chain.entries):
            return chain
    return None


def competing_corrections(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """For each entry with more than one correction, return its corrections, oldest first."""
    entries_by_key = _by_key(entries)
    groups: dict[EntryKey, list[Entry]] = {}
    for entry in entries_by_key.values():
        target_key = _target_key(entry, entries_by_key)
        if target_key is not None:
            groups.setdefault(target_key, []).append(entry)
    return tuple(
        tuple(sorted(group, key=writing_order))
        for _key, group in sorted(groups.items())
        if len(group) > 1
    )


def writing_order(entry: Entry) -> tuple[datetime, str]:
    """Return a key that sorts entries by the time at which they were written."""
    return entry.noted, entry.id


def _by_key(entries: Iterable[Entry]) -> dict[EntryKey, Entry]:
    return {EntryKey(entry.id, entry.kind): entry for entry in entries}


def _target_key(entry: Entry, entries_by_key: Mapping[EntryKey, Entry]) -> EntryKey | None:
    """Return the key of the entry that ``entry`` corrects.

    Return None if ``entry`` is no correction, or corrects itself or an entry that is missing.
    """
    if entry.corrects is None or entry.corrects == entry.id:
        return None
    key = EntryKey(entry.corrects, entry.kind)
    return key if key in entries_by_key else None


def _root_keys(entries_by_key: Mapping[EntryKey, Entry]) -> dict[EntryKey, EntryKey]:
    """Return, for each entry, the key of the entry that its chain begins with.

    In a circle this is the smallest key. Each entry is visited once, however long the chains are.
    """
    root_keys: dict[EntryKey, EntryKey] = {}
    for key in entries_by_key:
        path: dict[EntryKey, None] = {}
        current, target_key = key, None
        while current not in root_keys and current not in path:
            path[current] = None
            target_key = _target_key(entries_by_key[current], entries_by_key)
            if target_key is None:
                break
            current = target_key
        root_key = root_keys.get(current, current)
        if target_key is not None and current in path:
            steps = [*path]
            root_key = min(steps[steps.index(current) :])
        root_keys.update(dict.fromkeys(path, root_key))
    return root_keys


def _chain(entries: Sequence[Entry]) -> Chain:
    ordered = tuple(sorted(entries, key=writing_order))
    corrected_ids = {entry.corrects for entry in ordered if entry.corrects != entry.id}
    uncorrected = [entry for entry in ordered if entry.id not in corrected_ids]
    return Chain(ordered, (uncorrected or ordered)[-1])
