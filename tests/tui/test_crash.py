"""A fault of our own: a message, a log and an exit code that give nothing of the user's away."""

import stat
import sys
from pathlib import Path

import pytest

from tests.tui.interview_session import ANSWERS, ASK, CLIENT, Session, restored

pytestmark = pytest.mark.process

REMARK = "Sunday 23:10, the logo again"
FAULT = f"""
import sys
def fault(*args, **named):
    remark = {REMARK!r}
    raise RuntimeError(remark)
"""
BEGIN = """
from tensigns.cli import main
main()
"""
IN_A_SCREEN = """
from tensigns.tui.screens.interview import InterviewScreen
InterviewScreen.action_why = fault
"""
IN_A_WORKER = """
from tensigns.tui.screens.interview import InterviewScreen
async def worker(self): fault()
InterviewScreen.action_why = lambda self: self.run_worker(worker(self))
"""
IN_A_SAVE = """
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
IN_THE_INPUT_THREAD = """
from tensigns.tui.terminal_parser import TerminalParser
feed = TerminalParser.feed
TerminalParser.feed = lambda self, data: fault() if data == "w" else feed(self, data)
"""
places = pytest.mark.parametrize(
    "place",
    [IN_A_SCREEN, IN_A_WORKER, IN_A_SAVE, IN_THE_INPUT_THREAD],
    ids=["screen", "worker", "save", "input thread"],
)


def faulty(place: str) -> list[str]:
    """The program with a fault behind the key w."""
    return [sys.executable, "-c", FAULT + place + BEGIN, *ASK[3:]]


def crashed(home: Path, place: str, **environ: str) -> Session:
    """A session that answered twice, took a note, came upon the fault, and has ended."""
    session = Session(home, faulty(place), **environ)
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
        assert restored(terminal)
        session.wait_until_gone()
    return session


def said(session: Session) -> str:
    """What stands in the terminal after the full screen is gone."""
    raw = session.terminal.raw.decode()
    return raw[raw.rindex("\x1b[?1049l") :]


@places
def test_the_message_and_the_log_give_nothing_away(place: str, tmp_path: Path) -> None:
    session = crashed(tmp_path, place)
    message = said(session)
    (log,) = (tmp_path / ".local" / "state" / "tensigns").iterdir()
    assert "a fault of its own (RuntimeError)" in message
    assert log.name in message.replace("\r\n", "")
    logged = log.read_text()
    assert "RuntimeError" in logged
    assert "in fault" in logged
    for text in message, logged:
        for private in (REMARK, "logo", CLIENT, "Globex", "weekly", "remark ="):
            assert private not in text.replace("\r\n", " ").replace(str(tmp_path), "")
    assert "Traceback" not in message
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    assert session.saved.answers == ANSWERS
    assert session.saved.notes == {"demands.raised": REMARK}


def test_a_traceback_is_for_who_asks_for_it(tmp_path: Path) -> None:
    message = said(crashed(tmp_path, IN_A_SCREEN, TENSIGNS_DEBUG="1"))
    assert "Traceback" in message
    assert "RuntimeError" in message


def test_whoever_starts_again_goes_on_where_it_stopped(tmp_path: Path) -> None:
    crashed(tmp_path, IN_A_SCREEN)
    argv = [*ASK[:4], "--resume", *ASK[4:]]
    with Session(tmp_path, argv, question="Did you raise it?").terminal as terminal:
        terminal.wait_for(f"Note  {REMARK}")
        terminal.send("\x1b")
        assert terminal.wait_for_end() == 0
