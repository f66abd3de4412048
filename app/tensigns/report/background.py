"""What is kept about a client that the report of a sitting refers to.

This is the sitting before, and the entries of the journal up to the day of the sitting.
"""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tensigns.core.sitting import Sitting
from tensigns.core.times import END_OF_TIME
from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.history import sitting_before
from tensigns.library.library import Library
from tensigns.report.since_last_time import DatedSitting

if TYPE_CHECKING:
    from tensigns.core.journal.entries import Entry
    from tensigns.core.money.invoices import Invoice

_QUESTION_KINDS = ("event", "told")
"""The kinds of the entries that can belong to a question."""


class Background(Struct, frozen=True):
    """The background of one sitting.

    ``sitting_before`` is None for a first sitting. ``entries`` are the events and what the user
    told the client up to the day of the finish, without corrected entries, oldest first. ``faults``
    has a line for each file that could not be read. ``invoices`` are the client's invoices; empty
    for a finished sitting. ``amended_day`` is the day of the oldest sitting that an amendment
    replaces, from which the recheck of the amendment is counted; None for any other sitting.
    """

    sitting_before: DatedSitting | None = None
    entries: "tuple[Entry, ...]" = ()
    faults: tuple[str, ...] = ()
    invoices: "tuple[Invoice, ...]" = ()
    amended_day: date | None = None

    @property
    def for_other_answers(self) -> "Background":
        """The background of the same sitting with other answers: only ``amended_day``.

        What happened before, and what was different then, belongs to the user's own answers.
        """
        return Background(amended_day=self.amended_day)


NO_BACKGROUND = Background()
"""The background of a sitting about a client of whom nothing else is kept."""


def load_background(library: Library, client: Client | None, sitting: Sitting) -> Background:
    """Return the background of a client's finished sitting. Errors of the library become faults.

    ``client`` is None for a client who is not in the library. Only entries that can belong to a
    question are read.
    """
    if client is None:
        return NO_BACKGROUND
    faults: list[str] = []
    before = None
    amended_day = None
    try:
        before = load_sitting_before(library, client, sitting)
        amended_day = _amended_day(library, client, sitting) if sitting.amends else None
    except TensignsError as error:
        faults.append(str(error))
    entries, entry_faults = _effective_entries(library, client)
    entries = tuple(entry for entry in entries if entry.period.first <= sitting.day)
    return Background(before, entries, (*faults, *entry_faults), amended_day=amended_day)


def _effective_entries(
    library: Library, client: Client
) -> "tuple[tuple[Entry, ...], tuple[str, ...]]":
    """Return the entries that count, of the kinds that can belong to a question, and faults."""
    try:
        names = [name for name in library.entry_names(client) if name.kind in _QUESTION_KINDS]
    except TensignsError as error:
        return (), (str(error),)
    if not names:
        return (), ()
    # Imported here because a client without entries needs none of these modules.
    from tensigns.core.journal.status import status_from  # noqa: PLC0415

    listing = library.journal(client).read_named(names)
    status = status_from(listing.entries, library.now() or END_OF_TIME)
    return status.entries, listing.faults


def load_sitting_before(library: Library, client: Client, sitting: Sitting) -> DatedSitting | None:
    """Return the effective sitting before a finished sitting; None if there is none.

    Raise :class:`BadInput` if the file or the questionnaire of the sitting before is damaged.
    """
    before = sitting_before(library.history(client).sittings, sitting)
    if before is None:
        return None
    loaded = library.load(client, before.id)
    edition = library.edition(loaded.questionnaire_ref)
    return DatedSitting(edition.questionnaire, loaded, before.day)


def _amended_day(library: Library, client: Client, amendment: Sitting) -> date | None:
    """Return the day of the oldest sitting that an amendment replaces; None if it is unknown."""
    chain_ids = {amendment.id, amendment.amends} - {None}
    days = (
        effective.day
        for effective in library.history(client).sittings
        if chain_ids & {effective.id, *effective.replaced_ids}
    )
    return next(days, None)
