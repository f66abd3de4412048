"""A journal entry as a JSON document."""

from datetime import date, datetime, time
from math import isfinite
from typing import Any

from tensigns.core.journal.entries import Entry
from tensigns.library.entry_codec import entry_to_table


def entry_document(entry: Entry) -> dict[str, Any]:
    """Return the entry's id and the keys of its file, without the format and the end."""
    table = entry_to_table(entry)
    keys = [key for key in table if key not in ("format", "end")]
    return {"id": entry.id, **{key: json_value(table[key]) for key in keys}}


def json_value(value: Any) -> Any:
    """Return a value of a TOML file for JSON, with dates and times as texts.

    Infinite numbers become texts too, because JSON has no such numbers.
    """
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {key: json_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [json_value(item) for item in value]
    return value
