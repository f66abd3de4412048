"""Home: the clients, found, marked, renamed, exported, deleted and brought back."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Input

from tensigns.core.sitting import Sitting
from tensigns.language import LANGUAGES, set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.footer import KeyFooter
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_app,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until,
)


@asynccontextmanager
async def home(library: Library, size: tuple[int, int] = (100, 30)) -> AsyncIterator[TensignsPilot]:
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await wait_until(pilot, lambda: "…" not in screen_text(pilot))
        yield pilot


NAMES = ("Vandelay", "Umbrella")


def line_here(pilot: TensignsPilot) -> str:
    """The line under the cursor."""
    return next((line for line in screen_text(pilot).splitlines() if POINTER in line), "")


async def test_an_empty_home_explains_itself_and_begins_in_one_key(library: Library) -> None:
    async with home(library) as pilot:
        await wait_for_texts(pilot, "Is it time to let a client go?", "Press n for a first client.")
        await press(pilot, "n")
        await wait_for_texts(pilot, "What is the client called?")


async def test_an_empty_home_offers_nothing_to_open(library: Library) -> None:
    async with home(library) as pilot:
        await wait_for_texts(pilot, "Press n for a first client.", "n new")
        assert "open" not in screen_text(pilot)
        await press(pilot, "enter")
        front_screen(pilot, HomeScreen)


@pytest.mark.parametrize(
    ("size", "line"),
    [
        ((100, 30), "Globex B.V. .* watch .* 13 .* 23 Oct 2026 · due"),
        ((80, 24), "Globex B.V. .* watch .* 13 .* 23 Oct 2026 · due"),
        ((60, 20), "Globex B.V. .* watch .* 13 .* due"),
        ((40, 12), "Globex B.V. .* due"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_due_is_told_at_every_width(
    demo_library: Library, language: str, size: tuple[int, int], line: str
) -> None:
    set_language(language)
    if language == "nl":
        line = line.replace("watch", "opletten").replace("Oct", "okt")
        line = line.replace("due", "kijk opnieuw")
    async with home(demo_library, size) as pilot:
        await wait_until(pilot, lambda: bool(re.search(line, screen_text(pilot))))


async def test_a_line_tells_what_a_client_came_to(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        text = await wait_for_texts(pilot, "21 Nov 2026", "in progress")
        lines = {
            line.replace(POINTER, "").split()[1]: line
            for line in text.splitlines()
            if " 2026" in line
        }
        assert "●" in lines["Initech"]
        assert "fire" in lines["Initech"]
        assert "watch" in lines["Globex"]
        assert lines["Globex"].rstrip().endswith("23 Oct 2026 · due")
        assert "keep" in lines["Hooli"]
        assert "▁" in lines["Hooli"]


async def test_the_trend_makes_room_at_80_columns(demo_library: Library) -> None:
    async with home(demo_library, (80, 24)) as pilot:
        text = await wait_for_texts(pilot, "23 Oct 2026 · due")
        assert "trend" not in text
        await pilot.resize_terminal(100, 30)
        await wait_for_texts(pilot, "trend", "23 Oct 2026 · due")


async def test_a_long_name_has_the_room_there_is(demo_library: Library) -> None:
    long = "Vereniging van Samenwerkende Ambachtelijke Zeepzieders in Oost"
    demo_library.add(long, NOW)
    async with home(demo_library, (140, 45)) as pilot:
        await wait_for_texts(pilot, f"{long} ", "nothing yet")


async def test_finding_leaves_every_column_where_it_is(demo_library: Library) -> None:
    demo_library.add("Tyrell and Daughters", NOW)
    async with home(demo_library, (80, 24)) as pilot:
        text = await wait_for_texts(pilot, "23 Oct 2026 · due")
        before = next(line for line in text.splitlines() if "Globex" in line)
        await press(pilot, "slash", *"glob")
        await wait_until(pilot, lambda: "Tyrell" not in screen_text(pilot))
        assert before in screen_text(pilot).splitlines()
        assert not pilot.app.screen.query_one(ClientTable).show_horizontal_scrollbar


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_home_fits_the_least_window(library: Library, language: str) -> None:
    set_language(language)
    async with home(library, (40, 12)) as pilot:
        await pilot.pause()
        assert not pilot.app.screen.show_vertical_scrollbar


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_keys_take_two_lines_at_80_columns(demo_library: Library, language: str) -> None:
    set_language(language)
    async with home(demo_library, (80, 24)) as pilot:
        await pilot.pause()
        assert pilot.app.screen.query_one(KeyFooter).size.height == 2


async def test_finding_narrows_the_list_and_escape_shows_all(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "slash", *"INI")
        await wait_until(pilot, lambda: "Hooli" not in screen_text(pilot))
        assert "Initech" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        front_screen(pilot, ResultScreen)
        await press(pilot, "escape", "escape")
        await wait_for_texts(pilot, "Hooli", "Initech")
        assert pilot.app.screen.query_one(Input).value == ""


async def test_without_clients_the_smallest_screen_says_what_to_press(library: Library) -> None:
    async with run_app(TensignsApp(library), (40, 12)) as pilot:
        told = await wait_for_texts(pilot, "Press n for a first client.")
        assert "enter open" not in told


async def test_the_footer_says_what_a_search_takes_and_nothing_found_is_said(
    demo_library: Library,
) -> None:
    async with home(demo_library) as pilot:
        assert "esc all clients" not in screen_text(pilot)
        await press(pilot, "slash", *"hoo")
        told = await wait_for_texts(pilot, "enter to the list", "esc all clients", "Hooli")
        assert "Nobody" not in told
        await press(pilot, "x")
        await wait_for_texts(pilot, "Nobody on the list is called that.")
        await press(pilot, "escape")
        await wait_for_texts(pilot, "Initech", "/ find")
        await wait_until(pilot, lambda: "Nobody" not in screen_text(pilot))


async def test_enter_opens_the_last_result_or_the_unfinished_sitting(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "enter")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "Globex B.V.", "W A T C H")
        await press(pilot, "escape", "down", "down", "down", "enter")
        await wait_for_texts(pilot, "The last sitting about Umbrella is not finished.")
        await press(pilot, "r")
        await wait_for_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "sign 5 of 10")


async def test_the_last_result_is_told_before_asking_again(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "down", "a")
        recalled = ("Last time, on 3 November 2026", "○ keep, no points", "enter go on  esc back")
        await wait_for_texts(pilot, *recalled)
        await press(pilot, "escape")
        front_screen(pilot, HomeScreen)
        await press(pilot, "a")
        await wait_for_texts(pilot, *recalled)
        await press(pilot, "enter")
        await wait_for_screen(pilot, InterviewScreen)


async def test_two_marked_clients_are_compared(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "c")
        assert toast_messages(pilot) == ["Mark one client with m, go to another, and press c."]
        await press(pilot, "m", "down", "down", "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "Globex B.V. │ Initech", "◐ WATCH 13 │ ● FIRE 25")


async def test_a_client_without_a_finished_sitting_is_not_compared(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "m", "down", "down", "down", "c")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert toast_messages(pilot) == ["Umbrella has no finished sitting to compare."]
        front_screen(pilot, HomeScreen)


async def test_renaming_refuses_a_name_that_is_taken(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
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


async def test_a_name_changes_its_capitals(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "r", *"GLOBEX B.V.", "enter")
        await wait_for_texts(pilot, "GLOBEX B.V.", "Hooli")
        assert "GLOBEX B.V." in [client.name for client in demo_library.clients()]


async def test_what_was_deleted_comes_back(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "u")
        assert toast_messages(pilot) == ["Nothing was deleted since you started."]
        await press(pilot, "down", "d")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 3)
        assert "Hooli is in the trash; u brings it back." in toast_messages(pilot)
        await press(pilot, "u")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 4)
        assert "Hooli is back." in toast_messages(pilot)
        await wait_for_texts(pilot, "Hooli", "3 Nov 2026")


async def test_a_damaged_sitting_goes_to_the_trash_with_its_client(demo_library: Library) -> None:
    client = demo_library.find("Hooli")
    path = (
        demo_library.root / "clients" / client.slug / f"{demo_library.sitting_ids(client)[0]}.toml"
    )
    path.write_bytes(b"cut sho")
    async with home(demo_library) as pilot:
        await press(pilot, "down", "d")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 3)
        assert f"{path}: this could not be read; it is in the trash as it was." in toast_messages(
            pilot
        )
        await press(pilot, "u")
        await wait_until(pilot, lambda: len(demo_library.clients()) == 4)
    assert path.read_bytes() == b"cut sho"


async def test_what_comes_back_has_its_mark_and_the_cursor(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        assert "u undo" in screen_text(pilot)
        await press(pilot, "down", "down", "m", "d")
        await wait_until(pilot, lambda: "Initech" not in line_here(pilot))
        assert "Umbrella" in line_here(pilot)
        await press(pilot, "up", "up", "u")
        await wait_until(pilot, lambda: "Initech" in line_here(pilot))
        assert "*" in line_here(pilot)


async def test_an_undo_that_failed_can_be_tried_again(demo_library: Library) -> None:
    place = demo_library.root / "clients" / demo_library.find("Hooli").slug
    async with home(demo_library) as pilot:
        await press(pilot, "down", "d")
        await wait_until(pilot, lambda: not place.exists())
        place.mkdir()
        await press(pilot, "u")
        await wait_until(
            pilot, lambda: any("this exists" in each for each in toast_messages(pilot))
        )
        place.rmdir()
        await press(pilot, "u")
        await wait_for_texts(pilot, "Hooli", "3 Nov 2026")


async def test_the_cursor_goes_to_a_new_client(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "n", *"Vandelay", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        await press(pilot, "1", "escape")
        await wait_for_screen(pilot, HomeScreen)
        await wait_until(pilot, lambda: "Vandelay" in line_here(pilot))


async def test_a_client_nobody_asked_about_is_not_in_progress(demo_library: Library) -> None:
    demo_library.add("Vandelay", NOW)
    async with home(demo_library) as pilot:
        text = await wait_for_texts(pilot, "nothing yet", "in progress")
        lines = {name: line for line in text.splitlines() for name in NAMES if name in line}
        assert "in progress" in lines["Umbrella"]
        assert "in progress" not in lines["Vandelay"]
        await press(pilot, "end", "h")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert toast_messages(pilot) == ["Vandelay has no finished sitting yet."]


@pytest.mark.parametrize("width", [40, 52, 59, 60, 74, 80, 100])
async def test_nothing_scrolls_aside_on_a_long_list(demo_library: Library, width: int) -> None:
    name = "Brouwerij De Halve Maan"
    for each in (name, *(f"Client {number}" for number in range(40))):
        demo_library.add(each, NOW)
    async with run_app(TensignsApp(demo_library, now=lambda: NOW), (width, 24)) as pilot:
        await wait_for_texts(pilot, "Brouwerij", "nothing yet" if width >= 60 else "–")  # noqa: RUF001  a dash
        table = pilot.app.screen.query_one(ClientTable)
        assert table.show_vertical_scrollbar
        assert not table.show_horizontal_scrollbar


async def test_a_damaged_client_is_told_and_the_rest_shown(demo_library: Library) -> None:
    slug = demo_library.find("Hooli").slug
    (demo_library.root / "clients" / slug / "client.toml").write_text("name = [", encoding="utf-8")
    async with home(demo_library) as pilot:
        await wait_for_wrapped_texts(pilot, "Globex B.V.", "this is not valid TOML")


async def test_history_tells_each_sitting_and_what_changed(demo_library: Library) -> None:
    async with home(demo_library) as pilot:
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        text = await wait_for_texts(pilot, "Points by sign", "6 Jul  9 Sep 23 Oct")
        whens = [
            line.split("  ")[1:2] for line in text.splitlines() if re.search(r"[a-z] 2026", line)
        ]
        assert len(whens) == 3
        assert "5  Slow payment" in text
        assert "Lies" not in text
        await press(pilot, "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "9 September 2026 │ 23 October 2026")
        await press(pilot, "escape", "m", "down", "down", "m", "c")
        await wait_for_texts(pilot, "6 July 2026 │ 23 October 2026")


async def test_history_shows_the_last_sittings_that_there_is_room_for(library: Library) -> None:
    client = library.add("Globex", NOW)
    for month in range(1, 13):
        when = NOW.replace(year=2025, month=month)
        sitting = Sitting(
            client=client.name,
            language="en",
            questionnaire_ref=builtin_edition().ref,
            started=when,
            finished=when,
            answers={"slow-payment.late": "two"},
        )
        library.record(client, builtin_edition(), sitting)
    async with home(library, (80, 24)) as pilot:
        await press(pilot, "h")
        text = await wait_for_texts(pilot, "Points by sign, the last 7 sittings", "23 Jun 23 Jul")
        assert "23 May 23 Jun" not in text
        await pilot.resize_terminal(40, 12)
        await wait_for_texts(pilot, "the last 2 sittings", "23 Nov 23 Dec")
        await pilot.resize_terminal(140, 45)
        await wait_for_texts(pilot, "23 Jan 23 Feb", "23 Nov 23 Dec")


async def test_a_sitting_deleted_in_history_is_gone_and_comes_back_at_home(
    demo_library: Library,
) -> None:
    client = demo_library.find("Hooli")
    async with home(demo_library) as pilot:
        await press(pilot, "down", "h", "d")
        await wait_until(pilot, lambda: len(demo_library.sitting_ids(client)) == 1)
        what = "The sitting about Hooli of 3 November 2026"
        assert f"{what} is in the trash; u brings it back." in toast_messages(pilot)
        await press(pilot, "escape", "u")
        await wait_until(pilot, lambda: len(demo_library.sitting_ids(client)) == 2)
        assert f"{what} is back." in toast_messages(pilot)


async def test_keys_are_taken_while_the_lines_fill(demo_library: Library) -> None:
    async with run_app(TensignsApp(demo_library, now=lambda: NOW)) as pilot:
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "Hooli")


async def test_what_is_wrong_with_a_line_goes_as_soon_as_it_changes(library: Library) -> None:
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await press(pilot, "n", "enter")
        await wait_for_texts(pilot, "Type something first.")
        await press(pilot, "a")
        text = await wait_for_texts(pilot, "A name only you need to recognise.")
        assert "Type something first." not in text
