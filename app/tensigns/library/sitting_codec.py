"""The files of sittings: sittings to bytes, and bytes to sittings and their results.

:mod:`tensigns.library.sitting_layout` declares the layout, which this module relies on to read a
result without parsing the file. An entry of another kind gets a codec of its own beside this one.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, cast

from tensigns.core.decision.decide import decide, recommendation_and_points
from tensigns.core.questionnaire import Recommendation
from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.answers_file import check_answers, check_keys
from tensigns.library.checksum import find_valid_checksum, update_checksum
from tensigns.library.sitting_header import file_header
from tensigns.library.sitting_layout import (
    DECISION_KEYS,
    HEAD_KEYS,
    QUESTIONNAIRE_KEYS,
    lines_pattern,
)
from tensigns.library.sitting_table import (
    keep_unknown_keys,
    sitting_from_table,
    sitting_to_table,
)
from tensigns.library.table_reader import YEARS
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList
from tensigns.storage.toml import Table

_HEAD = re.compile((r"(?:#[^\n]*\n)*\n?" + lines_pattern(HEAD_KEYS)).encode())
_QUESTIONNAIRE_START = b"\n[questionnaire]\n"
_QUESTIONNAIRE = re.compile(lines_pattern(QUESTIONNAIRE_KEYS).encode())
_DECISION = re.compile((r"\n\[decision\]\n" + lines_pattern(DECISION_KEYS)).encode())


class SittingResult(NamedTuple):
    """The result of a finished sitting; ``amends`` is the id of the sitting that it amends."""

    finished: datetime
    amends: str | None
    questionnaire_ref: QuestionnaireRef
    recommendation: Recommendation
    points: int


class DraftFile(NamedTuple):
    """The file of a draft: its bytes, and the table in them, unknown keys included."""

    data: bytes
    table: Table


def encode_finished(edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()) -> bytes:
    """The file of a finished sitting with an id, with its decision and its checksum.

    ``reasons`` explain the decision in sentences to a reader of the file. :class:`OperationFailed`
    if the file exceeds the limits within which it can be read again.
    """
    decision = decide(edition.questionnaire, sitting.answers)
    table = sitting_to_table(edition, sitting, decision, reasons)
    return update_checksum(toml.dumps(table, file_header(edition.questionnaire)))


def encode_draft(edition: Edition, sitting: Sitting, previous: Table | None) -> DraftFile:
    """The file of a draft; unknown keys of the ``previous`` table are kept.

    :class:`OperationFailed` as :func:`encode_finished`.
    """
    table = sitting_to_table(edition, sitting)
    if previous is not None:
        table = keep_unknown_keys(table, previous)
    return DraftFile(toml.dumps(table), table)


def parse_sitting_file(data: bytes, file_label: str) -> Table:
    """The table of a sitting's file, its answers unchecked; :class:`BadInput` if it is damaged."""
    table = toml.parse(data, file_label)
    sitting_from_table(table, file_label)
    return table


def decode_table(table: Table, file_label: str, archive: QuestionnaireArchive) -> Sitting:
    """The sitting in a table, its answers checked against its questionnaire in the archive.

    :class:`BadInput` with every fault, or if the questionnaire is not in the archive.
    """
    sitting = sitting_from_table(table, file_label)
    questionnaire = archive.load(sitting.questionnaire_ref, file_label).questionnaire
    faults = FaultList(file_label)
    check_answers(sitting.answers, questionnaire, faults)
    check_answers(sitting.suggestions, questionnaire, faults, "suggestions")
    check_keys(sitting.notes, questionnaire, faults, "notes")
    faults.raise_if_any()
    return sitting


def decode_finished(data: bytes, file_label: str, archive: QuestionnaireArchive) -> Sitting:
    """The finished sitting in a file; :class:`BadInput` as :func:`decode_table`, or for a draft."""
    sitting, _finished = _decode_finished(data, file_label, archive)
    return sitting


def decode_result(data: bytes, file_label: str, archive: QuestionnaireArchive) -> SittingResult:
    """The result in a finished sitting's file, from its answers unless the checksum is valid.

    :class:`BadInput` as :func:`decode_finished`.
    """
    result = read_result(data)
    if result is not None:
        return result
    sitting, finished = _decode_finished(data, file_label, archive)
    questionnaire = archive.load(sitting.questionnaire_ref, file_label).questionnaire
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    return SittingResult(
        finished, sitting.amends, sitting.questionnaire_ref, recommendation, points
    )


def read_result(data: bytes) -> SittingResult | None:
    """The result in a finished sitting's file, read without parsing the file.

    None unless the checksum is valid and the layout is ours. A valid checksum is no proof of
    origin, so a file with another layout has to be parsed.
    """
    decision_offset = find_valid_checksum(data)
    # A note can contain the first line of the table.
    if decision_offset is None or data.count(_QUESTIONNAIRE_START) != 1:
        return None
    questionnaire_offset = data.index(_QUESTIONNAIRE_START) + len(_QUESTIONNAIRE_START)
    head = _HEAD.match(data)
    questionnaire = _QUESTIONNAIRE.match(data, questionnaire_offset)
    decision = _DECISION.match(data, decision_offset)
    if head is None or questionnaire is None or decision is None:
        return None
    finished = _parse_time(head["finished"])
    if finished is None:
        return None
    return SittingResult(
        finished=finished,
        amends=head["amends"].decode() if head["amends"] else None,
        questionnaire_ref=QuestionnaireRef(
            **{name: value.decode() for name, value in questionnaire.groupdict().items()}
        ),
        recommendation=cast("Recommendation", decision["recommendation"].decode()),
        points=int(decision["points"]),
    )


def _decode_finished(
    data: bytes, file_label: str, archive: QuestionnaireArchive
) -> tuple[Sitting, datetime]:
    sitting = decode_table(toml.parse(data, file_label), file_label, archive)
    if sitting.finished is None:
        raise BadInput(_("{where}: this sitting is not finished").format(where=file_label))
    return sitting, sitting.finished


def _parse_time(value: bytes) -> datetime | None:
    """A time with its UTC offset; None for anything else, or a year that no file may have."""
    try:
        time = datetime.fromisoformat(value.decode())
    except ValueError:
        return None
    return time if time.tzinfo is not None and time.year in YEARS else None
