"""Entries with short ids, for tests in which only a few fields matter."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tensigns.core.journal.entries import (
    EVENT,
    TOLD,
    Details,
    Entry,
    EventDetails,
    OtherDetails,
    Period,
    ToldDetails,
)
from tests.core.journal.strategies import NOW

WRITTEN = NOW - timedelta(days=10)
"""When the first of these entries was written. Each was written a minute after the one before."""


def entry(
    number: int,
    kind: str = EVENT,
    corrects: int | None = None,
    day: int = 1,
    fields: Mapping[str, Any] | None = None,
) -> Entry:
    """Return entry ``number``, about a day of November 2026."""
    details: Details = OtherDetails(fields or {})
    if kind == EVENT:
        details = EventDetails()
    elif kind == TOLD:
        details = ToldDetails()
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
