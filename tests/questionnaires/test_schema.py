"""The JSON Schema of a questionnaire, which editors use."""

import copy
import json
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from jsonschema import Draft7Validator

from tensigns.questionnaires.conversion import convert
from tensigns.questionnaires.reading import questions_folder
from tensigns.storage.file_faults import FaultList
from tests import schema
from tests.guide_examples import EXAMPLES
from tests.library.sample import THOROUGH
from tests.questionnaires.table_edits import SOUND

QUESTIONNAIRES = {
    "ten-signs": (questions_folder() / "ten-signs.toml").read_text(encoding="utf-8"),
    **EXAMPLES,
}
DOCUMENT = json.loads(schema.PATH.read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(DOCUMENT)
Table = dict[str, Any]


def test_the_schema_file_is_up_to_date() -> None:
    """If this fails, run ``python tests/schema.py``."""
    assert schema.PATH.read_text(encoding="utf-8") == schema.text()


def test_the_schema_is_valid() -> None:
    Draft7Validator.check_schema(DOCUMENT)


@pytest.mark.parametrize("text", QUESTIONNAIRES.values(), ids=QUESTIONNAIRES)
def test_our_questionnaires_name_the_schema_and_are_valid_under_it(text: str) -> None:
    assert text.splitlines()[0] == f"#:schema ./{schema.PATH.name}"
    assert (questions_folder() / schema.PATH.name).is_file()
    assert [error.message for error in VALIDATOR.iter_errors(tomllib.loads(text))] == []


def sign(table: Table) -> Any:
    return table["sign"][0]


def question(table: Table) -> Any:
    return table["sign"][0]["question"][0]


def condition(table: Table) -> Any:
    return table["sign"][0]["question"][1]["show_if"]


INVALID_EDITS: dict[str, Callable[[Table], object]] = {
    "an unknown key": lambda table: sign(table).update(colour="red"),
    "a missing key": lambda table: sign(table).pop("why"),
    "a number instead of a text": lambda table: table["title"].update(en=1),
    "a text instead of a number": lambda table: question(table)["option"][1].update(points="2"),
    "a bare text": lambda table: table.update(title="x"),
    "a newer format": lambda table: table.update(format=3),
    "no such type": lambda table: question(table).update(type="free"),
    "an id in capitals": lambda table: sign(table).update(id="Late"),
    "ten options": lambda table: question(table)["option"].extend(
        question(table)["option"][:1] * 10
    ),
    "one option": lambda table: question(table).update(option=question(table)["option"][:1]),
    "a hundred points": lambda table: question(table)["option"][1].update(points=100),
    "zero days until the recheck": lambda table: table["decision"]["recheck"].update(keep=0),
    "a condition with all and any": lambda table: condition(table).update(
        any=condition(table)["all"]
    ),
    "a condition without tests": lambda table: condition(table).clear(),
    "a test with is and is_not": lambda table: condition(table)["all"][0].update({"is": ["never"]}),
    "no such recommendation": lambda table: table["step"][0].update(to=["leave"]),
}


@pytest.mark.parametrize("edit", INVALID_EDITS.values(), ids=INVALID_EDITS)
def test_an_invalid_edit_makes_the_questionnaire_invalid(edit: Callable[[Table], object]) -> None:
    table = copy.deepcopy(tomllib.loads(next(iter(EXAMPLES.values()))))
    assert VALIDATOR.is_valid(table)
    edit(table)
    assert not VALIDATOR.is_valid(table)


VALUES = st.recursive(
    st.sampled_from(["", "x", "en", "Late", "late\n", "scale", "fire"])
    | st.integers(-200, 5_000)
    | st.just(0.5)
    | st.booleans()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["en", "id", "points", "all", "question"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def entries(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container, at any depth, with each of its keys or indexes."""
    keys = (
        list(node) if isinstance(node, dict) else range(len(node) if isinstance(node, list) else 0)
    )
    for key in keys:
        yield node, key
        yield from entries(node[key])


@settings(max_examples=5_000 if THOROUGH else 200, deadline=None)
@given(st.data())
def test_the_conversion_refuses_exactly_what_the_schema_refuses(data: DataObject) -> None:
    table = copy.deepcopy(SOUND)
    for _ in range(data.draw(st.integers(1, 3))):
        candidates = list(entries(table))
        node, key = candidates[data.draw(st.integers(0, len(candidates) - 1))]
        if isinstance(node, dict) and data.draw(st.booleans()):
            del node[key]
        else:
            node[key] = data.draw(VALUES)
    faults = FaultList("q")
    convert(table, faults)
    # a schema cannot compare thresholds with each other
    comparisons = ("q: decision: serious must be", "q: decision: sum_watch must be")
    schema_faults = [line for line in faults.lines if not line.startswith(comparisons)]
    assert VALIDATOR.is_valid(table) == (not schema_faults)
