"""Read the dated list of a client from the journal."""

from typing import NamedTuple

from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.dated_list import DATED_KINDS, DatedList
from tensigns.session.journal_reading import latest_noted, load_sign_labels


class LoadedDatedList(NamedTuple):
    """A dated list, and a line for each entry or folder that cannot be read."""

    dated_list: DatedList
    faults: tuple[str, ...]


def load_dated_list(library: Library, client: Client) -> LoadedDatedList:
    """Return a client's dated list. Raise :class:`OperationFailed` if the journal is unreadable."""
    entries, faults = library.journal(client).read(DATED_KINDS)
    labels, label_faults = load_sign_labels(library, entries)
    return LoadedDatedList(
        DatedList(entries, latest_noted(library), labels), (*faults, *label_faults)
    )
