"""The own fields of a decision and of a look-back, in files."""

from collections.abc import Iterator
from typing import get_args

from tensigns.core.journal.decision import (
    Choice,
    DecisionDetails,
    Followed,
    LookBackAnswer,
    LookBackDetails,
)
from tensigns.core.questionnaire import GRAVITY
from tensigns.library.entry_details.codec import DetailsCodec, LimitedText
from tensigns.library.table_reader import TableReader, decimal_text
from tensigns.storage.toml import Table
from tensigns.text.clean import NOTE_LIMIT

_CHOICES: tuple[Choice, ...] = get_args(Choice)
_FOLLOWED: tuple[Followed, ...] = get_args(Followed)
_ANSWERS: tuple[LookBackAnswer, ...] = get_args(LookBackAnswer)


def _read_decision(reader: TableReader) -> DecisionDetails:
    return DecisionDetails(
        sitting=reader.read_line("sitting"),
        recommendation=reader.read_choice("recommendation", GRAVITY),
        choice=reader.read_choice("choice", _CHOICES),
        because=reader.read_optional_text("because") or "",
        expect=reader.read_optional_text("expect") or "",
        look_back=reader.read_optional_date("look_back"),
        income=reader.read_decimal("income"),
        income_all=reader.read_decimal("income_all"),
        hours=reader.read_decimal("hours"),
        rate=reader.read_decimal("rate"),
        months=reader.read_decimal("months"),
    )


def _decision_table(details: DecisionDetails) -> Table:
    return {
        "sitting": details.sitting,
        "recommendation": details.recommendation,
        "choice": details.choice,
        "because": details.because or None,
        "expect": details.expect or None,
        "look_back": details.look_back,
        "income": decimal_text(details.income),
        "income_all": decimal_text(details.income_all),
        "hours": decimal_text(details.hours),
        "rate": decimal_text(details.rate),
        "months": decimal_text(details.months),
    }


def _decision_texts(details: DecisionDetails) -> Iterator[LimitedText]:
    yield LimitedText("because", details.because, NOTE_LIMIT)
    yield LimitedText("expect", details.expect, NOTE_LIMIT)


def _read_look_back(reader: TableReader) -> LookBackDetails:
    return LookBackDetails(
        of=reader.read_text("of"),
        followed=reader.read_choice("followed", _FOLLOWED),
        again=reader.read_choice("again", _ANSWERS),
        well=reader.read_choice("well", _ANSWERS),
    )


def _look_back_table(details: LookBackDetails) -> Table:
    return {
        "of": details.of,
        "followed": details.followed,
        "again": details.again,
        "well": details.well,
    }


DECISION_CODEC = DetailsCodec(
    (
        "sitting",
        "recommendation",
        "choice",
        "because",
        "expect",
        "look_back",
        "income",
        "income_all",
        "hours",
        "rate",
        "months",
    ),
    _read_decision,
    _decision_table,
    _decision_texts,
)
LOOK_BACK_CODEC = DetailsCodec(
    ("of", "followed", "again", "well"), _read_look_back, _look_back_table, lambda _details: ()
)
