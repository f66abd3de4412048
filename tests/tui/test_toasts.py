"""Toasts: one about each thing, and none that contradicts a newer one."""

import pytest

from tensigns.library.library import Library
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tests.tui.pilot import (
    press,
    press_burst,
    run_home,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)

MARK_HINT = "Mark one client with m"
BACK, IN_TRASH = "is back.", "is in the trash"


async def test_several_exports_leave_one_toast(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        for key in "1234":
            await press(pilot, "e", key)
            await wait_for_texts(pilot, "Report saved")
        await wait_until(pilot, lambda: "client-a" in toast_messages(pilot)[0])
        assert len(toast_messages(pilot)) == 1
        await wait_until(pilot, lambda: screen_text(pilot).count("Report saved") == 1)


async def test_deleting_and_undoing_leave_one_toast(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "d", "d", "u")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 3)
        (message,) = toast_messages(pilot)
        assert BACK in message
        await wait_until(pilot, lambda: IN_TRASH not in screen_text(pilot))
        await press(pilot, "u", "u")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 4)
        (newer_message,) = toast_messages(pilot)
        assert BACK in newer_message
        assert newer_message != message


async def test_a_newer_toast_takes_the_place_of_the_older_one(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "d")
        await wait_for_texts(pilot, IN_TRASH)
        await press(pilot, "u")
        await wait_until(pilot, lambda: screen_text(pilot).splitlines()[1].endswith(BACK))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_a_toast_leaves_the_name_of_the_client_in_sight(
    demo_library: Library, size: tuple[int, int]
) -> None:
    async with run_home(demo_library, size) as pilot:
        await press(pilot, "h")
        header = (await wait_for_texts(pilot, "history", "Globex B.V.")).splitlines()[0]
        await press(pilot, "down", "down", "d")
        await wait_for_texts(pilot, IN_TRASH)
        assert screen_text(pilot).splitlines()[0] == header


async def test_the_same_message_twice_is_one_toast_even_in_a_burst(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press_burst(pilot, "c", "c", "c")
        assert toast_messages(pilot) == ["Mark one client with m, go to another, and press c."]


async def test_toasts_about_different_things_stand_together(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "c", "d")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 3)
        messages = toast_messages(pilot)
        assert len(messages) == 2
        assert IN_TRASH in messages[1]


async def test_a_dialog_shows_a_toast_once(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "c")
        await wait_for_texts(pilot, MARK_HINT)
        await press(pilot, "ctrl+c")
        await wait_for_texts(pilot, "Leave tensigns?", MARK_HINT)
        await wait_until(pilot, lambda: screen_text(pilot).count(MARK_HINT) == 1)
        await press(pilot, "escape")
        await wait_until(pilot, lambda: "Leave tensigns?" not in screen_text(pilot))
        await wait_until(pilot, lambda: screen_text(pilot).count(MARK_HINT) == 1)


async def test_another_page_ends_a_message_that_was_seen(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "c")
        await wait_for_texts(pilot, MARK_HINT)
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_until(pilot, lambda: MARK_HINT not in screen_text(pilot))
        assert toast_messages(pilot) == []
        await press(pilot, "escape")
        await wait_for_screen(pilot, HomeScreen)
        assert MARK_HINT not in await wait_for_texts(pilot, "clients")


async def test_an_error_stays_on_another_page(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        pilot.app.notify("It failed.", severity="error")
        await wait_for_texts(pilot, "It failed.")
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "It failed.")
