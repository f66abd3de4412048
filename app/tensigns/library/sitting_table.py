"""A sitting as its TOML file has it, and back.

The file reads on its own: each answer stands there with the question as asked and the label as
shown. It ends with an empty table ``[end]``, whose absence tells a file cut short.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tensigns.core.decision.conditions import VisibleQuestion
from tensigns.core.decision.decide import Decision
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import text_in_language
from tensigns.core.sitting import REVIEW, QuestionnaireRef, Sitting
from tensigns.language import gettext as _
from tensigns.library.table_reader import TableReader
from tensigns.questionnaires.reading import Edition
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.storage.toml import Table, check_format

FORMAT = 1
"""The format of the files of clients and sittings."""

KNOWN_KEYS = frozenset(
    (
        *("format", "client", "state", "id", "started", "finished", "language", "at"),
        *("amends", "reason", "note", "questionnaire", "answers", "suggestions", "notes"),
        *("asked", "decision", "end"),
    )
)
"""The keys of a sitting's file that mean something; others are kept as they are."""

ID_PATTERN = re.compile(r"[0-9]{8}T[0-9]{6}Z(-[1-9][0-9]{0,5})?")
"""A finished sitting's id: the UTC start, then -2, -3 where that is taken."""

_SOURCE = {
    "id": re.compile(r"[a-z][a-z0-9-]{0,39}"),
    "version": re.compile(r"[0-9A-Za-z][0-9A-Za-z.]{0,19}"),
    "hash": re.compile(r"[0-9a-f]{16}"),
}


def sitting_to_table(
    edition: Edition, sitting: Sitting, decision: Decision | None, why: Sequence[str] = ()
) -> Table:
    """A sitting's file; ``decision`` is that of a finished one, ``why`` says it in sentences."""
    scalars = {
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
    }
    table: Table = {key: value for key, value in scalars.items() if value is not None}
    source = sitting.questionnaire_ref
    table["questionnaire"] = {"id": source.id, "version": source.version, "hash": source.hash}
    table["answers"] = _nested(sitting.answers)
    if sitting.suggestions:
        table["suggestions"] = _nested(sitting.suggestions)
    if sitting.notes:
        table["notes"] = _nested(sitting.notes)
    items = visible_questions(edition.questionnaire, sitting.answers)
    ended = sitting.finished is not None
    asked = [_asked(edition, sitting, item) for item in items if ended or item.answer is not None]
    if asked:
        table["asked"] = asked
    if decision:
        table["decision"] = _explained(decision_table(decision), why)
    table["end"] = {}
    return table


def sitting_from_table(table: Table, where: str) -> Sitting:
    """The sitting in a file; :class:`BadInput` with every fault and its place.

    Its answers are not held against a questionnaire here.
    """
    check_format(table, FORMAT, where)
    faults = FaultList(where)
    check_end(table, faults)
    faults.raise_if_any()
    fields = TableReader(table, faults)
    if table.get("format") != FORMAT:
        faults.add("format", _("this must be {format}").format(format=FORMAT))
    finished = _is_finished(fields)
    sitting = Sitting(
        client=fields.name("client"),
        language=fields.text("language"),
        questionnaire_ref=_source(fields),
        started=fields.moment("started"),
        finished=fields.moment("finished") if finished else None,
        id=_id(fields, "id") if finished else None,
        position=fields.optional_text("at") or REVIEW,
        answers=fields.by_question("answers"),
        suggestions=fields.by_question("suggestions"),
        notes={key: text for key, text in fields.by_question("notes").items() if text.strip()},
        note=fields.optional_text("note") or "",
        amends=_id(fields, "amends") if "amends" in table else None,
        reason=fields.optional_text("reason"),
    )
    faults.raise_if_any()
    return sitting


def check_end(table: Table, faults: FaultList) -> None:
    """Note where a sitting's file is cut short."""
    if "end" not in table:
        faults.add_for_file(_("the file is cut short: the table [end] at its end is missing"))


def decision_table(decision: Decision) -> Table:
    """The decision of the day, as a finished sitting's file keeps it."""
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


def keep_unknown_keys(table: Table, before: Mapping[str, Any]) -> Table:
    """A file's new table with the keys of the old one that mean nothing to this version."""
    kept = {key: value for key, value in before.items() if key not in KNOWN_KEYS}
    source = {**_table(before.get("questionnaire")), **table["questionnaire"]}
    body = {key: value for key, value in table.items() if key != "end"}
    return {**body, "questionnaire": source, **kept, "end": _table(before.get("end"))}


def _asked(edition: Edition, sitting: Sitting, item: VisibleQuestion) -> Table:
    sign = edition.questionnaire.questions_by_key[item.key].sign
    entry: Table = {"key": item.key}
    if sign is not None:
        entry["sign"] = text_in_language(sign.title, sitting.language)
    entry["question"] = text_in_language(item.question.text, sitting.language)
    if item.answer is None:
        entry["answer"] = _("not answered")
    elif item.option is None:
        entry["answer"] = _("I don't know")
    else:
        entry["answer"] = text_in_language(item.option.label, sitting.language)
        entry["points"] = item.option.points
    return entry


def _explained(decision: Table, why: Sequence[str]) -> Table:
    """A decision with its sentences before what only a program reads with ease."""
    if not why:
        return decision
    first = {key: decision[key] for key in ("recommendation", "points")}
    return {**first, "why": list(why), **decision}


def _nested(by_key: Mapping[str, str]) -> dict[str, dict[str, str]]:
    nested: dict[str, dict[str, str]] = {}
    for key, value in by_key.items():
        sign, _dot, question = key.partition(".")
        nested.setdefault(sign, {})[question] = value
    return nested


def _is_finished(fields: TableReader) -> bool:
    state = fields.text("state")
    if state and state not in ("in-progress", "finished"):
        fields.faults.add("state", _("this must be in-progress or finished"))
    return state == "finished"


def _id(fields: TableReader, key: str) -> str:
    value = fields.text(key)
    if value and not ID_PATTERN.fullmatch(value):
        message = _("{value} is no id of a sitting, such as 20261123T101530Z")
        fields.faults.add(key, message.format(value=quote_value(value)))
    return value


def _source(fields: TableReader) -> QuestionnaireRef:
    named = fields.within("questionnaire")
    values = {key: named.text(key) for key in _SOURCE}
    for key, pattern in _SOURCE.items():
        if key in named.table and not pattern.fullmatch(values[key]):
            message = _("{value} cannot be right")
            fields.faults.add(named.at(key), message.format(value=quote_value(values[key])))
    return QuestionnaireRef(**values)


def _table(value: Any) -> Table:
    return value if isinstance(value, dict) else {}
