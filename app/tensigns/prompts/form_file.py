"""Fill in a form from a table of a TOML file, such as an answers file."""

import math
from datetime import date, datetime
from typing import Any

from tensigns.language import gettext as _
from tensigns.library.table_reader import TableReader
from tensigns.prompts.form import NO, YES, Form, FormField, Values, parse_form
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, quote_value


def read_form_file(form: Form, data: bytes, file_label: str) -> Values:
    """Return the values of a form from the bytes of a file that holds only this form.

    Raise :class:`BadInput` with every fault and its location.
    """
    faults = FaultList(file_label)
    table = toml.parse(data, file_label)
    values = read_form_values(form, TableReader(table, faults))
    if not table and not faults.lines:
        faults.add_for_file(_("there is nothing in it"))
    faults.raise_if_any()
    return values


def read_form_values(form: Form, reader: TableReader) -> Values:
    """Return the values of a form from a table whose keys are the ids of the fields.

    A value can be a text, a number, a date, or a list of texts and whole numbers. A yes/no field
    also takes a boolean. The defaults of the fields are not used. Add a fault to ``reader.faults``
    for each unknown key and each wrong value; if :func:`parse_form` finds no errors, also for each
    value of a field that the other values hide. Call ``reader.faults.raise_if_any()`` before you
    use the values.
    """
    fields = {field.id: field for field in form.fields}
    reader.refuse_unknown_keys(fields)
    texts: dict[str, str] = {}
    for key in fields.keys() & reader.table.keys():
        text = _text_of(reader.table[key], fields[key])
        if text is None:
            message = _("{value} cannot be taken here")
            fault = message.format(value=quote_value(reader.table[key]))
            reader.faults.add(reader.location(key), fault)
        else:
            texts[key] = text
    parsed = parse_form(form, texts)
    for key, error in parsed.errors.items():
        if key in texts:
            reader.faults.add(reader.location(key), error)
        elif key not in reader.table:
            reader.faults.add(reader.location(key), _("this is missing"))
    if not parsed.errors:
        for key in (key for key in texts if not parsed.is_shown(key)):
            message = _("the other answers hide this; leave {answer} out")
            fault = message.format(answer=quote_value(reader.table[key]))
            reader.faults.add(reader.location(key), fault)
    return parsed.values


def _text_of(value: Any, field: FormField) -> str | None:
    """Return a TOML value as the user would type it; None if the field accepts no such value."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return (YES if value else NO) if field.is_yes_no else None
    if isinstance(value, int | float):
        is_number = isinstance(value, int) or math.isfinite(value)
        return str(value) if is_number else None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    # isinstance(item, int) would also accept a boolean.
    if isinstance(value, list) and all(type(item) in (str, int) for item in value):
        return ", ".join(map(str, value))
    return None
