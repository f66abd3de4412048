"""However it ends from outside: soon, every answer saved, the terminal as before, nobody left."""

import os
import resource
import shlex
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.required_programs import needs
from tests.tui.interview_session import (
    ANSWERS,
    ASK_COMMAND,
    InterviewSession,
    is_restored,
    wait_until,
)
from tests.tui.terminal import CTRL_C, ENTER, Terminal, environment

pytestmark = pytest.mark.process

CTRL_Z = "\x1a"
PROMPT = b"ready> "
CALLS = b"How often did they call at night?"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it(number: signal.Signals, tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        terminal.send("o")
        terminal.wait_for("close the note, keeping it")
        terminal.send("half a th")
        terminal.wait_for("half a th")
        os.kill(terminal.process.pid, number)
        assert session.within_end_time(terminal.wait_for_end) == 128 + number
        assert is_restored(terminal)
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS
    assert session.saved_draft.notes == {"demands.raised": "half a th"}


def test_a_signal_right_after_an_answer_loses_nothing_that_showed(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send("n")
        terminal.wait_for("How often did they call at night?")
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert session.within_end_time(terminal.wait_for_end) == 143
    assert session.saved_draft.answers == {"threats.threatened": "no"}


def test_ctrl_c_asks_once_and_keeps_everything(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        terminal.send(CTRL_C)
        terminal.wait_for("Leave tensigns?")
        terminal.send(CTRL_C)
        assert session.within_end_time(terminal.wait_for_end) == 130
        assert is_restored(terminal)
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


def test_a_terminal_that_is_closed_ends_it(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        assert session.within_end_time(terminal.hang_up) == 129
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


def test_so_it_does_where_hangups_are_ignored(tmp_path: Path) -> None:
    argv = ["/bin/sh", "-c", f"trap '' HUP; exec {shlex.join(ASK_COMMAND)}"]
    session = InterviewSession(tmp_path, argv)
    with session.terminal as terminal:
        session.answer()
        assert session.within_end_time(terminal.hang_up) == 129
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


@needs("setsid")
def test_so_it_does_where_the_terminal_controls_nobody(tmp_path: Path) -> None:
    """As under ``su -c``: nobody sends a signal, it sees by itself that its terminal is gone."""
    session = InterviewSession(tmp_path, ["setsid", "--wait", *ASK_COMMAND])
    with session.terminal as terminal:
        session.answer()
        session.within_end_time(terminal.hang_up)
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


@needs("tmux")
def test_a_tmux_that_is_killed_ends_it(tmp_path: Path) -> None:
    # The socket lies in a folder of the test's own, so that no other server is met, and is named
    # from there: the system allows such a path about a hundred characters.
    tmux = ["tmux", "-S", "socket", "-f", "/dev/null"]
    env = environment(tmp_path)

    def call(*args: str) -> str:
        done = subprocess.run(
            [*tmux, *args], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
        return done.stdout

    call("new-session", "-d", "-x", "80", "-y", "24", shlex.join(ASK_COMMAND))
    session = object.__new__(InterviewSession)
    session.home, session.end_seconds = tmp_path, 4.0
    try:
        wait_until(lambda: "Did they threaten you?" in call("capture-pane", "-p"))
        call("send-keys", "n")
        wait_until(lambda: "How often did they call" in call("capture-pane", "-p"))
        call("send-keys", "3")
        wait_until(lambda: "Did you raise it?" in call("capture-pane", "-p"))
    finally:
        call("kill-server")
    session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


@needs("bash")
def test_it_is_suspended_and_comes_back_as_it_was(tmp_path: Path) -> None:
    shell = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
    with Terminal(
        shell, environment(tmp_path, PS1=PROMPT.decode()), (80, 24), cwd=tmp_path
    ) as terminal:
        terminal.wait_for("ready>")
        terminal.send(shlex.join(ASK_COMMAND) + ENTER)
        terminal.wait_for("Did they threaten you?")
        terminal.send("n")
        terminal.wait_for("How often did they call at night?")
        terminal.send(CTRL_Z)
        terminal.wait_for("Stopped")
        assert is_restored(terminal)
        terminal.send("echo still $((40 + 2))" + ENTER)
        terminal.wait_for("still 42")
        before = len(terminal.raw)
        terminal.send("fg" + ENTER)
        # The picture from before it was suspended is still there.
        terminal.wait_until(lambda _shown: CALLS in terminal.raw[before:], "the question")
        terminal.wait_for("How often did they call at night?", "sign 2 of 3")
        terminal.send("1")
        terminal.wait_for("How many of the last five")
        terminal.send("q")
        # What is typed before the program has ended is thrown away with it.
        terminal.wait_until(lambda _shown: terminal.raw.endswith(PROMPT), "the shell")
        assert is_restored(terminal)
        terminal.send("echo code $?" + ENTER)
        terminal.wait_for("code 0")
        assert is_restored(terminal)
        terminal.send("exit" + ENTER)
        assert terminal.wait_for_end() == 0


def test_a_keyboard_that_sends_no_utf_8_is_no_fault(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.process.send(b"\xe9\xff")
        while "How often" not in terminal.text:
            assert terminal.process.isalive(), terminal.text
            # What is typed in one go with such bytes is lost with them.
            terminal.send("n")
            with suppress(AssertionError):
                terminal.wait_for("How often", within=0.5)
        session.answer()
        terminal.process.send(b"\x1b")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal)
    assert session.saved_draft.answers == ANSWERS


def test_a_failing_disk_is_told_and_the_retry_works(tmp_path: Path) -> None:
    """The system's own size limit stands for a full disk; root is not above it."""
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send("n")
        terminal.wait_for("How often did they call at night?")
        wait_until(lambda: bool(list(tmp_path.rglob("in-progress.toml"))))
        before = _limit(terminal.process.pid, 100)
        terminal.send("3")
        terminal.wait_for("Did you raise it?", "Not saved; press s to try again.")
        assert session.saved_draft.answers == {"threats.threatened": "no"}
        _limit(terminal.process.pid, before)
        terminal.send("s")
        terminal.wait_until(lambda shown: "Not saved" not in shown, "a save")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    assert session.saved_draft.answers == ANSWERS


def _limit(pid: int, size: int) -> int:
    """Let a process write files of that size at most; gives what it could before."""
    soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
    return soft
