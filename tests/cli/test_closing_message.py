"""What stands at the terminal once the full screen of a sitting is closed."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.tui.interview_session import CLIENT, MAIN, Session
from tests.tui.terminal import CTRL_C, ESCAPE, RIGHT

pytestmark = pytest.mark.process

GO_ON = "The sitting is kept; `tensigns ask {slug}` goes on with it."
MOST = 6
"""More questions than are left after the first."""


def library(session: Session) -> Library:
    """Where the session keeps what it is told."""
    return Library(session.home / ".local" / "share" / "tensigns")


def left(session: Session) -> str:
    """What was written after the full screen was closed."""
    return session.terminal.raw.rpartition(MAIN)[2].decode()


@pytest.mark.parametrize("leaving", [ESCAPE, CTRL_C])
def test_who_leaves_is_told_how_to_go_on(tmp_path: Path, leaving: str) -> None:
    session = Session(tmp_path)
    with session.terminal as terminal:
        session.answer()
        terminal.send(leaving)
        if leaving == CTRL_C:
            terminal.wait_for("Leave tensigns?")
            terminal.send(CTRL_C)
        terminal.wait_for_end()
    slug = library(session).find(CLIENT).slug
    assert GO_ON.format(slug=slug) in left(session)


def test_where_nothing_is_kept_nothing_is_said(tmp_path: Path) -> None:
    session = Session(tmp_path)
    with session.terminal as terminal:
        terminal.send(ESCAPE)
        assert terminal.wait_for_end() == 0
    assert "tensigns ask" not in left(session)


def test_a_finished_sitting_is_named_with_what_it_came_to(tmp_path: Path) -> None:
    session = Session(tmp_path)
    with session.terminal as terminal:
        terminal.send("y")
        terminal.wait_for("How often did they call at night?")
        terminal.send(RIGHT * MOST)
        terminal.wait_for("f finish")
        terminal.send("f")
        terminal.wait_for("F I R E")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    client = library(session).find(CLIENT)
    (made,) = library(session).sitting_ids(client)
    told = f"● fire, 10 points, all on one sign. Saved as {client.slug}@{made}."
    assert told in left(session)
