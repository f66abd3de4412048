"""Read an answers file and check it against the questionnaire."""

from collections.abc import Mapping

from msgspec import Struct

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import UNKNOWN, Questionnaire
from tensigns.language import gettext as _
from tensigns.library.sitting_layout import user_texts
from tensigns.library.sitting_table import check_end
from tensigns.library.table_reader import TableReader, too_long_message
from tensigns.questionnaires.reading import Edition
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, add_surplus_marks, quote_value
from tensigns.text.clean import NOTE_LIMIT

ANSWERS_KEYS = frozenset(("client", "note", "answers", "notes"))
"""The keys of an answers file."""


class AnswersFile(Struct, frozen=True):
    """The content of an answers file. Answers and notes are by question key.

    ``client`` is the name of the client; None if the file names none. ``note`` is about the whole
    sitting and can be empty. ``is_weighing_left_out`` says that the file answers the weighing
    question, which is not asked with the other answers.
    """

    client: str | None
    note: str
    answers: Answers
    notes: Mapping[str, str]
    is_weighing_left_out: bool = False


def read_answers(data: bytes, file_label: str, edition: Edition) -> AnswersFile:
    """Return the answers in a file's bytes.

    Raise :class:`BadInput` with faults and their locations. The file of a sitting can be used as an
    answers file; its keys that an answers file does not have are ignored. The answer to the
    weighing question is dropped if the other answers hide that question.
    """
    table = toml.parse(data, file_label)
    faults = FaultList(file_label)
    reader = TableReader(table, faults)
    if {"format", "state", "questionnaire"} <= table.keys():
        check_end(table, faults)
    else:
        reader.refuse_unknown_keys(ANSWERS_KEYS)
    add_surplus_marks(user_texts(table), faults)
    client = reader.read_name("client") if "client" in table else None
    note = reader.read_optional_text("note", NOTE_LIMIT) or ""
    answers = reader.read_texts_by_question("answers")
    notes = _read_notes(reader)
    check_answers(answers, edition.questionnaire, faults)
    check_keys(notes, edition.questionnaire, faults, "notes")
    faults.raise_if_any()
    visible_answers = _visible_answers(answers, edition.questionnaire, faults)
    faults.raise_if_any()
    key = edition.questionnaire.weighing_key
    is_weighing_left_out = key not in visible_answers and answers.get(key, UNKNOWN) != UNKNOWN
    return AnswersFile(client, note, visible_answers, notes, is_weighing_left_out)


def client_name_in_answers(data: bytes, file_label: str) -> str | None:
    """Return the name of the client in an answers file; None if the file names no client.

    The answers are not checked. Raise :class:`BadInput` if the bytes are not TOML or the name is
    faulty.
    """
    table = toml.parse(data, file_label)
    faults = FaultList(file_label)
    client = TableReader(table, faults).read_name("client") if "client" in table else None
    faults.raise_if_any()
    return client


def check_answers(
    answers: Answers, questionnaire: Questionnaire, faults: FaultList, table: str = "answers"
) -> None:
    """Add a fault for each answer to a question that does not exist or that has no such option.

    ``table`` is the name of the file's table that holds the answers, for the location of a fault.
    It is empty if the answers are from no file.
    """
    check_keys(answers, questionnaire, faults, table)
    for key, answer in answers.items():
        keyed_question = questionnaire.questions_by_key.get(key)
        if (
            keyed_question is None
            or answer == UNKNOWN
            or keyed_question.question.option(answer) is not None
        ):
            continue
        options = [*(option.id for option in keyed_question.question.options), UNKNOWN]
        message = _("{name} is no option; choose one of: {options}")
        faults.add_unknown_name(
            _location(table, key), answer, options, message, options=", ".join(options)
        )


def check_keys(
    texts_by_question: Mapping[str, str],
    questionnaire: Questionnaire,
    faults: FaultList,
    table: str,
) -> None:
    """Add a fault for each key that is not the key of a question.

    ``table`` is the name of the file's table that holds the texts, for the location of a fault.
    """
    known_keys = questionnaire.questions_by_key
    for key in texts_by_question:
        if key not in known_keys:
            message = _("{name} is no question of the questionnaire")
            faults.add_unknown_name(_location(table, key), key, known_keys, message)


def _location(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key


def _read_notes(reader: TableReader) -> dict[str, str]:
    """Return the notes by question key, without empty notes.

    Add a fault for each note that is too long.
    """
    notes = reader.read_texts_by_question("notes")
    for key, note in notes.items():
        if len(note) > NOTE_LIMIT:
            reader.faults.add(f"notes.{key}", too_long_message(len(note), NOTE_LIMIT))
    return {key: note for key, note in notes.items() if note.strip()}


def _visible_answers(
    answers: Answers, questionnaire: Questionnaire, faults: FaultList
) -> dict[str, str]:
    """Return the answers to visible questions.

    Add a fault for each answer to a hidden question, except the weighing question.
    """
    visible_keys = {visible.key for visible in visible_questions(questionnaire, answers)}
    for key, answer in answers.items():
        if key not in visible_keys and key != questionnaire.weighing_key:
            message = _("the other answers hide this question; leave {answer} out")
            faults.add(f"answers.{key}", message.format(answer=quote_value(answer)))
    return {key: answer for key, answer in answers.items() if key in visible_keys}
