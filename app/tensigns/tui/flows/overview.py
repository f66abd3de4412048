"""Load the rows of the home screen and of a client's history."""

from datetime import date

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.open_questions import open_questions, open_sign_ids
from tensigns.core.decision.score import sign_scores
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.library import Library
from tensigns.library.sitting_codec import SittingResult
from tensigns.report.wording import OPEN_MARK, localized, short_date
from tensigns.session.overview import ClientOverview, client_overview, is_due
from tensigns.tui.screens.history import HistoryContent
from tensigns.tui.screens.home import ClientNames
from tensigns.tui.widgets.client_table import ClientName, ClientRow
from tensigns.tui.widgets.history_table import HistoryRow

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
    if latest is None:
        started = short_date(draft.started.date()) if draft else ""
        day_text = started or ("" if fault_count else _("nothing yet"))
        state = state or (_draft_state(draft) if draft and draft.amends else "")
        return ClientRow(None, None, "", day_text, state, is_first_draft=draft is not None)
    due = _("due") if is_due(overview, today) else ""
    return ClientRow(
        recommendation=latest.recommendation,
        points=latest.points,
        trend="".join(map(_trend_symbol, overview.trend)),
        day=short_date(latest.day),
        state=state or (_draft_state(draft) if draft else due),
        is_open=bool(latest.open_count),
    )


def _draft_state(draft: Sitting) -> str:
    return _("amending") if draft.amends else _("unfinished")


def load_history(library: Library, client: Client) -> HistoryContent:
    """Return a client's sittings, newest first, and a fault for each unreadable sitting."""
    try:
        sitting_history = library.history(client)
        sitting_ids = library.sitting_ids(client)
    except TensignsError as error:
        return HistoryContent({}, (), (str(error),))
    sign_labels: dict[str, str] = {}
    rows: list[HistoryRow] = []
    faults = [*sitting_history.faults]
    for effective_sitting in reversed(sitting_history.sittings):
        replaced_ids = [
            replaced_id
            for replaced_id in effective_sitting.replaced_ids
            if replaced_id in sitting_ids
        ]
        for sitting_id in (effective_sitting.id, *replaced_ids):
            try:
                row = _history_row(library, client, effective_sitting, sitting_id, sign_labels)
            except TensignsError as error:
                faults.append(str(error))
            else:
                rows.append(row)
    return HistoryContent(sign_labels, tuple(rows), tuple(faults))


def _history_row(
    library: Library,
    client: Client,
    effective_sitting: EffectiveSitting,
    sitting_id: str,
    sign_labels: dict[str, str],
) -> HistoryRow:
    """Return the row of a sitting.

    ``sitting_id`` is the id of the effective sitting or of a sitting that it replaces. The labels
    of the signs of the sitting's questionnaire are added to ``sign_labels``.
    """
    sitting = library.load(client, sitting_id)
    questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
    for sign in questionnaire.signs:
        sign_labels.setdefault(sign.id, f"{sign.number:>2}  {localized(sign.label)}")
    is_effective = sitting_id == effective_sitting.id
    amended = _("amended: {reason}").format(reason=sitting.reason) if sitting.amends else ""
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    scores = sign_scores(questionnaire, sitting.answers)
    return HistoryRow(
        id=sitting_id,
        day=effective_sitting.day,
        recommendation=recommendation,
        points=points,
        open_count=len([*open_questions(questionnaire, sitting.answers)]),
        remark=amended if is_effective else _("before it was amended"),
        sign_points={score.sign: score.points for score in scores},
        open_signs=open_sign_ids(questionnaire, sitting.answers, scores),
        is_effective=is_effective,
    )


def _trend_symbol(result: SittingResult) -> str:
    """Return a bar for the points. If there are only open questions, return their mark."""
    points = result.points
    if not points and result.open_count:
        return OPEN_MARK
    return _TREND_BARS[min(points * len(_TREND_BARS) // _TREND_SCALE, len(_TREND_BARS) - 1)]
