"""A new name that is close to the names of clients: which client is meant is asked first."""

from textual.widgets import Input

from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.session.discretion import hide_names
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.dialog import LastResultDialog
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tests.tui.pilot import (
    press,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
)

MISSPELLED = ("n", *"Globx", "enter")


async def test_a_sitting_about_the_client_who_is_meant_begins(demo_library: Library) -> None:
    clients = demo_library.clients()
    async with run_home(demo_library) as pilot:
        await press(pilot, *MISSPELLED)
        await wait_for_texts(
            pilot,
            "“Globx” is close to the name of a client.",
            "1  Globex B.V.",
            "2  A new client, “Globx”",
        )
        await press(pilot, "1")
        await wait_for_screen(pilot, LastResultDialog)
        await press(pilot, "enter")
        await wait_for_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "Globex B.V.", "sign 1 of 10")
        await press(pilot, "1", "escape")
        await wait_for_screen(pilot, HomeScreen)
    assert demo_library.clients() == clients
    assert demo_library.draft(demo_library.find("Globex B.V.")) is not None


async def test_the_client_can_be_new(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, *MISSPELLED)
        await wait_for_screen(pilot, ChoiceDialog)
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        await press(pilot, "1", "escape")
        await wait_for_screen(pilot, HomeScreen)
    assert demo_library.draft(demo_library.find("Globx")) is not None


async def test_escape_goes_back_to_the_name(demo_library: Library) -> None:
    clients = demo_library.clients()
    async with run_home(demo_library) as pilot:
        await press(pilot, *MISSPELLED)
        await wait_for_screen(pilot, ChoiceDialog)
        await press(pilot, "escape")
        await wait_for_screen(pilot, TextDialog)
        assert pilot.app.screen.query_one(Input).value == "Globx"
        await press(pilot, "escape")
        await wait_for_screen(pilot, HomeScreen)
    assert demo_library.clients() == clients


async def test_no_question_about_a_name_that_is_close_to_none(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "n", *"Quetzal", "enter")
        await wait_for_screen(pilot, InterviewScreen)


async def test_the_question_in_dutch(demo_library: Library) -> None:
    set_language("nl")
    async with run_home(demo_library) as pilot:
        await press(pilot, *MISSPELLED)
        await wait_for_texts(
            pilot,
            "“Globx” lijkt op de naam van een klant.",
            "Een nieuwe klant, “Globx”",
        )


async def test_the_question_hides_names_in_discreet_mode(demo_library: Library) -> None:
    hide_names(demo_library)
    async with run_home(demo_library) as pilot:
        await press(pilot, *MISSPELLED)
        await wait_for_screen(pilot, ChoiceDialog)
        await wait_for_texts(pilot, "1  client ", "2  A new client, “Globx”")
        assert "Globex" not in screen_text(pilot)
