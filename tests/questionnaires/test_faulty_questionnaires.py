"""``tensigns check`` reports every fault of a questionnaire, each with its location."""

import copy
from pathlib import Path

import pytest
import tomli_w

from tensigns.errors import BadInput
from tensigns.library.check import check_builtin
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tests.questionnaires.faulty_questionnaires import FAULTY_QUESTIONNAIRES, FaultyQuestionnaire
from tests.questionnaires.format_faults import FORMAT_FAULTS, FORMAT_PROOF_FAULTS
from tests.questionnaires.proof_faults import PROOF_FAULTS
from tests.questionnaires.shape_faults import SHAPE_FAULTS
from tests.questionnaires.structure_faults import STRUCTURE_FAULTS
from tests.questionnaires.table_edits import SOUND, TableFault, set_values


def check(data: bytes, tmp_path: Path) -> list[str]:
    """The lines of ``tensigns check`` about a file, without the name of the file."""
    path = tmp_path / "q.toml"
    path.write_bytes(data)
    lines = check_file(path, Library(tmp_path / "data"))
    assert all(line.startswith(f"{path}: ") for line in lines)
    return [line.removeprefix(f"{path}: ") for line in lines]


def with_faults(*faults: TableFault) -> bytes:
    """The bytes of the sound questionnaire with these faults."""
    table = copy.deepcopy(SOUND)
    for edit, _location, _message in faults:
        edit(table)
    return tomli_w.dumps(table).encode()


def test_the_edited_questionnaire_has_no_fault(tmp_path: Path) -> None:
    assert check(tomli_w.dumps(SOUND).encode(), tmp_path) == []


def test_the_built_in_questionnaire_has_no_fault() -> None:
    assert check_builtin() == (1, ())


def test_there_are_at_least_50_faulty_questionnaires() -> None:
    assert len(FAULTY_QUESTIONNAIRES) >= 50


@pytest.mark.parametrize("faulty", FAULTY_QUESTIONNAIRES.values(), ids=FAULTY_QUESTIONNAIRES)
def test_one_fault_is_reported_once_with_its_location(
    faulty: FaultyQuestionnaire, tmp_path: Path
) -> None:
    (line,) = check(faulty.data, tmp_path)
    assert line.startswith(f"{faulty.location}: " if faulty.location else "")
    assert faulty.message in line


@pytest.mark.parametrize("name", SHAPE_FAULTS | STRUCTURE_FAULTS | FORMAT_FAULTS)
def test_a_questionnaire_with_a_fault_of_shape_or_structure_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        reading.parse_edition(FAULTY_QUESTIONNAIRES[name].data, "q")


@pytest.mark.parametrize("name", PROOF_FAULTS | FORMAT_PROOF_FAULTS)
def test_a_questionnaire_with_a_fault_of_the_proofs_can_be_read(name: str) -> None:
    reading.parse_edition(FAULTY_QUESTIONNAIRES[name].data, "q")


SIGN_FAULT = PROOF_FAULTS["a sign that cannot reach ten"]
"""A fault in one sign. It is reported beside faults in the other sign, the weighing or a step."""


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, fault in SHAPE_FAULTS.items()
        if fault[1].startswith(("sign late-texts ", "step"))
    ]
    + [
        name
        for name, fault in (STRUCTURE_FAULTS | FORMAT_FAULTS).items()
        if not fault[1].startswith(("sign silence", "decision"))
    ],
)
def test_faults_of_one_sign_hide_none_of_the_other(name: str, tmp_path: Path) -> None:
    fault = (SHAPE_FAULTS | STRUCTURE_FAULTS | FORMAT_FAULTS)[name]
    lines = check(with_faults(fault, SIGN_FAULT), tmp_path)
    assert [line for line in lines if line.startswith("sign silence: ")]
    assert len(lines) == 2
    assert any(fault[2] in line for line in lines)


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    names = ["points in words", "a misspelt key", "a text in German", "points in the weighing"]
    faults = [(SHAPE_FAULTS | STRUCTURE_FAULTS)[name] for name in names]
    lines = check(with_faults(*faults), tmp_path)
    assert sorted(line.partition(": ")[0] for line in lines) == sorted(fault[1] for fault in faults)


def test_check_and_an_error_message_list_the_first_hundred_faults(tmp_path: Path) -> None:
    table = copy.deepcopy(SOUND)
    for sign in table["sign"]:
        for question in sign["question"]:
            for option in question["option"]:
                option.update((f"colour-{number}", 1) for number in range(7))
    data = tomli_w.dumps(table).encode()
    lines = check(data, tmp_path)
    assert (len(lines), lines[-1]) == (101, "and 12 more")
    with pytest.raises(BadInput) as caught:
        reading.parse_edition(data, "q")
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[-1]) == (101, "q: and 12 more")


def test_a_reference_to_a_sign_with_an_invalid_id_is_no_second_fault(tmp_path: Path) -> None:
    rename_sign = set_values("sign late-texts", id="Late")
    lines = check(with_faults((rename_sign, "", "")), tmp_path)
    assert [line.partition(": ")[0] for line in lines] == ["sign Late id"]
