"""Load the rows of the home screen."""

from datetime import date

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.sitting_codec import SittingResult
from tensigns.report.standing import standing_word
from tensigns.report.wording import OPEN_MARK, short_date
from tensigns.session.overview import ClientOverview, client_overview, is_due
from tensigns.tui.widgets.client_table import ClientName, ClientNames, ClientRow

TREND_LENGTH = 8
"""The number of sittings in a trend."""

_TREND_BARS = "▁▂▃▄▅▆▇█"
"""The characters of a trend, from few points to many points."""

_TREND_SCALE = 30
"""The points at the upper end of a trend's scale. *Fire* is possible from 20 points on."""


class ClientRowLoader:
    """Loads the clients for the home screen. The names are loaded first, the rows on request."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._clients: dict[str, Client] = {}

    def load_names(self) -> ClientNames:
        """Return the clients, sorted by name, and a fault for each folder that cannot be read."""
        try:
            listing = self._library.list_clients()
        except TensignsError as error:
            return ClientNames((), (str(error),))
        self._clients = {client.slug: client for client in listing.clients}
        names = tuple(ClientName(client.slug, client.name) for client in listing.clients)
        return ClientNames(names, listing.faults)

    def load_row(self, slug: str, today: date) -> ClientRow:
        """Return the row of a client.

        The row is empty if :meth:`load_names` did not list the client. If the client's folder,
        draft or questionnaire cannot be read, the row contains only the error.
        """
        client = self._clients.get(slug)
        if client is None:
            return ClientRow(None, None, "", "", "")
        try:
            overview = client_overview(self._library, client, trend_length=TREND_LENGTH)
        except TensignsError as error:
            return ClientRow(None, None, "", "", str(error))
        if overview.draft_fault or overview.edition_fault:
            return ClientRow(None, None, "", "", overview.draft_fault or overview.edition_fault)
        return _client_row(overview, today)


def _client_row(overview: ClientOverview, today: date) -> ClientRow:
    latest, draft, fault_count = overview.latest, overview.draft, len(overview.sitting_faults)
    state = _("{count} unreadable").format(count=fault_count) if fault_count else ""
    standing = "" if overview.standing == "active" else standing_word(overview.standing)
    if latest is None:
        started = short_date(draft.started.date()) if draft else ""
        day_text = started or ("" if fault_count else _("nothing yet"))
        state = state or (_draft_state(draft) if draft and draft.amends else standing)
        return ClientRow(None, None, "", day_text, state, is_first_draft=draft is not None)
    due = _("due") if is_due(overview, today) else ""
    return ClientRow(
        recommendation=latest.recommendation,
        points=latest.points,
        trend="".join(map(_trend_symbol, overview.trend)),
        day=short_date(latest.day),
        state=state or (_draft_state(draft) if draft else standing or due),
        is_open=bool(latest.open_count),
    )


def _draft_state(draft: Sitting) -> str:
    return _("amending") if draft.amends else _("unfinished")


def _trend_symbol(result: SittingResult) -> str:
    """Return a bar for the points. If there are only open questions, return their mark."""
    points = result.points
    if not points and result.open_count:
        return OPEN_MARK
    return _TREND_BARS[min(points * len(_TREND_BARS) // _TREND_SCALE, len(_TREND_BARS) - 1)]
