"""The client list of the home screen: rows, columns, search, and the empty list."""

import re

import pytest
from textual.color import Color

from tensigns.language import LANGUAGES, set_language
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.footer import KeyFooter
from tests.tui.pilot import (
    NOW,
    colours_of,
    front_screen,
    painted_text,
    press,
    run_app,
    run_home,
    screen_text,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until,
)

NEW_AND_DRAFT_CLIENTS = ("Vandelay", "Umbrella")


async def test_an_empty_home_explains_itself_and_n_adds_a_client(library: Library) -> None:
    async with run_home(library) as pilot:
        await wait_for_texts(pilot, "Is it time to let a client go?", "Press n for a first client.")
        await press(pilot, "n")
        await wait_for_texts(pilot, "What is the client called?")


async def test_an_empty_home_has_no_open_key(library: Library) -> None:
    async with run_home(library) as pilot:
        await wait_for_texts(pilot, "Press n for a first client.", "n new")
        assert "open" not in screen_text(pilot)
        await press(pilot, "enter")
        front_screen(pilot, HomeScreen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_smallest_screen_cuts_no_heading(demo_library: Library, language: str) -> None:
    set_language(language)
    async with run_home(demo_library, (40, 12)) as pilot:
        text = await wait_for_texts(pilot, "Globex B.V.")
        heading = text.splitlines()[2].split()
        assert heading == [_("client"), _("last"), _("next")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_home_fits_the_smallest_window(library: Library, language: str) -> None:
    set_language(language)
    async with run_home(library, (40, 12)) as pilot:
        await pilot.pause()
        assert not pilot.app.screen.show_vertical_scrollbar


async def test_an_empty_home_names_its_key_in_the_smallest_window(library: Library) -> None:
    async with run_app(TensignsApp(library), (40, 12)) as pilot:
        text = await wait_for_texts(pilot, "Press n for a first client.")
        assert "enter open" not in text


@pytest.mark.parametrize(
    ("size", "line"),
    [
        ((140, 45), "Globex B.V. .* watch .* 13 .* 22 Nov 2026 · due"),
        ((80, 24), "Globex B.V. .* watch .* 13 .* 22 Nov 2026 · due"),
        ((60, 20), "Globex B.V. .* watch .* 13 .* due"),
        ((40, 12), "Globex B.V. .* watch .* 22 Nov"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_due_recheck_shows_at_every_width(
    demo_library: Library, language: str, size: tuple[int, int], line: str
) -> None:
    set_language(language)
    if language == "nl":
        line = line.replace("watch", "opletten").replace("Nov", "nov")
        line = line.replace("due", "aan de beurt")
    async with run_home(demo_library, size) as pilot:
        await wait_until(pilot, lambda: bool(re.search(line, screen_text(pilot))))


async def test_a_long_name_leaves_the_state_of_its_client_whole(demo_library: Library) -> None:
    set_language("nl")
    globex = next(c for c in demo_library.list_clients().clients if c.name == "Globex B.V.")
    demo_library.rename(globex, "Bakkerij De Vries & Zn.")
    async with run_home(demo_library, (80, 24)) as pilot:
        await wait_until(
            pilot, lambda: bool(re.search("Bakkerij .* 13 .* aan de beurt", screen_text(pilot)))
        )


async def test_a_row_shows_the_last_result_of_its_client(demo_library: Library) -> None:
    async with run_home(demo_library, (80, 24)) as pilot:
        text = await wait_for_texts(pilot, "5 Dec 2026", "unfinished")
        rows = [line.replace(POINTER, "").split() for line in text.splitlines()]
        rows_by_name = {row[1]: row for row in rows if len(row) > 1}
        assert rows_by_name["Initech"] == ["●", "Initech", "fire", "24", "5", "Dec", "2026"]
        globex = "◐ Globex B.V. watch 13 22 Nov 2026 · due"
        assert rows_by_name["Globex"] == globex.split()
        assert rows_by_name["Hooli"] == ["○", "Hooli", "keep", "0", "2", "May", "2027"]


async def test_a_row_keeps_the_colour_of_its_result_under_the_cursor(
    demo_library: Library,
) -> None:
    async with run_home(demo_library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "watch", "due")
        warning = Color.parse(pilot.app.theme_variables["warning"])
        assert colours_of(pilot, "watch") == {warning}


async def test_the_day_of_a_client_who_is_due_stands_out(demo_library: Library) -> None:
    async with run_home(demo_library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "22 Nov 2026 · due", "2 May 2027")
        theme = pilot.app.theme_variables
        assert colours_of(pilot, "· due") == {Color.parse(theme["primary"])}
        assert colours_of(pilot, "2 May 2027") == {Color.parse(theme["quiet"])}


async def test_a_client_without_a_sitting_has_no_unfinished_one(demo_library: Library) -> None:
    demo_library.add("Vandelay", NOW)
    async with run_home(demo_library) as pilot:
        text = await wait_for_texts(pilot, "nothing yet", "unfinished")
        lines = {
            name: line
            for line in text.splitlines()
            for name in NEW_AND_DRAFT_CLIENTS
            if name in line
        }
        assert "unfinished" in lines["Umbrella"]
        assert "unfinished" not in lines["Vandelay"]
        await press(pilot, "end", "h")
        await wait_for_texts(pilot, "Vandelay", "No sitting yet: begin one")


async def test_a_long_name_gets_the_width_of_the_window(demo_library: Library) -> None:
    long_name = "Vereniging van Samenwerkende Ambachtelijke Zeepzieders in Oost"
    demo_library.add(long_name, NOW)
    async with run_home(demo_library, (175, 45)) as pilot:
        await wait_for_texts(pilot, f"{long_name} ", "nothing yet")


@pytest.mark.parametrize("width", [40, 52, 59, 60, 74, 80, 100])
async def test_a_long_list_does_not_scroll_horizontally(demo_library: Library, width: int) -> None:
    name = "Brouwerij De Halve Maan"
    for client_name in (name, *(f"Client {number}" for number in range(40))):
        demo_library.add(client_name, NOW)
    async with run_app(TensignsApp(demo_library, now=lambda: NOW), (width, 24)) as pilot:
        await wait_for_texts(pilot, "Brouwerij", "nothing yet")
        table = pilot.app.screen.query_one(ClientTable)
        assert table.show_vertical_scrollbar
        assert not table.show_horizontal_scrollbar


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 140])
async def test_the_keys_take_one_line_and_the_help_stays(
    demo_library: Library, language: str, width: int
) -> None:
    set_language(language)
    async with run_home(demo_library, (width, 24)) as pilot:
        await wait_for_texts(pilot, "F1 help")
        last_line = (await painted_text(pilot)).splitlines()[-1]
        assert "F1 help" in last_line
        footer = pilot.app.screen.query_one(KeyFooter)
        assert footer.size.height == 1
        for entry in footer.visible_entries:
            assert f"{entry.display} {entry.description}" in last_line


async def test_a_damaged_client_is_reported_and_the_others_show(demo_library: Library) -> None:
    slug = demo_library.find("Hooli").slug
    (demo_library.root / "clients" / slug / "client.toml").write_text("name = [", encoding="utf-8")
    async with run_home(demo_library) as pilot:
        await wait_for_wrapped_texts(pilot, "Globex B.V.", "this is not valid TOML")
