"""What both front ends do with a journal: note an entry, correct it, and name its signs."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.corrections import chain_with
from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import (
    EVENT,
    TOLD,
    Entry,
    EventDetails,
    Period,
    ToldDetails,
)
from tensigns.core.questionnaire import Sign
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.journal import Journal
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.periods import period_text
from tensigns.report.wording import localized
from tensigns.storage.file_faults import quote_value, unknown_name_message
from tensigns.text.clean import clean_line

LEAST_TITLE_LETTERS = 3
"""The fewest letters of a title that can name a sign."""


class EntryKind(NamedTuple):
    """What an entry that the user notes is about: its kind, and whether an event went well."""

    kind: str
    good: bool


ENTRY_KINDS = {
    "event": EntryKind(EVENT, good=False),
    "good": EntryKind(EVENT, good=True),
    "told": EntryKind(TOLD, good=False),
}
"""The kinds of entries that the user can choose, by the id of the option."""


class EntryFields(Struct, frozen=True, kw_only=True):
    """The fields of an event, or of what the user told the client. None: the field was not given.

    In a correction, an empty value removes the old one.
    """

    text: str | None = None
    period: Period | None = None
    signs: tuple[str, ...] | None = None
    who: str | None = None
    record: str | None = None
    good: bool = False


def new_entry(fields: EntryFields, kind: str, noted: datetime) -> Entry:
    """Return an entry that is not written yet.

    If the fields have no period, the entry is about the day of ``noted``. ``kind`` is ``event`` or
    ``told``. Raise :class:`BadInput` if there is no text.
    """
    details: Details = ToldDetails() if kind == TOLD else EventDetails()
    period = Period.of_day(noted.date())
    return _with_fields(Entry(kind=kind, noted=noted, period=period, details=details), fields)


def entry_from_form(values: Mapping[str, Any], noted: datetime) -> Entry:
    """Return an entry, not written yet, from the values of the form that asks for its kind too."""
    fields = dict(values)
    kind = ENTRY_KINDS[fields.pop("kind")]
    return new_entry(EntryFields(**fields, good=kind.good), kind.kind, noted)


def correction(journal: Journal, entry_id: str, fields: EntryFields, noted: datetime) -> Entry:
    """Return a correction of an entry, not written yet. A field that is not given stays as it was.

    Raise the errors of :func:`entry_to_correct`.
    """
    effective = entry_to_correct(journal, entry_id)
    if fields.good and effective.kind != EVENT:
        raise BadInput(_("{id}: only an event can be good").format(id=entry_id))
    return _with_fields(replace(effective, id="", noted=noted, corrects=effective.id), fields)


def entry_to_correct(journal: Journal, entry_id: str) -> Entry:
    """Return the entry that a correction of an entry replaces.

    If the entry has corrections already, this is the entry that counts. Raise :class:`BadInput` if
    the entry is missing or damaged, or if it is of a kind that has its own command.
    """
    entry = journal.load(entry_id)
    chain = chain_with(entry_id, journal.read([entry.kind]).entries)
    effective = chain.effective if chain else entry
    if effective.kind not in (EVENT, TOLD):
        message = _("{id}: an entry of the kind {kind} is not corrected here")
        raise BadInput(message.format(id=entry_id, kind=quote_value(effective.kind)))
    return effective


def noted_message(client_name: str, entry: Entry) -> str:
    """Return the message that an entry about a client was written."""
    message = (
        _("{client}: noted for {period}.")
        if entry.corrects is None
        else _("{client}: corrected for {period}.")
    )
    return message.format(client=client_name, period=period_text(entry.period))


def resolve_signs(texts: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return the ids of the signs that texts name, by id or by the number of a built-in sign.

    An empty text names no sign. The signs of questionnaires that sittings were answered with count
    too. Raise :class:`BadInput` for an unknown sign.
    """
    ids = ", ".join(sign.id for sign in builtin_edition().questionnaire.signs)
    return _resolve_signs(texts, library, ids)


def parse_signs(text: str, library: Library) -> tuple[str, ...]:
    """Return the ids of the signs that a line names, between commas or spaces.

    A sign is named by its id, its number, or the beginning of its title or of a word in its title.
    Raise :class:`BadInput` for an unknown sign.
    """
    parts = text.split(",")
    if len(parts) == 1 and _id_by_title(text) is None:
        parts = text.split()
    labels = "; ".join(localized(sign.label) for sign in builtin_edition().questionnaire.signs)
    return _resolve_signs([_id_by_title(part) or part for part in parts], library, labels)


def _resolve_signs(texts: Iterable[str], library: Library, offered_names: str) -> tuple[str, ...]:
    """Return the ids of the signs that texts name. An error says ``offered_names``."""
    names = [clean_line(text).casefold() for text in texts]
    return tuple(
        dict.fromkeys(_resolve_sign(name, library, offered_names) for name in names if name)
    )


def _id_by_title(text: str) -> str | None:
    """Return the id of the one built-in sign with a title, or a word in it, that begins so."""
    beginning = clean_line(text).casefold()
    signs = builtin_edition().questionnaire.signs
    if len(beginning) < LEAST_TITLE_LETTERS or beginning in [sign.id for sign in signs]:
        return None
    ids = [
        sign.id for sign in signs if any(f" {beginning}" in f" {title}" for title in _titles(sign))
    ]
    return ids[0] if len(ids) == 1 else None


def _titles(sign: Sign) -> tuple[str, str]:
    return localized(sign.title).casefold(), localized(sign.label).casefold()


def _resolve_sign(name: str, library: Library, offered_names: str) -> str:
    ids_by_number = {str(sign.number): sign.id for sign in builtin_edition().questionnaire.signs}
    if name in ids_by_number:
        return ids_by_number[name]
    builtin_ids = [*ids_by_number.values()]
    if name in builtin_ids or name in _archived_sign_ids(library):
        return name
    message = _("{name} is no sign; choose a number from 1 to {last}, or one of: {signs}")
    raise BadInput(
        unknown_name_message(
            name, builtin_ids, message, last=str(len(builtin_ids)), signs=offered_names
        )
    )


def _archived_sign_ids(library: Library) -> set[str]:
    editions = library.archive.editions()
    return {sign.id for edition in editions for sign in edition.questionnaire.signs}


def _with_fields(entry: Entry, fields: EntryFields) -> Entry:
    text = entry.text if fields.text is None else fields.text
    if not text:
        raise BadInput(_("Say what happened: the text is empty."))
    return replace(
        entry,
        text=text,
        period=fields.period or entry.period,
        signs=entry.signs if fields.signs is None else fields.signs,
        details=_details_with(entry.details, fields),
    )


def _details_with(details: Details, fields: EntryFields) -> Details:
    """Return the details of an event or of what was told, with the given fields."""
    if not isinstance(details, EventDetails | ToldDetails):
        return details
    who = details.who if fields.who is None else fields.who or None
    record = details.record if fields.record is None else fields.record or None
    if isinstance(details, ToldDetails):
        return replace(details, who=who, record=record)
    return replace(details, who=who, record=record, good=details.good or fields.good)
