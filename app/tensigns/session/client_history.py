"""The history of a client: finished sittings with their points by sign, and journal entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.open_questions import open_questions, open_sign_ids
from tensigns.core.decision.score import sign_scores
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.status import Standing, is_misdated, status_from
from tensigns.core.questionnaire import Questionnaire, Recommendation, Thresholds
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.history import EffectiveSitting
from tensigns.library.journal import JournalListing
from tensigns.library.library import Library
from tensigns.library.sitting_order import DateLimit
from tensigns.report.entry_lines import EntryLine, entry_lines
from tensigns.report.sign_labels import SignLabel
from tensigns.session.journal_reading import latest_noted, load_sign_labels


class HistorySitting(Struct, frozen=True):
    """A finished sitting in a history.

    ``day`` is the date shown in lists. ``open_count`` is the number of open questions.
    ``sign_points`` are the points by sign id, ``open_signs`` the ids of the signs to which open
    questions could add points, ``thresholds`` those of the questionnaire. ``amends`` is the id of
    the sitting that this sitting amends, or None. ``remark`` says that the sitting is an amendment,
    or was amended; otherwise it is empty. ``is_effective`` is False for a sitting that an amendment
    replaces. ``oldest_id`` is the id of the oldest sitting of its chain of amendments.
    ``is_misdated`` is True if every sitting of the chain is dated in the future.
    """

    id: str
    day: date
    recommendation: Recommendation
    points: int
    open_count: int
    sign_points: Mapping[str, int]
    open_signs: frozenset[str]
    thresholds: Thresholds
    amends: str | None = None
    remark: str = ""
    is_effective: bool = True
    oldest_id: str = ""
    is_misdated: bool = False


TimeLineRow = HistorySitting | EntryLine
"""A row of a time line. All rows of a time line have different ids."""


class ClientHistory(Struct, frozen=True):
    """A client's sittings and the journal entries that count.

    ``sittings`` are newest first; a replaced sitting comes after its amendment. ``entries`` are
    newest first too, and misdated entries come last. ``draft`` is the draft, or None.
    ``sign_labels`` are the labels of the signs by sign id. ``faults`` has a line for each file or
    folder that could not be read, ``date_faults`` a line for each sitting or entry that is dated in
    the future. ``sign_id`` is the id of the sign that the history is about; None for all signs.
    """

    sign_labels: Mapping[str, SignLabel]
    sittings: tuple[HistorySitting, ...]
    faults: tuple[str, ...]
    entries: tuple[EntryLine, ...] = ()
    draft: Sitting | None = None
    standing: Standing = "active"
    date_faults: tuple[str, ...] = ()
    sign_id: str | None = None

    def of_sign(self, sign_id: str) -> "ClientHistory":
        """Return the history of one sign: its entries, and the sittings that asked about it."""
        return replace(
            self,
            sittings=tuple(row for row in self.sittings if sign_id in row.sign_points),
            entries=tuple(row for row in self.entries if sign_id in row.entry.signs),
            sign_id=sign_id,
        )

    def time_line(self) -> tuple[TimeLineRow, ...]:
        """Return the sittings and entries as one time line, newest first.

        A sitting is at its day, an entry at the last day that it is about. On one day, the order is
        the order of writing. What is misdated comes last.
        """
        oldest_first: list[TimeLineRow] = [*reversed(self.sittings), *reversed(self.entries)]
        return tuple(sorted(oldest_first, key=_time_line_key))[::-1]


def load_history(library: Library, client: Client) -> ClientHistory:
    """Return a client's sittings and entries, and a fault for each unreadable file."""
    sittings = _load_sittings(library, client)
    journal = _load_journal(library, client)
    labels, label_faults = load_sign_labels(library, journal.entries, sittings.questionnaires)
    draft, draft_faults = _load_draft(library, client)
    now = latest_noted(library)
    return ClientHistory(
        sign_labels=labels,
        sittings=tuple(sittings.rows),
        faults=(*sittings.faults, *draft_faults, *journal.faults, *label_faults),
        entries=entry_lines(journal.entries, now, labels)[::-1],
        draft=draft,
        standing=status_from(journal.entries, now).standing,
        date_faults=(*sittings.date_faults, *_date_faults(library, client, journal.entries, now)),
    )


class _LoadedSittings(NamedTuple):
    """The rows of the sittings, newest first, and the questionnaires of these rows."""

    rows: Sequence[HistorySitting] = ()
    questionnaires: Sequence[Questionnaire] = ()
    faults: Sequence[str] = ()
    date_faults: Sequence[str] = ()


def _load_sittings(library: Library, client: Client) -> _LoadedSittings:
    try:
        sitting_history = library.history(client)
        sitting_ids = library.sitting_ids(client)
        date_faults = library.misdated_messages(client, sitting_ids)
    except TensignsError as error:
        return _LoadedSittings(faults=[str(error)])
    rows: list[HistorySitting] = []
    questionnaires: list[Questionnaire] = []
    faults = [*sitting_history.faults]
    date_limit = DateLimit(library.now())
    for effective_sitting in reversed(sitting_history.sittings):
        replaced_ids = [
            replaced_id
            for replaced_id in effective_sitting.replaced_ids
            if replaced_id in sitting_ids
        ]
        for sitting_id in (effective_sitting.id, *replaced_ids):
            try:
                sitting = library.load(client, sitting_id)
                questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
            except TensignsError as error:
                faults.append(str(error))
            else:
                row = _history_sitting(
                    questionnaire, sitting, sitting_id, effective_sitting, date_limit
                )
                rows.append(row)
                questionnaires.append(questionnaire)
    return _LoadedSittings(rows, questionnaires, faults, date_faults)


def _load_draft(library: Library, client: Client) -> tuple[Sitting | None, tuple[str, ...]]:
    """Return the draft and no faults; None and a fault if the draft cannot be read."""
    try:
        return library.draft(client), ()
    except TensignsError as error:
        return None, (str(error),)


def _load_journal(library: Library, client: Client) -> JournalListing:
    try:
        return library.journal(client).read()
    except TensignsError as error:
        return JournalListing((), (str(error),))


def _date_faults(
    library: Library, client: Client, entries: Iterable[Entry], now: datetime
) -> Iterator[str]:
    """Yield a line for each misdated entry."""
    message = _(
        "{where}: this entry is dated in the future, so it decides nothing; correct “noted” in the "
        "file"
    )
    journal = library.journal(client)
    for entry in entries:
        if is_misdated(entry, now):
            yield message.format(where=journal.label(entry))


def _time_line_key(row: TimeLineRow) -> tuple[bool, date, str]:
    written_id = row.oldest_id if isinstance(row, HistorySitting) else row.id
    return not row.is_misdated, row.day, written_id


def _history_sitting(
    questionnaire: Questionnaire,
    sitting: Sitting,
    sitting_id: str,
    effective_sitting: EffectiveSitting,
    date_limit: DateLimit,
) -> HistorySitting:
    """Return a sitting of a history: the effective sitting, or a sitting that it replaces."""
    chain_ids = (effective_sitting.id, *effective_sitting.replaced_ids)
    is_effective = sitting_id == effective_sitting.id
    amended = _("amended: {reason}").format(reason=sitting.reason) if sitting.amends else ""
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    scores = sign_scores(questionnaire, sitting.answers)
    return HistorySitting(
        id=sitting_id,
        day=effective_sitting.day,
        recommendation=recommendation,
        points=points,
        open_count=len([*open_questions(questionnaire, sitting.answers)]),
        sign_points={score.sign: score.points for score in scores},
        open_signs=open_sign_ids(questionnaire, sitting.answers, scores),
        thresholds=questionnaire.decision,
        amends=sitting.amends,
        remark=amended if is_effective else _("before it was amended"),
        is_effective=is_effective,
        oldest_id=chain_ids[-1],
        is_misdated=all(map(date_limit.is_exceeded, chain_ids)),
    )
