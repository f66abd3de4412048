"""Entries with short ids, for tests in which only a few fields matter."""

from datetime import date, timedelta

from tensigns.core.journal.decision import DECISION, DecisionDetails
from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import (
    EVENT,
    TOLD,
    Entry,
    EventDetails,
    OtherDetails,
    Period,
    ToldDetails,
)
from tensigns.core.journal.leaving import (
    LEFT,
    PLAN,
    RETURNED,
    PlanDetails,
    StandingDetails,
)
from tests.core.journal.strategies import NOW

WRITTEN = NOW - timedelta(days=10)
"""When the first of these entries was written. Each was written a minute after the one before."""

_PLAIN_DETAILS = {
    EVENT: EventDetails(),
    TOLD: ToldDetails(),
    DECISION: DecisionDetails(),
    PLAN: PlanDetails(),
    LEFT: StandingDetails(),
    RETURNED: StandingDetails(),
}


def entry(
    number: int,
    kind: str = EVENT,
    corrects: int | None = None,
    day: int = 1,
    details: Details | None = None,
) -> Entry:
    """Return entry ``number``, about a day of November 2026."""
    if details is None:
        details = _PLAIN_DETAILS.get(kind, OtherDetails())
    return Entry(
        id=entry_id(number),
        kind=kind,
        noted=WRITTEN + timedelta(minutes=number),
        period=Period.of_day(date(2026, 11, day)),
        details=details,
        corrects=None if corrects is None else entry_id(corrects),
    )


def entry_id(number: int) -> str:
    """Return the id of entry ``number``."""
    return f"20261113T10{number:02}30Z-e7f3"
