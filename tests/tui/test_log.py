"""Noting what happened, from home, from a history, and while a sitting is open."""

from textual.widgets import Input

from tensigns.core.journal.entries import Entry, EventDetails, Period, ToldDetails
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tests.library.journal_sample import append, event
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    current_sitting,
    press,
    press_burst,
    run_home,
    run_interview,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)


def entries(library: Library, name: str = "Globex B.V.") -> tuple[Entry, ...]:
    """The entries about a client."""
    return library.journal(library.find(name)).read().entries


async def open_log(pilot: TensignsPilot, key: str = "l") -> None:
    """Open the form of a new entry."""
    await press(pilot, key)
    await wait_for_screen(pilot, FormScreen)


async def test_an_event_is_noted_from_home(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_log(pilot)
        await press(pilot, *"Rang at 23:10", "tab", *"20 nov", "enter", "2", *"4, lies", "enter")
        await press(pilot, *"JB", "enter", *"mail", "enter")
        await wait_for_screen(pilot, HomeScreen)
        assert toast_messages(pilot) == ["Globex B.V.: noted for 20 November 2026."]
    (entry,) = entries(demo_library)
    assert (entry.kind, entry.text, entry.noted) == ("event", "Rang at 23:10", NOW)
    assert entry.period == Period.of_day(NOW.date().replace(day=20))
    assert entry.signs == ("unreasonable-demands", "lies")
    assert entry.details == EventDetails(good=True, who="JB", record="mail")


async def test_seven_keys_note_a_text_of_today(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_log(pilot)
        await press(pilot, *"rang!", "ctrl+s")
        await wait_for_screen(pilot, HomeScreen)
    (entry,) = entries(demo_library)
    assert (entry.text, entry.period) == ("rang!", Period.of_day(NOW.date()))
    assert (entry.signs, entry.details) == ((), EventDetails())


async def test_what_was_told_is_noted_from_a_history_in_dutch(demo_library: Library) -> None:
    set_language("nl")
    append(demo_library, demo_library.find("Globex B.V."), event(details=EventDetails(who="Jo B")))
    async with run_home(demo_library) as pilot:
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        await open_log(pilot)
        await wait_for_texts(pilot, "iets wat ik tegen de klant zei")
        await press(pilot, *"avonden kosten meer", "tab", "tab", "3", "tab", "j")
        await wait_until(pilot, lambda: pilot.app.screen.query(Input).last().has_focus is False)
        await wait_for_texts(pilot, "jo B")
        await press(pilot, "right", "ctrl+s")
        await wait_for_screen(pilot, HistoryScreen)
    entry = entries(demo_library)[-1]
    assert (entry.kind, entry.details) == ("told", ToldDetails(who="Jo B"))


async def test_an_event_is_noted_while_a_sitting_is_open(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "f4")
        await wait_until(
            pilot, lambda: any("answer a question first" in m for m in toast_messages(pilot))
        )
        await press(pilot, "n")
        before = current_sitting(pilot)
        app = pilot.app
        assert isinstance(app, TensignsApp)
        await wait_until(pilot, lambda: app.sitting_flows.client is not None)
        await open_log(pilot, "f4")
        await press(pilot, *"rang 1", "ctrl+s")
        await wait_for_screen(pilot, InterviewScreen)
        assert current_sitting(pilot) == before
        await press(pilot, "1")
        assert len(current_sitting(pilot).answers) == len(before.answers) + 1
    assert [entry.text for entry in entries(library)] == ["rang 1"]


async def test_an_entry_about_a_future_day_is_refused_and_kept(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_log(pilot)
        await press(pilot, *"x", "tab", *"2999-01-01", "ctrl+s")
        await wait_for_texts(pilot, "is in the future", "2999-01-01")
    assert entries(demo_library) == ()


async def test_keys_that_arrive_at_once_go_to_their_fields(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_log(pilot)
        await press_burst(
            pilot,
            *("r", "a", "n", "g", "tab", *"20 nov", "enter", "down", "enter", *"4, 5", "tab"),
            *("J", "B", "down", *"a mail", "ctrl+s"),
        )
        await wait_for_screen(pilot, HomeScreen)
    (entry,) = entries(demo_library)
    assert (entry.text, entry.period.first.day) == ("rang", 20)
    assert entry.signs == ("unreasonable-demands", "slow-payment")
    assert entry.details == EventDetails(good=True, who="JB", record="a mail")


async def test_keys_that_arrive_at_once_save_on_the_last_field(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_log(pilot)
        await press_burst(
            pilot, *"rang", "tab", "enter", "3", "enter", "enter", *"long " * 40, "enter"
        )
        await wait_for_screen(pilot, HomeScreen)
    (entry,) = entries(demo_library)
    assert entry.details == ToldDetails(record=("long " * 40).strip())
