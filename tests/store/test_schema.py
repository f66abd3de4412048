"""The JSON Schema that the first line of a questionnaire names, for editors."""

import copy
import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tensigns.store.resources import questions_folder
from tests import schema
from tests.own import EXAMPLES

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
