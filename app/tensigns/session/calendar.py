"""The dated items of clients as the events of a calendar file."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.render.calendar import CalendarEvent, calendar_bytes, is_our_calendar
from tensigns.session.due import load_calendar
from tensigns.storage import durable_files
from tensigns.storage.durable_files import display_path


class CalendarEvents(NamedTuple):
    """The events of clients, soonest first, and a line for each file that cannot be read."""

    events: tuple[CalendarEvent, ...]
    faults: tuple[str, ...]


def load_events(library: Library, clients: Iterable[Client], now: datetime) -> CalendarEvents:
    """Return the events of clients, also of items that are done or deleted."""
    events: list[CalendarEvent] = []
    faults: list[str] = []
    for client in clients:
        try:
            dates = load_calendar(library, client, now)
        except TensignsError as error:
            faults.append(str(error))
            continue
        faults.extend(dates.faults)
        events.extend(CalendarEvent(client.slug, client.name, item) for item in dates.items)
    events.sort(key=lambda event: event.item.on)
    return CalendarEvents(tuple(events), tuple(faults))


def is_replaceable(path: Path) -> bool:
    """Whether a calendar at a path was written by this program, so that it can be replaced.

    Raise :class:`BadInput` if another file is at the path.
    """
    is_ours = is_our_calendar(path)
    if path.is_file() and not is_ours:
        message = _("{where}: this is no calendar of tensigns; name a new file")
        raise BadInput(message.format(where=display_path(path)))
    return is_ours


def write_calendar(path: Path, events: Iterable[CalendarEvent], now: datetime) -> None:
    """Write a calendar without names that only the user can read.

    Raise :class:`BadInput` if something is at the path that is no calendar of this program, and
    :class:`OperationFailed` if the file cannot be written.
    """
    if path.is_dir():
        raise BadInput(_("{where}: this is a folder").format(where=display_path(path)))
    is_replaceable(path)
    durable_files.save(path, calendar_bytes(events, now, with_names=False))
