"""A journal entry as frozen data."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from tensigns.core.journal.details import Details

EVENT = "event"
"""The kind of an entry about something that happened."""

TOLD = "told"
"""The kind of an entry about something that the user told the client."""


class Period(Struct, frozen=True):
    """The days that an entry is about: a day, a month, or a range of days.

    ``is_month`` distinguishes a month from a range with the same days, because the file of an entry
    keeps the form in which the user gave the period.
    """

    first: date
    last: date
    is_month: bool = False

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """Return the period of one day."""
        return cls(day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """Return the period of a calendar month."""
        last_day = monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last_day), is_month=True)

    @property
    def is_day(self) -> bool:
        """Whether the period is a single day."""
        return self.first == self.last and not self.is_month


class EventDetails(Details, frozen=True):
    """The fields that only an event has. What happened is in ``Entry.text``.

    ``good`` is true for what went well. ``who`` names the person. ``record`` says where a record of
    the event can be found, such as the subject of a mail.
    """

    good: bool = False
    who: str | None = None
    record: str | None = None


class ToldDetails(Details, frozen=True):
    """The fields that only an entry of the kind ``TOLD`` has.

    What the user told the client is in ``Entry.text``. ``who`` and ``record`` have the same meaning
    as in an event. ``of`` is the id of the entry of the prepared talk, or ``id/item``.
    """

    who: str | None = None
    record: str | None = None
    of: str | None = None

    @property
    def reference(self) -> str | None:
        """The reference to the prepared talk, or None."""
        return self.of


class OtherDetails(Details, frozen=True):
    """The fields of an entry of a kind that this version does not know, as they are in the file.

    The values are not checked.
    """

    fields: Mapping[str, Any] = {}

    @property
    def reference(self) -> str | None:
        """The text of the field ``of``; None if there is none."""
        value = self.fields.get("of")
        return value if isinstance(value, str) else None

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The texts ``id`` of the tables in fields that are lists."""
        lists = [value for value in self.fields.values() if isinstance(value, list)]
        tables = [item for items in lists for item in items if isinstance(item, dict)]
        return tuple(table["id"] for table in tables if isinstance(table.get("id"), str))


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a client's journal.

    ``id`` is the UTC time of writing with four hexadecimal digits; it is empty before the entry is
    written. ``noted`` is the time of writing with its UTC offset. ``corrects`` is the id of an
    older entry of the same kind that this entry replaces as a whole. ``unknown_keys`` holds the
    keys of the file that this version does not know; a correction copies them.
    """

    id: str = ""
    kind: str
    noted: datetime
    period: Period
    details: Details
    signs: tuple[str, ...] = ()
    text: str = ""
    corrects: str | None = None
    unknown_keys: Mapping[str, Any] = {}

    @property
    def of(self) -> str | None:
        """The reference to another entry, ``id`` or ``id/item``; None if there is none."""
        return self.details.reference


def day_entry(
    kind: str, details: Details, noted: datetime, day: date, corrects: str | None = None
) -> Entry:
    """Return an entry about one day, not written yet, without signs and without a text."""
    return Entry(
        kind=kind, noted=noted, period=Period.of_day(day), details=details, corrects=corrects
    )
