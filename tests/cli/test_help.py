"""The options for help, version and language, at any position of the command line."""

import re

import pytest
from click.testing import CliRunner

from tensigns import __version__
from tensigns.cli.root import root
from tests.cli.conftest import Commands

COMMANDS = [
    (),
    ("ask",),
    ("log",),
    ("decide",),
    ("talk",),
    ("leave",),
    ("owed",),
    ("list",),
    ("due",),
    ("show",),
    ("history",),
    ("compare",),
    ("export",),
    ("rename",),
    ("delete",),
    ("trash",),
    ("trash", "list"),
    ("trash", "restore"),
    ("trash", "empty"),
    ("questions",),
    ("check",),
    ("completions",),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples_of_the_command(
    command: tuple[str, ...], tensigns: Commands
) -> None:
    help_text = tensigns.ok(*command, "--help")
    assert help_text.startswith(" ".join(["Usage: tensigns", *command]))
    examples = help_text.split("Examples:\n")[-1].rstrip("\n").split("\n")
    assert examples
    for example in examples:
        assert " ".join(["tensigns", *command]) in example


def test_the_general_help_has_an_example_of_every_command(tensigns: Commands) -> None:
    examples = tensigns.ok("--help").split("Examples:\n")[-1]
    for command in COMMANDS[1:]:
        assert f"  tensigns {command[0]}" in examples


def test_the_general_help_groups_the_commands(tensigns: Commands) -> None:
    help_text = tensigns.ok("--help")
    headings = [line for line in help_text.splitlines() if re.fullmatch("[A-Z][a-z]+:", line)]
    assert headings == ["Options:", "Ask:", "Act:", "Look:", "Manage:", "Examples:"]
    groups = help_text.partition("\nAsk:\n")[2].partition("\nExamples:\n")[0]
    listed = re.findall("^  ([a-z]+)  +[A-Z]", groups, re.MULTILINE)
    assert sorted(listed) == sorted({command[0] for command in COMMANDS[1:]})
    assert listed[0] == "ask"
    assert listed.index("list") < listed.index("check")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_the_chosen_language(command: tuple[str, ...], tensigns: Commands) -> None:
    for args in (
        ("--lang", "nl", *command, "--help"),
        (*command, "--help", "--lang=nl"),
        (*command, "--lang", "nl", "--help"),
    ):
        assert tensigns.ok(*args).startswith("Gebruik: ")
    assert tensigns.ok(*command, "--help").startswith("Usage: ")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("group", [(), ("trash",)])
def test_no_description_of_a_command_is_cut_off(group: tuple[str, ...], language: str) -> None:
    args = (*group, "--lang", language, "--help")
    # Without its test runner, click leaves two cells of a terminal of 80 cells free.
    result = CliRunner().invoke(root, args, prog_name="tensigns", terminal_width=78)
    _usage, help_body = result.stdout.split("\n", 1)
    assert "..." not in help_body


def test_a_usage_error_is_in_the_chosen_language(tensigns: Commands) -> None:
    assert "Er ontbreekt een argument" in tensigns.error_of("show", "--lang", "nl")
    assert "Missing" in tensigns.error_of("show")


def test_two_dashes_end_the_options(tensigns: Commands) -> None:
    assert "No client is called" in tensigns.error_of("show", "--", "--lang=nl")


def test_the_last_language_option_wins(tensigns: Commands) -> None:
    assert tensigns.ok("--lang", "nl", "list", "--lang", "en", "--help").startswith("Usage: ")


@pytest.mark.parametrize("args", [("--version",), ("list", "--version"), ("show", "--version")])
def test_the_version_option_works_at_every_command(
    args: tuple[str, ...], tensigns: Commands
) -> None:
    assert tensigns.ok(*args) == f"tensigns {__version__}\n"


@pytest.mark.parametrize("args", [("--lang", "de", "list"), ("list", "--lang", "de")])
def test_an_unsupported_language_is_refused(args: tuple[str, ...], tensigns: Commands) -> None:
    assert "de" in tensigns.error_of(*args)


def test_an_unsupported_language_of_the_environment_is_refused_unless_the_option_overrides_it(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TENSIGNS_LANG", "xx")
    assert "TENSIGNS_LANG" in tensigns.error_of("list")
    assert tensigns.ok("list", "--lang", "en")


@pytest.mark.parametrize(
    "args",
    [
        ("shw",),
        ("trash", "list", "more"),
        ("--nothing",),
        ("list", "--jsn"),
        ("completions",),
        ("show",),
    ],
)
def test_a_usage_error_points_to_the_help(args: tuple[str, ...], tensigns: Commands) -> None:
    message = tensigns.error_of(*args)
    assert message.count("\n") == 2
    assert "--help" in message
