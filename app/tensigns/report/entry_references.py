"""What an entry refers to, in words: an invoice, a decision, a condition, a step, a sitting."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanDetails
from tensigns.core.journal.money import InvoiceDetails
from tensigns.core.journal.status import status_from
from tensigns.core.journal.talk import TalkDetails
from tensigns.language import gettext as _
from tensigns.library.slugs_and_ids import day_of_id
from tensigns.report.entry_kinds import kind_word
from tensigns.report.periods import short_period_text
from tensigns.report.wording import short_date


def reference_names(entries: Iterable[Entry], now: datetime) -> Mapping[str, str]:
    """Return the name of each entry, condition and step, by the reference to it.

    A reference is the id of an entry, or ``id/item``. An entry that was corrected has the name of
    the entry that counts at the time ``now``.
    """
    status = status_from(entries, now)
    names = {f"{entry.id}{item}": name for entry in status.misdated for item, name in _names(entry)}
    for chain in status.chains:
        effective_names = dict(_names(chain.effective))
        for entry in chain.entries:
            for item, name in _names(entry):
                names[f"{entry.id}{item}"] = effective_names.get(item, name)
    return names


def sitting_day_text(sitting_id: str, zone: tzinfo | None) -> str:
    """Return the day on which a sitting began, in a time zone; the id itself if it has no day."""
    day = day_of_id(sitting_id, zone)
    return short_date(day) if day else sitting_id


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield pairs of a suffix and a name. The suffix is empty for the entry, /item for an item."""
    details = entry.details
    if isinstance(details, InvoiceDetails):
        yield "", _("invoice {number}").format(number=details.number)
        return
    message = _("{kind} of {date}")
    yield "", message.format(kind=kind_word(entry), date=short_period_text(entry.period))
    if isinstance(details, TalkDetails):
        for condition in details.conditions:
            yield f"/{condition.id}", " ".join(condition.text.split())
    if isinstance(details, PlanDetails):
        for step in details.steps:
            yield f"/{step.id}", " ".join(step.text.split())
