"""A disk that fails: said at once and until it works, nothing forgotten, leaving warns."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.widgets.interview_status import UnsavedNotice
from tests.tui.pilot import (
    CLIENT,
    TensignsPilot,
    click_on,
    current_sitting,
    painted_text,
    press,
    run_interview,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)


class Folder:
    """The client's folder, which can go away and come back: what fails is the real disk."""

    def __init__(self, library: Library) -> None:
        self._place = library.root / "clients" / library.find(CLIENT).slug
        self._away = library.root / "away"

    def go(self) -> None:
        self._place.rename(self._away)

    def come_back(self) -> None:
        self._away.rename(self._place)


async def saved(pilot: TensignsPilot) -> None:
    """Wait until there is nothing more to write and nothing to complain of."""
    unsaved = pilot.app.screen_stack[1].query_one(UnsavedNotice)
    await pilot.app.screen_stack[1].finish_saving()  # type: ignore[attr-defined]
    await wait_until(pilot, lambda: not unsaved.display)


async def after_one_answer(pilot: TensignsPilot, library: Library) -> Folder:
    """Answer once, and have that saved."""
    await press(pilot, "n")
    await saved(pilot)
    return Folder(library)


async def test_a_failed_save_is_said_at_once_and_until_one_works(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await after_one_answer(pilot, library)
        folder.go()
        await press(pilot, "2")
        await wait_for_texts(pilot, "Not saved; press s to try again.", "s save again")
        await press(pilot, "left", "right", "s")
        await wait_for_texts(pilot, "Not saved;")
        folder.come_back()
        await press(pilot, "s")
        await wait_until(pilot, lambda: not pilot.app.screen.query_one(UnsavedNotice).display)
        assert "Not saved" not in await painted_text(pilot)
    unfinished = library.draft(library.find(CLIENT))
    assert unfinished is not None
    assert unfinished.answers == {"threats.threatened": "no", "demands.calls": "monthly"}


async def test_the_next_answer_saves_the_last_ones_too(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await after_one_answer(pilot, library)
        folder.go()
        await press(pilot, "2")
        await wait_for_texts(pilot, "Not saved;")
        folder.come_back()
        await press(pilot, "1")
        await saved(pilot)
    unfinished = library.draft(library.find(CLIENT))
    assert unfinished is not None
    assert len(unfinished.answers) == 3


async def test_a_data_folder_that_cannot_be_made_is_said(library: Library) -> None:
    async with run_interview(library) as pilot:
        library.root.write_text("a file in its place")
        await press(pilot, "n")
        await wait_for_texts(pilot, "Not saved;")
        library.root.unlink()
        await press(pilot, "s")
        await saved(pilot)
    assert [client.name for client in library.clients()] == [CLIENT]


@pytest.mark.parametrize("keys", [["escape"], ["q"], ["ctrl+c", "ctrl+c"], ["ctrl+c", "l"]])
async def test_leaving_warns_and_the_user_decides(library: Library, keys: list[str]) -> None:
    async with run_interview(library) as pilot:
        folder = await after_one_answer(pilot, library)
        folder.go()
        await press(pilot, "2", *keys)
        await wait_for_texts(pilot, "The last answers are not saved:", "lose what is not saved")
        await press(pilot, "escape")
        await wait_for_screen(pilot, InterviewScreen)
        assert current_sitting(pilot).answers["demands.calls"] == "monthly"
        await press(pilot, *keys)
        await wait_for_texts(pilot, "The last answers are not saved:")
        await press(pilot, "l")
        await wait_until(pilot, lambda: pilot.app.return_code is not None)
        assert pilot.app.return_code == (130 if "ctrl+c" in keys else 0)
        folder.come_back()


async def test_trying_again_on_leaving_saves(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await after_one_answer(pilot, library)
        folder.go()
        await press(pilot, "2", "escape")
        await wait_for_texts(pilot, "The last answers are not saved:")
        folder.come_back()
        await press(pilot, "s")
        await saved(pilot)
        await press(pilot, "escape")
        await wait_until(pilot, lambda: pilot.app.return_code == 0)


async def test_what_cannot_be_finished_stays_in_the_review(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await after_one_answer(pilot, library)
        await press(pilot, "1", "1")
        await saved(pilot)
        folder.go()
        await press(pilot, "f")
        await wait_for_texts(pilot, "The sitting is not finished:")
        await press(pilot, "s")
        assert current_sitting(pilot).position == "review"
        assert current_sitting(pilot).finished is None
        await press(pilot, "f")
        await wait_for_texts(pilot, "The sitting is not finished:")
        folder.come_back()
        await press(pilot, "f")
        await wait_for_texts(pilot, "K E E P")
    assert len(library.sitting_ids(library.find(CLIENT))) == 1


async def test_notes_that_cannot_be_written_are_said_and_the_result_stays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "1", "f")
        await wait_for_texts(pilot, "K E E P")
        monkeypatch.chdir(gone)
        gone.rmdir()
        await press(pilot, "e", "1")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert "K E E P" in await painted_text(pilot)
        monkeypatch.chdir(tmp_path)
        await click_on(pilot, "e export")
        await wait_for_texts(pilot, "Write the notes as")
        await press(pilot, "1")
        await wait_until(pilot, lambda: len(list(tmp_path.glob("globex*.md"))) == 1)
