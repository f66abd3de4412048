"""The terminal that other tests look through shows what a person would see."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import ENTER, UP, Terminal, environment

pytestmark = pytest.mark.process

PROGRAM = r"""
import os, sys
print("\x1b[2J\x1b[3;5Hhé 日本 ○", flush=True)
while (line := input()) != "end":
    size = "%dx%d" % os.get_terminal_size()
    print("got", ascii(line), os.environ.get("TENSIGNS_LANG"), size, flush=True)
sys.exit(3)
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A small program, waiting for a line."""
    argv = [sys.executable, "-c", PROGRAM]
    with Terminal(argv, environment(tmp_path, TENSIGNS_LANG="nl"), (60, 10)) as running:
        running.wait_for("○")
        yield running


def test_the_screen_is_what_is_seen_and_raw_what_was_written(terminal: Terminal) -> None:
    assert terminal.lines[2] == "    hé 日本 ○"
    assert len(terminal.lines) == 10
    assert b"\x1b[3;5H" in terminal.raw


def test_keys_reach_the_program_in_its_own_environment(terminal: Terminal) -> None:
    terminal.send("ab" + UP + ENTER)
    terminal.wait_for(r"got 'ab\x1b[A' nl 60x10")


def test_another_size_is_told_to_the_program(terminal: Terminal) -> None:
    terminal.resize(40, 6)
    terminal.send(ENTER)
    terminal.wait_for("got '' nl 40x6")
    assert len(terminal.lines) == 6


def test_the_exit_code_comes_back(terminal: Terminal) -> None:
    terminal.send("end" + ENTER)
    assert terminal.wait_for_end() == 3


def test_a_death_by_signal_comes_back(terminal: Terminal) -> None:
    os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.wait_for_end() == -signal.SIGTERM


def test_waiting_in_vain_tells_what_showed_instead(terminal: Terminal) -> None:
    with pytest.raises(AssertionError, match="日本"):
        terminal.wait_for("never shown", within=0.05)
    with pytest.raises(AssertionError, match="still running"):
        terminal.wait_for_end(within=0.05)


def test_closing_ends_what_still_runs(terminal: Terminal) -> None:
    terminal.close()
    assert not terminal.process.isalive()
