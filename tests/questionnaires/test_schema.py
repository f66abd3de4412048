"""The JSON Schema that the first line of a questionnaire names, for editors."""

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
from tests.faulty_questionnaires import SOUND
from tests.guide_examples import EXAMPLES
from tests.library.sample import THOROUGH

QUESTIONNAIRES = {
    "ten-signs": (questions_folder() / "ten-signs.toml").read_text(encoding="utf-8"),
    **EXAMPLES,
}
DOCUMENT = json.loads(schema.PATH.read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(DOCUMENT)
Table = dict[str, Any]


def test_it_is_that_of_the_types() -> None:
    """Mend it with ``python tests/schema.py``."""
    assert schema.PATH.read_text(encoding="utf-8") == schema.text()


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(DOCUMENT)


@pytest.mark.parametrize("text", QUESTIONNAIRES.values(), ids=QUESTIONNAIRES)
def test_our_own_questionnaires_fit_it_and_name_it(text: str) -> None:
    assert text.splitlines()[0] == f"#:schema ./{schema.PATH.name}"
    assert (questions_folder() / schema.PATH.name).is_file()
    assert [each.message for each in VALIDATOR.iter_errors(tomllib.loads(text))] == []


def sign(table: Table) -> Any:
    return table["sign"][0]


def question(table: Table) -> Any:
    return table["sign"][0]["question"][0]


def condition(table: Table) -> Any:
    return table["sign"][0]["question"][1]["show_if"]


WRONG: dict[str, Callable[[Table], object]] = {
    "an unknown key": lambda it: sign(it).update(colour="red"),
    "a missing key": lambda it: sign(it).pop("why"),
    "a number for a text": lambda it: it["title"].update(en=1),
    "a text for a number": lambda it: question(it)["option"][1].update(points="2"),
    "a bare text": lambda it: it.update(title="x"),
    "another format": lambda it: it.update(format=2),
    "no such type": lambda it: question(it).update(type="free"),
    "an id in capitals": lambda it: sign(it).update(id="Late"),
    "ten options": lambda it: question(it)["option"].extend(question(it)["option"][:1] * 10),
    "one option": lambda it: question(it).update(option=question(it)["option"][:1]),
    "a hundred points": lambda it: question(it)["option"][1].update(points=100),
    "no days": lambda it: it["decision"]["recheck"].update(keep=0),
    "both ways to join": lambda it: condition(it).update(any=condition(it)["all"]),
    "neither way": lambda it: condition(it).clear(),
    "both ways to test": lambda it: condition(it)["all"][0].update({"is": ["never"]}),
    "no such recommendation": lambda it: it["step"][0].update(to=["leave"]),
}


@pytest.mark.parametrize("breaking", WRONG.values(), ids=WRONG)
def test_wrong_ones_do_not_fit_it(breaking: Callable[[Table], object]) -> None:
    table = copy.deepcopy(tomllib.loads(next(iter(EXAMPLES.values()))))
    assert VALIDATOR.is_valid(table)
    breaking(table)
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


def spots(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with every key or number in it."""
    keys = (
        list(node) if isinstance(node, dict) else range(len(node) if isinstance(node, list) else 0)
    )
    for key in keys:
        yield node, key
        yield from spots(node[key])


@settings(max_examples=5_000 if THOROUGH else 200, deadline=None)
@given(st.data())
def test_the_loader_refuses_just_what_does_not_fit_it(data: DataObject) -> None:
    table = copy.deepcopy(SOUND)
    for _each in range(data.draw(st.integers(1, 3))):
        everywhere = list(spots(table))
        node, key = everywhere[data.draw(st.integers(0, len(everywhere) - 1))]
        if isinstance(node, dict) and data.draw(st.booleans()):
            del node[key]
        else:
            node[key] = data.draw(VALUES)
    faults = FaultList("q")
    convert(table, faults)
    # What figures are to each other is beyond a schema.
    figures = ("q: decision: serious must be", "q: decision: sum_watch must be")
    misfits = [line for line in faults.lines if not line.startswith(figures)]
    assert VALIDATOR.is_valid(table) == (not misfits)
