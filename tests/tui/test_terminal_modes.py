"""What the program asks of a terminal, and terminals in which a key or a size does not arrive."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.required_programs import needs
from tests.tui.interview_session import (
    ASK_COMMAND,
    FIRST_QUESTION,
    InterviewSession,
    session_in_multiplexer,
    wait_until,
)
from tests.tui.person import OWN_SETTINGS, PERSON, answer, close_note, open_note
from tests.tui.terminal import ENTER, Terminal, environment

pytestmark = pytest.mark.process

F3 = "\x1bOR"
CTRL_Q = "\x11"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[InterviewSession]:
    """A sitting at its first question."""
    begun = InterviewSession(tmp_path, **OWN_SETTINGS)
    with begun.terminal:
        yield begun


def test_f3_closes_a_note_too_and_is_shown(session: InterviewSession) -> None:
    terminal = session.terminal
    open_note(terminal)
    terminal.wait_for("esc F3 close the note")
    terminal.send("kept")
    terminal.wait_for("kept")
    close_note(terminal, F3)
    answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "kept"}


@needs("screen")
def test_escape_closes_a_note_in_gnu_screen(tmp_path: Path) -> None:
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o700)
    command = ["screen", "-c", "/dev/null", "-U", *ASK_COMMAND]
    with session_in_multiplexer(tmp_path, command, SCREENDIR="sockets", **OWN_SETTINGS) as session:
        terminal = session.terminal
        terminal.watch(PERSON)
        open_note(terminal)
        terminal.send("kept")
        terminal.wait_for("kept")
        close_note(terminal)
        terminal.watch(PERSON)
        answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "kept"}


def test_the_size_of_the_window_wins_over_the_environment(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path, COLUMNS="30", LINES="8")
    with session.terminal as terminal:
        terminal.wait_for("sign 1 of 3", "F1 help")
        assert FIRST_QUESTION in terminal.text
        assert len(max(terminal.lines, key=len)) > 70
        assert "F1 help" in terminal.lines[-1]
        terminal.resize(100, 30)
        terminal.wait_until(lambda _screen: "F1 help" in terminal.lines[-1], "the new size")


def test_the_terminal_is_asked_for_nothing_that_is_not_needed(session: InterviewSession) -> None:
    written = session.terminal.raw
    assert b"\x1b[?1000h\x1b[?1002h\x1b[?1006h" in written
    for request in b"\x1b[?1003h", b"\x1b[?1015h", b"\x1b[?1016h", b"\x1b[?2048":
        assert request not in written


@needs("strace")
def test_the_terminal_gets_its_modes_back_after_everything_is_written(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-qq", "-e", "trace=write,ioctl", "-e", "signal=none", "-s", "999"]
    command = [*strace, "-o", str(trace), *ASK_COMMAND]
    with Terminal(command, environment(tmp_path, **OWN_SETTINGS), (80, 24), tmp_path) as terminal:
        terminal.wait_for(FIRST_QUESTION)
        terminal.send(CTRL_Q)
        assert terminal.wait_for_end() == 0
    _before, _request, leaving = trace.read_text("utf-8", "replace").partition("[?2004l")
    writing, last_write, after = leaving.partition("[?1049l")
    assert last_write
    assert "TCSET" not in writing
    assert "TCSET" in after


def test_the_prompt_is_below_a_screen_that_the_terminal_does_not_remove(
    session: InterviewSession,
) -> None:
    # As GNU screen by default, the emulation has no second screen.
    session.terminal.send(CTRL_Q)
    assert session.terminal.wait_for_end() == 0
    assert session.terminal.cursor[1] == 23
    assert "F1 help" not in session.terminal.lines[-1]
    assert FIRST_QUESTION in session.terminal.text


@needs("bash")
def test_what_is_typed_while_the_program_is_suspended_answers_nothing(tmp_path: Path) -> None:
    shell = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
    around = environment(tmp_path, PS1="ready> ", **OWN_SETTINGS)
    session = object.__new__(InterviewSession)
    session.home, session.end_seconds = tmp_path, 4.0
    with Terminal(shell, around, (80, 24), cwd=tmp_path) as terminal:
        session.terminal = terminal
        terminal.wait_for("ready>")
        terminal.send(shlex.join(ASK_COMMAND) + ENTER)
        terminal.wait_for(FIRST_QUESTION)
        terminal.watch(PERSON)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        before = len(terminal.raw)
        terminal.send(f"fg{ENTER}y")
        wait_until(lambda: FIRST_QUESTION.encode() in _read(terminal)[before:])
        terminal.watch(PERSON)
        answer(session)


def _read(terminal: Terminal) -> bytes:
    terminal.watch(0.01)
    return terminal.raw
