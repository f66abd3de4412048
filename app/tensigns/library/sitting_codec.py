"""Convert sittings to the bytes of their files, and convert these bytes to sittings and results.

:mod:`tensigns.library.sitting_layout` declares the layout of a file. This module uses it to read a
result without parsing the file.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import cast

from msgspec import Struct

from tensigns.core.questionnaire import WEIGHING, Recommendation
from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.answers_file import check_answers, check_keys
from tensigns.library.checksum import find_verified_decision, update_checksum
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

_QUESTIONNAIRE_START = b"\n[questionnaire]\n"
_ASKED_START = b"\n[[asked]]\n"
_ASKED_WEIGHING_START = _ASKED_START + f'key = "{WEIGHING}.'.encode()
_POINTS_START = b"\npoints = "
_MULTILINE_QUOTES = (b'"""', b"'''")


class SittingResult(Struct, frozen=True):
    """The result of a finished sitting.

    ``amends`` is the id of the amended sitting; None if the sitting is not an amendment.
    ``open_count`` is the number of open questions, without the weighing question.
    """

    finished: datetime
    amends: str | None
    questionnaire_ref: QuestionnaireRef
    recommendation: Recommendation
    points: int
    open_count: int


class _ResultPatterns(Struct, frozen=True):
    """The patterns of the parts of a finished sitting's file that hold its result."""

    head: re.Pattern[bytes]
    questionnaire: re.Pattern[bytes]
    decision: re.Pattern[bytes]


class DraftFile(Struct, frozen=True):
    """The file of a draft: its bytes, and the table that they contain, including unknown keys."""

    data: bytes
    table: Table


def encode_finished(edition: Edition, sitting: Sitting, reasons: Sequence[str] = ()) -> bytes:
    """Return the file of a finished sitting, with its decision and checksum.

    ``sitting`` must have an id. ``reasons`` are sentences in the file that explain the decision.
    Raise :class:`OperationFailed` if the file is too large to be read back.
    """
    # Imported here because a first question needs no decision.
    from tensigns.core.decision.decide import decide  # noqa: PLC0415

    decision = decide(edition.questionnaire, sitting.answers, with_changes=False)
    table = sitting_to_table(edition, sitting, decision, reasons)
    return update_checksum(toml.dumps(table, file_header(edition.questionnaire)))


def encode_draft(edition: Edition, draft: Sitting, previous_table: Table | None) -> DraftFile:
    """Return the file of a draft, with the unknown keys of the previous file's table.

    Raise :class:`OperationFailed` if the file is too large to be read back.
    """
    table = sitting_to_table(edition, draft)
    if previous_table is not None:
        table = keep_unknown_keys(table, previous_table)
    return DraftFile(toml.dumps(table), table)


def parse_sitting_file(data: bytes, file_label: str) -> Table:
    """Return the table of a sitting's file. Raise :class:`BadInput` if the file is damaged.

    The answers are not checked against a questionnaire.
    """
    table = toml.parse(data, file_label)
    sitting_from_table(table, file_label)
    return table


def decode_table(table: Table, file_label: str, archive: QuestionnaireArchive) -> Sitting:
    """Return the sitting in a table. Its answers are checked against its questionnaire.

    Raise :class:`BadInput` with every fault, or if the archive lacks the questionnaire.
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
    """Return the finished sitting in a file.

    Raise the same errors as :func:`decode_table`, and :class:`BadInput` for a draft.
    """
    sitting, _finished = _decode_finished(data, file_label, archive)
    return sitting


def decode_result(data: bytes, file_label: str, archive: QuestionnaireArchive) -> SittingResult:
    """Return the result of a finished sitting's file.

    If the checksum is valid, the result is the stored result; otherwise it is computed from the
    answers. Raise the same errors as :func:`decode_finished`.
    """
    result = result_without_parsing(data)
    if result is not None:
        return result
    # Imported here because a first question needs no decision.
    from tensigns.core.decision.decide import recommendation_and_points  # noqa: PLC0415
    from tensigns.core.decision.open_questions import open_questions  # noqa: PLC0415

    sitting, finished = _decode_finished(data, file_label, archive)
    questionnaire = archive.load(sitting.questionnaire_ref, file_label).questionnaire
    recommendation, points = recommendation_and_points(questionnaire, sitting.answers)
    open_count = len([*open_questions(questionnaire, sitting.answers)])
    return SittingResult(
        finished, sitting.amends, sitting.questionnaire_ref, recommendation, points, open_count
    )


def result_without_parsing(data: bytes) -> SittingResult | None:
    """Return the stored result of a finished sitting's file without parsing the file.

    Return None if the checksum is invalid, or if the layout is not exactly the layout that this
    program writes. The layout matters because a valid checksum does not prove that this program
    wrote the file. A file with another layout must be parsed.
    """
    decision_offset = find_verified_decision(data)
    # A note can also contain the line [questionnaire]. If the line occurs more than once, only
    # parsing can tell which occurrence is the table.
    if decision_offset is None or data.count(_QUESTIONNAIRE_START) != 1:
        return None
    questionnaire_offset = data.index(_QUESTIONNAIRE_START) + len(_QUESTIONNAIRE_START)
    patterns = _result_patterns()
    head_match = patterns.head.match(data)
    questionnaire_match = patterns.questionnaire.match(data, questionnaire_offset)
    decision_match = patterns.decision.match(data, decision_offset)
    if head_match is None or questionnaire_match is None or decision_match is None:
        return None
    finished = _parse_time(head_match["finished"])
    open_count = _count_open_questions(data, questionnaire_offset, decision_offset)
    if finished is None or open_count is None:
        return None
    return SittingResult(
        finished=finished,
        amends=head_match["amends"].decode() if head_match["amends"] else None,
        questionnaire_ref=QuestionnaireRef(
            **{name: value.decode() for name, value in questionnaire_match.groupdict().items()}
        ),
        recommendation=cast("Recommendation", decision_match["recommendation"].decode()),
        points=int(decision_match["points"]),
        open_count=open_count,
    )


@cache
def _result_patterns() -> _ResultPatterns:
    """Return the patterns. They are compiled when the first result is read."""
    return _ResultPatterns(
        re.compile((r"(?:#[^\n]*\n)*\n?" + lines_pattern(HEAD_KEYS)).encode()),
        re.compile(lines_pattern(QUESTIONNAIRE_KEYS).encode()),
        re.compile((r"\n\[decision\]\n" + lines_pattern(DECISION_KEYS)).encode()),
    )


def _count_open_questions(data: bytes, start: int, end: int) -> int | None:
    """Return the number of open questions in the list of asked questions between two offsets.

    A question without points is open. The weighing question is last and is not counted. If a text
    of several lines follows the start of the list, return None, because the start may be part of a
    note.
    """
    asked_offset = data.find(_ASKED_START, start, end)
    if asked_offset < 0:
        return None
    if any(data.find(quotes, asked_offset, end) >= 0 for quotes in _MULTILINE_QUOTES):
        return None
    weighing_offset = data.find(_ASKED_WEIGHING_START, asked_offset, end)
    signs_end = end if weighing_offset < 0 else weighing_offset
    question_count = data.count(_ASKED_START, asked_offset, signs_end)
    return question_count - data.count(_POINTS_START, asked_offset, signs_end)


def _decode_finished(
    data: bytes, file_label: str, archive: QuestionnaireArchive
) -> tuple[Sitting, datetime]:
    """Return the finished sitting in a file and the time of its finish."""
    sitting = decode_table(toml.parse(data, file_label), file_label, archive)
    if sitting.finished is None:
        raise BadInput(_("{where}: this sitting is not finished").format(where=file_label))
    return sitting, sitting.finished


def _parse_time(value: bytes) -> datetime | None:
    """Return the time in a text.

    Return None if the text is not a time, if the UTC offset is missing, or if the year is not
    allowed in a file.
    """
    try:
        time = datetime.fromisoformat(value.decode())
    except ValueError:
        return None
    return time if time.tzinfo is not None and time.year in YEARS else None
