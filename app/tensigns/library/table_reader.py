"""Read the values of a TOML table that may have faults, and collect the faults."""

import re
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from tensigns.core.questionnaire import ID_PATTERN
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.storage.toml import Table
from tensigns.text.clean import NAME_LIMIT, clean, clean_line, clean_values

YEARS = range(1900, 3000)
"""The years that are allowed in a file. Calculations with other years can fail."""

_DECIMAL = r"[0-9]{1,12}(\.[0-9]{1,6})?"
_Text = TypeVar("_Text", bound=str)


class TableReader:
    """Reads one table of a file, key by key.

    If a value is missing or wrong, a method adds a fault to ``faults`` and returns an empty value,
    so that all faults of a file are reported together. Call ``faults.raise_if_any()`` before you
    use any of the values. ``path`` is the dotted key of the table; it is empty for the top-level
    table.
    """

    def __init__(self, table: Table, faults: FaultList, path: str = "") -> None:
        self.table = table
        self.faults = faults
        self.path = path

    def with_table(self, table: Table) -> "TableReader":
        """Return a reader of ``table``, with the location and the faults of this reader."""
        return TableReader(table, self.faults, self.path)

    def location(self, key: str) -> str:
        """Return the dotted key of a value in the file, for a message."""
        return f"{self.path}.{key}" if self.path else key

    def read_text(self, key: str) -> str:
        """Return a required text, cleaned."""
        self.require(key)
        return self.read_optional_text(key) or ""

    def read_filled_text(self, key: str) -> str:
        """Return a required text, cleaned. Add a fault if it is blank."""
        text = self.read_text(key)
        if isinstance(self.table.get(key), str) and not text.strip():
            self.faults.add(self.location(key), _("Something is needed here."))
        return text

    def read_optional_text(self, key: str, limit: int | None = None) -> str | None:
        """Return a cleaned text; None if the key is missing or the value is not a text.

        Add a fault if the text has more than ``limit`` characters.
        """
        value = self._read_value(key, str, N_("this must be a text"))
        if value is None:
            return None
        text = clean(value)
        if limit is not None and len(text) > limit:
            self.faults.add(self.location(key), too_long_message(len(text), limit))
        return text

    def read_line(self, key: str) -> str | None:
        """Return an optional text on one line; None if it is missing or empty."""
        return clean_line(self.read_optional_text(key) or "") or None

    def read_choice(self, key: str, choices: Sequence[_Text]) -> _Text | None:
        """Return an optional text that must be one of ``choices``; None if missing or wrong."""
        value = self.read_optional_text(key)
        choice = next((choice for choice in choices if choice == value), None)
        if value is not None and choice is None:
            message = _("{value} is none of: {choices}")
            self.faults.add(
                self.location(key),
                message.format(value=quote_value(value), choices=", ".join(choices)),
            )
        return choice

    def read_decimal(self, key: str) -> Decimal | None:
        """Return an optional number that is not negative; None if it is missing or wrong.

        In the file, the number is a text such as "1200.50", or a whole number.
        """
        value = self.table.get(key)
        is_number = isinstance(value, str | int) and not isinstance(value, bool)
        if value is None or (is_number and re.fullmatch(_DECIMAL, str(value))):
            return None if value is None else Decimal(value)
        message = _("this must be a number in quotes, such as “1200.50”, not {value}")
        self.faults.add(self.location(key), message.format(value=quote_value(value)))
        return None

    def read_item_id(self, key: str) -> str:
        """Return the required id of an item of a list, such as a condition or a step."""
        item_id = self.read_text(key)
        if isinstance(self.table.get(key), str) and not re.fullmatch(ID_PATTERN, item_id):
            message = _("{value} is no id; an id has small letters, digits and hyphens")
            self.faults.add(self.location(key), message.format(value=quote_value(item_id)))
        return item_id

    def read_name(self, key: str) -> str:
        """Return a required name of a client, cleaned to one line.

        Add a fault if the name is empty or too long.
        """
        name = clean_line(self.read_text(key))
        if isinstance(self.table.get(key), str) and not name:
            self.faults.add(self.location(key), _("a name is needed"))
        elif len(name) > NAME_LIMIT:
            self.faults.add(self.location(key), too_long_message(len(name), NAME_LIMIT))
        return name

    def read_time(self, key: str) -> datetime:
        """Return a required date and time with its UTC offset."""
        self.require(key)
        return self.read_optional_time(key) or datetime.min.replace(tzinfo=UTC)

    def read_optional_time(self, key: str) -> datetime | None:
        """Return a date and time with its UTC offset; None if the key is missing or wrong."""
        time: datetime | None = self._read_value(key, datetime, N_("this must be a date and time"))
        if time is not None and time.tzinfo is None:
            message = _("the UTC offset is missing, such as Z or +01:00")
            self.faults.add(self.location(key), message)
            return None
        if time is not None and time.year not in YEARS:
            message = _("the year must be from {first} to {last}")
            self.faults.add(self.location(key), message.format(first=YEARS[0], last=YEARS[-1]))
            return None
        return time

    def read_date(self, key: str) -> date | None:
        """Return a required date without a time; None if it is missing or wrong."""
        self.require(key)
        return self.read_optional_date(key)

    def read_optional_date(self, key: str) -> date | None:
        """Return a date without a time; None if it is missing or wrong."""
        value: date | None = self._read_value(key, date, N_("this must be a date"))
        if value is not None and (isinstance(value, datetime) or value.year not in YEARS):
            message = _("this must be a date without a time, from {first} to {last}")
            self.faults.add(self.location(key), message.format(first=YEARS[0], last=YEARS[-1]))
            return None
        return value

    def read_flag(self, key: str) -> bool:
        """Return whether an optional key is true; False if the key is missing or wrong."""
        return bool(self._read_value(key, bool, N_("this must be true or false")))

    def read_table(self, key: str) -> "TableReader":
        """Return a reader of a table in this table. A missing key is read as an empty table."""
        table = self._read_value(key, dict, N_("this must be a table"))
        return TableReader(table or {}, self.faults, self.location(key))

    def read_tables(self, key: str) -> "tuple[TableReader, ...]":
        """Return a reader of each table in an optional list of tables."""
        items = self._read_value(key, list, N_("this must be a list of tables"))
        readers = []
        for number, item in enumerate(items or (), start=1):
            location = f"{self.location(key)}.{number}"
            if isinstance(item, dict):
                readers.append(TableReader(item, self.faults, location))
            else:
                message = _("this must be a table, not {value}")
                self.faults.add(location, message.format(value=quote_value(item)))
        return tuple(readers)

    def read_texts_by_question(self, key: str) -> dict[str, str]:
        """Return texts by question key (``sign.question``). The file has a table for each sign."""
        signs = self.read_table(key)
        texts: dict[str, str] = {}
        for sign in signs.table:
            questions = signs.read_table(sign)
            for question, value in questions.table.items():
                if isinstance(value, str):
                    texts[f"{sign}.{question}"] = clean(value)
                else:
                    questions.read_optional_text(question)
        return texts

    def refuse_unknown_keys(self, known_keys: Collection[str]) -> None:
        """Add a fault for each key of the table that is not among ``known_keys``."""
        for key in self.table:
            if key not in known_keys:
                message = _("{name} is not known here")
                self.faults.add_unknown_name(self.location(key), key, known_keys, message)

    def unknown_keys(self, known_keys: Collection[str]) -> Table:
        """Return the keys of the table that are not among ``known_keys``, with clean values."""
        return {
            key: clean_values(value) for key, value in self.table.items() if key not in known_keys
        }

    def refuse_repeated_ids(self, key: str, ids: Sequence[str], message: str) -> None:
        """Add a fault for each id that occurs more than once in ``ids``, which are under a key.

        ``message`` has the replacement field ``id``.
        """
        for item_id in dict.fromkeys(ids):
            if ids.count(item_id) > 1:
                self.faults.add(key, message.format(id=quote_value(item_id)))

    def require(self, key: str) -> None:
        """Add a fault if a key is missing."""
        if key not in self.table:
            self.faults.add(self.location(key), _("this is missing"))

    def _read_value(self, key: str, value_type: type[Any], message: str) -> Any:
        """Return a value; None if the key is missing or the value has a wrong type.

        A wrong type adds a fault. ``message`` is the English message that names the right type.
        """
        value = self.table.get(key)
        if value is None or isinstance(value, value_type):
            return value
        fault = _("{message}, not {value}").format(message=_(message), value=quote_value(value))
        self.faults.add(self.location(key), fault)
        return None


def decimal_text(value: Decimal | None) -> str | None:
    """Return a number as it is written in a file; None for None."""
    return None if value is None else f"{value:f}"


def too_long_message(length: int, limit: int) -> str:
    """Return the message about a text with more characters than its limit."""
    message = ngettext(
        "it has {length} characters; {limit} is the most",
        "it has {length} characters; {limit} are the most",
        limit,
    )
    return message.format(length=length, limit=limit)
