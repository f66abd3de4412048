"""The commands of the home screen: open, compare, rename, delete and restore clients."""

import pytest
from textual.color import Color
from textual.widgets import Input, Static

from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.symbols import POINTER
from tests.library.refused_folders import refuse_listing
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_app,
    run_home,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)


def cursor_line(pilot: TensignsPilot) -> str:
    """The line of the screen with the cursor."""
    return next((line for line in screen_text(pilot).splitlines() if POINTER in line), "")


async def test_enter_opens_the_client_and_enter_the_last_result_or_the_draft(
    demo_library: Library,
) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "s", "down", "enter")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "Hooli", "Active · 2 sittings")
        await press(pilot, "enter")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "Hooli", "K E E P")
        await press(pilot, "escape", "escape", "down", "down", "enter", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "sign 5 of 10")


async def test_the_last_result_shows_before_a_new_sitting(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "end", "a")
        last_result_texts = (
            "Last time, on 3 November 2026",
            "○ keep, no points",
            "enter go on  esc back",
        )
        await wait_for_texts(pilot, *last_result_texts)
        await press(pilot, "escape")
        front_screen(pilot, HomeScreen)
        await press(pilot, "a")
        await wait_for_texts(pilot, *last_result_texts)
        await press(pilot, "enter")
        await wait_for_screen(pilot, InterviewScreen)


async def test_two_marked_clients_are_compared(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "c")
        assert toast_messages(pilot) == ["Mark one client with m, go to another, and press c."]
        await press(pilot, "m", "down", "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "Globex B.V. │ Initech", "◐ WATCH 13 │ ● FIRE 24")


async def test_the_only_two_clients_are_compared_without_marks(demo_library: Library) -> None:
    for client in demo_library.clients():
        if client.name not in ("Globex B.V.", "Initech"):
            demo_library.delete(client)
    async with run_home(demo_library) as pilot:
        await press(pilot, "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "Globex B.V. │ Initech")


async def test_a_client_without_a_finished_sitting_is_not_compared(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "m", "down", "down", "c")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert toast_messages(pilot) == ["Umbrella has no finished sitting to compare."]
        front_screen(pilot, HomeScreen)


async def test_renaming_refuses_the_name_of_another_client(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "r")
        await wait_for_texts(pilot, "A new name for Globex B.V.")
        assert pilot.app.screen.query_one(Input).value == "Globex B.V."
        await press(pilot, *"hooli", "enter")
        await wait_for_texts(pilot, "Hooli is in the list already.")
        await press(pilot, *([*("backspace",)] * 5), *"Acme", "enter")
        await wait_until(
            pilot, lambda: "Acme" in screen_text(pilot) and "Globex" not in screen_text(pilot)
        )
        assert next(client.name for client in demo_library.clients()) == "Acme"


async def test_renaming_can_change_only_the_capitals(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "r", *"GLOBEX B.V.", "enter")
        await wait_for_texts(pilot, "GLOBEX B.V.", "Hooli")
        assert "GLOBEX B.V." in [client.name for client in demo_library.clients()]


@pytest.mark.parametrize("key", ["n", "r"])
async def test_a_name_that_cannot_be_checked_is_kept_with_the_reason(
    demo_library: Library, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    folder = demo_library.root / "clients"
    async with run_home(demo_library) as pilot:
        await press(pilot, key)
        await wait_for_screen(pilot, TextDialog)
        with monkeypatch.context() as refusal:
            refuse_listing(refusal, folder)
            await press(pilot, *"Acme", "enter")
            reason = pilot.app.screen.query_one(".hint", Static)
            expected = f"{folder}: it cannot be read, permission denied"
            await wait_until(pilot, lambda: str(reason.content) == expected)
        assert front_screen(pilot, TextDialog).query_one(Input).value == "Acme"
        await press(pilot, "enter")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, TextDialog))


async def test_u_restores_a_deleted_client(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        assert "u undo" not in screen_text(pilot)
        await press(pilot, "u")
        assert toast_messages(pilot) == []
        await press(pilot, "end", "d")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 3)
        assert toast_messages(pilot) == ["Hooli is in the trash. Press u to undo that."]
        await press(pilot, "u")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 4)
        assert toast_messages(pilot) == ["Hooli is back."]
        await wait_for_texts(pilot, "Hooli", "2 May 2027")


async def test_a_damaged_sitting_goes_to_the_trash_with_its_client(demo_library: Library) -> None:
    client = demo_library.find("Hooli")
    path = (
        demo_library.root / "clients" / client.slug / f"{demo_library.sitting_ids(client)[0]}.toml"
    )
    path.write_bytes(b"cut sho")
    async with run_home(demo_library) as pilot:
        await press(pilot, "end", "d")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 3)
        (message,) = toast_messages(pilot)
        assert message.splitlines() == [
            "Hooli is in the trash. Press u to undo that.",
            f"{path}: this could not be read; it is in the trash as it was.",
        ]
        await press(pilot, "u")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 4)
    assert path.read_bytes() == b"cut sho"


async def test_a_restored_client_has_its_mark_and_the_cursor(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "down", "m", "d")
        await wait_until(pilot, lambda: "Initech" not in cursor_line(pilot))
        assert "Umbrella" in cursor_line(pilot)
        await press(pilot, "up", "u")
        await wait_until(pilot, lambda: "Initech" in cursor_line(pilot))
        assert "*" in cursor_line(pilot)


async def test_a_failed_undo_can_be_repeated(demo_library: Library) -> None:
    folder = demo_library.root / "clients" / demo_library.find("Hooli").slug
    async with run_home(demo_library) as pilot:
        await press(pilot, "end", "d")
        await wait_until(pilot, lambda: not folder.exists())
        folder.mkdir()
        await press(pilot, "u")
        await wait_until(
            pilot, lambda: any("this exists" in message for message in toast_messages(pilot))
        )
        folder.rmdir()
        await press(pilot, "u")
        await wait_for_texts(pilot, "Hooli", "2 May 2027")


async def test_the_cursor_moves_to_a_new_client(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "n", *"Vandelay", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        await press(pilot, "1", "escape")
        await wait_for_screen(pilot, HomeScreen)
        await wait_until(pilot, lambda: "Vandelay" in cursor_line(pilot))


async def test_a_sitting_deleted_in_history_can_be_restored_at_home(
    demo_library: Library,
) -> None:
    client = demo_library.find("Hooli")
    async with run_home(demo_library) as pilot:
        await press(pilot, "end", "h", "d")
        await wait_until(pilot, lambda: len(demo_library.sitting_ids(client)) == 1)
        sitting_name = "The sitting about Hooli of 3 November 2026"
        assert f"{sitting_name} is in the trash. Press u to undo that." in toast_messages(pilot)
        await press(pilot, "escape", "u")
        await wait_until(pilot, lambda: len(demo_library.sitting_ids(client)) == 2)
        assert f"{sitting_name} is back." in toast_messages(pilot)


async def test_keys_work_while_the_rows_are_being_filled(demo_library: Library) -> None:
    async with run_app(TensignsApp(demo_library, now=lambda: NOW)) as pilot:
        await press(pilot, "s", "down", "enter")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "Hooli")


async def test_an_error_in_a_text_dialog_disappears_when_the_text_changes(library: Library) -> None:
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await press(pilot, "n", "enter")
        await wait_for_texts(pilot, "Type something first.")
        hint = pilot.app.screen.query_one(".hint")
        error = Color.parse(pilot.app.theme_variables["error"])
        assert hint.styles.color == error
        await press(pilot, "a")
        text = await wait_for_texts(pilot, "A name only you need to recognise.")
        assert "Type something first." not in text
        assert hint.styles.color != error
