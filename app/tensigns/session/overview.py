"""The overview of a client for a list of clients, and whether something is due."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tensigns.core.questionnaire import GRAVITY, Recommendation
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting, SittingHistory
from tensigns.library.library import Library
from tensigns.library.sitting_codec import SittingResult
from tensigns.report.recheck import recheck_after

if TYPE_CHECKING:
    from tensigns.core.journal.due import DueKind
    from tensigns.core.journal.status import Standing


class LatestResult(Struct, frozen=True):
    """The result of a client's latest effective sitting.

    ``day``: the date shown in lists. An amendment has the date of the sitting that it amends.
    ``open_count``: the number of open questions, without the weighing question. ``recheck``: the
    day of the recheck; None if the recommendation is undecided.
    """

    sitting_id: str
    day: date
    recommendation: Recommendation
    points: int
    open_count: int
    recheck: date | None


class NextDate(Struct, frozen=True):
    """The soonest day on which something is due. ``text`` is the user's own text, or empty."""

    on: date
    kind: "DueKind"
    text: str = ""


class ClientOverview(Struct, frozen=True):
    """The data of one client that a list of clients shows.

    ``sitting_count``: the number of finished sittings on file. It includes sittings that were
    amended, since only reading every file could tell them apart. ``trend``: the results
    of the latest effective sittings, oldest first. The faults are lines for the user.
    ``sitting_faults``: one line for each sitting that cannot be read. ``date_faults``: one line for
    each sitting that is dated in the future. ``edition_fault``: a line if the questionnaire of the
    latest sitting cannot be read, otherwise empty. ``draft_fault``: a line if the draft cannot be
    read, otherwise empty. ``standing``: the standing that follows from the journal.
    ``next_date``: what is due next; None if no item is open. ``entry_faults``: one line for each
    entry that cannot be read, among the entries that determine the standing and what is due.
    """

    client: Client
    sitting_count: int
    latest: LatestResult | None
    draft: Sitting | None
    trend: tuple[SittingResult, ...]
    sitting_faults: tuple[str, ...]
    date_faults: tuple[str, ...]
    edition_fault: str
    draft_fault: str
    standing: "Standing"
    next_date: NextDate | None
    entry_faults: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """The lines of all faults."""
        other_faults = filter(None, (self.edition_fault, self.draft_fault))
        return (*self.sitting_faults, *self.date_faults, *other_faults, *self.entry_faults)


def client_overview(library: Library, client: Client, *, trend_length: int = 0) -> ClientOverview:
    """Return the overview of a client.

    ``trend_length`` is the number of sittings in the trend. If it is 0, most often only the newest
    sitting is read, so that a long list is fast. If it is above 0, or if the newest sitting
    cannot be read, every sitting is read, and the latest readable sitting counts. Raise
    :class:`TensignsError` if the client's folder cannot be read.
    """
    sitting_ids = library.sitting_ids(client)
    if trend_length:
        history = library.history(client, sitting_ids)
    else:
        history = _history_with_latest(library, client, sitting_ids)
    latest, draft, edition_fault, draft_fault = None, None, "", ""
    try:
        latest = _latest_result(library, history.sittings[-1]) if history.sittings else None
    except TensignsError as error:
        edition_fault = str(error)
    try:
        draft = library.draft(client)
    except TensignsError as error:
        draft_fault = str(error)
    journal = _read_journal(library, client, history.sittings[-1] if latest else None, latest)
    results = tuple(sitting.result for sitting in history.sittings)
    return ClientOverview(
        client=client,
        sitting_count=len(sitting_ids),
        latest=latest,
        draft=draft,
        trend=results[-trend_length:] if trend_length else (),
        sitting_faults=history.faults,
        date_faults=library.misdated_messages(client, sitting_ids),
        edition_fault=edition_fault,
        draft_fault=draft_fault,
        standing=journal.standing,
        next_date=journal.next_date,
        entry_faults=journal.faults,
    )


def is_due(overview: ClientOverview, day: date) -> bool:
    """Whether something about the client is due on a day."""
    return overview.next_date is not None and overview.next_date.on <= day


def due_order(overview: ClientOverview) -> tuple[date, int]:
    """Return a key that sorts overviews by what is due next, then the gravest first."""
    gravity = GRAVITY.index(overview.latest.recommendation) if overview.latest else -1
    return overview.next_date.on if overview.next_date else date.max, -gravity


class _JournalOverview(Struct, frozen=True):
    """What the overview shows of a journal."""

    standing: "Standing"
    next_date: NextDate | None
    faults: tuple[str, ...] = ()


def _read_journal(
    library: Library,
    client: Client,
    latest_sitting: EffectiveSitting | None,
    latest: LatestResult | None,
) -> _JournalOverview:
    """Return the standing and what is due next. Entries of other kinds are not read."""
    recheck = NextDate(latest.recheck, "recheck") if latest and latest.recheck else None
    try:
        names = library.entry_names(client)
    except TensignsError as error:
        return _JournalOverview("active", recheck, (str(error),))
    if not names:
        return _JournalOverview("active", recheck)
    # Imported here because a client without entries needs none of these modules.
    from tensigns.core.journal.due import DUE_KINDS, due_items  # noqa: PLC0415
    from tensigns.core.journal.status import status_from  # noqa: PLC0415
    from tensigns.session.due import sitting_dates  # noqa: PLC0415
    from tensigns.session.journal_reading import latest_noted  # noqa: PLC0415

    dated_names = [name for name in names if name.kind in DUE_KINDS]
    if not dated_names:
        return _JournalOverview("active", recheck)
    listing = library.journal(client).read_named(dated_names)
    status = status_from(listing.entries, latest_noted(library))
    sittings = [sitting_dates(library, latest_sitting)] if latest_sitting else []
    items = due_items(status, sittings)
    next_date = NextDate(items[0].on, items[0].kind, items[0].text) if items else None
    return _JournalOverview(status.standing, next_date, listing.faults)


def _history_with_latest(
    library: Library, client: Client, sitting_ids: tuple[str, ...]
) -> SittingHistory:
    """Return a history with only the latest effective sitting.

    If a file cannot be read, return the whole history.
    """
    try:
        latest = library.latest_result(client, sitting_ids)
    except TensignsError:
        return library.history(client, sitting_ids)
    return SittingHistory((latest,) if latest else (), ())


def _latest_result(library: Library, latest: EffectiveSitting) -> LatestResult:
    result = latest.result
    questionnaire = library.edition(result.questionnaire_ref).questionnaire
    return LatestResult(
        latest.id,
        latest.day,
        result.recommendation,
        result.points,
        result.open_count,
        recheck_after(questionnaire, latest.day, result.recommendation),
    )
