"""An interrupted sitting in a real terminal keeps its answers and notes."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tests.lineui.memory_console import CLIENT
from tests.lineui.terminal_program import (
    is_waiting_for_input,
    sitting_texts,
    start_terminal,
    type_lines,
)
from tests.posix_only import SIGHUP, SIGQUIT, SIGUSR1
from tests.tui.interview_session import wait_until
from tests.tui.terminal import CTRL_C, Terminal

pytestmark = pytest.mark.process

CTRL_D = "\x04"
ENDINGS = [
    pytest.param(lambda terminal: terminal.send(CTRL_C), 130, id="Ctrl+C"),
    pytest.param(lambda terminal: terminal.send(CTRL_D), 1, id="Ctrl+D"),
    pytest.param(lambda terminal: os.kill(terminal.process.pid, signal.SIGTERM), 143, id="SIGTERM"),
    pytest.param(lambda terminal: os.kill(terminal.process.pid, SIGHUP), 129, id="SIGHUP"),
    pytest.param(lambda terminal: os.kill(terminal.process.pid, SIGQUIT), 131, id="SIGQUIT"),
    pytest.param(lambda terminal: os.kill(terminal.process.pid, SIGUSR1), 138, id="SIGUSR1"),
]


def end_at_input(terminal: Terminal, end: Callable[[Terminal], object], exit_code: int) -> None:
    """End the program once it waits for a line.

    Python handles a signal that arrives right before the wait only after the wait.
    """
    wait_until(lambda: is_waiting_for_input(terminal))
    end(terminal)
    assert terminal.wait_for_end() == exit_code


@pytest.mark.parametrize(("end", "exit_code"), ENDINGS)
def test_an_interrupted_sitting_keeps_every_answer(
    end: Callable[[Terminal], object], exit_code: int, tmp_path: Path
) -> None:
    with start_terminal(tmp_path, "--plain", CLIENT) as terminal:
        type_lines(terminal, "n", "3")
        end_at_input(terminal, end, exit_code)
    assert saved_draft(tmp_path).answers == {"threats.threatened": "no", "demands.calls": "weekly"}
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize(("end", "exit_code"), ENDINGS)
def test_an_interrupted_note_keeps_its_lines(
    end: Callable[[Terminal], object], exit_code: int, tmp_path: Path
) -> None:
    with start_terminal(tmp_path, "--plain", CLIENT) as terminal:
        type_lines(terminal, "n")
        terminal.send("o\r")
        terminal.wait_for("an empty line ends it")
        terminal.send("Sunday\rMonday\r")
        terminal.wait_for("Monday")
        end_at_input(terminal, end, exit_code)
    assert saved_draft(tmp_path).notes == {"demands.calls": "Sunday\nMonday"}


@pytest.mark.parametrize(("end", "exit_code"), ENDINGS)
@pytest.mark.parametrize("prompt", ["name", "resume", "go"])
def test_interrupting_any_other_prompt_changes_no_file(
    prompt: str, end: Callable[[Terminal], object], exit_code: int, tmp_path: Path
) -> None:
    if prompt != "name":
        with start_terminal(tmp_path, "--plain", CLIENT) as terminal:
            type_lines(terminal, "n")
            terminal.send("q\r")
            terminal.wait_for_end()
    before = sitting_texts(tmp_path / "data")
    options: dict[str, list[str]] = {"name": [], "resume": [CLIENT], "go": [CLIENT, "--resume"]}
    with start_terminal(tmp_path, "--plain", *options[prompt]) as terminal:
        type_lines(terminal, *(["g"] if prompt == "go" else []))
        end_at_input(terminal, end, exit_code)
    assert sitting_texts(tmp_path / "data") == before
    assert b"Traceback" not in terminal.raw


def test_a_closed_terminal_loses_no_answer(tmp_path: Path) -> None:
    with start_terminal(tmp_path, "--plain", CLIENT) as terminal:
        type_lines(terminal, "n", "3")
        terminal.process.close(force=False)
    assert saved_draft(tmp_path).answers == {"threats.threatened": "no", "demands.calls": "weekly"}


def saved_draft(home: Path) -> Sitting:
    """The saved draft of the only client."""
    library = Library(home / "data")
    (client,) = library.clients()
    draft = library.draft(client)
    assert draft is not None
    return draft
