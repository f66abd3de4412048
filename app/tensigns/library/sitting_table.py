"""Convert a sitting to the table of its TOML file, and convert the table to a sitting.

The file can be read without the program: it contains each question as it was asked and the label of
the answer as it was shown. The file ends with an empty table ``[end]``. A file without this table
is truncated.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from tensigns.core.decision.conditions import VisibleQuestion
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import text_in_language
from tensigns.core.sitting import REVIEW, QuestionnaireRef, Sitting
from tensigns.language import gettext as _
from tensigns.library.checksum import BLANK_CHECKSUM
from tensigns.library.sitting_layout import (
    CHECKSUM,
    DECISION_KEYS,
    FORMAT,
    KEYS,
    QUESTIONNAIRE_KEYS,
)
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.library.table_reader import TableReader
from tensigns.questionnaires.reading import Edition
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.storage.toml import Table, check_format

if TYPE_CHECKING:
    from tensigns.core.decision.decide import Decision


def sitting_to_table(
    edition: Edition,
    sitting: Sitting,
    decision: "Decision | None" = None,
    reasons: Sequence[str] = (),
) -> Table:
    """Return the table of a sitting's file.

    ``decision`` is the decision of a finished sitting, and None for a draft. ``reasons`` are
    sentences that explain the decision. The checksum is :data:`BLANK_CHECKSUM`.
    """
    values = {
        "format": FORMAT,
        "client": sitting.client,
        "state": sitting.state,
        "id": sitting.id,
        "started": sitting.started,
        "finished": sitting.finished,
        "language": sitting.language,
        "at": None if sitting.finished else sitting.position,
        "amends": sitting.amends,
        "reason": sitting.reason,
        "note": sitting.note,
        "questionnaire": _questionnaire_table(sitting.questionnaire_ref),
        "answers": _nest_by_sign(sitting.answers),
        "suggestions": _nest_by_sign(sitting.suggestions) or None,
        "notes": _nest_by_sign(sitting.notes) or None,
        "asked": _asked_questions(edition, sitting) or None,
        "decision": None if decision is None else _decision_with_reasons(decision, reasons),
        "end": {},
    }
    return {key: values[key] for key in KEYS if values[key] is not None}


def sitting_from_table(table: Table, file_label: str) -> Sitting:
    """Return the sitting in a file's table.

    The answers are not checked against a questionnaire. If the file is truncated, raise
    :class:`BadInput` with this fault alone; otherwise, raise it with every fault and its location.
    """
    check_format(table, FORMAT, file_label)
    faults = FaultList(file_label)
    check_end(table, faults)
    faults.raise_if_any()
    reader = TableReader(table, faults)
    if table.get("format") != FORMAT:
        faults.add("format", _("this must be {format}").format(format=FORMAT))
    is_finished = _read_is_finished(reader)
    sitting = Sitting(
        client=reader.read_name("client"),
        language=reader.read_text("language"),
        questionnaire_ref=_read_questionnaire_ref(reader),
        started=reader.read_time("started"),
        finished=reader.read_time("finished") if is_finished else None,
        id=_read_sitting_id(reader, "id") if is_finished else None,
        position=reader.read_optional_text("at") or REVIEW,
        answers=reader.read_texts_by_question("answers"),
        suggestions=reader.read_texts_by_question("suggestions"),
        notes=_read_notes(reader),
        note=reader.read_optional_text("note") or "",
        amends=_read_sitting_id(reader, "amends") if "amends" in table else None,
        reason=reader.read_optional_text("reason"),
    )
    faults.raise_if_any()
    return sitting


def check_end(table: Table, faults: FaultList) -> None:
    """Add a fault if a sitting's file is truncated."""
    if "end" not in table:
        faults.add_for_file(_("the file is not complete: the table [end] at its end is missing"))


def decision_table(decision: "Decision") -> Table:
    """Return the table of a decision in a file, without the checksum and the reasons."""
    return {
        "recommendation": decision.recommendation,
        "points": decision.points,
        "settled": decision.settled,
        "range": [decision.mildest, decision.gravest],
        "rule": [
            {
                "rule": rule.name,
                "recommendation": rule.recommendation,
                "signs": list(rule.signs),
                "points": rule.points,
            }
            for rule in decision.rules
        ],
        "points-by-sign": {score.sign: score.points for score in decision.scores},
    }


def keep_unknown_keys(table: Table, previous_table: Mapping[str, Any]) -> Table:
    """Return a draft's table with the unknown keys of the previous file's table.

    A key is unknown if this version does not use it. Such keys are kept at the top level and in the
    tables ``[questionnaire]`` and ``[end]``.
    """
    unknown_values = {key: value for key, value in previous_table.items() if key not in KEYS}
    questionnaire = {**_as_table(previous_table.get("questionnaire")), **table["questionnaire"]}
    values = {key: value for key, value in table.items() if key != "end"}
    end = _as_table(previous_table.get("end"))
    return {**values, "questionnaire": questionnaire, **unknown_values, "end": end}


def _questionnaire_table(questionnaire_ref: QuestionnaireRef) -> Table:
    values = asdict(questionnaire_ref)
    return {key.name: values[key.name] for key in QUESTIONNAIRE_KEYS}


def _asked_questions(edition: Edition, sitting: Sitting) -> list[Table]:
    """Return a table for each visible question; in a draft, for each answered question."""
    questions = visible_questions(edition.questionnaire, sitting.answers)
    return [
        _asked_question(edition, sitting, question)
        for question in questions
        if sitting.finished or question.answer is not None
    ]


def _asked_question(edition: Edition, sitting: Sitting, visible_question: VisibleQuestion) -> Table:
    key, option = visible_question.key, visible_question.option
    sign = edition.questionnaire.questions_by_key[key].sign
    table: Table = {"key": key}
    if sign is not None:
        table["sign"] = text_in_language(sign.title, sitting.language)
    table["question"] = text_in_language(visible_question.question.text, sitting.language)
    if visible_question.answer is None:
        table["answer"] = _("not answered")
    elif option is None:
        table["answer"] = _("I don't know")
    else:
        table["answer"] = text_in_language(option.label, sitting.language)
        table["points"] = option.points
    return table


def _decision_with_reasons(decision: "Decision", reasons: Sequence[str]) -> Table:
    """Return the table of a decision, with the reasons after the keys of :data:`DECISION_KEYS`.

    The other keys follow, because they mean little to a reader of the file.
    """
    values = {CHECKSUM: BLANK_CHECKSUM, **decision_table(decision)}
    first_values = {key.name: values[key.name] for key in DECISION_KEYS}
    reason_values = {"why": list(reasons)} if reasons else {}
    return {**first_values, **reason_values, **values}


def _nest_by_sign(texts_by_question: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return a table of texts by question id for each sign. The given texts are by question key."""
    nested: dict[str, dict[str, str]] = {}
    for key, text in texts_by_question.items():
        sign, _dot, question = key.partition(".")
        nested.setdefault(sign, {})[question] = text
    return nested


def _read_is_finished(reader: TableReader) -> bool:
    state = reader.read_text("state")
    if state and state not in ("in-progress", "finished"):
        reader.faults.add("state", _("this must be in-progress or finished"))
    return state == "finished"


def _read_sitting_id(reader: TableReader, key: str) -> str:
    value = reader.read_text(key)
    if value and not SITTING_ID_PATTERN.fullmatch(value):
        message = _("{value} is not the id of a sitting; an id looks like 20261123T101530Z")
        reader.faults.add(key, message.format(value=quote_value(value)))
    return value


def _read_notes(reader: TableReader) -> dict[str, str]:
    """Return the notes by question key, without empty notes."""
    notes = reader.read_texts_by_question("notes")
    return {key: note for key, note in notes.items() if note.strip()}


def _read_questionnaire_ref(reader: TableReader) -> QuestionnaireRef:
    questionnaire = reader.read_table("questionnaire")
    values = {key.name: questionnaire.read_text(key.name) for key in QUESTIONNAIRE_KEYS}
    for key in QUESTIONNAIRE_KEYS:
        value = values[key.name]
        if key.name in questionnaire.table and not re.fullmatch(key.value, value):
            message = _("{value} cannot be right")
            reader.faults.add(
                questionnaire.location(key.name), message.format(value=quote_value(value))
            )
    return QuestionnaireRef(**values)


def _as_table(value: Any) -> Table:
    """Return the value if it is a table, otherwise an empty table."""
    return value if isinstance(value, dict) else {}
