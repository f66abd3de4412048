"""An answers file of a talk: what to say, conditions, outcomes, and that the talk took place."""

import contextlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, get_args

from tensigns.core.journal.talk import OutcomeResult
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.entry_details.talk import CONDITION_KEYS
from tensigns.library.table_reader import TableReader
from tensigns.prompts.form import Form, Values
from tensigns.prompts.form_file import read_form_values
from tensigns.prompts.talk_form import CONDITION_NUMBERS, talk_form
from tensigns.report.talk_context import TalkContext
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, add_surplus_marks, quote_value

_RESULTS: tuple[OutcomeResult, ...] = get_args(OutcomeResult)
_OWN_KEYS = ("conditions", "outcomes", "held")
ResolveSign = Callable[[str], str]


class FileOutcome(NamedTuple):
    """What became of a condition. ``of`` is the reference to the condition: ``id/condition``."""

    of: str
    result: OutcomeResult


class TalkFile(NamedTuple):
    """What the file says. ``values`` are the values of the form of a talk; None without a talk.

    ``held`` is the day on which the newest talk took place, if the file has this day.
    """

    values: Values | None
    conditions: tuple[Mapping[str, Any], ...]
    outcomes: tuple[FileOutcome, ...]
    held: date | None


def read_talk_file(
    context: TalkContext, data: bytes, file_label: str, resolve_sign: ResolveSign
) -> TalkFile:
    """Return what an answers file says. Raise :class:`BadInput` with every fault.

    If the file has no ``points``, the points are the gravest signs. An empty list of points means
    that there are no points. ``resolve_sign`` returns the id of the sign that a text names, or
    raises :class:`BadInput`.
    """
    faults = FaultList(file_label)
    table = toml.parse(data, file_label)
    add_surplus_marks(table, faults)
    reader = TableReader(table, faults)
    form_table = {key: value for key, value in table.items() if key not in _OWN_KEYS}
    conditions = tuple(
        _read_condition(item, resolve_sign) for item in reader.read_tables("conditions")
    )
    _check_conditions(conditions, reader)
    outcomes = tuple(_read_outcome(item, context) for item in reader.read_tables("outcomes"))
    condition_references = [outcome.of for outcome in outcomes]
    reader.refuse_repeated_ids("outcomes", condition_references, _("{id} has two outcomes"))
    held = reader.read_optional_date("held")
    if held is not None and held > context.today:
        faults.add("held", _("this day is still to come"))
    has_talk = bool(form_table or conditions)
    form = _form_of_file(context)
    form_reader = reader.with_table({**_default_points(form), **form_table})
    values = read_form_values(form, form_reader) if has_talk else None
    if not table:
        faults.add_for_file(_("there is nothing in it"))
    faults.raise_if_any()
    return TalkFile(values, conditions, outcomes, held)


def _form_of_file(context: TalkContext) -> Form:
    """Return the form of a talk without the fields of conditions, which the file has as tables."""
    form = talk_form(context)
    condition_field_ids = tuple(
        f"{name}_{number}" for name in ("condition", "by", "then") for number in CONDITION_NUMBERS
    )
    fields = (field for field in form.fields if field.id not in condition_field_ids)
    return Form(form.title, tuple(fields))


def _default_points(form: Form) -> dict[str, str]:
    return {field.id: field.default for field in form.fields if field.id == "points"}


def _read_condition(reader: TableReader, resolve_sign: ResolveSign) -> Mapping[str, Any]:
    reader.refuse_unknown_keys(CONDITION_KEYS)
    return {
        "id": reader.read_item_id("id") if "id" in reader.table else None,
        "text": reader.read_filled_text("text"),
        "by": _read_day(reader),
        "then": reader.read_optional_text("then"),
        "sign": _read_sign(reader, resolve_sign),
    }


def _read_day(reader: TableReader) -> date | None:
    """Return the day of a condition. As in the fields of the form, it may be in quotation marks."""
    value = reader.table.get("by")
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(value)
    return reader.read_date("by")


def _read_sign(reader: TableReader, resolve_sign: ResolveSign) -> str | None:
    name = reader.read_line("sign")
    try:
        return resolve_sign(name) if name else None
    except BadInput as error:
        reader.faults.add(reader.location("sign"), str(error))
        return None


def _check_conditions(conditions: tuple[Mapping[str, Any], ...], reader: TableReader) -> None:
    if len(conditions) > len(CONDITION_NUMBERS):
        message = _("a talk has {count} conditions at most")
        reader.faults.add("conditions", message.format(count=len(CONDITION_NUMBERS)))
    ids = [condition["id"] for condition in conditions if condition["id"]]
    reader.refuse_repeated_ids("conditions", ids, _("{id} is the id of two conditions"))


def _read_outcome(reader: TableReader, context: TalkContext) -> FileOutcome:
    reader.refuse_unknown_keys(("of", "result"))
    of = reader.read_text("of")
    references = [open_.reference for open_ in context.conditions]
    if of and of not in references:
        message = _("{value} is no open condition; `tensigns due --json` has their ids")
        reader.faults.add(reader.location("of"), message.format(value=quote_value(of)))
    reader.require("result")
    return FileOutcome(of, reader.read_choice("result", _RESULTS) or "unclear")
