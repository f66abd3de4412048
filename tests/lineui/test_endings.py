"""However a sitting in a real terminal ends, what was said is kept."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tests.lineui.keyboard import answering, contents, sleeps, terminal
from tests.lineui.lines import CLIENT
from tests.tui.terminal import CTRL_C, Terminal

pytestmark = pytest.mark.process

CTRL_D = "\x04"
ENDINGS = [
    pytest.param(lambda running: running.send(CTRL_C), 130, id="Ctrl+C"),
    pytest.param(lambda running: running.send(CTRL_D), 1, id="Ctrl+D"),
    pytest.param(lambda running: os.kill(running.process.pid, signal.SIGTERM), 143, id="SIGTERM"),
    pytest.param(lambda running: os.kill(running.process.pid, signal.SIGHUP), 129, id="SIGHUP"),
]


@pytest.mark.parametrize(("end", "code"), ENDINGS)
def test_however_it_ends_every_answer_is_kept(
    end: Callable[[Terminal], object], code: int, tmp_path: Path
) -> None:
    with terminal(tmp_path, "--plain", CLIENT) as running:
        answering(running, "n", "3")
        end(running)
        assert running.wait_for_end() == code
    assert kept(tmp_path).answers == {"threats.threatened": "no", "demands.calls": "weekly"}
    assert b"Traceback" not in running.raw


@pytest.mark.parametrize(("end", "code"), ENDINGS)
def test_however_it_ends_the_lines_of_a_note_are_kept(
    end: Callable[[Terminal], object], code: int, tmp_path: Path
) -> None:
    with terminal(tmp_path, "--plain", CLIENT) as running:
        answering(running, "n")
        running.send("o\r")
        running.wait_for("an empty line ends it")
        running.send("Sunday\rMonday\r")
        running.wait_for("Monday")
        running.wait_until(lambda _shown: sleeps(running), "it to wait for a line")
        end(running)
        assert running.wait_for_end() == code
    assert kept(tmp_path).notes == {"demands.calls": "Sunday\nMonday"}


@pytest.mark.parametrize(("end", "code"), ENDINGS)
@pytest.mark.parametrize("place", ["name", "resume", "go"])
def test_it_can_be_ended_at_every_other_prompt(
    place: str, end: Callable[[Terminal], object], code: int, tmp_path: Path
) -> None:
    if place != "name":
        with terminal(tmp_path, "--plain", CLIENT) as running:
            answering(running, "n")
            running.send("q\r")
            running.wait_for_end()
    before = contents(tmp_path / "data")
    options: dict[str, list[str]] = {"name": [], "resume": [CLIENT], "go": [CLIENT, "--resume"]}
    with terminal(tmp_path, "--plain", *options[place]) as running:
        answering(running, *(["g"] if place == "go" else []))
        end(running)
        assert running.wait_for_end() == code
    assert contents(tmp_path / "data") == before
    assert b"Traceback" not in running.raw


def test_a_terminal_that_is_closed_costs_no_answer(tmp_path: Path) -> None:
    with terminal(tmp_path, "--plain", CLIENT) as running:
        answering(running, "n", "3")
        running.process.close(force=False)
    assert kept(tmp_path).answers == {"threats.threatened": "no", "demands.calls": "weekly"}


def kept(home: Path) -> Sitting:
    """The unfinished sitting that is on file."""
    library = Library(home / "data")
    (client,) = library.clients()
    unfinished = library.draft(client)
    assert unfinished is not None
    return unfinished
