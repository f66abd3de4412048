"""What an entry refers to, in words: an invoice, a decision, a condition, a step, a sitting."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanDetails
from tensigns.core.journal.money import InvoiceDetails
from tensigns.core.journal.talk import TalkDetails
from tensigns.language import gettext as _
from tensigns.library.slugs_and_ids import time_of_id
from tensigns.report.entry_kinds import kind_word
from tensigns.report.periods import short_period_text
from tensigns.report.wording import short_date


def reference_names(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return the name of each entry, condition and step, by the reference to it.

    A reference is the id of an entry, or ``id/item``.
    """
    return {reference: name for entry in entries for reference, name in _names(entry)}


def day_of_id(item_id: str, zone: tzinfo | None) -> date | None:
    """Return the day, in a time zone, on which a sitting, an entry or a document was begun.

    Return None for a text that begins with no time, and for a time without a date in the zone.
    """
    time = time_of_id(item_id)
    try:
        return time.astimezone(zone).date() if time else None
    except OverflowError:
        return None


def sitting_day_text(sitting_id: str, zone: tzinfo | None) -> str:
    """Return the day on which a sitting began, in a time zone; the id itself if it has no day."""
    day = day_of_id(sitting_id, zone)
    return short_date(day) if day else sitting_id


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    details = entry.details
    if isinstance(details, InvoiceDetails):
        yield entry.id, _("invoice {number}").format(number=details.number)
        return
    message = _("{kind} of {date}")
    yield entry.id, message.format(kind=kind_word(entry), date=short_period_text(entry.period))
    if isinstance(details, TalkDetails):
        for condition in details.conditions:
            yield f"{entry.id}/{condition.id}", " ".join(condition.text.split())
    if isinstance(details, PlanDetails):
        for step in details.steps:
            yield f"{entry.id}/{step.id}", " ".join(step.text.split())
