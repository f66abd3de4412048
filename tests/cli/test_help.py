"""Help, version and language, wherever they stand on the line."""

import pytest

from tensigns import __version__
from tests.cli.conftest import Commands

COMMANDS = [
    (),
    ("ask",),
    ("list",),
    ("show",),
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
    told = tensigns.ok(*command, "--help")
    assert told.startswith(" ".join(["Usage: tensigns", *command]))
    examples = told.split("Examples:\n")[-1].rstrip("\n").split("\n")
    assert examples
    for example in examples:
        assert " ".join(["tensigns", *command]) in example


def test_the_help_of_all_has_an_example_of_each(tensigns: Commands) -> None:
    examples = tensigns.ok("--help").split("Examples:\n")[-1]
    for command in COMMANDS[1:]:
        assert f"  tensigns {command[0]}" in examples


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_the_language_chosen(command: tuple[str, ...], tensigns: Commands) -> None:
    for args in (
        ("--lang", "nl", *command, "--help"),
        (*command, "--help", "--lang=nl"),
        (*command, "--lang", "nl", "--help"),
    ):
        assert tensigns.ok(*args).startswith("Gebruik: ")
    assert tensigns.ok(*command, "--help").startswith("Usage: ")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("group", [(), ("trash",)])
def test_no_command_is_described_in_half_a_sentence(
    group: tuple[str, ...], language: str, tensigns: Commands
) -> None:
    _usage, lists = tensigns.ok(*group, "--lang", language, "--help").split("\n", 1)
    assert "..." not in lists


def test_an_error_in_the_line_is_told_in_the_language_chosen(tensigns: Commands) -> None:
    assert "Ontbrekend" in tensigns.refused("show", "--lang", "nl")
    assert "Missing" in tensigns.refused("show")


def test_what_follows_two_dashes_is_no_option(tensigns: Commands) -> None:
    assert "there is no such client" in tensigns.refused("show", "--", "--lang=nl")


def test_the_last_language_counts(tensigns: Commands) -> None:
    assert tensigns.ok("--lang", "nl", "list", "--lang", "en", "--help").startswith("Usage: ")


@pytest.mark.parametrize("args", [("--version",), ("list", "--version"), ("show", "--version")])
def test_the_version_is_told_anywhere(args: tuple[str, ...], tensigns: Commands) -> None:
    assert tensigns.ok(*args) == f"tensigns {__version__}\n"


@pytest.mark.parametrize("args", [("--lang", "de", "list"), ("list", "--lang", "de")])
def test_another_language_is_refused(args: tuple[str, ...], tensigns: Commands) -> None:
    assert "de" in tensigns.refused(*args)


def test_a_language_in_the_environment_is_refused_unless_overruled(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TENSIGNS_LANG", "xx")
    assert "TENSIGNS_LANG" in tensigns.refused("list")
    assert tensigns.ok("list", "--lang", "en")


@pytest.mark.parametrize(
    "args",
    [("shw",), ("list", "more"), ("--nothing",), ("list", "--jsn"), ("completions",), ("show",)],
)
def test_wrong_use_points_to_the_help(args: tuple[str, ...], tensigns: Commands) -> None:
    said = tensigns.refused(*args)
    assert said.count("\n") == 2
    assert "--help" in said
