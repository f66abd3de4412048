"""Load the rows of the home screen."""

from collections.abc import Mapping
from datetime import date, datetime

from tensigns.core.questionnaire import Recommendation
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.standing import standing_word
from tensigns.session.overview import ClientOverview, client_overview, is_due
from tensigns.tui.flows.client_detail import load_client_detail
from tensigns.tui.widgets.client_detail_pane import ClientDetail
from tensigns.tui.widgets.client_table import ClientName, ClientNames, ClientRow

_GRAVITY_ORDER: Mapping[Recommendation, int] = {"fire": 1, "watch": 2, "undecided": 3, "keep": 4}
"""The order of the clients who are not due. Those who are due come before them."""

_OTHERS = 5
"""The order of the clients without a result."""


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
            return _row_without_result("")
        try:
            overview = client_overview(self._library, client)
        except TensignsError as error:
            return _row_without_result(str(error))
        if overview.draft_fault or overview.edition_fault:
            return _row_without_result(overview.draft_fault or overview.edition_fault)
        return _client_row(overview, today)

    def load_detail(self, slug: str, now: datetime) -> ClientDetail | None:
        """Return the detail of a client; None if :meth:`load_names` did not list the client."""
        client = self._clients.get(slug)
        return load_client_detail(self._library, client, now) if client else None


def _row_without_result(state: str) -> ClientRow:
    return ClientRow(None, None, None, state, (_OTHERS, date.max))


def _client_row(overview: ClientOverview, today: date) -> ClientRow:
    latest, draft, fault_count = overview.latest, overview.draft, len(overview.sitting_faults)
    fault = _("{count} unreadable").format(count=fault_count) if fault_count else ""
    standing = "" if overview.standing == "active" else standing_word(overview.standing)
    due = _("due") if is_due(overview, today) else ""
    draft_state = _draft_state(draft) if draft and not due else ""
    return ClientRow(
        recommendation=latest.recommendation if latest else None,
        points=latest.points if latest else None,
        # What is due comes next, then a draft, which has no day.
        next_day=overview.next_date.on if overview.next_date and not draft_state else None,
        state=fault or due or draft_state or standing or ("" if latest else _("nothing yet")),
        urgency=_urgency(overview, today),
        is_due=bool(due) and not fault,
        is_first_draft=draft is not None and latest is None,
        is_open=bool(latest and latest.open_count),
        has_left=overview.standing == "left",
    )


def _urgency(overview: ClientOverview, today: date) -> tuple[int, date]:
    """Return a key that sorts clients: those who are due by day, then the gravest results."""
    if overview.next_date and is_due(overview, today):
        return 0, overview.next_date.on
    if overview.latest:
        return _GRAVITY_ORDER[overview.latest.recommendation], date.max
    return _GRAVITY_ORDER["undecided"] if overview.draft else _OTHERS, date.max


def _draft_state(draft: Sitting) -> str:
    return _("amending") if draft.amends else _("unfinished")
