"""Read questionnaires from TOML files, and identify them by their hash."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from tensigns.core.questionnaire import FORMAT, Questionnaire
from tensigns.core.sitting import QuestionnaireRef
from tensigns.questionnaires.conversion import ConvertedQuestionnaire
from tensigns.questionnaires.structure_check import convert_and_check_structure
from tensigns.storage import durable_files, toml
from tensigns.storage.file_faults import FaultList
from tensigns.text.clean import clean_values

_PACKAGE = Path(__file__).resolve().parent.parent

BUILTIN_FILENAME = "ten-signs.toml"
"""The file name of the built-in questionnaire."""

HASH_LENGTH = 16
"""The number of hexadecimal digits of a file's SHA-256 that identify an edition."""


class Edition(Struct, frozen=True):
    """A questionnaire, the bytes of its file, and the reference that sittings store."""

    questionnaire: Questionnaire
    data: bytes
    ref: QuestionnaireRef


def questions_folder() -> Path:
    """Return the folder of the questionnaires that come with the program.

    In a wheel the folder is in the package; in a checkout it is at the top level.
    """
    packaged_folder = _PACKAGE / "questions"
    return packaged_folder if packaged_folder.is_dir() else _PACKAGE.parent.parent / "questions"


@cache
def builtin_edition() -> Edition:
    """Return the built-in questionnaire."""
    return read_edition(questions_folder() / BUILTIN_FILENAME)


@cache
def builtin_hash() -> str:
    """Return the hash of the built-in questionnaire. The questionnaire is not parsed."""
    return edition_hash(durable_files.read(questions_folder() / BUILTIN_FILENAME))


def read_edition(path: Path) -> Edition:
    """Read the questionnaire in a file.

    Raise :class:`BadInput` with every fault of its structure.
    """
    return parse_edition(durable_files.read(path), durable_files.display_path(path))


def parse_edition(data: bytes, file_label: str) -> Edition:
    """Return the questionnaire in a file's bytes.

    ``file_label`` names the file in messages. Raise :class:`BadInput` with every fault of the
    questionnaire's structure.
    """
    faults = FaultList(file_label)
    questionnaire = parse_questionnaire(data, file_label, faults).questionnaire
    faults.raise_if_any()
    assert questionnaire is not None  # noqa: S101  without a fault there is a questionnaire
    ref = QuestionnaireRef(questionnaire.id, questionnaire.version, edition_hash(data))
    return Edition(questionnaire, data, ref)


def parse_questionnaire(data: bytes, file_label: str, faults: FaultList) -> ConvertedQuestionnaire:
    """Convert the questionnaire in a file's bytes as far as possible.

    Add every fault of its structure to ``faults``. Raise :class:`BadInput` if the bytes are not
    TOML, or if this program cannot read the questionnaire because its format is newer.
    """
    table = clean_values(toml.parse(data, file_label))
    toml.check_format(table, FORMAT, file_label)
    return convert_and_check_structure(table, faults)


def edition_hash(data: bytes) -> str:
    """Return the first digits of the SHA-256 of a questionnaire file."""
    return sha256(data).hexdigest()[:HASH_LENGTH]
