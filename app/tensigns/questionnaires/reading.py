"""Read questionnaires from TOML files, and identify them by their hash."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tensigns.core.questionnaire import FORMAT, Questionnaire
from tensigns.core.sitting import QuestionnaireRef
from tensigns.storage import durable_files
from tensigns.storage.file_faults import FaultList
from tensigns.text.clean import clean_values

if TYPE_CHECKING:
    from tensigns.questionnaires.conversion import ConvertedQuestionnaire

_PACKAGE = Path(__file__).resolve().parent.parent

BUILTIN_FILENAME = "ten-signs.toml"
"""The file name of the built-in questionnaire."""

COMPILED_BUILTIN_PATH = _PACKAGE / "questionnaires" / "builtin.json"
"""The path of the compiled built-in questionnaire. A build makes this file."""

HASH_LENGTH = 16
"""The number of hexadecimal digits of a file's SHA-256 that identify an edition."""


class Edition(Struct, frozen=True):
    """A questionnaire, the bytes of its file, and the reference that sittings store."""

    questionnaire: Questionnaire
    data: bytes
    ref: QuestionnaireRef


class _CompiledQuestionnaire(Struct, frozen=True):
    """A questionnaire, and the text and the whole SHA-256 of the file that it was compiled from."""

    text: str
    sha256: str
    questionnaire: Questionnaire


def questions_folder() -> Path:
    """Return the folder of the questionnaires that come with the program.

    In a wheel the folder is in the package; in a checkout it is at the top level.
    """
    packaged_folder = _PACKAGE / "questions"
    return packaged_folder if packaged_folder.is_dir() else _PACKAGE.parent.parent / "questions"


@cache
def builtin_edition() -> Edition:
    """Return the built-in questionnaire."""
    path = questions_folder() / BUILTIN_FILENAME
    data = durable_files.read(path)
    return _read_compiled_edition(data) or parse_edition(data, durable_files.display_path(path))


def _read_compiled_edition(data: bytes) -> Edition | None:
    """Return the compiled edition of the built-in questionnaire, whose file has the bytes ``data``.

    Return None if nothing was compiled, or if the questionnaire was edited since. A compiled
    questionnaire is not checked, because every start waits for it; a test checks it.
    """
    try:
        json_data = COMPILED_BUILTIN_PATH.read_bytes()
        compiled = msgspec.json.decode(json_data, type=_CompiledQuestionnaire)
    except (OSError, ValueError, msgspec.DecodeError):
        return None
    if compiled.text.encode() != data:
        return None
    return _edition(compiled.questionnaire, data, compiled.sha256)


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
    # Imported here because the compiled questionnaire needs no hash.
    from hashlib import sha256  # noqa: PLC0415

    faults = FaultList(file_label)
    questionnaire = parse_questionnaire(data, file_label, faults).questionnaire
    faults.raise_if_any()
    assert questionnaire is not None  # noqa: S101  without a fault there is a questionnaire
    return _edition(questionnaire, data, sha256(data).hexdigest())


def _edition(questionnaire: Questionnaire, data: bytes, file_hash: str) -> Edition:
    """Return an edition. ``file_hash`` is the whole SHA-256 of the file in hexadecimal digits."""
    ref = QuestionnaireRef(questionnaire.id, questionnaire.version, file_hash[:HASH_LENGTH])
    return Edition(questionnaire, data, ref)


def parse_questionnaire(
    data: bytes, file_label: str, faults: FaultList
) -> "ConvertedQuestionnaire":
    """Convert the questionnaire in a file's bytes as far as possible.

    Add every fault of its structure to ``faults``. Raise :class:`BadInput` if the bytes are not
    TOML, or if this program cannot read the questionnaire because its format is newer.
    """
    # Imported here because the compiled questionnaire needs none of these modules.
    from tensigns.questionnaires.structure_check import (  # noqa: PLC0415
        convert_and_check_structure,
    )
    from tensigns.storage import toml  # noqa: PLC0415

    table = clean_values(toml.parse(data, file_label))
    toml.check_format(table, FORMAT, file_label)
    return convert_and_check_structure(table, faults)
