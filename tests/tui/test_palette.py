"""The palette: everything that can be done here, and nothing that writes elsewhere."""

from collections.abc import Iterator

from textual.app import App
from textual.widgets import OptionList

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.filter_dialog import CommandPalette
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.themes import DARK, LIGHT
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    current_sitting,
    press,
    press_burst,
    run_app,
    run_interview,
    wait_for_screen,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)


async def chosen(pilot: TensignsPilot, text: str) -> None:
    """Find a command by typing and run it."""
    await press(pilot, "ctrl+p")
    await wait_for_screen(pilot, CommandPalette)
    await press(pilot, *text)
    await wait_for_texts(pilot, text)
    assert pilot.app.screen.query_one(OptionList).option_count == 1
    await press(pilot, "enter")
    await wait_until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette))
    await wait_until_idle(pilot)


async def test_it_offers_what_the_footer_does_and_runs_it(library: Library) -> None:
    async with run_interview(library) as pilot:
        await chosen(pilot, "don't know")
        assert current_sitting(pilot).answers == {"threats.threatened": "unknown"}
        await chosen(pilot, "why")
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "escape")
        await chosen(pilot, "light theme")
        assert pilot.app.theme == LIGHT.name
        await chosen(pilot, "dark theme")
        assert pilot.app.theme == DARK.name
        await press(pilot, "ctrl+p", "q", "escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
        await chosen(pilot, "leave")
        await wait_until(pilot, lambda: pilot.app.return_code == 0)


async def test_a_command_typed_faster_than_it_is_listed_is_the_one_that_runs(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "ctrl+p")
        await press_burst(pilot, *"light", "enter")
        await wait_until(pilot, lambda: pilot.app.theme == LIGHT.name)


async def test_no_screen_has_a_way_to_a_screenshot(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        found = {*ways(pilot.app)}
        for keys, screen_type in (
            (["h"], HistoryScreen),
            (["c"], CompareScreen),
            (["escape", "enter"], ResultScreen),
            (["m", "x", "enter"], InterviewScreen),
        ):
            await press(pilot, *keys)
            await wait_for_screen(pilot, screen_type)
            found |= {*ways(pilot.app)}
    assert "leave" in found
    assert not [way for way in found if "screenshot" in way.lower() or "deliver" in way.lower()]


async def test_each_thing_is_offered_once(library: Library) -> None:
    async with run_interview(library) as pilot:
        offered = [each.title for each in pilot.app.get_system_commands(pilot.app.screen)]
        assert "back" in offered
        assert len(offered) == len(set(offered))


def ways(app: App[int]) -> Iterator[str]:
    """Every action behind a key of the screen at the front, and every command's name."""
    for active in app.screen.active_bindings.values():
        yield active.binding.action
    for command in app.get_system_commands(app.screen):
        yield command.title


async def test_keys_that_elsewhere_take_one_do_nothing(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "ctrl+s", "f12", "ctrl+backslash", "ctrl+alt+s")
        assert isinstance(pilot.app.screen, InterviewScreen)
