"""The environment variables of the libraries: which of them the program removes, and when."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import textual.constants

from tensigns.environment.variables import TEXTUAL_USER_VARIABLES, remove_unwanted
from tests.posix_only import pty, termios

DEVELOPER_VARIABLES = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DEVTOOLS_HOST": "example.org",
    "TEXTUAL_DEVTOOLS_PORT": "8081",
    "TEXTUAL_DRIVER": "module:Driver",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_OF_A_LATER_VERSION": "1",
    "TEXTUAL_PRESS": "1,1,1",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SCREENSHOT_FILENAME": "screen.svg",
    "TEXTUAL_SCREENSHOT_LOCATION": "/tmp",  # noqa: S108  nothing is written there
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_SLOW_THRESHOLD": "100",
    "TEXTUAL_THEME": "textual-light",
}


@pytest.fixture
def terminal() -> Iterator[int]:
    """The descriptor of a terminal of 100 columns and 30 lines."""
    controller, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (30, 100))
    yield terminal
    os.close(terminal)
    os.close(controller)


@pytest.fixture
def pipe() -> Iterator[int]:
    """The descriptor of an output that is no terminal."""
    reader, writer = os.pipe()
    yield writer
    os.close(writer)
    os.close(reader)


def remaining(environ: dict[str, str], output_number: int) -> dict[str, str]:
    """The variables that are left."""
    environ = dict(environ)
    remove_unwanted(environ, output_number)
    return environ


def test_the_switches_of_developers_are_removed_unless_debugging(pipe: int) -> None:
    assert remaining(DEVELOPER_VARIABLES, pipe) == {}
    debugging = DEVELOPER_VARIABLES | {"TENSIGNS_DEBUG": "1"}
    assert remaining(debugging, pipe) == debugging


def test_the_variables_of_users_stay(pipe: int) -> None:
    variables = dict.fromkeys(TEXTUAL_USER_VARIABLES, "1") | {"ESCDELAY": "50", "TERM": "xterm"}
    assert remaining(variables, pipe) == variables


def test_textual_still_has_the_variables_of_users() -> None:
    package = Path(textual.constants.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    assert {name for name in TEXTUAL_USER_VARIABLES if f'"{name}"' not in source} == set()


def test_every_variable_of_textual_is_listed_for_users_or_developers() -> None:
    source = Path(textual.constants.__file__).read_text(encoding="utf-8")
    names = {word for word in source.split('"') if word.startswith("TEXTUAL_") and word.isupper()}
    assert names - TEXTUAL_USER_VARIABLES - DEVELOPER_VARIABLES.keys() == set()


@pytest.mark.parametrize("name", ["NO_COLOR", "TEXTUAL_COLOR_SYSTEM"])
def test_an_empty_variable_counts_as_not_set(name: str, pipe: int) -> None:
    assert remaining({name: ""}, pipe) == {}
    assert remaining({name: "1"}, pipe) == {name: "1"}


def test_the_size_of_the_window_is_that_of_the_terminal(terminal: int, pipe: int) -> None:
    stale_size = {"COLUMNS": "20", "LINES": "5"}
    assert remaining(stale_size, terminal) == {}
    assert remaining(stale_size, pipe) == stale_size
    termios.tcsetwinsize(terminal, (0, 0))
    assert remaining(stale_size, terminal) == stale_size
