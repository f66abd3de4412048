"""The status of a client, folded from the entries of the journal.

Pure: the entries and the current time are given. The order of the entries is irrelevant. Kinds that
this version does not know are kept and decide nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from tensigns.core.journal.corrections import Chain, correction_chains
from tensigns.core.journal.decision import Choice, DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import LEFT, PLAN, RETURNED
from tensigns.core.times import CLOCK_TOLERANCE

Standing = Literal["active", "leaving", "left"]


class Status(Struct, frozen=True):
    """What the entries of a journal come to.

    ``chains`` are in the order of the entries that count, oldest first: by the last day that the
    entries are about, then by id. ``misdated`` are the entries that were noted in the future, in
    the same order. A misdated entry decides nothing and corrects nothing.
    """

    standing: Standing = "active"
    chains: tuple[Chain, ...] = ()
    misdated: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that count: one entry of each chain."""
        return tuple(chain.effective for chain in self.chains)

    def entries_of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of a kind that count, in the same order."""
        return tuple(entry for entry in self.entries if entry.kind == kind)


def status_from(entries: Iterable[Entry], now: datetime) -> Status:
    """Return the status that entries lead to. ``now`` is the current time with a UTC offset."""
    all_entries = {(entry.id, entry.kind): entry for entry in entries}.values()
    credible = [entry for entry in all_entries if not is_misdated(entry, now)]
    chains = sorted(correction_chains(credible), key=lambda chain: day_order(chain.effective))
    misdated = sorted((entry for entry in all_entries if is_misdated(entry, now)), key=day_order)
    standing = _standing(chain.effective for chain in chains)
    return Status(standing, tuple(chains), tuple(misdated))


def is_misdated(entry: Entry, now: datetime) -> bool:
    """Whether an entry was noted in the future, by more than CLOCK_TOLERANCE."""
    return entry.noted - now > CLOCK_TOLERANCE


def day_order(entry: Entry) -> tuple[object, ...]:
    """Return a key that sorts entries by the last day that they are about, then by id."""
    return entry.period.last, entry.id, entry.kind


def _standing(entries: Iterable[Entry]) -> Standing:
    standing: Standing = "active"
    for entry in entries:
        if entry.kind == LEFT:
            standing = "left"
        elif entry.kind == RETURNED:
            standing = "active"
        elif standing != "left" and (entry.kind == PLAN or _choice(entry) == "leave"):
            standing = "leaving"
        elif standing != "left" and _choice(entry) is not None:
            standing = "active"
    return standing


def _choice(entry: Entry) -> Choice | None:
    """Return the choice of a decision; None without a choice, or if the entry is no decision."""
    return entry.details.choice if isinstance(entry.details, DecisionDetails) else None
