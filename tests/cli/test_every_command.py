"""Every command: as JSON, without a client, with an unknown one, with two alike, and cut off."""

import json
import os
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands, Process
from tests.cli.test_rename_delete import held
from tests.library.sample import content

ABOUT_ONE = (
    ("show", "CLIENT"),
    ("export", "CLIENT"),
    ("export", "initech", "CLIENT"),
    ("compare", "CLIENT", "initech"),
    ("compare", "initech", "CLIENT"),
    ("rename", "CLIENT", "New"),
    ("delete", "CLIENT", "--yes"),
    ("ask", "CLIENT", "--answers", "some.toml", "--amend", "20200228T223000Z", "--reason", "x"),
)
PRINTING = (
    ("list",),
    ("show", "initech"),
    ("compare", "initech", "hooli"),
    ("export", "initech"),
    ("export", "initech", "hooli"),
    ("questions",),
    ("check",),
    ("trash",),
    ("trash", "list"),
    ("completions", "fish"),
    ("ask", "initech", "--answers", "some.toml", "--dry-run"),
    ("rename", "initech", "Initech"),
    ("trash", "restore", "umbrella"),
    ("delete", "hooli", "--yes"),
    ("trash", "empty"),
)


@pytest.fixture(autouse=True)
def full(library: Library) -> Library:
    """A library with somebody in the trash and two who are nearly called the same."""
    for name in ("Initech", "Hooli", "Globex!", "Globex?"):
        held(library, name)
    Path("some.toml").write_text('[answers]\nlies.untrue = "once"\n', encoding="utf-8")
    return library


def named(args: tuple[str, ...], client: str) -> list[str]:
    return [client if each == "CLIENT" else each for each in args]


@pytest.mark.parametrize("args", ABOUT_ONE)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_who_is_unknown_or_one_of_two_is_refused_and_nothing_changes(
    args: tuple[str, ...], more: tuple[str, ...], tensigns: Commands, full: Library
) -> None:
    before = content(full.root)
    said = tensigns.refused(*named(args, "Initec"), *more)
    assert "there is no such client; near ones: Initech (initech-" in said
    assert "there is no such client" in tensigns.refused(*named(args, "zzz"), *more)
    said = tensigns.refused(*named(args, "globex"), *more)
    assert all(each.slug in said for each in full.clients() if each.name.startswith("Globex"))
    assert said.count("\n") == 1
    assert content(full.root) == before


@pytest.mark.parametrize("command", ["show", "export", "compare", "rename", "delete", "ask"])
def test_without_a_client_and_a_terminal_it_says_what_to_name(
    command: str, tensigns: Commands, full: Library
) -> None:
    before = content(full.root)
    said = tensigns.refused(command)
    assert "CLIENT" in said
    assert said.count("\n") <= 2
    assert content(full.root) == before


def umbrella(library: Library) -> str:
    """Somebody in the trash; gives the name there."""
    held(library, "Umbrella")
    return library.delete(library.find("umbrella"))


@pytest.mark.parametrize("args", PRINTING)
def test_as_json_it_is_one_document(
    args: tuple[str, ...], tensigns: Commands, full: Library
) -> None:
    trashed = umbrella(full)
    line = [trashed if each == "umbrella" else each for each in args]
    assert isinstance(tensigns.json(*line), dict | list)


@pytest.mark.parametrize("more", [(), ("--json",)])
@pytest.mark.parametrize("args", PRINTING)
def test_a_reader_that_is_gone_is_no_error(
    args: tuple[str, ...], more: tuple[str, ...], process: Process, full: Library
) -> None:
    trashed = umbrella(full)
    line = [trashed if each == "umbrella" else each for each in args]
    reader, writer = os.pipe()
    os.close(reader)
    done = process(*line, *more, stdout=writer)
    os.close(writer)
    assert done.returncode == 0
    assert done.stderr in (b"", b"Nothing was saved: this was a dry run.\n")


def test_json_of_a_script_is_its_text(tensigns: Commands) -> None:
    document = json.loads(tensigns.ok("completions", "bash", "--json"))
    assert tensigns.ok("completions", "bash").strip() in [
        str(value).strip() for value in document.values()
    ]
