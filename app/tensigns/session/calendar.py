"""The dated items of clients as the events of a calendar file."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.render.calendar import CalendarEvent, calendar_bytes, is_our_calendar
from tensigns.session.due import ClientDates, load_calendar, load_deleted_calendar
from tensigns.storage import durable_files
from tensigns.storage.durable_files import display_path


class CalendarEvents(NamedTuple):
    """The events of clients, soonest first, and a line for each file that cannot be read."""

    events: tuple[CalendarEvent, ...]
    faults: tuple[str, ...]


def load_events(library: Library, clients: Iterable[Client], now: datetime) -> CalendarEvents:
    """Return the events of clients, also of items that are done or deleted."""
    return _collect(partial(load_calendar, library, client, now) for client in clients)


def load_all_events(library: Library, now: datetime) -> CalendarEvents:
    """Return the events of all clients. Those of the clients in the trash are not open."""
    listing = library.list_clients()
    slugs = {client.slug for client in listing.clients}
    deleted = [
        item for item in library.trash_items() if item.item is None and item.slug not in slugs
    ]
    events, faults = _collect(
        (
            *(partial(load_calendar, library, client, now) for client in listing.clients),
            *(partial(load_deleted_calendar, library, item, now) for item in deleted),
        )
    )
    return CalendarEvents(events, (*listing.faults, *faults))


def _collect(loads: Iterable[Callable[[], ClientDates]]) -> CalendarEvents:
    """Return the events of the clients whose dates can be loaded."""
    events: list[CalendarEvent] = []
    faults: list[str] = []
    for load in loads:
        try:
            client, _standing, items, client_faults = load()
        except TensignsError as error:
            faults.append(str(error))
            continue
        faults.extend(client_faults)
        events.extend(CalendarEvent(client.slug, client.name, item) for item in items)
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
