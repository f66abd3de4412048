"""What lies in the trash, in words, and which item a user means."""

from collections.abc import Mapping
from datetime import UTC, tzinfo

from msgspec import Struct

from tensigns.core.journal.corrections import correction_chains
from tensigns.core.journal.entries import Entry
from tensigns.errors import BadInput, TensignsError
from tensigns.language import gettext as _
from tensigns.library.client_folder import DRAFT_NAME
from tensigns.library.clients import read_client
from tensigns.library.journal import read_journal
from tensigns.library.library import TRASH_FOLDER, Library
from tensigns.library.trash import TrashItem
from tensigns.report.entry_kinds import kind_word
from tensigns.report.entry_references import reference_names, sitting_day_text
from tensigns.report.entry_summaries import summary_words
from tensigns.report.periods import short_period_text
from tensigns.session.journal_reading import latest_noted
from tensigns.storage.file_faults import quote_value
from tensigns.text.folding import fold

_TEXT_LIMIT = 60
"""The most characters of an entry's text that are shown."""


class TrashedItem(Struct, frozen=True):
    """An item in the trash.

    ``client`` is the client's name; the slug if it cannot be read. ``description`` says what was
    deleted: the client, a sitting or an entry, with its day and the beginning of its text.
    """

    item: TrashItem
    client: str
    description: str

    @property
    def summary(self) -> str:
        """The client and what was deleted."""
        return f"{self.client}: {self.description}"


def read_trash(library: Library, zone: tzinfo | None) -> tuple[TrashedItem, ...]:
    """Return every item in the trash in words, the most recently deleted first.

    ``zone`` is the time zone of the days of sittings.
    """
    items = library.trash_items()
    names = {client.slug: client.name for client in library.clients()}
    for item in items:
        if item.item is None and (name := _client_name(library, item)):
            names.setdefault(item.slug, name)
    return tuple(
        TrashedItem(item, names.get(item.slug, item.slug), _description(library, item, zone))
        for item in items
    )


def trash_name(library: Library, text: str) -> str:
    """Return the name of the item that a text means: the name of an item, or of a client.

    A client's name means the client if it was deleted, else the only item of the client. A text
    that means no item is returned as it is. Raise :class:`BadInput` if the client has several.
    """
    if any(item.name == text for item in library.trash_items()):
        return text
    matches = [
        trashed for trashed in read_trash(library, UTC) if fold(trashed.client) == fold(text)
    ]
    deleted_clients = [trashed for trashed in matches if trashed.item.item is None]
    candidates = deleted_clients or matches
    if len(candidates) > 1:
        message = _("There are several things of {client} in the trash: {names}")
        names = ", ".join(trashed.item.name for trashed in candidates)
        raise BadInput(message.format(client=quote_value(text), names=names))
    return candidates[0].item.name if candidates else text


def _client_name(library: Library, item: TrashItem) -> str:
    """Return the name of a deleted client; an empty text if it cannot be read."""
    try:
        return read_client(library.root / TRASH_FOLDER / item.name).name
    except TensignsError:
        return ""


def _description(library: Library, item: TrashItem, zone: tzinfo | None) -> str:
    if item.item is None:
        return _("the client, with everything about it")
    if item.item == DRAFT_NAME:
        return _("the unfinished sitting")
    if item.is_entry:
        return _entry_description(library, item)
    return _("the sitting of {date}").format(date=sitting_day_text(item.item, zone))


def _entry_description(library: Library, item: TrashItem) -> str:
    entries = read_journal(library.root / TRASH_FOLDER / item.name).entries
    if not entries:
        return _("an entry that cannot be read")
    entry = correction_chains(entries)[0].effective
    text = " ".join((entry.text or _own_words(library, item, entry)).split())
    if len(text) > _TEXT_LIMIT:
        text = f"{text[:_TEXT_LIMIT].rstrip()}…"
    words = f"{kind_word(entry)}, {short_period_text(entry.period)}"
    return f"{words}: {text}" if text else words


def _own_words(library: Library, item: TrashItem, entry: Entry) -> str:
    """Return the words of an entry without a text; none if they name an entry that is unknown."""
    references: Mapping[str, str] = {}
    if entry.of is not None:
        clients = [client for client in library.clients() if client.slug == item.slug]
        journals = (library.journal(client).read().entries for client in clients)
        all_entries = (entry for entries in journals for entry in entries)
        references = reference_names(all_entries, latest_noted(library))
        if entry.of not in references:
            return ""
    return summary_words(entry, references)
