"""A command that takes long says how far it is, on a terminal alone, and can be interrupted."""

import io
import json
import math
import shlex
import sys
import time
from pathlib import Path

import pytest

from tensigns.cli.progress import progress_line
from tensigns.cli.terminal import PLAIN_VARIABLE
from tests.large_library import make_large_library
from tests.large_questionnaire import large_questionnaire
from tests.tui.terminal import CTRL_C, Terminal, environment

pytestmark = pytest.mark.process

PROGRAM = (sys.executable, "-m", "tensigns")
PROGRESS = "of 99 signs tried out"
PROOF_LIMIT = 300.0
"""The most seconds to wait for a proof. On an idle computer it takes less than ten."""


@pytest.fixture(scope="module")
def slow_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A questionnaire whose proof takes some seconds."""
    path = tmp_path_factory.mktemp("slow") / "slow.toml"
    path.write_bytes(large_questionnaire(99, equal_sums=False))
    return path


@pytest.mark.parametrize(
    "command", [("check",), ("ask", "Globex", "--questions")], ids=["check", "ask"]
)
def test_a_proof_shows_its_progress_and_ends_at_ctrl_c(
    command: tuple[str, ...], slow_file: Path, tmp_path: Path
) -> None:
    argv = [*PROGRAM, *command, str(slow_file)]
    with Terminal(argv, environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for(PROGRESS)
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130
        assert PROGRESS not in terminal.text
        assert b"Traceback" not in terminal.raw
    assert not (tmp_path / ".local").exists()


def test_the_document_on_standard_output_is_left_alone(slow_file: Path, tmp_path: Path) -> None:
    command = f"exec {shlex.join([*PROGRAM, 'check', '--json', str(slow_file)])} >out"
    with Terminal(["/bin/sh", "-c", command], environment(tmp_path), cwd=tmp_path) as terminal:
        assert terminal.wait_for_end(PROOF_LIMIT) == 0
        assert PROGRESS.encode() in terminal.raw
        assert terminal.text.strip() == ""
    assert json.loads((tmp_path / "out").read_text()) == {"files": 1, "faults": []}


def test_a_terminal_that_cannot_go_back_in_a_line_gets_whole_lines(
    slow_file: Path, tmp_path: Path
) -> None:
    argv = [*PROGRAM, "check", str(slow_file)]
    with Terminal(argv, environment(tmp_path, TERM="dumb"), cwd=tmp_path) as terminal:
        assert terminal.wait_for_end(PROOF_LIMIT) == 0
    lines = terminal.raw.decode().removesuffix("\r\n").split("\r\n")
    assert not any("\r" in line for line in lines)
    assert all(PROGRESS in line for line in lines[:-1])
    # Each line comes after twice the time of the line before.
    assert 1 <= len(lines) - 1 <= 1 + math.log2(PROOF_LIMIT)
    assert lines[-1] == "1 file looked at. No fault."


class TerminalError(io.StringIO):
    """Standard error at a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[float]:
    """The time, as the only item of a list. There is no ``config.toml``."""
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv(PLAIN_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return now


def test_the_line_is_rewritten_cut_to_the_window_and_removed(
    seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = TerminalError()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_line("{done} of {total} files, {seconds} s " + "x" * 40) as report:
        report(1, 9)
        assert stream.getvalue() == ""
        seconds[0] = 1.1
        report(2, 9)
        seconds[0] = 1.2
        report(3, 9)
        seconds[0] = 2.5
        report(4, 9)
    assert stream.getvalue() == (
        "\r2 of 9 files, 1 s xxxxxxxxxxx"
        "\r4 of 9 files, 2 s xxxxxxxxxxx"
        "\r                             \r"
    )


def test_a_command_that_is_fast_shows_nothing(
    seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = TerminalError()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_line("{done}") as report:
        seconds[0] = 0.9
        report(1, 9)
    assert stream.getvalue() == ""


def test_without_a_terminal_nothing_is_shown(
    seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_line("{done}") as report:
        seconds[0] = 5.0
        report(1, 9)
    assert stream.getvalue() == ""


def test_a_large_folder_shows_its_progress(tmp_path: Path) -> None:
    make_large_library(tmp_path / "data", 300, 10)
    argv = [*PROGRAM, "--data", str(tmp_path / "data"), "check"]
    with Terminal(argv, environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("of 3307 files looked at, 1 s")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130
