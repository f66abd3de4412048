"""The message on the terminal after the full screen of a sitting has closed."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.tui.interview_session import CLIENT, InterviewSession
from tests.tui.terminal import CTRL_C, ESCAPE, MAIN_SCREEN, RIGHT

pytestmark = pytest.mark.process

DRAFT_MESSAGE = "The unfinished sitting is saved. To continue it, run `tensigns ask {slug}`."
MAX_QUESTIONS_LEFT = 6
"""At least as many as there are questions after the first."""


def session_library(session: InterviewSession) -> Library:
    """The library that the session saves to."""
    return Library(session.home / ".local" / "share" / "tensigns")


def output_after_full_screen(session: InterviewSession) -> str:
    """The output after the full screen has closed."""
    return session.terminal.raw.rpartition(MAIN_SCREEN)[2].decode()


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C])
def test_leaving_a_sitting_prints_how_to_resume_it(tmp_path: Path, key: str) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        session.answer()
        terminal.send(key)
        if key == CTRL_C:
            terminal.wait_for("Leave tensigns?")
            terminal.send(CTRL_C)
        terminal.wait_for_end()
    slug = session_library(session).find(CLIENT).slug
    assert DRAFT_MESSAGE.format(slug=slug) in output_after_full_screen(session)


def test_leaving_without_an_answer_prints_nothing(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send(ESCAPE)
        assert terminal.wait_for_end() == 0
    assert "tensigns ask" not in output_after_full_screen(session)


def test_a_finished_sitting_prints_its_result_and_its_id(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path)
    with session.terminal as terminal:
        terminal.send("y")
        terminal.wait_for("How often did they call at night?")
        terminal.send(RIGHT * MAX_QUESTIONS_LEFT)
        terminal.wait_for("f finish")
        terminal.send("f")
        terminal.wait_for("F I R E")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    client = session_library(session).find(CLIENT)
    (sitting_id,) = session_library(session).sitting_ids(client)
    result = "● fire, 10 points, all on one sign, two questions open"
    message = f"{result}. Saved as {client.slug}@{sitting_id}."
    assert message in output_after_full_screen(session)
