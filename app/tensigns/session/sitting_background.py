"""The background of a sitting that is being answered."""

from datetime import datetime

from msgspec.structs import replace

from tensigns.core.journal.money import MONEY_KINDS
from tensigns.core.journal.owed import invoices_from
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.background import Background, load_background


def sitting_background(
    library: Library, client: Client, sitting: Sitting, now: datetime
) -> Background:
    """Return the background of a sitting that is being answered, up to the current day.

    Errors of the library are not raised, but become faults.
    """
    background = load_background(library, client, replace(sitting, finished=now))
    try:
        listing = library.journal(client).read(MONEY_KINDS)
    except TensignsError:
        # The faults of the background contain this error already.
        return background
    faults = (*background.faults, *listing.faults)
    return replace(background, invoices=invoices_from(listing.entries, now), faults=faults)
