"""Write dated items to a calendar, from home and from the screen of a client."""

from pathlib import Path

import pytest
from icalendar import Calendar

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.follow_through import fill_with_follow_through
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tests.tui.pilot import NOW, press, run_home, toast_messages, wait_for_screen, wait_for_texts


@pytest.fixture
def full_library(library: Library) -> Library:
    """The library of the test with the demo and what followed its sittings."""
    fill_with_follow_through(library, builtin_edition(), NOW)
    return library


def calendars(folder: Path) -> list[Path]:
    """The calendars in a folder."""
    return [*folder.glob("*.ics")]


def clients_in(path: Path, library: Library) -> set[str]:
    """The names of the clients that the events of a calendar are about."""
    names = {client.slug[-8:]: client.name for client in library.clients()}
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {names[str(event["uid"])[:8]] for event in events}


async def test_home_writes_the_dates_of_all_clients(full_library: Library, tmp_path: Path) -> None:
    async with run_home(full_library) as pilot:
        for _attempt in range(2):
            await press(pilot, "i")
            await wait_for_screen(pilot, TextDialog)
            await press(pilot, "enter")
            await wait_for_screen(pilot, HomeScreen)
        await wait_for_texts(pilot, "Written to")
        assert [message for message in toast_messages(pilot) if "tensigns.ics" in message]
    (path,) = calendars(tmp_path)
    assert clients_in(path, full_library) == {"Globex B.V.", "Hooli", "Initech", "Vandelay"}


async def test_a_client_has_a_calendar_of_its_own(full_library: Library, tmp_path: Path) -> None:
    async with run_home(full_library) as pilot:
        await press(pilot, "enter")
        await wait_for_screen(pilot, HistoryScreen)
        await press(pilot, "i")
        await wait_for_texts(pilot, "Write the dates of Initech to a calendar")
        await press(pilot, "enter")
        await wait_for_screen(pilot, HistoryScreen)
    (path,) = calendars(tmp_path)
    assert clients_in(path, full_library) == {"Initech"}
    assert "nitech" not in path.name


async def test_no_other_file_is_replaced(full_library: Library, tmp_path: Path) -> None:
    other_file = tmp_path / "tensigns.ics"
    other_file.write_text("mine", encoding="utf-8")
    async with run_home(full_library) as pilot:
        await press(pilot, "i")
        await wait_for_screen(pilot, TextDialog)
        await press(pilot, "enter")
        await wait_for_texts(pilot, "this is no calendar of tensigns")
        await press(pilot, "home", "2", "enter")
        await wait_for_screen(pilot, HomeScreen)
    assert other_file.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "2tensigns.ics").is_file()


async def test_a_folder_that_is_not_there_is_named(full_library: Library, tmp_path: Path) -> None:
    async with run_home(full_library) as pilot:
        await press(pilot, "i")
        await wait_for_screen(pilot, TextDialog)
        await press(pilot, "home", *"no/", "enter")
        await wait_for_screen(pilot, HomeScreen)
        await wait_for_texts(pilot, "could not be")
    assert calendars(tmp_path) == []
