"""Leaving a sitting and resuming it at the same question, with all answers."""

import re
from functools import partial
from signal import SIGINT, set_wakeup_fd

import pytest

from tensigns.errors import OperationFailed
from tensigns.language import LANGUAGES, set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.exit_dialog import ExitDialog, FinishFailedDialog, UnsavedDialog
from tensigns.tui.screens.interview import InterviewScreen
from tests.library.sample import small_edition
from tests.tui.pilot import (
    CLIENT,
    NOW,
    TensignsPilot,
    current_sitting,
    painted_text,
    press,
    press_burst,
    run_interview,
    wait_for_texts,
    wait_until,
)

KEYS = ("n", "3", "2", "left", "left", "1")
ANSWERS = {"threats.threatened": "no", "demands.calls": "never"}
SUGGESTIONS = {"demands.raised": "went-on"}


async def wait_for_exit_code(pilot: TensignsPilot) -> int:
    """Wait for the end of the app; returns its exit code."""
    await wait_until(pilot, lambda: pilot.app.return_code is not None)
    assert pilot.app.return_code is not None
    return pilot.app.return_code


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (["escape"], 0),
        (["q"], 0),
        (["ctrl+c", "l"], 130),
        (["ctrl+c", "L"], 130),
        (["g", "ctrl+c", "ctrl+c"], 130),
    ],
    ids=str,
)
async def test_leaving_keeps_everything_and_resuming_returns_to_the_same_question(
    library: Library, keys: list[str], code: int
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, *KEYS)
        before = current_sitting(pilot)
        await press(pilot, *keys)
        assert await wait_for_exit_code(pilot) == code
    async with run_interview(library, resume=True) as pilot:
        after = current_sitting(pilot)
        assert after == before
        assert (after.answers, after.suggestions, after.position) == (
            ANSWERS,
            SUGGESTIONS,
            "payment.late",
        )
        await wait_for_texts(pilot, "How many of the last five")


async def test_after_ctrl_c_the_user_can_stay_and_go_on(library: Library) -> None:
    async with run_interview(library) as pilot:
        for stay_key in "s", "escape":
            await press(pilot, "ctrl+c")
            await wait_for_texts(pilot, "Leave tensigns?")
            await press(pilot, stay_key)
            assert isinstance(pilot.app.screen, InterviewScreen)
        await press(pilot, "n")
        assert current_sitting(pilot).answers == {"threats.threatened": "no"}


async def test_esc_twice_leaves_once(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press_burst(pilot, "n", "escape", "escape", "escape")
        assert await wait_for_exit_code(pilot) == 0


async def test_a_draft_can_be_resumed_or_replaced(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "2", "escape")
        await wait_for_exit_code(pilot)
    async with run_interview(library) as pilot:
        await wait_for_texts(pilot, CLIENT, "not finished", "Resume where it was left")
        await press(pilot, "r")
        assert current_sitting(pilot).position == "demands.raised"
        await press(pilot, "escape")
        await wait_for_exit_code(pilot)
    async with run_interview(library) as pilot:
        await press(pilot, "escape")
        assert await wait_for_exit_code(pilot) == 0
    assert library.trash_items() == ()
    async with run_interview(library) as pilot:
        await press(pilot, "n")
        assert (current_sitting(pilot).answers, current_sitting(pilot).position) == (
            {},
            "threats.threatened",
        )
    (entry,) = library.trash_items()
    assert entry.item == "in-progress"


async def test_the_key_of_a_reply_is_the_first_letter_of_its_text(library: Library) -> None:
    set_language("nl")
    async with run_interview(library) as pilot:
        await press(pilot, "n")
        await press(pilot, "ctrl+c")
        await wait_for_texts(pilot, "a  Afsluiten", "b  Blijven")
        await press(pilot, "b", "escape")
        await wait_for_exit_code(pilot)
    async with run_interview(library) as pilot:
        await wait_for_texts(pilot, "v  Verder waar", "n  Nieuwe sessie")
        await press(pilot, "v")
        assert current_sitting(pilot).answers == {"threats.threatened": "no"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_two_replies_of_a_dialog_share_a_key(library: Library, language: str) -> None:
    set_language(language)
    error = OperationFailed("trouble")
    async with run_interview(library) as pilot:
        for dialog in ExitDialog(), UnsavedDialog(error), FinishFailedDialog(error):
            await pilot.app.push_screen(dialog)
            keys = re.findall(r" ([a-z])  \w\w+", await painted_text(pilot))
            assert len(keys) == len({*keys}) == 2
            await press(pilot, "escape")
        await press(pilot, "n", "escape")
        await wait_for_exit_code(pilot)
    async with run_interview(library) as pilot:
        keys = re.findall(r" ([a-z])  \w\w+", await painted_text(pilot))
        assert len(keys) == len({*keys}) == 2


async def test_a_sitting_starts_at_a_whole_second(library: Library) -> None:
    async with run_interview(library) as pilot:
        started = current_sitting(pilot).started
    assert started.utcoffset() is not None
    assert started.microsecond == 0


async def test_leaving_without_an_answer_adds_no_client(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "w", "escape", "escape")
        await wait_for_exit_code(pilot)
    assert library.clients() == ()


async def test_a_draft_is_resumed_in_the_present_language_with_its_own_questionnaire(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "escape")
        await wait_for_exit_code(pilot)
    set_language("nl")
    async with run_interview(library, edition=builtin_edition(), resume=True) as pilot:
        assert "Hoe vaak belden ze 's nachts?" in await painted_text(pilot)
        assert current_sitting(pilot).questionnaire_ref == small_edition().ref


async def test_a_draft_that_is_open_elsewhere_is_refused(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "n", "escape")
        await wait_for_exit_code(pilot)
    with library.lock_draft(library.find(CLIENT)):
        async with run_interview(Library(library.root), resume=True) as pilot:
            await wait_for_exit_code(pilot)
            assert isinstance(pilot.app, TensignsApp)
            assert "open elsewhere" in str(pilot.app.failure)


async def test_a_signal_after_the_end_of_the_app_does_nothing(library: Library) -> None:
    """For a moment after the end, the event loop still calls the handler of a signal.

    Python would print an error for a signal that writes to the loop while the loop is closed.
    """
    app = TensignsApp(library, now=lambda: NOW)
    app.when_ready = partial(app.exit, 0)
    await app.run_async(headless=True)
    assert set_wakeup_fd(-1) == -1
    app._exit_on_signal(SIGINT)  # noqa: SLF001  only this moment has no other way in
    assert app.return_code == 0
