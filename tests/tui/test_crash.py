"""A crash ends with a message, a log and an exit code, and loses and reveals nothing private."""

import stat
import sys
from pathlib import Path

import pytest

from tests.file_modes import PRIVATE_FILE, PRIVATE_FOLDER
from tests.tui.interview_session import ANSWERS, ASK_COMMAND, CLIENT, InterviewSession, is_restored

pytestmark = pytest.mark.process

REMARK = "Sunday 23:10, the logo again"
FAULT = f"""
import sys
def fault(*args, **named):
    remark = {REMARK!r}
    raise RuntimeError(remark)
"""
RUN_PROGRAM = """
from tensigns.cli import main
main()
"""
FAULT_IN_SCREEN = """
from tensigns.tui.screens.interview import InterviewScreen
InterviewScreen.action_why = fault
"""
FAULT_IN_WORKER = """
from tensigns.tui.screens.interview import InterviewScreen
async def worker(self): fault()
InterviewScreen.action_why = lambda self: self.run_worker(worker(self))
"""
FAULT_IN_SAVE = """
from tensigns.session.sitting_session import SittingSession
from tensigns.tui.screens.interview import InterviewScreen
async def break_it(self):
    # The autosave of the note starts a moment after its key.
    await self._autosave.wait()
    SittingSession.save = fault
    self._autosave._save = fault
    self.action_forward()
InterviewScreen.action_why = break_it
"""
FAULT_IN_INPUT_THREAD = """
from tensigns.tui.terminal_parser import TerminalParser
feed = TerminalParser.feed
TerminalParser.feed = lambda self, data: fault() if data == "w" else feed(self, data)
"""
in_every_part = pytest.mark.parametrize(
    "fault_code",
    [FAULT_IN_SCREEN, FAULT_IN_WORKER, FAULT_IN_SAVE, FAULT_IN_INPUT_THREAD],
    ids=["screen", "worker", "save", "input thread"],
)


def faulty_program(fault_code: str) -> list[str]:
    """A command that runs the program with a fault behind the key w."""
    return [sys.executable, "-c", FAULT + fault_code + RUN_PROGRAM, *ASK_COMMAND[3:]]


def crash(home: Path, fault_code: str, **variables: str) -> InterviewSession:
    """Run a session that answers twice, writes a note, and crashes; returns it after its end."""
    session = InterviewSession(home, faulty_program(fault_code), **variables)
    with session.terminal as terminal:
        session.answer()
        terminal.send("o")
        terminal.wait_for("close the note, keeping it")
        terminal.send(REMARK)
        terminal.wait_for(REMARK)
        terminal.send("\x1b")
        terminal.wait_for(f"Note  {REMARK}")
        terminal.send("w")
        assert terminal.wait_for_end() == 1
        assert is_restored(terminal)
        session.wait_for_processes()
    return session


def output_after_full_screen(session: InterviewSession) -> str:
    """The output after the full screen has closed."""
    raw = session.terminal.raw.decode()
    return raw[raw.rindex("\x1b[?1049l") :]


@in_every_part
def test_the_message_and_the_log_contain_nothing_private(fault_code: str, tmp_path: Path) -> None:
    session = crash(tmp_path, fault_code)
    message = output_after_full_screen(session)
    (log,) = (tmp_path / ".local" / "state" / "tensigns").iterdir()
    assert "a fault in the program (RuntimeError)" in message
    assert log.name in message.replace("\r\n", "")
    logged = log.read_text()
    assert "RuntimeError" in logged
    assert "in fault" in logged
    for text in message, logged:
        for private_text in (REMARK, "logo", CLIENT, "Globex", "weekly", "remark ="):
            assert private_text not in text.replace("\r\n", " ").replace(str(tmp_path), "")
    assert "Traceback" not in message
    assert stat.S_IMODE(log.stat().st_mode) == PRIVATE_FILE
    assert stat.S_IMODE(log.parent.stat().st_mode) == PRIVATE_FOLDER
    assert session.saved_draft.answers == ANSWERS
    assert session.saved_draft.notes == {"demands.raised": REMARK}


def test_debug_mode_prints_the_traceback(tmp_path: Path) -> None:
    message = output_after_full_screen(crash(tmp_path, FAULT_IN_SCREEN, TENSIGNS_DEBUG="1"))
    assert "Traceback" in message
    assert "RuntimeError" in message


def test_the_sitting_can_be_resumed_after_a_crash(tmp_path: Path) -> None:
    crash(tmp_path, FAULT_IN_SCREEN)
    argv = [*ASK_COMMAND[:4], "--resume", *ASK_COMMAND[4:]]
    with InterviewSession(tmp_path, argv, question="Did you raise it?").terminal as terminal:
        terminal.wait_for(f"Note  {REMARK}")
        terminal.send("\x1b")
        assert terminal.wait_for_end() == 0
