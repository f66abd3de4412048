"""Help names the keys that are ours, in the language in use."""

import pytest
from textual.widgets._toast import Toast

from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.screens.base import key_descriptions
from tensigns.tui.widgets.footer import KeyFooter
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    press,
    run_app,
    run_interview,
    wait_for_screen,
    wait_for_texts,
)
from tests.tui.screen_tour import STEPS


def keys(pilot: TensignsPilot) -> dict[str, str]:
    """The keys of the screen at the front, with what they do."""
    return dict(key_descriptions(pilot.app.screen))


async def test_home_and_history_name_their_keys_in_dutch(library: Library) -> None:
    set_language("nl")
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        home = keys(pilot)
        assert home["enter"] == "openen"
        assert home["u"] == "terughalen"
        assert {"↑", "pgdn", "tab", "^q"}.isdisjoint(home)
        await press(pilot, "h")
        assert keys(pilot)["esc"] == "overzicht"
        assert {"↑", "pgdn", "tab", "^q"}.isdisjoint(keys(pilot))


async def test_an_interview_names_its_keys_in_dutch(library: Library) -> None:
    set_language("nl")
    async with run_interview(library) as pilot:
        told = keys(pilot)
        assert told["0"] == "weet ik niet"
        assert {"↑", "⏎", "tab", "^q"}.isdisjoint(told)
        await press(pilot, "f1")
        await wait_for_texts(pilot, "Help", "notitie", "verlaten")


async def test_help_and_every_command_once_wherever_one_is(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        for step in STEPS:
            for key in step.keys:
                await press(pilot, key)
                await pilot.pause()
            await wait_for_screen(pilot, step.screen_type)
            assert pilot.app.screen.active_bindings["f1"].enabled, step.name
            told = [each.title for each in pilot.app.get_system_commands(pilot.app.screen)]
            assert len(told) == len({*told}), step.name


async def test_home_offers_in_the_palette_what_its_footer_has_no_room_for(
    library: Library,
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "Initech")
        told = {each.title for each in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"rename", "delete", "undo", "quit", "light theme"} <= told
        assert {"all commands", "all clients"}.isdisjoint(told)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_toast_leaves_the_keys_free(library: Library, size: tuple[int, int]) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await wait_for_texts(pilot, "Initech")
        await press(pilot, "c")
        await wait_for_texts(pilot, "Mark one client")
        keys = pilot.app.screen.query_one(KeyFooter).region
        assert all(not each.region.overlaps(keys) for each in pilot.app.screen.query(Toast))
        assert "F1" in (await wait_for_texts(pilot, "Mark one client")).splitlines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_end_of_a_long_help_is_in_reach(library: Library, size: tuple[int, int]) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await press(pilot, "f1", "end")
        await wait_for_texts(pilot, "all commands", "esc close")
