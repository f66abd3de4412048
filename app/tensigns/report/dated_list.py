"""The dated list: what happened and what the client was told, for a lawyer or a mediator."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.entries import EVENT, TOLD, Entry
from tensigns.report.entry_lines import EntryLine, entry_lines
from tensigns.report.entry_redaction import EntryRedaction
from tensigns.report.sign_labels import SignLabel

DATED_KINDS = (EVENT, TOLD)
"""The kinds of entries in a dated list: what happened, and what the client was told."""


class DatedList(Struct, frozen=True):
    """The entries of the dated list, with corrections.

    ``now`` is the current time with its UTC offset. ``labels`` are the labels of the signs.
    """

    entries: tuple[Entry, ...]
    now: datetime
    labels: Mapping[str, SignLabel]

    def redacted(self, redaction: EntryRedaction) -> "DatedList":
        """Return the list without the names of clients and persons, and without records."""
        return replace(
            self,
            entries=tuple(map(redaction.redact, self.entries)),
            labels=redaction.redact_labels(self.labels),
        )

    def lines(self) -> tuple[EntryLine, ...]:
        """Return the lines of the entries that count, oldest first."""
        return entry_lines(self.entries, self.now, self.labels)
