"""What a list shows of a client, and whether another look is due."""

from datetime import date
from typing import NamedTuple

from tensigns.core.questionnaire import Recommendation
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting, SittingHistory
from tensigns.library.library import Library
from tensigns.report.recheck import recheck_date


class LatestResult(NamedTuple):
    """The result of a client's latest effective sitting.

    ``day``: its day in a list; an amendment has the day of the sitting that it amends.
    ``recheck``: the day to look again, None while the recommendation is undecided.
    """

    sitting_id: str
    day: date
    recommendation: Recommendation
    points: int
    recheck: date | None


class ClientOverview(NamedTuple):
    """What a list shows of one client.

    ``sitting_count`` counts the finished sittings on file, amended ones too: only reading every
    file could tell them apart. ``trend`` holds the points of the last effective sittings, oldest
    first. The faults are lines for the user: one for each sitting that cannot be read, one for each
    that is dated in the future, one if the questionnaire of the latest sitting cannot be read, one
    if the draft cannot be read.
    """

    client: Client
    sitting_count: int
    latest: LatestResult | None
    draft: Sitting | None
    trend: tuple[int, ...]
    sitting_faults: tuple[str, ...]
    date_faults: tuple[str, ...]
    edition_fault: str
    draft_fault: str

    @property
    def faults(self) -> tuple[str, ...]:
        """All faults."""
        other_faults = filter(None, (self.edition_fault, self.draft_fault))
        return (*self.sitting_faults, *self.date_faults, *other_faults)


def client_overview(library: Library, client: Client, *, trend_length: int = 0) -> ClientOverview:
    """The overview of a client.

    Without a trend only the newest sitting is read, so that a long list stays quick; with one, or
    if the newest cannot be read, every sitting is. Then the latest that can be read counts. Raises
    :class:`TensignsError` if the client's folder cannot be read.
    """
    sitting_ids = library.sitting_ids(client)
    if trend_length:
        history = library.history(client)
    else:
        history = _latest_only(library, client, sitting_ids)
    latest, draft, edition_fault, draft_fault = None, None, "", ""
    try:
        latest = _latest_result(library, history.sittings[-1]) if history.sittings else None
    except TensignsError as error:
        edition_fault = str(error)
    try:
        draft = library.draft(client)
    except TensignsError as error:
        draft_fault = str(error)
    points = tuple(sitting.result.points for sitting in history.sittings)
    return ClientOverview(
        client=client,
        sitting_count=len(sitting_ids),
        latest=latest,
        draft=draft,
        trend=points[-trend_length:] if trend_length else (),
        sitting_faults=history.faults,
        date_faults=library.misdated_sittings(client, sitting_ids),
        edition_fault=edition_fault,
        draft_fault=draft_fault,
    )


def is_due(overview: ClientOverview, day: date) -> bool:
    """Whether another look at the client is due on a day."""
    recheck = overview.latest.recheck if overview.latest else None
    return recheck is not None and recheck <= day


def _latest_only(library: Library, client: Client, sitting_ids: tuple[str, ...]) -> SittingHistory:
    try:
        latest = library.latest_result(client, sitting_ids)
    except TensignsError:
        return library.history(client)
    return SittingHistory((latest,) if latest else (), ())


def _latest_result(library: Library, latest: EffectiveSitting) -> LatestResult:
    result = latest.result
    questionnaire = library.edition(result.questionnaire_ref).questionnaire
    return LatestResult(
        latest.id,
        latest.day,
        result.recommendation,
        result.points,
        recheck_date(questionnaire, result.finished, result.recommendation),
    )
