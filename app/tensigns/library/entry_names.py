"""Ids of journal entries, and the names of their files: ``<id>-<kind>.toml``."""

import os
import re
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from tensigns.library.slugs_and_ids import format_id_time, newest_time
from tensigns.storage import folders

JOURNAL_FOLDER = "journal"
"""The name of the folder, in a client's folder, that holds a file for each entry."""

ENTRY_ID_PATTERN = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}")
"""The id of an entry: the time of writing in UTC, and four random hexadecimal digits."""

_NAME_PATTERN = rf"(?P<id>{ENTRY_ID_PATTERN.pattern})-(?P<kind>[a-z][a-z-]{{0,39}})"
_SUFFIX_COUNT = 16**4
_LARGEST_GAP = 16
"""The largest difference between the suffixes of two entries that are written in one second."""


class EntryName(Struct, frozen=True, order=True):
    """The id and the kind of an entry. The name of the entry's file consists of them."""

    id: str
    kind: str

    def __str__(self) -> str:
        return f"{self.id}-{self.kind}"

    @property
    def filename(self) -> str:
        """The name of the entry's file."""
        return f"{self}.toml"


def parse_entry_name(text: str) -> EntryName | None:
    """Return the id and the kind in a text such as ``<id>-event``; None if it is no such text."""
    match = re.fullmatch(_NAME_PATTERN, text)
    return EntryName(match["id"], match["kind"]) if match else None


def parse_entry_filename(filename: str) -> EntryName | None:
    """Return the id and the kind in the name of a file; None if it is not the name of an entry."""
    return parse_entry_name(filename.removesuffix(".toml")) if filename.endswith(".toml") else None


def read_entry_names(journal_path: Path) -> tuple[EntryName, ...]:
    """Return the ids and kinds of a journal's entries, in order. No file is read."""
    names = (parse_entry_filename(name) for name in folders.list_names(journal_path))
    return tuple(sorted(name for name in names if name is not None))


def new_entry_id(noted: datetime, used_ids: Collection[str]) -> str:
    """Return an unused id for an entry that is written now.

    The id comes after all used ids, also within one second or after the clock was set back, because
    the newest entry counts. Used ids more than a day ahead of ``noted`` are ignored. If no later id
    of the second is unused, the id is any unused id of the second.
    """
    stamp = format_id_time(max(noted, newest_time(used_ids, noted) or noted))
    used_numbers = [int(used[-4:], 16) for used in used_ids if used.startswith(f"{stamp}-")]
    number = int.from_bytes(os.urandom(2))
    if used_numbers:
        number = max(used_numbers) + 1 + number % _LARGEST_GAP
    else:
        # The upper half is left to the other entries of this second.
        number %= _SUFFIX_COUNT // 2
    while (entry_id := f"{stamp}-{number % _SUFFIX_COUNT:04x}") in used_ids:
        number += 1
    return entry_id
