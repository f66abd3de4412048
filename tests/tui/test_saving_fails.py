"""Failed saves: shown until a save succeeds, no answer lost, a warning on leaving."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.session.sitting_session import SittingSession
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.widgets.unsaved_notice import UnsavedNotice
from tests.tui.pilot import (
    CLIENT,
    TensignsPilot,
    click_on,
    current_sitting,
    front_screen,
    painted_text,
    press,
    run_interview,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)


class RemovableFolder:
    """The folder of the client, which can be moved away and back to make real saves fail."""

    def __init__(self, library: Library) -> None:
        self._path = library.root / "clients" / library.find(CLIENT).slug
        self._path_away = library.root / "away"

    def remove(self) -> None:
        self._path.rename(self._path_away)

    def restore(self) -> None:
        self._path_away.rename(self._path)


async def wait_for_save(pilot: TensignsPilot) -> None:
    """Wait until everything is saved and no failure shows."""
    screen = pilot.app.screen_stack[1]
    await screen.finish_saving()  # type: ignore[attr-defined]
    await wait_until(pilot, lambda: not any(n.display for n in screen.query(UnsavedNotice)))


async def answer_and_save(pilot: TensignsPilot, library: Library) -> RemovableFolder:
    """Answer the first question and wait for the save; returns the folder of the client."""
    await press(pilot, "n")
    await wait_for_save(pilot)
    return RemovableFolder(library)


async def test_a_failed_save_is_shown_until_a_save_succeeds(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await answer_and_save(pilot, library)
        folder.remove()
        await press(pilot, "2")
        await wait_for_texts(pilot, "Not saved; press s to try again.", "s save again")
        await press(pilot, "left", "right", "s")
        await wait_for_texts(pilot, "Not saved;")
        folder.restore()
        await press(pilot, "s")
        await wait_until(pilot, lambda: not pilot.app.screen.query_one(UnsavedNotice).display)
        assert "Not saved" not in await painted_text(pilot)
    draft = library.draft(library.find(CLIENT))
    assert draft is not None
    assert draft.answers == {"threats.threatened": "no", "demands.calls": "monthly"}


async def test_the_save_of_the_next_answer_includes_the_unsaved_ones(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await answer_and_save(pilot, library)
        folder.remove()
        await press(pilot, "2")
        await wait_for_texts(pilot, "Not saved;")
        folder.restore()
        await press(pilot, "1")
        await wait_for_save(pilot)
    draft = library.draft(library.find(CLIENT))
    assert draft is not None
    assert len(draft.answers) == 3


async def test_a_data_folder_that_cannot_be_created_is_shown(library: Library) -> None:
    async with run_interview(library) as pilot:
        library.root.write_text("a file in its place")
        await press(pilot, "n")
        await wait_for_texts(pilot, "Not saved;")
        library.root.unlink()
        await press(pilot, "s")
        await wait_for_save(pilot)
    assert [client.name for client in library.clients()] == [CLIENT]


@pytest.mark.parametrize(
    "keys", [["n", "escape"], ["n", "q"], ["n", "ctrl+c", "l"], ["n", "1", "1", "f"]], ids=" ".join
)
async def test_waiting_for_a_slow_disk_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    permit = threading.Event()
    for name in ("save", "finish"):
        method = getattr(SittingSession, name)

        def slow(*args: object, method: Callable[..., object] = method) -> object:
            assert permit.wait(20)
            return method(*args)

        monkeypatch.setattr(SittingSession, name, slow)
    async with run_interview(library) as pilot:
        await press(pilot, *keys)
        await wait_for_texts(pilot, "Saving …")
        assert pilot.app.return_code is None
        permit.set()
        if keys[-1] == "f":
            await wait_for_texts(pilot, "K E E P")
        else:
            await wait_until(pilot, lambda: pilot.app.return_code is not None)


async def test_a_fast_save_shows_no_notice(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n")
        await front_screen(pilot, InterviewScreen).finish_saving()
        assert "Saving" not in await painted_text(pilot)


@pytest.mark.parametrize("keys", [["escape"], ["q"], ["ctrl+c", "ctrl+c"], ["ctrl+c", "l"]])
async def test_leaving_with_unsaved_answers_asks_the_user(
    library: Library, keys: list[str]
) -> None:
    async with run_interview(library) as pilot:
        folder = await answer_and_save(pilot, library)
        folder.remove()
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
        folder.restore()


async def test_saving_again_in_the_leave_dialog_saves(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await answer_and_save(pilot, library)
        folder.remove()
        await press(pilot, "2", "escape")
        await wait_for_texts(pilot, "The last answers are not saved:")
        folder.restore()
        await press(pilot, "s")
        await wait_for_save(pilot)
        await press(pilot, "escape")
        await wait_until(pilot, lambda: pilot.app.return_code == 0)


async def test_a_sitting_that_cannot_be_finished_stays_in_the_review(library: Library) -> None:
    async with run_interview(library) as pilot:
        folder = await answer_and_save(pilot, library)
        await press(pilot, "1", "1")
        await wait_for_save(pilot)
        folder.remove()
        await press(pilot, "f")
        await wait_for_texts(pilot, "The sitting is not finished:")
        await press(pilot, "s")
        assert current_sitting(pilot).position == "review"
        assert current_sitting(pilot).finished is None
        await press(pilot, "f")
        await wait_for_texts(pilot, "The sitting is not finished:")
        folder.restore()
        await press(pilot, "f")
        await wait_for_texts(pilot, "K E E P")
    assert len(library.sitting_ids(library.find(CLIENT))) == 1


async def test_a_failed_export_is_shown_and_the_result_stays_open(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deleted_folder = tmp_path / "gone"
    deleted_folder.mkdir()
    async with run_interview(library) as pilot:
        await press(pilot, "n", "1", "1", "f")
        await wait_for_texts(pilot, "K E E P")
        monkeypatch.chdir(deleted_folder)
        deleted_folder.rmdir()
        await press(pilot, "e", "1")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert "K E E P" in await painted_text(pilot)
        monkeypatch.chdir(tmp_path)
        await click_on(pilot, "e export")
        await wait_for_texts(pilot, "Save the report in")
        await press(pilot, "1")
        await wait_until(pilot, lambda: len(list(tmp_path.glob("globex*.md"))) == 1)
