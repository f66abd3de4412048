"""The own fields of plans and ticks, and of entries of the kinds left and returned, in files."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from tensigns.core.journal.leaving import (
    Contract,
    Manner,
    Notice,
    PlanDetails,
    PlanStep,
    StandingDetails,
    TickDetails,
    parse_notice,
)
from tensigns.language import gettext as _
from tensigns.library.entry_details.codec import DetailsCodec, LimitedText
from tensigns.library.table_reader import TableReader
from tensigns.storage.file_faults import quote_value
from tensigns.storage.toml import Table
from tensigns.text.clean import NOTE_LIMIT

CONTRACTS: tuple[Contract, ...] = get_args(Contract)
MANNERS: tuple[Manner, ...] = get_args(Manner)

_STEP_KEYS = ("id", "text", "on")
_TEXT_KEYS = ("owed", "prepaid", "theirs", "ours", "deadlines")


def _read_plan(reader: TableReader) -> PlanDetails:
    steps = tuple(map(_read_step, reader.read_tables("steps")))
    ids = [step.id for step in steps]
    reader.refuse_repeated_ids("steps", ids, _("{id} is the id of two steps"))
    owed, prepaid, theirs, ours, deadlines = (
        reader.read_optional_text(key) or "" for key in _TEXT_KEYS
    )
    return PlanDetails(
        contract=reader.read_choice("contract", CONTRACTS),
        notice=_read_notice(reader),
        owed=owed,
        prepaid=prepaid,
        theirs=theirs,
        ours=ours,
        deadlines=deadlines,
        manner=reader.read_choice("manner", MANNERS),
        ends=reader.read_optional_date("ends"),
        steps=steps,
    )


def _read_notice(reader: TableReader) -> Notice | None:
    text = reader.read_optional_text("notice")
    notice = parse_notice(text) if text else None
    if text and notice is None:
        message = _("{value} is no notice; write days, weeks or months, such as “1 month”")
        reader.faults.add(reader.location("notice"), message.format(value=quote_value(text)))
    return notice


def _read_step(reader: TableReader) -> PlanStep:
    return PlanStep(
        id=reader.read_item_id("id"),
        text=reader.read_text("text"),
        on=reader.read_date("on") or date.min,
        unknown_keys=reader.unknown_keys(_STEP_KEYS),
    )


def _plan_table(details: PlanDetails) -> Table:
    return {
        "contract": details.contract,
        "notice": str(details.notice) if details.notice else None,
        **{key: getattr(details, key) or None for key in _TEXT_KEYS},
        "manner": details.manner,
        "ends": details.ends,
        "steps": [_step_table(step) for step in details.steps] or None,
    }


def _step_table(step: PlanStep) -> Table:
    return {"id": step.id, "text": step.text, "on": step.on, **step.unknown_keys}


def _plan_texts(details: PlanDetails) -> Iterator[LimitedText]:
    for key in _TEXT_KEYS:
        yield LimitedText(key, getattr(details, key), NOTE_LIMIT)
    for step in details.steps:
        yield LimitedText(f"steps.{step.id}.text", step.text, NOTE_LIMIT)


def _read_tick(reader: TableReader) -> TickDetails:
    reader.require("done")
    return TickDetails(of=reader.read_text("of"), done=reader.read_flag("done"))


def _tick_table(details: TickDetails) -> Table:
    return {"of": details.of, "done": details.done}


PLAN_CODEC = DetailsCodec(
    ("contract", "notice", *_TEXT_KEYS, "manner", "ends", "steps"),
    _read_plan,
    _plan_table,
    _plan_texts,
)
TICK_CODEC = DetailsCodec(("of", "done"), _read_tick, _tick_table, lambda _details: ())
STANDING_CODEC = DetailsCodec(
    (), lambda _reader: StandingDetails(), lambda _details: {}, lambda _details: ()
)
