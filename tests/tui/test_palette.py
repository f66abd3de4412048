"""The command palette: all actions of a screen, and none that writes a screenshot."""

from collections.abc import Iterator

import pytest
from textual.app import App
from textual.widgets import OptionList

from tensigns.language import LANGUAGES, set_language
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.base import own_bindings
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.filter_dialog import CommandPalette
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.themes import DARK, LIGHT
from tensigns.tui.widgets.footer import KeyFooter
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    current_sitting,
    press,
    press_burst,
    run_app,
    run_interview,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)


async def run_command(pilot: TensignsPilot, text: str) -> None:
    """Find a command in the palette by typing, and run it."""
    await press(pilot, "ctrl+p")
    await wait_for_screen(pilot, CommandPalette)
    await press(pilot, *text)
    await wait_for_texts(pilot, text)
    assert pilot.app.screen.query_one(OptionList).option_count == 1
    await press(pilot, "enter")
    await wait_until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette))
    await wait_until_idle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
async def test_the_keys_of_the_palette_are_in_one_column(
    demo_library: Library, language: str, width: int
) -> None:
    set_language(language)
    async with run_app(TensignsApp(demo_library, now=lambda: NOW), (width, 45)) as pilot:
        await wait_until_idle(pilot)
        await press(pilot, "ctrl+p")
        await wait_for_screen(pilot, CommandPalette)
        lines = (await wait_for_texts(pilot, "^L", "^N")).splitlines()
        keys = ("  ^L", "  ^N")
        assert len({line.index(key) for line in lines for key in keys if key in line}) == 1


async def test_the_palette_is_no_higher_than_its_text_where_nothing_matches(
    demo_library: Library,
) -> None:
    async with run_app(TensignsApp(demo_library, now=lambda: NOW), (140, 45)) as pilot:
        await wait_until_idle(pilot)
        await press(pilot, "ctrl+p")
        await wait_for_screen(pilot, CommandPalette)
        await press(pilot, *"zz")
        await wait_for_texts(pilot, "No action found.", "esc back")
        option_list = pilot.app.screen.query_one(OptionList)
        await wait_until(pilot, lambda: option_list.outer_size.height == 0)
        lines = screen_text(pilot).splitlines()
        row = next(index for index, line in enumerate(lines) if "No action found." in line)
        assert "esc back" in lines[row + 2]


async def test_the_palette_runs_the_commands_of_the_screen(library: Library) -> None:
    async with run_interview(library) as pilot:
        await run_command(pilot, "don't know")
        assert current_sitting(pilot).answers == {"threats.threatened": "unknown"}
        await run_command(pilot, "why")
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "escape")
        await run_command(pilot, "light theme")
        assert pilot.app.theme == LIGHT.name
        await run_command(pilot, "dark theme")
        assert pilot.app.theme == DARK.name
        await press(pilot, "ctrl+p", "q", "escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
        await run_command(pilot, "leave")
        await wait_until(pilot, lambda: pilot.app.return_code == 0)


async def test_a_command_typed_before_it_is_listed_runs(
    library: Library,
) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "ctrl+p")
        await press_burst(pilot, *"light", "enter")
        await wait_until(pilot, lambda: pilot.app.theme == LIGHT.name)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_command_neither_leaves_nor_deletes(
    library: Library, language: str
) -> None:
    set_language(language)
    last_titles = {_("quit"), _("leave"), _("delete"), _("home")}
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        for keys in ([], ["h"], ["down", "enter"], ["m", "x", "enter"]):
            await press(pilot, *keys)
            closing = {
                a.binding.description
                for a in own_bindings(pilot.app.screen)
                if "dismiss" in a.binding.action
            }
            await press(pilot, "ctrl+p")
            await wait_for_screen(pilot, CommandPalette)
            option = pilot.app.screen.query_one(OptionList).highlighted_option
            assert option is not None
            assert str(option.prompt).split("  ")[0] not in last_titles | closing
            await press(pilot, "escape")


@pytest.mark.parametrize("width", [1, 3])
@pytest.mark.parametrize(
    "keys", [["ctrl+p"], ["enter", "down", "enter", "t"]], ids=["palette", "what-if"]
)
async def test_page_keys_do_nothing_in_a_list_without_room(
    library: Library, width: int, keys: list[str]
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), (width, 24)) as pilot:
        await press(pilot, *keys, "pageup", "pagedown", "pageup")
        assert pilot.app.return_code is None


async def test_no_screen_offers_a_screenshot(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        actions = {*available_actions(pilot.app)}
        for keys, screen_type in (
            (["h"], HistoryScreen),
            (["c"], CompareScreen),
            (["escape", "down", "enter"], ResultScreen),
            (["m", "x", "enter"], InterviewScreen),
        ):
            await press(pilot, *keys)
            await wait_for_screen(pilot, screen_type)
            actions |= {*available_actions(pilot.app)}
    assert "leave" in actions
    assert not [
        action
        for action in actions
        if "screenshot" in action.lower() or "deliver" in action.lower()
    ]


async def test_the_palette_lists_every_command_once(library: Library) -> None:
    async with run_interview(library) as pilot:
        titles = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert "back" in titles
        assert len(titles) == len(set(titles))


def available_actions(app: App[int]) -> Iterator[str]:
    """The action of every key of the screen at the front, and the title of every command."""
    for active_binding in app.screen.active_bindings.values():
        yield active_binding.binding.action
    for command in app.get_system_commands(app.screen):
        yield command.title


async def test_common_screenshot_keys_do_nothing(library: Library) -> None:
    async with run_interview(library) as pilot:
        await press(pilot, "ctrl+s", "f12", "ctrl+backslash", "ctrl+alt+s")
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_the_last_command_is_above_the_footer_of_the_palette(library: Library) -> None:
    async with run_app(TensignsApp(library, now=lambda: NOW), (80, 24)) as pilot:
        await wait_for_texts(pilot, "Press n")
        await press(pilot, "ctrl+p")
        await wait_for_screen(pilot, CommandPalette)
        await wait_until_idle(pilot)
        palette = pilot.app.screen
        command_list, footer = palette.query_one(OptionList), palette.query_one(KeyFooter)
        assert command_list.region.bottom < footer.region.y
