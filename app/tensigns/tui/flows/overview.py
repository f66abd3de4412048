"""The rows of home and of a client's history."""

from datetime import date

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.score import sign_scores
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.report.wording import localized, short_date
from tensigns.session.overview import ClientOverview, client_overview, is_due
from tensigns.tui.screens.history import HistoryContent
from tensigns.tui.screens.home import ClientNames
from tensigns.tui.widgets.client_table import ClientName, ClientRow
from tensigns.tui.widgets.history_table import HistoryRow

TREND = 8
"""The number of sittings in a trend."""

_SPARKS = "▁▂▃▄▅▆▇█"
_TOP = 30
"""The points that get the highest spark; twenty can mean *fire*."""


class ClientRows:
    """The clients for home: the names at once, the rest of a row when it is asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._clients: dict[str, Client] = {}

    def names(self) -> ClientNames:
        """The clients by name, and a line for each folder that cannot be read."""
        try:
            listing = self._library.list_clients()
        except TensignsError as error:
            return ClientNames((), (str(error),))
        self._clients = {client.slug: client for client in listing.clients}
        names = tuple(ClientName(client.slug, client.name) for client in listing.clients)
        return ClientNames(names, listing.faults)

    def row(self, slug: str, today: date) -> ClientRow:
        """The row of a client; if a file cannot be read, the row says so."""
        client = self._clients.get(slug)
        if client is None:
            return ClientRow(None, None, "", "", "")
        try:
            overview = client_overview(self._library, client, trend_length=TREND)
        except TensignsError as error:
            return ClientRow(None, None, "", "", str(error))
        if overview.draft_fault or overview.edition_fault:
            return ClientRow(None, None, "", "", overview.draft_fault or overview.edition_fault)
        return _row(overview, today)


def _row(overview: ClientOverview, today: date) -> ClientRow:
    latest, draft, fault_count = overview.latest, overview.draft, len(overview.sitting_faults)
    state = _("{count} unreadable").format(count=fault_count) if fault_count else ""
    if latest is None:
        started = short_date(draft.started.date()) if draft else ""
        when = started or ("" if fault_count else _("nothing yet"))
        return ClientRow(None, None, "", when, state, has_draft=draft is not None)
    due = _("due") if is_due(overview, today) else ""
    return ClientRow(
        recommendation=latest.recommendation,
        points=latest.points,
        trend="".join(map(_spark, overview.trend)),
        day=short_date(latest.day),
        state=state or (_("unfinished") if draft else due),
    )


def history(library: Library, client: Client) -> HistoryContent:
    """A client's sittings, newest first, and a line for each that cannot be read."""
    try:
        sitting_history = library.history(client)
        sitting_ids = library.sitting_ids(client)
    except TensignsError as error:
        return HistoryContent({}, (), (str(error),))
    labels: dict[str, str] = {}
    rows: list[HistoryRow] = []
    faults = [*sitting_history.faults]
    for effective in reversed(sitting_history.sittings):
        amended_ids = [amended for amended in effective.replaced_ids if amended in sitting_ids]
        for sitting_id in (effective.id, *amended_ids):
            try:
                rows.append(_history_row(library, client, effective, sitting_id, labels))
            except TensignsError as error:
                faults.append(str(error))
    return HistoryContent(labels, tuple(rows), tuple(faults))


def _history_row(
    library: Library,
    client: Client,
    effective: EffectiveSitting,
    sitting_id: str,
    labels: dict[str, str],
) -> HistoryRow:
    """The row of an effective sitting, or of one that it replaces; adds its sign labels."""
    sitting = library.load(client, sitting_id)
    questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
    for sign in questionnaire.signs:
        labels.setdefault(sign.id, f"{sign.number:>2}  {localized(sign.label)}")
    is_effective = sitting_id == effective.id
    amended = _("amended: {reason}").format(reason=sitting.reason) if sitting.amends else ""
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    return HistoryRow(
        id=sitting_id,
        day=effective.day,
        recommendation=recommendation,
        points=points,
        remark=amended if is_effective else _("before it was amended"),
        sign_points={
            score.sign: score.points for score in sign_scores(questionnaire, sitting.answers)
        },
        is_effective=is_effective,
    )


def _spark(points: int) -> str:
    return _SPARKS[min(points * len(_SPARKS) // _TOP, len(_SPARKS) - 1)]
