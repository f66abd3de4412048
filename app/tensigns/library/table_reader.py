"""Values out of a table of unknown shape; what does not fit is noted as a fault."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.storage.file_faults import FaultList, quote_value, unknown_name_message
from tensigns.storage.toml import Table
from tensigns.text.clean import NAME_LIMIT, clean, clean_line

YEARS = range(1900, 3000)
"""The years that a time in a file may lie in; beyond them a calendar cannot be reckoned with."""


class TableReader:
    """One table of a file, read key by key.

    A missing or wrong value is noted in ``faults`` and read as empty, so that every fault of a
    file can be told at once; stop before anything read is used.
    """

    def __init__(self, table: Table, faults: FaultList, place: str = "") -> None:
        self.table = table
        self.faults = faults
        self._place = place

    def at(self, key: str) -> str:
        """The name of a key as a message tells it."""
        return f"{self._place}.{key}" if self._place else key

    def text(self, key: str) -> str:
        """A text that must be there, cleaned."""
        if key not in self.table:
            self.faults.add(self.at(key), _("this is missing"))
            return ""
        return self.optional_text(key) or ""

    def optional_text(self, key: str, limit: int | None = None) -> str | None:
        """A cleaned text, or none where the key is missing."""
        value = self._typed(key, str, N_("this must be a text"))
        if value is None:
            return None
        text = clean(value)
        if limit is not None and len(text) > limit:
            self.faults.add(self.at(key), too_long_message(len(text), limit))
        return text

    def name(self, key: str) -> str:
        """A client's name: on one line and not empty; the limit is the name's own."""
        text = clean_line(self.text(key))
        if isinstance(self.table.get(key), str) and not text:
            self.faults.add(self.at(key), _("a name is needed"))
        elif len(text) > NAME_LIMIT:
            self.faults.add(self.at(key), too_long_message(len(text), NAME_LIMIT))
        return text

    def moment(self, key: str) -> datetime:
        """A time with its UTC offset that must be there."""
        if key not in self.table:
            self.faults.add(self.at(key), _("this is missing"))
        return self.optional_moment(key) or datetime.min.replace(tzinfo=UTC)

    def optional_moment(self, key: str) -> datetime | None:
        """A time with its UTC offset, or none where the key is missing."""
        value: datetime | None = self._typed(key, datetime, N_("this must be a date and time"))
        if value is not None and value.tzinfo is None:
            self.faults.add(self.at(key), _("the UTC offset is missing, such as Z or +01:00"))
            return None
        if value is not None and value.year not in YEARS:
            message = _("the year must be from {first} to {last}")
            self.faults.add(self.at(key), message.format(first=YEARS[0], last=YEARS[-1]))
            return None
        return value

    def within(self, key: str) -> "TableReader":
        """A table in this one; an empty one where it is missing."""
        value = self._typed(key, dict, N_("this must be a table"))
        return TableReader(value or {}, self.faults, self.at(key))

    def by_question(self, key: str) -> dict[str, str]:
        """Texts by ``sign.question``, out of a table of tables."""
        signs = self.within(key)
        found: dict[str, str] = {}
        for sign in signs.table:
            questions = signs.within(sign)
            for question, text in questions.table.items():
                if isinstance(text, str):
                    found[f"{sign}.{question}"] = clean(text)
                else:
                    questions.optional_text(question)
        return found

    def only(self, known: Collection[str]) -> None:
        """Note every key that is none of these."""
        for key in self.table:
            if key not in known:
                self.faults.add(
                    self.at(key), unknown_name_message(key, known, _("{name} is not known here"))
                )

    def _typed(self, key: str, kind: type[Any], message: str) -> Any:
        value = self.table.get(key)
        if value is None or isinstance(value, kind):
            return value
        told = _("{message}, not {value}").format(message=_(message), value=quote_value(value))
        self.faults.add(self.at(key), told)
        return None


def too_long_message(length: int, limit: int) -> str:
    """What to say of a text that is longer than its limit."""
    message = ngettext(
        "it has {length} characters; {limit} is the most",
        "it has {length} characters; {limit} are the most",
        limit,
    )
    return message.format(length=length, limit=limit)
