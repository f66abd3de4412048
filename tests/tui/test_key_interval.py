"""The key interval: which keys and clicks a new question ignores, and on which screens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

from textual.events import Key

from tensigns.environment.settings import Settings
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.what_if import WhatIfScreen
from tensigns.tui.widgets.note_box import NoteBox
from tests.library.sample import small_edition
from tests.tui.pilot import (
    CLIENT,
    NOW,
    TensignsPilot,
    click_on,
    current_sitting,
    front_screen,
    open_last_result,
    press,
    press_burst,
    run_app,
    run_interview,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)

THREAT, CALLS = "threats.threatened", "demands.calls"
SETTINGS = Settings(key_interval=2)


@asynccontextmanager
async def slow_sitting(library: Library) -> AsyncIterator[TensignsPilot]:
    """A sitting whose questions ignore answers for two seconds."""
    app = TensignsApp(library, small_edition(), CLIENT)
    app.apply_settings(SETTINGS)
    async with run_app(app) as pilot:
        await wait_for_texts(pilot, "Did they threaten you?")
        yield pilot


async def press_later(pilot: TensignsPilot, key: str, seconds: float = 3.0) -> None:
    """Press a key as if so many seconds had passed since everything was painted."""
    await pilot.pause()
    event = Key(key, None)
    event.time = monotonic() + seconds
    pilot.app.post_message(event)
    await wait_until_idle(pilot)


async def test_a_new_question_ignores_answers_and_no_other_keys(library: Library) -> None:
    async with slow_sitting(library) as pilot:
        await press(pilot, "n", "1", "0", "y")
        assert current_sitting(pilot).answers == {}
        await press(pilot, "right")
        assert current_sitting(pilot).position == CALLS
        await press(pilot, "left")
        await press_later(pilot, "n")
        assert current_sitting(pilot).answers == {THREAT: "no"}
        await press(pilot, "2", "down", "enter")
        assert current_sitting(pilot).answers == {THREAT: "no"}
        await press_later(pilot, "enter", 6.0)
        assert current_sitting(pilot).answers == {THREAT: "no", CALLS: "never"}


async def test_a_question_that_a_dialog_covered_is_a_new_one(library: Library) -> None:
    async with slow_sitting(library) as pilot:
        await press(pilot, "w")
        await wait_for_texts(pilot, "Nobody works well in fear.")
        await press_later(pilot, "escape")
        await press_burst(pilot, "n")
        assert current_sitting(pilot).answers == {}
        await press_later(pilot, "n")
        assert current_sitting(pilot).answers == {THREAT: "no"}


async def test_a_click_too_early_neither_answers_nor_highlights(library: Library) -> None:
    async with slow_sitting(library) as pilot:
        await click_on(pilot, "No")
        await press_later(pilot, "enter")
        assert current_sitting(pilot).answers == {}


async def test_a_double_click_on_a_key_in_the_footer_presses_it_once(library: Library) -> None:
    async with run_interview(library) as pilot:
        await click_on(pilot, "0 don't know", times=2)
        assert current_sitting(pilot).answers == {THREAT: "unknown"}


async def test_what_follows_the_key_that_closes_a_note_is_not_written(library: Library) -> None:
    async with run_interview(library) as pilot:
        for key in "escape", "f3":
            await press(pilot, "o")
            await wait_until(pilot, lambda: isinstance(pilot.app.focused, NoteBox))
            await press_burst(pilot, "x", key, "9", "8")
            assert not pilot.app.screen.query_one(NoteBox).display
        assert current_sitting(pilot).notes == {THREAT: "xx"}
        assert current_sitting(pilot).answers == {}


async def test_a_trial_takes_answers_at_once(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    client = next(client for client in library.clients() if "Globex" in client.name)
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(SETTINGS)
    async with run_app(app) as pilot:
        await wait_for_texts(pilot, client.name)
        await open_last_result(pilot)
        await press(pilot, "t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, WhatIfScreen))
        await wait_until_idle(pilot)
        interview = front_screen(pilot, WhatIfScreen).interview
        await press(pilot, "3")
        assert front_screen(pilot, WhatIfScreen).interview != interview


async def test_the_interval_is_that_of_every_interview(library: Library) -> None:
    app = TensignsApp(library)
    app.apply_settings(SETTINGS)
    async with run_app(app) as pilot:
        await press(pilot, "n", *"Acme", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await wait_until_idle(pilot)
        await press(pilot, "1")
        assert current_sitting(pilot).answers == {}
