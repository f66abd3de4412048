"""The terminal that other tests use shows what a person would see."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import DEADLINE, ENTER, UP, Terminal, environment

pytestmark = pytest.mark.process

PROGRAM = r"""
import os, sys
print("\x1b[2J\x1b[3;5Hhé 日本 ○", flush=True)
while (line := input()) != "end":
    size = "%dx%d" % os.get_terminal_size()
    print("got", ascii(line), os.environ.get("TENSIGNS_LANG"), size, flush=True)
sys.exit(3)
"""


PAINTER = r"""
import time
print("\x1b[?1049h\x1b[3;1Hbefore\x1b[1;1H", end="", flush=True)
input()
print("\x1b[1;1Hafter", end="", flush=True)
time.sleep(0.1)
print("\x1b[3;1Hpainted\x1b[1;1H", end="", flush=True)
input()
"""
"""Paints a screen, and on Enter another one in two parts."""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A small program that waits for a line of input."""
    argv = [sys.executable, "-c", PROGRAM]
    with Terminal(argv, environment(tmp_path, TENSIGNS_LANG="nl"), (60, 10)) as terminal:
        terminal.wait_for("○")
        yield terminal


def test_lines_are_the_screen_and_raw_is_the_output(terminal: Terminal) -> None:
    assert terminal.lines[2] == "    hé 日本 ○"
    assert len(terminal.lines) == 10
    assert b"\x1b[3;5H" in terminal.raw


def test_the_program_gets_the_keys_and_its_environment(terminal: Terminal) -> None:
    terminal.send("ab" + UP + ENTER)
    terminal.wait_for(r"got 'ab\x1b[A' nl 60x10")


def test_the_program_gets_the_new_size(terminal: Terminal) -> None:
    terminal.resize(40, 6)
    terminal.send(ENTER)
    terminal.wait_for("got '' nl 40x6")
    assert len(terminal.lines) == 6


def test_wait_for_end_returns_the_exit_code(terminal: Terminal) -> None:
    terminal.send("end" + ENTER)
    assert terminal.wait_for_end() == 3


def test_wait_for_end_returns_minus_the_signal(terminal: Terminal) -> None:
    os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.wait_for_end() == -signal.SIGTERM


def test_waiting_in_vain_fails_with_the_screen(terminal: Terminal) -> None:
    with pytest.raises(AssertionError, match="日本"):
        terminal.wait_for("never shown", within=0.05)
    with pytest.raises(AssertionError, match="still running"):
        terminal.wait_for_end(within=0.05)


def test_a_screen_that_is_still_being_painted_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.tui.terminal.UPDATE_PAUSE", DEADLINE)
    with Terminal([sys.executable, "-c", PAINTER], environment(tmp_path), (60, 10)) as terminal:
        terminal.wait_for("before")
        terminal.send(ENTER)
        assert "before" not in terminal.wait_for("after")


def test_close_kills_the_program(terminal: Terminal) -> None:
    terminal.close()
    assert not terminal.process.isalive()


def test_a_program_that_has_left_its_terminal_and_runs_on_is_named_and_killed() -> None:
    leave = "import os, time; os.closerange(0, 3); time.sleep(1000)"
    with Terminal([sys.executable, "-c", leave], os.environ) as terminal:
        terminal.watch(DEADLINE)
        with pytest.raises(AssertionError, match="still runs"):
            terminal.wait_for_end(within=0.5)
    assert not terminal.process.isalive()


def test_keys_for_a_program_that_reads_none_are_not_waited_for() -> None:
    read_nothing = "import time, tty; tty.setraw(0); print('raw'); time.sleep(1000)"
    with Terminal([sys.executable, "-c", read_nothing], os.environ) as terminal:
        terminal.wait_for("raw")
        with pytest.raises(AssertionError, match="reads no key"):
            terminal.send("x" * 100_000, within=0.5)
