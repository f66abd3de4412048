"""Questionnaires read from TOML, with the bytes and the hash they are known by."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from tensigns.core.questionnaire import FORMAT, Questionnaire
from tensigns.core.sitting import QuestionnaireRef
from tensigns.questionnaires.conversion import ConvertedQuestionnaire
from tensigns.questionnaires.lint import convert_and_lint
from tensigns.storage import durable_files, toml
from tensigns.storage.file_faults import FaultList
from tensigns.text.clean import clean_values

_PACKAGE = Path(__file__).resolve().parent.parent

BUILTIN_FILENAME = "ten-signs.toml"
"""The file of the questionnaire that comes with the program."""

HASH_LENGTH = 16
"""How many hexadecimal digits of a file's SHA-256 tell one edition from another."""


class Edition(Struct, frozen=True):
    """A questionnaire just as it stood in its file."""

    questionnaire: Questionnaire
    data: bytes
    source: QuestionnaireRef


def questions_folder() -> Path:
    """The folder of the questionnaires that come with the program.

    A wheel carries its own; a checkout uses the folder that is edited.
    """
    packaged = _PACKAGE / "questions"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "questions"


@cache
def builtin_edition() -> Edition:
    """The questionnaire that comes with the program."""
    return read_edition(questions_folder() / BUILTIN_FILENAME)


@cache
def builtin_hash() -> str:
    """What the built-in questionnaire is known by, without taking it in."""
    return hash_of(durable_files.read(questions_folder() / BUILTIN_FILENAME))


def read_edition(path: Path) -> Edition:
    """The questionnaire in a file; :class:`BadInput` with every fault that was found."""
    return parse_edition(durable_files.read(path), durable_files.display_path(path))


def parse_edition(data: bytes, where: str) -> Edition:
    """The questionnaire in a file's bytes; :class:`BadInput` with every fault that was found."""
    faults = FaultList(where)
    questionnaire = convert_with_faults(data, where, faults).questionnaire
    faults.stop_if_any()
    assert questionnaire is not None  # noqa: S101  a fault would have been noted
    source = QuestionnaireRef(questionnaire.id, questionnaire.version, hash_of(data))
    return Edition(questionnaire, data, source)


def convert_with_faults(data: bytes, where: str, faults: FaultList) -> ConvertedQuestionnaire:
    """What could be made of a file's bytes, every fault of structure noted.

    :class:`BadInput` where it is no TOML or of a newer format.
    """
    table = clean_values(toml.parse(data, where))
    toml.refuse_newer(table, FORMAT, where)
    return convert_and_lint(table, faults)


def hash_of(data: bytes) -> str:
    """The start of the SHA-256 of a questionnaire's file."""
    return sha256(data).hexdigest()[:HASH_LENGTH]
