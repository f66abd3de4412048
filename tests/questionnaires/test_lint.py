"""Questionnaires with one fault are told that fault alone, at its place; with several, all."""

import copy
from pathlib import Path

import pytest
import tomli_w

from tensigns.errors import BadInput
from tensigns.library.check import check_builtin, check_file
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tests import faulty_questionnaires
from tests.faulty_questionnaires import BROKEN, PROOFS, SHAPES, SOUND, STRUCTURE, Broken, Row


def check(data: bytes, tmp_path: Path) -> list[str]:
    """What ``tensigns check`` says of a file, without the name of the file."""
    path = tmp_path / "q.toml"
    path.write_bytes(data)
    told = check_file(path, Library(tmp_path / "data"))
    assert all(line.startswith(f"{path}: ") for line in told)
    return [line.removeprefix(f"{path}: ") for line in told]


def both(*rows: Row) -> bytes:
    table = copy.deepcopy(SOUND)
    for change, _place, _said in rows:
        change(table)
    return tomli_w.dumps(table).encode()


def test_what_they_are_made_from_is_sound(tmp_path: Path) -> None:
    assert check(tomli_w.dumps(SOUND).encode(), tmp_path) == []


def test_the_built_in_one_has_no_fault() -> None:
    assert check_builtin() == (1, ())


def test_there_are_enough_of_them() -> None:
    assert len(BROKEN) >= 50


@pytest.mark.parametrize("one", BROKEN.values(), ids=BROKEN)
def test_one_fault_is_told_as_one_at_its_place(one: Broken, tmp_path: Path) -> None:
    (line,) = check(one.data, tmp_path)
    assert line.startswith(f"{one.place}: " if one.place else "")
    assert one.said in line


@pytest.mark.parametrize("name", SHAPES | STRUCTURE)
def test_what_cannot_be_asked_is_not_taken(name: str) -> None:
    with pytest.raises(BadInput):
        reading.parse_edition(BROKEN[name].data, "q")


@pytest.mark.parametrize("name", PROOFS)
def test_what_was_answered_once_opens_all_the_same(name: str) -> None:
    reading.parse_edition(BROKEN[name].data, "q")


SILENT = PROOFS["a sign that cannot reach ten"]
"""A fault in one sign, told whatever is wrong in the other, in the weighing and in steps."""


@pytest.mark.parametrize(
    "name",
    [name for name, row in SHAPES.items() if row[1].startswith(("sign late-texts ", "step"))]
    + [name for name, row in STRUCTURE.items() if not row[1].startswith("sign silence")],
)
def test_other_faults_are_told_with_it(name: str, tmp_path: Path) -> None:
    row = (SHAPES | STRUCTURE)[name]
    lines = check(both(row, SILENT), tmp_path)
    assert [line for line in lines if line.startswith("sign silence: ")]
    assert len(lines) == 2
    assert any(row[2] in line for line in lines)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    names = ["points in words", "a misspelt key", "a text in German", "points for the weighing"]
    rows = [(SHAPES | STRUCTURE)[name] for name in names]
    lines = check(both(*rows), tmp_path)
    assert sorted(line.partition(": ")[0] for line in lines) == sorted(row[1] for row in rows)


def test_more_than_a_screenful_is_told_by_check_and_counted_elsewhere(tmp_path: Path) -> None:
    table = copy.deepcopy(SOUND)
    for sign in table["sign"]:
        for question in sign["question"]:
            for option in question["option"]:
                option["colour"] = option["weight"] = 1
    data = tomli_w.dumps(table).encode()
    assert len(check(data, tmp_path)) == 32
    with pytest.raises(BadInput) as caught:
        reading.parse_edition(data, "q")
    told = str(caught.value).splitlines()
    assert (len(told), told[-1]) == (21, "q: and 12 more")


def test_a_name_that_a_misfit_took_away_is_no_fault_of_who_names_it(tmp_path: Path) -> None:
    late = faulty_questionnaires.changed("sign late-texts", id="Late")
    lines = check(both((late, "", "")), tmp_path)
    assert [line.partition(": ")[0] for line in lines] == ["sign Late id"]
