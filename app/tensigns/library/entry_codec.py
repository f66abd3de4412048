"""Convert journal entries to the bytes of their files, and convert these bytes to entries.

An entry's id and kind are in the name of its file. A file ends with an empty table ``[end]``; a
file without this table is truncated. Keys that this version does not know are kept.
"""

import re
from datetime import date, datetime
from typing import Any

from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import Entry, OtherDetails, Period
from tensigns.core.questionnaire import ID_PATTERN
from tensigns.language import gettext as _
from tensigns.library.entry_details.registry import DETAILS_CODECS
from tensigns.library.entry_names import ENTRY_ID_PATTERN, EntryName
from tensigns.library.sitting_layout import FORMAT
from tensigns.library.table_reader import YEARS, TableReader
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.storage.toml import Table, check_format
from tensigns.text.clean import clean_values

_END = "end"
_COMMON_KEYS = ("format", "kind", "noted", "on", "from", "to", "signs", "text", "corrects", _END)
_SIGN_ID = re.compile(ID_PATTERN)
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")
_NO_PERIOD = Period.of_day(date.min)


def encode_entry(entry: Entry) -> bytes:
    """Return the file of an entry.

    Raise :class:`OperationFailed` if the file is too large to be read back.
    """
    return toml.dumps(entry_to_table(entry))


def entry_to_table(entry: Entry) -> Table:
    """Return the table of an entry's file."""
    unknown_keys = {key: value for key, value in entry.unknown_keys.items() if key != _END}
    values = {
        "format": FORMAT,
        "kind": entry.kind,
        "noted": entry.noted,
        **_period_values(entry.period),
        "signs": list(entry.signs) or None,
        "text": entry.text or None,
        **_own_values(entry),
        "corrects": entry.corrects,
        **unknown_keys,
        _END: entry.unknown_keys.get(_END, {}),
    }
    return {key: value for key, value in values.items() if value is not None}


def decode_entry(data: bytes, name: EntryName, file_label: str) -> Entry:
    """Return the entry in a file.

    The kind in ``name`` counts, even if the file has another kind. If the file is truncated, raise
    :class:`BadInput` with this fault alone; otherwise, raise it with every fault and its location.
    """
    return entry_from_table(toml.parse(data, file_label), name, file_label)


def entry_from_table(table: Table, name: EntryName, file_label: str) -> Entry:
    """Return the entry in a file's table. Raise the same errors as :func:`decode_entry`."""
    check_format(table, FORMAT, file_label)
    faults = FaultList(file_label)
    if not isinstance(table.get(_END), dict):
        faults.add_for_file(_("the entry is cut short: the table [end] at its end is missing"))
        faults.raise_if_any()
    reader = TableReader(table, faults)
    if table.get("format") != FORMAT:
        faults.add("format", _("this must be {format}").format(format=FORMAT))
    reader.read_text("kind")
    entry = Entry(
        id=name.id,
        kind=name.kind,
        noted=reader.read_time("noted"),
        period=_read_period(reader),
        details=_read_details(reader, name.kind),
        signs=_read_signs(reader),
        text=reader.read_optional_text("text") or "",
        corrects=_read_corrects(reader),
        unknown_keys=_unknown_keys(reader, name.kind),
    )
    faults.raise_if_any()
    return entry


def _period_values(period: Period) -> Table:
    if period.is_month:
        return {"on": f"{period.first:%Y-%m}"}
    if period.is_day:
        return {"on": period.first}
    return {"from": period.first, "to": period.last}


def _own_values(entry: Entry) -> Table:
    if isinstance(entry.details, OtherDetails):
        return dict(entry.details.fields)
    return DETAILS_CODECS[entry.kind].to_table(entry.details)


def _unknown_keys(reader: TableReader, kind: str) -> Table:
    """Return the keys of a file that this version does not know, also those under ``[end]``.

    A key that a user adds at the end of a file is under ``[end]``. In the file of an unknown kind,
    all other keys are own fields.
    """
    end = {_END: clean_values(reader.table[_END])} if reader.table[_END] else {}
    if kind not in DETAILS_CODECS:
        return end
    return {**reader.unknown_keys((*_COMMON_KEYS, *DETAILS_CODECS[kind].keys)), **end}


def _read_details(reader: TableReader, kind: str) -> Details:
    if kind in DETAILS_CODECS:
        details: Details = DETAILS_CODECS[kind].read(reader)
        return details
    own_values = {key: value for key, value in reader.table.items() if key not in _COMMON_KEYS}
    return OtherDetails(clean_values(own_values))


def _read_period(reader: TableReader) -> Period:
    keys = reader.table.keys() & {"on", "from", "to"}
    if keys == {"on"}:
        return _read_day_or_month(reader)
    if keys == {"from", "to"}:
        first, last = reader.read_date("from"), reader.read_date("to")
        if first is None or last is None:
            return _NO_PERIOD
        if last < first:
            reader.faults.add("to", _("this is before the first day"))
        return Period(first, last)
    reader.faults.add("on", _("either on, or from and to, must say which day this is about"))
    return _NO_PERIOD


def _read_day_or_month(reader: TableReader) -> Period:
    value = reader.table["on"]
    match = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if match and int(match["year"]) in YEARS:
        return Period.of_month(int(match["year"]), int(match["month"]))
    if isinstance(value, date) and not isinstance(value, datetime):
        day = reader.read_date("on")
        return Period.of_day(day) if day else _NO_PERIOD
    message = _("{value} is neither a day such as 2026-11-23 nor a month such as “2026-11”")
    reader.faults.add("on", message.format(value=quote_value(value)))
    return _NO_PERIOD


def _read_signs(reader: TableReader) -> tuple[str, ...]:
    value: Any = reader.table.get("signs", [])
    if isinstance(value, list) and all(
        isinstance(sign, str) and _SIGN_ID.fullmatch(sign) for sign in value
    ):
        return tuple(dict.fromkeys(value))
    message = _("this must be a list of the ids of signs, not {value}")
    reader.faults.add("signs", message.format(value=quote_value(value)))
    return ()


def _read_corrects(reader: TableReader) -> str | None:
    value = reader.read_optional_text("corrects")
    if value is not None and not ENTRY_ID_PATTERN.fullmatch(value):
        message = _("{value} is not the id of an entry; an id looks like 20261123T101530Z-e7f3")
        reader.faults.add("corrects", message.format(value=quote_value(value)))
    return value
