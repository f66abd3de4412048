"""One journal entry of a client, with the corrections that belong to it."""

from msgspec import Struct

from tensigns.core.journal.corrections import Chain, chain_with
from tensigns.core.journal.status import is_misdated
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.entry_lines import chain_lines
from tensigns.report.entry_references import reference_names
from tensigns.report.entry_report import EntryReport, build_entry_report
from tensigns.session.journal_reading import latest_noted, load_sign_labels


class ClientEntry(Struct, frozen=True):
    """A chain of corrections, and the report of the entry that counts.

    ``faults`` has a line if the labels of signs cannot be read.
    """

    chain: Chain
    report: EntryReport
    faults: tuple[str, ...] = ()


def load_entry(library: Library, client: Client, entry_id: str) -> ClientEntry:
    """Return the chain of an entry. A misdated entry is returned without its chain.

    Raise :class:`BadInput` if the entry is missing or damaged.
    """
    journal = library.journal(client)
    entry = journal.load(entry_id)
    now = latest_noted(library)
    credible = (
        other for other in journal.read([entry.kind]).entries if not is_misdated(other, now)
    )
    chain = chain_with(entry_id, credible) or Chain((entry,), entry)
    # Only an entry that refers to another one needs the rest of the journal.
    names = reference_names(journal.read().entries if entry.of else (), now)
    labels, faults = load_sign_labels(library, chain.entries)
    lines = chain_lines(chain, now, labels, names)
    return ClientEntry(chain, build_entry_report(client.name, lines), faults)
