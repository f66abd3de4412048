"""The conditions whose day has come, and their outcomes."""

from collections.abc import Mapping
from datetime import datetime

from tensigns.core.journal.conditions import OpenCondition, open_conditions
from tensigns.core.journal.due import DUE_KINDS
from tensigns.core.journal.entries import Entry, day_entry
from tensigns.core.journal.status import status_from
from tensigns.core.journal.talk import OUTCOME, OutcomeDetails, OutcomeResult
from tensigns.library.clients import Client
from tensigns.library.library import Library


def load_due_conditions(
    library: Library, client: Client, now: datetime
) -> tuple[OpenCondition, ...]:
    """Return the open conditions whose day has come, soonest first."""
    status = status_from(library.journal(client).read(DUE_KINDS).entries, now)
    return tuple(open_ for open_ in open_conditions(status) if open_.condition.by <= now.date())


def outcome_entry(reference: str, result: OutcomeResult, noted: datetime) -> Entry:
    """Return the entry of an outcome, not written yet. ``reference`` is ``id/condition``."""
    return day_entry(OUTCOME, OutcomeDetails(reference, result), noted, noted.date())


def write_outcomes(
    library: Library,
    client: Client,
    results: Mapping[str, OutcomeResult],
    noted: datetime,
) -> None:
    """Write the outcomes of conditions. ``results`` are by the reference to the condition.

    If one of them cannot be written, none is.
    """
    journal = library.journal(client)
    with journal.all_or_none():
        for reference, result in results.items():
            journal.append(outcome_entry(reference, result, noted))
