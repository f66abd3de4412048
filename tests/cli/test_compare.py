"""``tensigns compare``: two clients, or one at two times."""

import json
from pathlib import Path

import pytest

from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import ANSWERS, Commands

MILD = """\
client = "Initech"
[answers]
slow-payment.late = "none"
"""


@pytest.fixture
def both(tensigns: Commands) -> None:
    tensigns.globex()
    tensigns.ok("ask", "--answers", "-", stdin=MILD)


@pytest.mark.usefixtures("both")
def test_the_table_tells_both(tensigns: Commands) -> None:
    told = tensigns.ok("compare", "globex b.v.", "initech")
    heading, table, *_more = told.split("\n\n")
    assert heading.startswith("Globex B.V. and Initech\nGlobex B.V. comes to ")
    assert table.splitlines()[0].split() == ["Globex", "B.V.", "Initech", "difference"]
    assert "    Globex B.V.: " in told
    assert "Note: May and June" in told


@pytest.mark.usefixtures("both")
def test_json_holds_both_documents_and_every_sign(tensigns: Commands) -> None:
    told = tensigns.json("compare", "globex b.v.", "initech")
    assert list(told) == ["a", "b", "signs"]
    assert told["a"] == tensigns.json("show", "globex b.v.")
    assert told["b"] == tensigns.json("show", "initech")
    assert [each["id"] for each in told["signs"]] == [each["id"] for each in told["a"]["signs"]]
    assert all(each["comparable"] for each in told["signs"])
    difference = sum(each["difference"] for each in told["signs"])
    assert difference == told["b"]["points"] - told["a"]["points"] != 0
    as_format = tensigns.ok("compare", "globex b.v.", "initech", "--format", "json")
    assert json.loads(as_format) == told
    assert tensigns.json("export", "globex b.v.", "initech") == told


@pytest.mark.usefixtures("both")
def test_markdown_is_that_of_export(tensigns: Commands) -> None:
    told = tensigns.ok("compare", "globex b.v.", "initech", "--format", "markdown")
    assert told.startswith("# Globex B.V. and Initech\n")
    assert told == tensigns.ok("export", "globex b.v.", "initech")


def test_one_client_at_two_times(tensigns: Commands) -> None:
    first = tensigns.globex()
    tensigns.ok(
        "ask", "globex b.v.", "--answers", "-", stdin=MILD.replace("Initech", "Globex B.V.")
    )
    told = tensigns.json("compare", f"globex b.v.@{first}", "globex b.v.")
    assert told["a"]["sitting"] == first != told["b"]["sitting"]
    assert tensigns.ok("compare", f"globex b.v.@{first}", "globex b.v.").startswith("Globex B.V.\n")


def test_a_sitting_against_itself_shows_no_difference(tensigns: Commands) -> None:
    tensigns.globex()
    told = tensigns.json("compare", "globex b.v.", "globex b.v.")
    assert {each["difference"] for each in told["signs"]} == {0}


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    "args",
    [
        (),
        ("globex b.v.",),
        ("globex b.v.", "nobody"),
        ("globex b.v.", "initech", "more"),
        ("globex b.v.", "initech@20200101T000000Z"),
        ("globex b.v.", "initech", "--format", "html"),
    ],
)
def test_what_cannot_be_compared_is_refused(args: tuple[str, ...], tensigns: Commands) -> None:
    tensigns.refused("compare", *args)


@pytest.mark.usefixtures("both")
def test_a_sign_that_was_revised_is_named_and_not_compared(tensigns: Commands) -> None:
    question = b'id = "late"\n'
    assert builtin_edition().data.count(question) == 1
    Path("newer.toml").write_bytes(
        builtin_edition().data.replace(question, question + b"revision = 2\n")
    )
    tensigns.ok("ask", "hooli", "--questions", "newer.toml", "--answers", "-", stdin=ANSWERS)
    signs = tensigns.json("compare", "globex b.v.", "hooli")["signs"]
    assert [each["id"] for each in signs if not each["comparable"]] == ["slow-payment"]
    (revised,) = (each for each in signs if not each["comparable"])
    assert revised["difference"] is None
    assert revised["a"] == revised["b"] != 0
    assert "One sign cannot be compared" in tensigns.ok("compare", "globex b.v.", "hooli")
