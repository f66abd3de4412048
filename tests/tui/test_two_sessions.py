"""Two full screens about one new client at the same time."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.tui.interview_session import ANSWERS, CLIENT, InterviewSession
from tests.tui.terminal import ESCAPE

pytestmark = pytest.mark.process


def test_the_second_saves_once_the_first_has_left(tmp_path: Path) -> None:
    first, second = InterviewSession(tmp_path), InterviewSession(tmp_path)
    with first.terminal, second.terminal:
        first.answer()
        second.terminal.send("n")
        second.terminal.wait_for("Not saved; press s to try again.")
        # The notice has five lines; the folder for temporary files can have a path of four.
        second.terminal.resize(200, 24)
        owner = f"process {first.terminal.process.pid} "
        second.terminal.wait_until(lambda screen: owner in " ".join(screen.split()), owner)
        first.terminal.send(ESCAPE)
        assert first.terminal.wait_for_end() == 0
        second.answer()
        second.terminal.wait_for("Another sitting about")
        second.terminal.send(ESCAPE)
        assert second.terminal.wait_for_end() == 0
    library = Library(tmp_path / ".local" / "share" / "tensigns")
    (client,) = library.clients()
    assert client.name == CLIENT
    assert second.saved_draft.answers == ANSWERS
    assert [item.item for item in library.trash_items()] == ["in-progress"]
