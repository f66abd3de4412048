"""What is kept about a client, for the sitting that is open."""

from datetime import datetime

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.background import Background, load_background


def sitting_background(
    library: Library, client: Client | None, sitting: Sitting, now: datetime
) -> Background:
    """Return the background of a sitting that is being answered, up to the current day.

    ``client`` is None for a new client without a folder. Raise no errors of the library.
    """
    if client is None:
        return Background()
    return load_background(library, client, replace(sitting, finished=now))
