"""Every command: as JSON, with a missing, unknown or ambiguous client, and into a closed pipe."""

import json
import os
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands, Process, record_sitting
from tests.library.sample import folder_content, unchanged

CLIENT_COMMANDS = (
    ("show", "CLIENT"),
    ("history", "CLIENT"),
    ("due", "CLIENT"),
    ("export", "CLIENT"),
    ("export", "initech", "CLIENT"),
    ("compare", "CLIENT", "initech"),
    ("compare", "initech", "CLIENT"),
    ("rename", "CLIENT", "New"),
    ("delete", "CLIENT", "--yes"),
    ("log", "CLIENT", "x"),
    ("owed", "CLIENT", "--remind", "friendly"),
    ("leave", "CLIENT", "--left"),
    ("decide", "CLIENT", "--answers", "some.toml"),
    ("talk", "CLIENT", "--answers", "some.toml"),
    ("ask", "CLIENT", "--answers", "some.toml", "--amend", "20200228T223000Z", "--reason", "x"),
)
PRINTING_COMMANDS = (
    ("list",),
    ("due",),
    ("show", "initech"),
    ("history", "initech"),
    ("owed", "initech", "--json"),
    ("leave", "initech", "--json"),
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
    ("trash", "empty", "--yes"),
)


@pytest.fixture(autouse=True)
def full_library(library: Library) -> Library:
    """A library of four clients, two of which have nearly the same name."""
    for name in ("Initech", "Hooli", "Globex!", "Globex?"):
        record_sitting(library, name)
    Path("some.toml").write_text('[answers]\nlies.untrue = "once"\n', encoding="utf-8")
    return library


def insert_client(args: tuple[str, ...], client: str) -> list[str]:
    """Replace the placeholder CLIENT by a client."""
    return [client if arg == "CLIENT" else arg for arg in args]


@pytest.mark.parametrize("args", CLIENT_COMMANDS)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_an_unknown_or_ambiguous_client_is_refused_and_nothing_changes(
    args: tuple[str, ...], options: tuple[str, ...], tensigns: Commands, full_library: Library
) -> None:
    before = folder_content(full_library.root)
    message = tensigns.error_of(*insert_client(args, "Initehc"), *options)
    assert "No client is called “Initehc”. Did you mean Initech (initech-" in message
    assert "No client is called “zzz”" in tensigns.error_of(*insert_client(args, "zzz"), *options)
    message = tensigns.error_of(*insert_client(args, "globex"), *options)
    assert all(
        globex.slug in message
        for globex in full_library.clients()
        if globex.name.startswith("Globex")
    )
    assert message.count("\n") == 1
    assert folder_content(full_library.root) == before


@pytest.mark.parametrize(
    "command",
    ["show", "history", "export", "compare", "rename", "delete", "ask", "log", "owed", "leave"],
)
def test_without_a_client_and_a_terminal_the_missing_argument_is_named(
    command: str, tensigns: Commands, full_library: Library
) -> None:
    with unchanged(full_library.root):
        message = tensigns.error_of(command)
        assert "CLIENT" in message
        assert message.count("\n") <= 2


def delete_umbrella(library: Library) -> str:
    """Move a new client to the trash and return its name there."""
    record_sitting(library, "Umbrella")
    return library.delete(library.find("umbrella"))


@pytest.mark.parametrize("args", PRINTING_COMMANDS)
def test_the_json_option_prints_one_document(
    args: tuple[str, ...], tensigns: Commands, full_library: Library
) -> None:
    trash_name = delete_umbrella(full_library)
    command_line = [trash_name if arg == "umbrella" else arg for arg in args]
    assert isinstance(tensigns.json(*command_line), dict | list)


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("args", PRINTING_COMMANDS)
def test_a_closed_pipe_at_the_output_is_no_error(
    args: tuple[str, ...], options: tuple[str, ...], process: Process, full_library: Library
) -> None:
    trash_name = delete_umbrella(full_library)
    command_line = [trash_name if arg == "umbrella" else arg for arg in args]
    reader, writer = os.pipe()
    os.close(reader)
    result = process(*command_line, *options, stdout=writer)
    os.close(writer)
    assert result.returncode == 0
    messages = (
        b"Nothing was saved: this was a dry run.\n",
        b"Copies of the data folder elsewhere (a sync, a backup, git) can bring it back.\n",
    )
    lines = result.stderr.splitlines(keepends=True)
    other_lines = [line for line in lines if not line.startswith(b"Client: ")]
    assert b"".join(other_lines) in (b"", *messages)


def test_json_of_a_completion_script_contains_the_script(tensigns: Commands) -> None:
    document = json.loads(tensigns.ok("completions", "bash", "--json"))
    assert tensigns.ok("completions", "bash").strip() in [
        str(value).strip() for value in document.values()
    ]
