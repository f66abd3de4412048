"""The dated items of a client, read from the library."""

from datetime import UTC, datetime
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.journal.due import (
    DUE_KINDS,
    DatedItem,
    SittingDates,
    dated_items,
    dated_items_with_deleted,
)
from tensigns.core.journal.status import Standing, status_from
from tensigns.errors import TensignsError
from tensigns.library.client_folder import ClientFolder
from tensigns.library.clients import Client, read_client
from tensigns.library.entry_names import JOURNAL_FOLDER
from tensigns.library.history import EffectiveSitting, SittingHistory, read_history
from tensigns.library.journal import read_journal
from tensigns.library.library import TRASH_FOLDER, Library
from tensigns.library.sitting_codec import decode_result
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN, time_of_id
from tensigns.library.trash import TrashItem
from tensigns.report.recheck import recheck_after
from tensigns.storage import durable_files
from tensigns.storage.durable_files import display_path


class ClientDates(NamedTuple):
    """The dated items of a client, soonest first, and a line for each file that cannot be read."""

    client: Client
    standing: Standing
    items: tuple[DatedItem, ...]
    faults: tuple[str, ...]

    @property
    def due_items(self) -> tuple[DatedItem, ...]:
        """The open items."""
        return tuple(item for item in self.items if item.is_open)


def load_dates(library: Library, client: Client, now: datetime) -> ClientDates:
    """Return the dated items of a client. Only the files on which the items depend are read.

    The only recheck is the recheck of the latest sitting.
    """
    faults: list[str] = []
    try:
        latest = library.latest_result(client)
        sittings = [sitting_dates(library, latest)] if latest else []
    except TensignsError:
        # The newest sitting or its questionnaire is unreadable. The newest readable sitting counts.
        history = _load_history(library, client, faults)
        sittings = _all_sitting_dates(library, history, faults)[-1:]
    listing = library.journal(client).read(DUE_KINDS)
    status = status_from(listing.entries, now)
    items = dated_items(status, sittings)
    return ClientDates(client, status.standing, items, (*faults, *listing.faults))


def load_calendar(library: Library, client: Client, now: datetime) -> ClientDates:
    """Return the dated items of a client, also of entries in the trash, and all rechecks."""
    faults: list[str] = []
    history = _load_history(library, client, faults)
    sittings = _all_sitting_dates(library, history, faults)
    journal = library.journal(client)
    listing = journal.read(DUE_KINDS)
    deleted_sittings = _deleted_sitting_dates(library, client, faults)
    deleted_entries = journal.read_deleted()
    items = dated_items_with_deleted(
        listing.entries, deleted_entries, sittings, deleted_sittings, now
    )
    standing = status_from(listing.entries, now).standing
    return ClientDates(client, standing, items, (*faults, *listing.faults))


def load_deleted_calendar(library: Library, trash_item: TrashItem, now: datetime) -> ClientDates:
    """Return the dated items of a client in the trash. None of them is open.

    Raise :class:`BadInput` if the file with the name of the client cannot be read.
    """
    path = library.root / TRASH_FOLDER / trash_item.name
    client = replace(read_client(path), slug=trash_item.slug)
    folder = ClientFolder(path, library.archive)
    history = read_history(folder, folder.sitting_ids(), now)
    faults = [*history.faults]
    sittings = _all_sitting_dates(library, history, faults)
    sittings += _deleted_sitting_dates(library, client, faults)
    listing = read_journal(path / JOURNAL_FOLDER, DUE_KINDS)
    entries = (*listing.entries, *library.journal(client).read_deleted())
    items = dated_items_with_deleted((), entries, (), sittings, now)
    return ClientDates(
        client, status_from(entries, now).standing, items, (*faults, *listing.faults)
    )


def sitting_dates(library: Library, sitting: EffectiveSitting) -> SittingDates:
    """Return the dates of an effective sitting.

    An amendment keeps the id, the start and the day of the sitting that it amends. Raise
    :class:`BadInput` if the questionnaire of the sitting cannot be read.
    """
    result = sitting.result
    questionnaire = library.edition(result.questionnaire_ref).questionnaire
    oldest_id = sitting.replaced_ids[-1] if sitting.replaced_ids else sitting.id
    return SittingDates(
        id=oldest_id,
        started=time_of_id(oldest_id) or datetime.min.replace(tzinfo=UTC),
        recheck=recheck_after(questionnaire, sitting.day, result.recommendation),
    )


def _load_history(library: Library, client: Client, faults: list[str]) -> SittingHistory:
    history = library.history(client)
    faults.extend(history.faults)
    return history


def _all_sitting_dates(
    library: Library, history: SittingHistory, faults: list[str]
) -> list[SittingDates]:
    all_dates = []
    for sitting in history.sittings:
        try:
            all_dates.append(sitting_dates(library, sitting))
        except TensignsError as error:
            faults.append(str(error))
    return all_dates


def _deleted_sitting_dates(
    library: Library, client: Client, faults: list[str]
) -> list[SittingDates]:
    """Return the dates of a client's sittings in the trash."""
    all_dates = []
    for item in library.trash_items():
        if item.slug == client.slug and item.item and SITTING_ID_PATTERN.fullmatch(item.item):
            path = library.root / TRASH_FOLDER / f"{item.name}.toml"
            try:
                data = durable_files.read(path)
                result = decode_result(data, display_path(path), library.archive)
                sitting = EffectiveSitting(item.item, result, (), result.finished.date())
                all_dates.append(sitting_dates(library, sitting))
            except TensignsError as error:
                faults.append(str(error))
    return all_dates
