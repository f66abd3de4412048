"""Dated items as a calendar of all-day events. The events do not mark the user as busy."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar, Event

from tensigns.core.journal.due import DatedItem, DueKind
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.slugs_and_ids import random_digits
from tensigns.report.due_lines import due_text
from tensigns.storage import durable_files

PRODUCT = "-//tensigns//due//EN"
"""The name of the program in every calendar that it writes."""

_HEAD_LENGTH = 1_000
"""How many bytes of a calendar are read for its product. The whole file can be large."""

_SEQUENCE_START = datetime(2026, 1, 1, tzinfo=UTC)
"""The time with SEQUENCE 0. SEQUENCE counts seconds in 32 bits, which last for 68 years."""

_SUMMARIES: dict[DueKind, str] = {
    "condition": N_("A condition with a client: is it kept?"),
    "look-back": N_("Look back at a decision about a client"),
    "step": N_("A step of a leaving plan"),
    "promise": N_("A client promised a payment"),
    "recheck": N_("Look at a client again"),
    "decide": N_("Decide about a client"),
}


class CalendarEvent(NamedTuple):
    """A dated item, and the client that it is about."""

    slug: str
    client_name: str
    item: DatedItem


def calendar_bytes(events: Iterable[CalendarEvent], now: datetime, *, with_names: bool) -> bytes:
    """Return a calendar file. The event of an item that is not open is cancelled.

    An item has the same UID in every calendar. Its SEQUENCE rises when the item changes. Without
    ``with_names``, the file has no name, no slug and no text of the user.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_event(event, now, with_names=with_names))
    data: bytes = calendar.to_ical()
    return data


def is_our_calendar(path: Path) -> bool:
    """Whether a file is a calendar that this program wrote.

    Return False if there is no such file. Raise :class:`OperationFailed` if it cannot be read.
    """
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_LENGTH)
    except OSError as error:
        raise durable_files.disk_failure(
            _("{where}: it cannot be read, {why}"), path, error
        ) from error
    return head.startswith(b"BEGIN:VCALENDAR") and PRODUCT.encode() in head


def _event(calendar_event: CalendarEvent, now: datetime, *, with_names: bool) -> Event:
    slug, client_name, item = calendar_event
    entry_id, _slash, item_id = item.id.partition("/")
    event = Event()
    event.add("uid", f"{random_digits(slug)}-{entry_id}-{item_id or item.kind}@tensigns")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", item.on)
    event.add("dtend", item.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("sequence", max(int((now - _SEQUENCE_START).total_seconds()), 0))
    event.add("status", "CONFIRMED" if item.is_open else "CANCELLED")
    own_words = _("{client}: {what}").format(
        client=client_name, what=due_text(item.kind, item.text)
    )
    event.add("summary", own_words if with_names else _(_SUMMARIES[item.kind]))
    return event
