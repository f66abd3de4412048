"""The help lists the keys of the screen, in the current language."""

import pytest
from textual.widgets._toast import Toast

from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.base import key_descriptions
from tensigns.tui.widgets.header import ScreenHeader
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    press,
    run_app,
    run_interview,
    screen_text,
    wait_for_screen,
    wait_for_texts,
)
from tests.tui.screen_tour import STEPS, add_document, press_keys_of


def front_screen_keys(pilot: TensignsPilot) -> dict[str, str]:
    """The keys of the screen at the front with their descriptions."""
    return dict(key_descriptions(pilot.app.screen))


async def test_home_and_history_describe_their_keys_in_dutch(library: Library) -> None:
    set_language("nl")
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        home = front_screen_keys(pilot)
        assert home["enter"] == "openen"
        assert "u" not in home
        assert {"↑", "pgdn", "tab", "^q"}.isdisjoint(home)
        await press(pilot, "h")
        assert front_screen_keys(pilot)["esc"] == "klanten"
        assert {"↑", "pgdn", "tab", "^q"}.isdisjoint(front_screen_keys(pilot))


async def test_the_interview_describes_its_keys_in_dutch(library: Library) -> None:
    set_language("nl")
    async with run_interview(library) as pilot:
        descriptions = front_screen_keys(pilot)
        assert descriptions["0"] == "weet ik niet"
        assert {"↑", "⏎", "tab", "^q"}.isdisjoint(descriptions)
        await press(pilot, "f1")
        await wait_for_texts(pilot, "Help", "o     notitie", "esc weg")


async def test_every_screen_has_help_and_lists_every_command_once(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    add_document(library)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        for step in STEPS:
            await press_keys_of(step, pilot)
            await wait_for_screen(pilot, step.screen_type)
            assert pilot.app.screen.active_bindings["f1"].enabled, step.name
            titles = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
            assert len(titles) == len({*titles}), step.name


async def test_the_palette_of_home_lists_commands_that_are_not_in_the_footer(
    library: Library,
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"rename", "delete", "quit", "light theme"} <= titles
        assert {"all actions", "all clients"}.isdisjoint(titles)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_toast_covers_neither_the_name_nor_the_list(
    library: Library, size: tuple[int, int]
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await wait_for_texts(pilot, "Initech")
        await press(pilot, "c")
        await wait_for_texts(pilot, "Mark one client")
        header = pilot.app.screen.query_one(ScreenHeader).region
        (toast,) = pilot.app.screen.query(Toast)
        assert toast.region.y == header.y + 1
        first_row = next(
            row for row, line in enumerate(screen_text(pilot).splitlines()) if "Initech" in line
        )
        assert toast.region.bottom <= first_row
        assert "F1" in (await wait_for_texts(pilot, "Mark one client")).splitlines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_a_long_help_can_be_scrolled_to_its_end(
    library: Library, size: tuple[int, int]
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await press(pilot, "f1", "end")
        await wait_for_texts(pilot, "all actions", "esc close")
