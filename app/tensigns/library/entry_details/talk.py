"""The own fields of a talk and of the outcome of a condition, in files."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from tensigns.core.journal.talk import OutcomeDetails, OutcomeResult, TalkCondition, TalkDetails
from tensigns.language import gettext as _
from tensigns.library.entry_details.codec import DetailsCodec, LimitedText
from tensigns.library.table_reader import TableReader
from tensigns.storage.toml import Table
from tensigns.text.clean import NOTE_LIMIT

_RESULTS: tuple[OutcomeResult, ...] = get_args(OutcomeResult)
CONDITION_KEYS = ("id", "text", "by", "then", "sign")


def _read_talk(reader: TableReader) -> TalkDetails:
    conditions = tuple(map(_read_condition, reader.read_tables("conditions")))
    ids = [condition.id for condition in conditions]
    reader.refuse_repeated_ids("conditions", ids, _("{id} is the id of two conditions"))
    return TalkDetails(sitting=reader.read_line("sitting"), conditions=conditions)


def _read_condition(reader: TableReader) -> TalkCondition:
    return TalkCondition(
        id=reader.read_item_id("id"),
        text=reader.read_text("text"),
        by=reader.read_date("by") or date.min,
        then=reader.read_optional_text("then") or "",
        sign=reader.read_line("sign"),
        unknown_keys=reader.unknown_keys(CONDITION_KEYS),
    )


def _talk_table(details: TalkDetails) -> Table:
    conditions = [_condition_table(condition) for condition in details.conditions]
    return {"sitting": details.sitting, "conditions": conditions or None}


def _condition_table(condition: TalkCondition) -> Table:
    values = {
        "id": condition.id,
        "text": condition.text,
        "by": condition.by,
        "then": condition.then or None,
        "sign": condition.sign,
        **condition.unknown_keys,
    }
    return {key: value for key, value in values.items() if value is not None}


def _talk_texts(details: TalkDetails) -> Iterator[LimitedText]:
    for condition in details.conditions:
        yield LimitedText(f"conditions.{condition.id}.text", condition.text, NOTE_LIMIT)
        yield LimitedText(f"conditions.{condition.id}.then", condition.then, NOTE_LIMIT)


def _read_outcome(reader: TableReader) -> OutcomeDetails:
    of = reader.read_text("of")
    reader.require("result")
    return OutcomeDetails(of=of, result=reader.read_choice("result", _RESULTS) or "unclear")


def _outcome_table(details: OutcomeDetails) -> Table:
    return {"of": details.of, "result": details.result}


TALK_CODEC = DetailsCodec(("sitting", "conditions"), _read_talk, _talk_table, _talk_texts)
OUTCOME_CODEC = DetailsCodec(("of", "result"), _read_outcome, _outcome_table, lambda _details: ())
