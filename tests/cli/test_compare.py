"""``tensigns compare``: two clients, or two sittings of one client."""

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
def globex_and_initech(tensigns: Commands) -> None:
    tensigns.record_globex()
    tensigns.ok("ask", "--answers", "-", stdin=MILD)


@pytest.mark.usefixtures("globex_and_initech")
def test_the_text_has_a_heading_a_table_and_notes(tensigns: Commands) -> None:
    output = tensigns.ok("compare", "globex b.v.", "initech")
    heading, table, *_paragraphs = output.split("\n\n")
    assert heading.startswith("Globex B.V. and Initech\nGlobex B.V.: watch. ")
    assert table.splitlines()[0].split() == ["Globex", "B.V.", "Initech", "difference"]
    assert "    Globex B.V.: " in output
    assert "Note: May and June" in output


@pytest.mark.usefixtures("globex_and_initech")
def test_json_has_both_documents_and_every_sign(tensigns: Commands) -> None:
    document = tensigns.json("compare", "globex b.v.", "initech")
    assert list(document) == ["a", "b", "signs"]
    assert document["a"] == tensigns.json("show", "globex b.v.")
    assert document["b"] == tensigns.json("show", "initech")
    sign_ids = [sign["id"] for sign in document["a"]["signs"]]
    assert [sign["id"] for sign in document["signs"]] == sign_ids
    assert all(sign["comparable"] for sign in document["signs"])
    difference = sum(sign["difference"] for sign in document["signs"])
    assert difference == document["b"]["points"] - document["a"]["points"] != 0
    as_format = tensigns.ok("compare", "globex b.v.", "initech", "--format", "json")
    assert json.loads(as_format) == document
    assert tensigns.json("export", "globex b.v.", "initech") == document


@pytest.mark.usefixtures("globex_and_initech")
def test_markdown_equals_that_of_export(tensigns: Commands) -> None:
    markdown = tensigns.ok("compare", "globex b.v.", "initech", "--format", "markdown")
    assert markdown.startswith("# Globex B.V. and Initech\n")
    assert markdown == tensigns.ok("export", "globex b.v.", "initech")


def test_two_sittings_of_one_client_are_compared(tensigns: Commands) -> None:
    older_id = tensigns.record_globex()
    tensigns.ok(
        "ask", "globex b.v.", "--answers", "-", stdin=MILD.replace("Initech", "Globex B.V.")
    )
    document = tensigns.json("compare", f"globex b.v.@{older_id}", "globex b.v.")
    assert document["a"]["sitting"] == older_id != document["b"]["sitting"]
    assert tensigns.ok("compare", f"globex b.v.@{older_id}", "globex b.v.").startswith(
        "Globex B.V.\n"
    )


def test_a_sitting_compared_with_itself_has_no_difference(tensigns: Commands) -> None:
    tensigns.record_globex()
    document = tensigns.json("compare", "globex b.v.", "globex b.v.")
    assert {sign["difference"] for sign in document["signs"]} == {0}


@pytest.mark.usefixtures("globex_and_initech")
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
def test_invalid_arguments_are_refused(args: tuple[str, ...], tensigns: Commands) -> None:
    tensigns.error_of("compare", *args)


@pytest.mark.usefixtures("globex_and_initech")
def test_a_revised_sign_is_reported_as_not_comparable(tensigns: Commands) -> None:
    revision = b'id = "late"\n  revision = 2\n'
    assert builtin_edition().data.count(revision) == 1
    Path("newer.toml").write_bytes(
        builtin_edition().data.replace(revision, revision.replace(b"2", b"3"))
    )
    tensigns.ok("ask", "hooli", "--questions", "newer.toml", "--answers", "-", stdin=ANSWERS)
    signs = tensigns.json("compare", "globex b.v.", "hooli")["signs"]
    assert [sign["id"] for sign in signs if not sign["comparable"]] == ["slow-payment"]
    (revised_sign,) = (sign for sign in signs if not sign["comparable"])
    assert revised_sign["difference"] is None
    assert revised_sign["a"] == revised_sign["b"] != 0
    assert "One sign cannot be compared" in tensigns.ok("compare", "globex b.v.", "hooli")
