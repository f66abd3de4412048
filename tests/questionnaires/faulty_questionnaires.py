"""Questionnaires with one fault, made from the example of the guide.

``python -m tests.questionnaires.faulty_questionnaires FOLDER`` writes them into a folder, to try
``tensigns check`` on.
"""

import copy
import sys
from pathlib import Path
from typing import NamedTuple

import tomli_w

from tests.guide_examples import EXAMPLES
from tests.questionnaires.format_faults import FORMAT_FAULTS, FORMAT_PROOF_FAULTS
from tests.questionnaires.proof_faults import PROOF_FAULTS
from tests.questionnaires.shape_faults import SHAPE_FAULTS
from tests.questionnaires.structure_faults import STRUCTURE_FAULTS
from tests.questionnaires.table_edits import SOUND, TableFault


class FaultyQuestionnaire(NamedTuple):
    """A questionnaire's bytes, the location of its fault, and a part of the fault's message."""

    data: bytes
    location: str
    message: str


def mistyped_example(before: str, after: str, encoding: str = "utf-8") -> bytes:
    """Return the bytes of the example with one passage replaced."""
    sound = EXAMPLES["en"]
    assert before in sound
    return sound.replace(before, after, 1).encode(encoding)


FILE_FAULTS: dict[str, FaultyQuestionnaire] = {
    "a missing quote": FaultyQuestionnaire(
        mistyped_example('id = "web-design"', 'id = "web-design'), "line 4, column 17", "TOML"
    ),
    "a missing bracket": FaultyQuestionnaire(
        mistyped_example("[[sign]]", "[[sign]"), "line 18, column 7", "TOML"
    ),
    "a key twice": FaultyQuestionnaire(
        mistyped_example('version = "1.0"', 'version = "1.0"\nversion = "2"'),
        "line 6, column 14",
        "TOML",
    ),
    "a missing comma": FaultyQuestionnaire(
        mistyped_example('label.en = "Never" },', 'label.en = "Never" }'),
        "line 34, column 5",
        "TOML",
    ),
    "another encoding": FaultyQuestionnaire(
        mistyped_example("Two signs", "Deux signes, d\u00e9j\u00e0", "latin-1"), "line 7", "UTF-8"
    ),
    "a byte order mark": FaultyQuestionnaire(
        b"\xef\xbb\xbf" + EXAMPLES["en"].encode(), "", "byte order mark"
    ),
    "a newer format": FaultyQuestionnaire(
        mistyped_example("format = 1", "format = 3"), "", "needs a newer version"
    ),
}
"""Faults of the whole file: invalid TOML, another encoding, a newer format."""


def _faulty(fault: TableFault) -> FaultyQuestionnaire:
    edit, location, message = fault
    table = copy.deepcopy(SOUND)
    edit(table)
    return FaultyQuestionnaire(tomli_w.dumps(table).encode(), location, message)


FAULTY_QUESTIONNAIRES = FILE_FAULTS | {
    name: _faulty(fault)
    for faults in (
        SHAPE_FAULTS,
        STRUCTURE_FAULTS,
        FORMAT_FAULTS,
        PROOF_FAULTS,
        FORMAT_PROOF_FAULTS,
    )
    for name, fault in faults.items()
}
"""All faulty questionnaires, by the name of the fault."""


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, faulty in FAULTY_QUESTIONNAIRES.items():
        (folder / f"{name.replace(' ', '-')}.toml").write_bytes(faulty.data)
    print(len(FAULTY_QUESTIONNAIRES), "in", folder)
