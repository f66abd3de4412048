"""Endings from outside: soon, with every answer saved, the terminal restored, no process left."""

import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.posix_only import SIGKILL, resource
from tests.processes import WAIT_LIMIT
from tests.required_programs import needs
from tests.tui.interview_session import (
    ANSWERS,
    ASK_COMMAND,
    InterviewSession,
    is_restored,
    wait_until,
)
from tests.tui.terminal import CTRL_C, CTRL_P, ENTER, Terminal, environment

pytestmark = pytest.mark.process

CTRL_Q, CTRL_Z = "\x11", "\x1a"
PROMPT = b"ready> "
SECOND_QUESTION = b"How often did they call at night?"


ENDING_SIGNALS = [
    signal.Signals[name]
    for name in (
        *("SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT", "SIGALRM", "SIGABRT", "SIGUSR1", "SIGUSR2"),
        *("SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGIO", "SIGPWR", "SIGRTMIN", "SIGRTMAX"),
    )
    if name in signal.Signals.__members__
]


@pytest.mark.parametrize("signal_number", ENDING_SIGNALS)
def test_a_signal_ends_the_program_and_keeps_the_open_note(
    signal_number: signal.Signals, tmp_path: Path
) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        terminal.send("o")
        terminal.wait_for("close the note, keeping it")
        terminal.send("half a th")
        terminal.wait_for("half a th")
        os.kill(terminal.process.pid, signal_number)
        assert session.within_end_time(terminal.wait_for_end) == 128 + signal_number
        assert is_restored(terminal)
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS
    assert session.saved_draft.notes == {"demands.raised": "half a th"}


def test_a_signal_right_after_an_answer_loses_no_answer(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send("n")
        terminal.wait_for("How often did they call at night?")
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert session.within_end_time(terminal.wait_for_end) == 143
    assert session.saved_draft.answers == {"threats.threatened": "no"}


def test_an_open_note_is_saved_before_a_kill(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        terminal.send("o")
        terminal.wait_for("close the note, keeping it")
        terminal.send("half a th")
        terminal.wait_for("half a th")
        wait_until(
            lambda: any(
                "half a th" in path.read_text() for path in tmp_path.rglob("in-progress.toml")
            )
        )
        os.kill(terminal.process.pid, SIGKILL)
        assert terminal.wait_for_end() == -SIGKILL
    assert session.saved_draft.answers == ANSWERS
    assert session.saved_draft.notes == {"demands.raised": "half a th"}


@pytest.mark.parametrize("keys", ["q" + CTRL_P, "hq", CTRL_P + CTRL_Q, "n" + CTRL_Q])
def test_leaving_while_a_screen_opens_is_no_fault(keys: str, tmp_path: Path) -> None:
    demo = [*ASK_COMMAND[:3], "--demo"]
    session = InterviewSession(tmp_path, demo, question="Initech")
    with session.terminal as terminal:
        terminal.send(keys)
        assert terminal.wait_for_end() == 0
    assert not list(tmp_path.rglob("crash-*"))


def test_ctrl_c_asks_once_and_keeps_every_answer(tmp_path: Path) -> None:
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


def test_closing_the_terminal_ends_the_program(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        assert session.within_end_time(terminal.hang_up) == 129
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


def test_closing_the_terminal_ends_a_program_that_ignores_hangups(tmp_path: Path) -> None:
    argv = ["/bin/sh", "-c", f"trap '' HUP; exec {shlex.join(ASK_COMMAND)}"]
    session = InterviewSession(tmp_path, argv)
    with session.terminal as terminal:
        session.answer()
        assert session.within_end_time(terminal.hang_up) == 129
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


@needs("setsid")
def test_closing_the_terminal_ends_a_program_that_gets_no_hangup(tmp_path: Path) -> None:
    """Without a controlling terminal, as under ``su -c``, no signal announces the end."""
    session = InterviewSession(tmp_path, ["setsid", "--wait", *ASK_COMMAND])
    with session.terminal as terminal:
        session.answer()
        session.within_end_time(terminal.hang_up)
        session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


@needs("tmux")
def test_killing_tmux_ends_the_program(tmp_path: Path) -> None:
    # A socket in the temporary folder keeps other servers away. Its path is relative because the
    # system limits such a path to about a hundred characters.
    tmux = ["tmux", "-S", "socket", "-f", "/dev/null"]
    env = environment(tmp_path)

    def run_tmux(*args: str) -> str:
        result = subprocess.run(
            [*tmux, *args],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=True,
            timeout=WAIT_LIMIT,
        )
        return result.stdout

    run_tmux("new-session", "-d", "-x", "80", "-y", "24", shlex.join(ASK_COMMAND))
    session = object.__new__(InterviewSession)
    session.home, session.end_seconds = tmp_path, 4.0
    try:
        wait_until(lambda: "Did they threaten you?" in run_tmux("capture-pane", "-p"))
        run_tmux("send-keys", "n")
        wait_until(lambda: "How often did they call" in run_tmux("capture-pane", "-p"))
        run_tmux("send-keys", "3")
        wait_until(lambda: "Did you raise it?" in run_tmux("capture-pane", "-p"))
    finally:
        run_tmux("kill-server")
    session.wait_for_processes()
    assert session.saved_draft.answers == ANSWERS


@needs("bash")
def test_the_program_can_be_suspended_and_continued(tmp_path: Path) -> None:
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
        position = len(terminal.raw)
        terminal.send("fg" + ENTER)
        # The screen still shows the question from before the suspension.
        terminal.wait_until(
            lambda _screen: SECOND_QUESTION in terminal.raw[position:], "the question"
        )
        terminal.wait_for("How often did they call at night?", "sign 2 of 3")
        terminal.send("1")
        terminal.wait_for("How many of the last five")
        terminal.send("q")
        # The program discards input that arrives before its end.
        terminal.wait_until(lambda _screen: terminal.raw.endswith(PROMPT), "the shell")
        assert is_restored(terminal)
        terminal.send("echo code $?" + ENTER)
        terminal.wait_for("code 0")
        assert is_restored(terminal)
        terminal.send("exit" + ENTER)
        assert terminal.wait_for_end() == 0


def test_input_that_is_not_utf_8_does_not_end_the_program(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send(b"\xe9\xff")
        while "How often" not in terminal.text:
            assert terminal.process.isalive(), terminal.text
            # Keys that are read together with such bytes are lost.
            terminal.send("n")
            with suppress(AssertionError):
                terminal.wait_for("How often", within=0.5)
        session.answer()
        terminal.send(b"\x1b")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal)
    assert session.saved_draft.answers == ANSWERS


def test_a_failed_save_is_shown_and_can_be_repeated(tmp_path: Path) -> None:
    """A limit on the size of files has the effect of a full disk, for root too."""
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send("n")
        terminal.wait_for("How often did they call at night?")
        wait_until(lambda: bool(list(tmp_path.rglob("in-progress.toml"))))
        limit = _limit_file_size(terminal.process.pid, 100)
        terminal.send("3")
        terminal.wait_for("Did you raise it?", "Not saved; press s to try again.")
        assert session.saved_draft.answers == {"threats.threatened": "no"}
        _limit_file_size(terminal.process.pid, limit)
        terminal.send("s")
        terminal.wait_until(lambda screen: "Not saved" not in screen, "a save")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    assert session.saved_draft.answers == ANSWERS


def _limit_file_size(pid: int, size: int) -> int:
    """Limit the size of the files that a process writes; returns the previous limit."""
    if sys.platform != "linux":
        pytest.skip("only Linux limits another process")
    else:
        soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
        return soft
