"""A sitting to the table of its TOML file, and back.

The file can be read without the program: it has each answer with the question as asked and the
label as shown. It ends with an empty table ``[end]``. A file without it was cut short.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from tensigns.core.decision.conditions import VisibleQuestion
from tensigns.core.decision.decide import Decision
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


def sitting_to_table(
    edition: Edition,
    sitting: Sitting,
    decision: Decision | None = None,
    reasons: Sequence[str] = (),
) -> Table:
    """The table of a sitting's file.

    ``decision`` is that of a finished sitting, and ``reasons`` explain it in sentences. The
    checksum is left blank.
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
    """The sitting in a file's table; :class:`BadInput` with every fault and its location.

    Its answers are not checked against a questionnaire.
    """
    check_format(table, FORMAT, file_label)
    faults = FaultList(file_label)
    check_end(table, faults)
    faults.raise_if_any()
    reader = TableReader(table, faults)
    if table.get("format") != FORMAT:
        faults.add("format", _("this must be {format}").format(format=FORMAT))
    finished = _read_is_finished(reader)
    sitting = Sitting(
        client=reader.read_name("client"),
        language=reader.read_text("language"),
        questionnaire_ref=_read_questionnaire_ref(reader),
        started=reader.read_time("started"),
        finished=reader.read_time("finished") if finished else None,
        id=_read_sitting_id(reader, "id") if finished else None,
        position=reader.read_optional_text("at") or REVIEW,
        answers=reader.read_texts_by_question("answers"),
        suggestions=reader.read_texts_by_question("suggestions"),
        notes={
            key: text
            for key, text in reader.read_texts_by_question("notes").items()
            if text.strip()
        },
        note=reader.read_optional_text("note") or "",
        amends=_read_sitting_id(reader, "amends") if "amends" in table else None,
        reason=reader.read_optional_text("reason"),
    )
    faults.raise_if_any()
    return sitting


def check_end(table: Table, faults: FaultList) -> None:
    """Add a fault if a sitting's file is cut short."""
    if "end" not in table:
        faults.add_for_file(_("the file is cut short: the table [end] at its end is missing"))


def decision_table(decision: Decision) -> Table:
    """A decision as a finished sitting's file has it, without the checksum and the reasons."""
    return {
        "recommendation": decision.recommendation,
        "points": decision.points,
        "settled": decision.settled,
        "range": [decision.mildest, decision.gravest],
        "rule": [
            {
                "rule": rule.rule,
                "recommendation": rule.recommendation,
                "signs": list(rule.signs),
                "points": rule.points,
            }
            for rule in decision.rules
        ],
        "points-by-sign": {score.sign: score.points for score in decision.scores},
    }


def keep_unknown_keys(table: Table, previous: Mapping[str, Any]) -> Table:
    """A draft's new table with the keys of the previous one that this version does not know."""
    unknown = {key: value for key, value in previous.items() if key not in KEYS}
    questionnaire = {**_as_table(previous.get("questionnaire")), **table["questionnaire"]}
    body = {key: value for key, value in table.items() if key != "end"}
    end = _as_table(previous.get("end"))
    return {**body, "questionnaire": questionnaire, **unknown, "end": end}


def _questionnaire_table(questionnaire_ref: QuestionnaireRef) -> Table:
    values = asdict(questionnaire_ref)
    return {key.name: values[key.name] for key in QUESTIONNAIRE_KEYS}


def _asked_questions(edition: Edition, sitting: Sitting) -> list[Table]:
    """The visible questions of a finished sitting, or the answered ones of a draft."""
    questions = visible_questions(edition.questionnaire, sitting.answers)
    return [
        _asked_question(edition, sitting, question)
        for question in questions
        if sitting.finished or question.answer is not None
    ]


def _asked_question(edition: Edition, sitting: Sitting, visible: VisibleQuestion) -> Table:
    sign = edition.questionnaire.questions_by_key[visible.key].sign
    entry: Table = {"key": visible.key}
    if sign is not None:
        entry["sign"] = text_in_language(sign.title, sitting.language)
    entry["question"] = text_in_language(visible.question.text, sitting.language)
    if visible.answer is None:
        entry["answer"] = _("not answered")
    elif visible.option is None:
        entry["answer"] = _("I don't know")
    else:
        entry["answer"] = text_in_language(visible.option.label, sitting.language)
        entry["points"] = visible.option.points
    return entry


def _decision_with_reasons(decision: Decision, reasons: Sequence[str]) -> Table:
    """A decision with its reasons before the keys that mean little to a reader of the file."""
    values = {CHECKSUM: BLANK_CHECKSUM, **decision_table(decision)}
    first = {key.name: values[key.name] for key in DECISION_KEYS}
    return {**first, "why": list(reasons), **values} if reasons else {**first, **values}


def _nest_by_sign(texts_by_question: Mapping[str, str]) -> dict[str, dict[str, str]]:
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
        message = _("{value} is no id of a sitting, such as 20261123T101530Z")
        reader.faults.add(key, message.format(value=quote_value(value)))
    return value


def _read_notes(reader: TableReader) -> dict[str, str]:
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
    return value if isinstance(value, dict) else {}
