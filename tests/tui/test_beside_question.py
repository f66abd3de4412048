"""What was noted earlier, beside the question: shown where there is room, and nothing moves."""

from datetime import timedelta

import pytest

from tensigns.core.journal.entries import TOLD, Entry, EventDetails, Period, ToldDetails
from tensigns.library.library import Library
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.interview import InterviewScreen
from tests.library.journal_sample import append
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    current_sitting,
    painted_text,
    press,
    run_home,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)

SIGN = "unreasonable-demands"
TEXT = "Rang at 23:10 [b]x[/b]"
SIZES = [(80, 24), (100, 30), (140, 45)]


def note(library: Library, days_ago: int, kind: str = "event") -> None:
    """Note something about Globex and its demands."""
    day = NOW.date() - timedelta(days=days_ago)
    details = ToldDetails() if kind == TOLD else EventDetails(who="JB")
    entry = Entry(
        kind=kind, noted=NOW, period=Period.of_day(day), details=details, signs=(SIGN,), text=TEXT
    )
    append(library, library.find("Globex B.V."), entry, NOW)


async def begin(pilot: TensignsPilot) -> None:
    """Begin a new sitting about Globex, and go to the first question on demands."""
    await press(pilot, "a", "enter")
    await wait_for_screen(pilot, InterviewScreen)
    await press(pilot, "g", "4")


def line_with(screen: str, text: str) -> int:
    """The row of the first line that contains a text."""
    return next(row for row, line in enumerate(screen.splitlines()) if text in line)


@pytest.mark.parametrize("size", SIZES)
async def test_the_entries_of_a_question_are_beside_it_and_v_opens_them(
    demo_library: Library, size: tuple[int, int]
) -> None:
    note(demo_library, 12)
    note(demo_library, 30)
    async with run_home(demo_library, size) as pilot:
        await begin(pilot)
        before = current_sitting(pilot)
        await wait_for_texts(pilot, "2 noted under this sign in that time: 24 Oct, 11 Nov")
        await press(pilot, "v")
        await wait_for_screen(pilot, MessageDialog)
        await wait_for_texts(pilot, "11 November 2026 · happened · JB", TEXT)
        await press(pilot, "escape")
        assert current_sitting(pilot) == before
        assert current_sitting(pilot).answers == {}


@pytest.mark.parametrize("size", [(40, 12), (60, 20), *SIZES])
async def test_question_and_options_stay_in_place(
    demo_library: Library, size: tuple[int, int]
) -> None:
    async with run_home(demo_library, size) as pilot:
        await begin(pilot)
        without = await painted_text(pilot)
    for days_ago in range(1, 20):
        note(demo_library, days_ago)
    async with run_home(demo_library, size) as pilot:
        await begin(pilot)
        if size in SIZES:
            await wait_for_texts(pilot, "19 noted under this sign in that time")
        with_entries = await painted_text(pilot)
    for text in (line.strip() for line in without.splitlines() if "   " in line[:12]):
        if "last time, " in text:
            # It is below the options, and moves down when entries come before it.
            continue
        assert text not in with_entries or line_with(with_entries, text) == line_with(without, text)


async def test_entries_are_named_where_no_row_is_free(demo_library: Library) -> None:
    note(demo_library, 12)
    note(demo_library, 30)
    note(demo_library, 20, TOLD)
    async with run_home(demo_library, (40, 12)) as pilot:
        await begin(pilot)
        text = await wait_for_texts(pilot, "v  2 noted")
        assert "Unreasonable demands" in text.splitlines()[line_with(text, "v  2 noted")]
        await press(pilot, "4", "4", "1")
        await wait_for_texts(pilot, "v  told once")


async def test_what_was_told_is_beside_the_question_whether_it_was_raised(
    demo_library: Library,
) -> None:
    note(demo_library, 12, TOLD)
    async with run_home(demo_library) as pilot:
        await begin(pilot)
        assert "noted under this sign in that time" not in await painted_text(pilot)
        await press(pilot, "4", "4", "1")
        await wait_for_texts(pilot, "according to your journal you told them once: 11 Nov")


async def test_the_answer_of_last_time_is_beside_the_question_and_not_chosen(
    demo_library: Library,
) -> None:
    async with run_home(demo_library) as pilot:
        await begin(pilot)
        await wait_for_texts(pilot, "last time, 23 Oct 2026: ")
        assert current_sitting(pilot).suggestions == {}
        await press(pilot, "enter")
        assert current_sitting(pilot).answers == {}


async def test_without_entries_and_earlier_sittings_nothing_is_beside_a_question(
    demo_library: Library,
) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "n", *"Wayne", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        text = await painted_text(pilot)
        assert "noted" not in text
        assert "last time" not in text
        await press(pilot, "v")
        await wait_for_texts(pilot, "Nothing was noted for this question before.")
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_an_entry_of_now_is_beside_the_question_at_once(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await begin(pilot)
        await press(pilot, "f4")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, *"rang", "tab", "tab", "tab", "4", "ctrl+s")
        await wait_for_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "1 noted under this sign in that time: 23 Nov")


async def test_a_damaged_entry_is_named_and_the_others_are_shown(demo_library: Library) -> None:
    note(demo_library, 12)
    note(demo_library, 13)
    paths = sorted((demo_library.root / "clients").rglob("*-event.toml"))
    paths[0].write_text("[", encoding="utf-8")
    async with run_home(demo_library, (140, 45)) as pilot:
        await begin(pilot)
        await wait_until(pilot, lambda: paths[0].name in " ".join(toast_messages(pilot)))
        await wait_for_texts(pilot, "1 noted under this sign in that time")
