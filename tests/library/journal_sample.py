"""Journal entries as they are before they are written, and libraries with a journal."""

from datetime import date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

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
from tensigns.core.journal.leaving import LEFT, PLAN, RETURNED, PlanDetails, StandingDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.library.sample import NOW

DAY = Period.of_day(date(2026, 11, 20))


def event(text: str = "the logo again", **fields: Any) -> Entry:
    """Return an event that is not written yet. ``fields`` are other fields of the entry."""
    values: dict[str, Any] = {
        "noted": NOW,
        "period": DAY,
        "signs": ("demands",),
        "details": EventDetails(who="Jansen", record="mail of 20 Nov"),
    }
    return Entry(kind=EVENT, text=text, **values | fields)


def told(text: str = "that evenings cost extra", of: str | None = None) -> Entry:
    """Return an entry about what the user told the client, not written yet."""
    return Entry(kind=TOLD, noted=NOW, period=DAY, details=ToldDetails(of=of), text=text)


_EMPTY_DETAILS = {LEFT: StandingDetails(), RETURNED: StandingDetails(), PLAN: PlanDetails()}


def other(kind: str, details: Details | None = None) -> Entry:
    """Return an entry of another kind, not written yet."""
    if details is None:
        details = _EMPTY_DETAILS.get(kind, OtherDetails())
    return Entry(kind=kind, noted=NOW, period=DAY, details=details)


def append(library: Library, client: Client, entry: Entry, noted: datetime = NOW) -> Entry:
    """Write an entry that was noted at a time."""
    return library.journal(client).append(replace(entry, noted=noted))


def append_chain(library: Library, client: Client, length: int = 3) -> list[Entry]:
    """Write an event and corrections, each of the one before. Return them, oldest first."""
    chain: list[Entry] = []
    for number in range(length):
        corrects = chain[-1].id if chain else None
        entry = event(f"version {number}", corrects=corrects)
        chain.append(append(library, client, entry, NOW + timedelta(minutes=number)))
    return chain


def entry_texts(library: Library) -> list[str]:
    """Return the texts of all entries of Globex, oldest first. None of the files is damaged."""
    entries, faults = library.journal(library.find("Globex B.V.")).read()
    assert faults == ()
    return [entry.text for entry in entries]
