"""What the screen of one client shows: what to do next, the time line, and what changed."""

from datetime import date

from msgspec import Struct

from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.background import load_sitting_before
from tensigns.report.since_last_time import SinceLastTime, build_since
from tensigns.session.client_history import ClientHistory, load_history
from tensigns.session.overview import client_overview, is_due

RESUME, ASK = "next-resume", "next-ask"
"""The ids of the rows that resume a draft and begin a sitting. No sitting has such an id."""


class NextRow(Struct, frozen=True):
    """What to do next with a client. The row is shown above the rows of the time line.

    ``id`` is :data:`RESUME` or :data:`ASK`. ``day`` is the day on which the draft was begun, or the
    day of the recheck; None if there is neither.
    """

    id: str
    text: str
    day: date | None


class ClientPage(Struct, frozen=True):
    """The history of a client, what to do next, and what changed.

    ``next_row`` is None if nothing is to be done. ``since`` is what changed in the latest effective
    sitting since the sitting before; None if there is no sitting before, or if a file that is
    needed cannot be read.
    """

    history: ClientHistory
    next_row: NextRow | None = None
    since: SinceLastTime | None = None


def load_client_page(library: Library, client: Client, today: date) -> ClientPage:
    """Return the page of a client. Files that cannot be read are named in the history."""
    history = load_history(library, client)
    return ClientPage(
        history, _next_row(library, client, history, today), _since(library, client, history)
    )


def _next_row(
    library: Library, client: Client, history: ClientHistory, today: date
) -> NextRow | None:
    draft = history.draft
    if draft is not None:
        text = (
            _("The amendment is not finished: go on with it")
            if draft.amends
            else _("The sitting is not finished: go on with it")
        )
        return NextRow(RESUME, text, draft.started.date())
    if history.standing != "active":
        return None
    if not history.sittings:
        return None if history.faults else NextRow(ASK, _("No sitting yet: begin one"), None)
    try:
        overview = client_overview(library, client)
    except TensignsError:
        return None
    if overview.latest is None or not is_due(overview, today):
        return None
    return NextRow(ASK, _("Look at this client again"), overview.latest.recheck)


def _since(library: Library, client: Client, history: ClientHistory) -> SinceLastTime | None:
    """Return what changed in the latest effective sitting; None if a file cannot be read."""
    latest = next((row for row in history.sittings if row.is_effective), None)
    if latest is None:
        return None
    try:
        sitting = library.load(client, latest.id)
        before = load_sitting_before(library, client, sitting)
        if before is None:
            return None
        questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
    except TensignsError:
        return None
    return build_since(before, questionnaire, sitting)
