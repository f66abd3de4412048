"""Answers from a file: checked against the questionnaire, all faults told at once."""

from collections.abc import Mapping

from msgspec import Struct

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import UNKNOWN, Questionnaire
from tensigns.language import gettext as _
from tensigns.library.sitting_table import check_end
from tensigns.library.table_reader import TableReader, too_long_message
from tensigns.questionnaires.reading import Edition
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, quote_value, unknown_name_message
from tensigns.text.clean import NOTE_LIMIT

_KEYS = ("client", "note", "answers", "notes")


class AnswersFile(Struct, frozen=True):
    """What an answers file holds; ``client`` is none where it names nobody."""

    client: str | None
    note: str
    answers: Answers
    notes: Mapping[str, str]


def read_answers(data: bytes, where: str, edition: Edition) -> AnswersFile:
    """The answers in a file's bytes; :class:`BadInput` with every fault and its place.

    A sitting's own file is taken too, its other keys ignored. An answer to the weighing is
    dropped where the other answers do not lead to it.
    """
    table = toml.parse(data, where)
    faults = FaultList(where)
    fields = TableReader(table, faults)
    if {"format", "state", "questionnaire"} <= table.keys():
        check_end(table, faults)
    else:
        fields.only(_KEYS)
    client = fields.name("client") if "client" in table else None
    note = fields.optional_text("note", NOTE_LIMIT) or ""
    answers = fields.by_question("answers")
    notes = _notes(fields)
    check_answers(answers, edition.questionnaire, faults)
    check_keys(notes, edition.questionnaire, faults, "notes")
    faults.raise_if_any()
    counted = _counted(answers, edition.questionnaire, faults)
    faults.raise_if_any()
    return AnswersFile(client, note, counted, notes)


def client_name_in_answers(data: bytes, where: str) -> str | None:
    """Whom a file of answers names, if anybody; its answers are not looked at."""
    table = toml.parse(data, where)
    faults = FaultList(where)
    client = TableReader(table, faults).name("client") if "client" in table else None
    faults.raise_if_any()
    return client


def check_answers(
    answers: Answers, questionnaire: Questionnaire, faults: FaultList, table: str = "answers"
) -> None:
    """Note every answer that names no question, or none of its options."""
    check_keys(answers, questionnaire, faults, table)
    for key, given in answers.items():
        item = questionnaire.questions_by_key.get(key)
        if item is None or given == UNKNOWN or item.question.option(given) is not None:
            continue
        options = [*(option.id for option in item.question.options), UNKNOWN]
        message = _("{name} is no option; choose one of: {options}")
        told = unknown_name_message(given, options, message, options=", ".join(options))
        faults.add(f"{table}.{key}", told)


def check_keys(
    named: Mapping[str, str], questionnaire: Questionnaire, faults: FaultList, table: str
) -> None:
    """Note every key that names no question."""
    for key in named:
        if key not in questionnaire.questions_by_key:
            message = _("{name} is no question of the questionnaire")
            faults.add(
                f"{table}.{key}", unknown_name_message(key, questionnaire.questions_by_key, message)
            )


def _notes(fields: TableReader) -> dict[str, str]:
    """Notes by question, empty ones left out, each within its limit."""
    notes = fields.by_question("notes")
    for key, note in notes.items():
        if len(note) > NOTE_LIMIT:
            fields.faults.add(f"notes.{key}", too_long_message(len(note), NOTE_LIMIT))
    return {key: note for key, note in notes.items() if note.strip()}


def _counted(answers: Answers, questionnaire: Questionnaire, faults: FaultList) -> Answers:
    """The answers to questions that show; any other but the weighing is a fault."""
    showing = {item.key for item in visible_questions(questionnaire, answers)}
    for key, given in answers.items():
        if key not in showing and key != questionnaire.weighing_key:
            message = _("the other answers hide this question; leave {answer} out")
            faults.add(f"answers.{key}", message.format(answer=quote_value(given)))
    return {key: given for key, given in answers.items() if key in showing}
