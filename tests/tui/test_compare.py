"""The comparison screen: two sittings side by side."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.color import Color

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.themes import DARK, LIGHT
from tensigns.tui.widgets.comparison_chart import ComparisonChart
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    click_on,
    colours_of,
    press,
    press_until,
    run_app,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)


@asynccontextmanager
async def open_comparison(
    library: Library, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[TensignsPilot]:
    """Open the comparison of Globex B.V. and Initech."""
    fill(library, builtin_edition(), NOW)
    async with run_home(library, size) as pilot:
        await press(pilot, "m", "down", "c")
        await wait_for_screen(pilot, CompareScreen)
        yield pilot


async def test_the_bars_of_both_sides_start_at_the_middle(library: Library) -> None:
    async with open_comparison(library) as pilot:
        text = await wait_for_texts(pilot, "◐ WATCH 13 │ ● FIRE 24")
        middle = next(line.index("│") for line in text.splitlines() if "WATCH" in line)
        bars = [line for line in text.splitlines() if "▇" in line]
        assert bars
        assert all(line[middle] == "│" for line in bars)
        late_line = next(line for line in bars if "Slow to pay" in line)
        assert "6 ▇▇▇▇▇▇ │" in late_line


@pytest.mark.parametrize(
    ("size", "cells"), [((99, 30), 6), ((100, 30), 12), ((120, 40), 18), ((140, 45), 24)]
)
async def test_a_wide_window_has_wide_bars_around_its_middle(
    size: tuple[int, int], cells: int, library: Library
) -> None:
    async with open_comparison(library, size) as pilot:
        text = await wait_for_texts(pilot, "◐ WATCH 13 │ ● FIRE 24", f"6 {'▇' * cells} │")
        middle = next(line.index("│") for line in text.splitlines() if "WATCH" in line)
        bars = [line for line in text.splitlines() if "▇" in line]
        assert all(line[middle] == "│" for line in bars)
        assert all(line.endswith(("10", "9", "5", "│ ·")) for line in bars)
        if cells > 6:
            assert abs(middle - size[0] // 2) <= 6


async def test_bars_have_the_colour_of_their_gravity(library: Library) -> None:
    async with open_comparison(library) as pilot:
        chart = pilot.app.screen.query_one(ComparisonChart)
        theme = pilot.app.theme_variables
        colours = {
            segment.style.color.name
            for strip in chart.render_lines(chart.region.reset_offset)
            for segment in strip
            if "▇" in segment.text and segment.style and segment.style.color
        }
        expected = {Color.parse(theme[name]).hex.lower() for name in ("warning", "error")}
        assert colours == expected


async def test_the_cursor_is_on_the_first_sign_that_differs(library: Library) -> None:
    async with open_comparison(library, (40, 12)) as pilot:
        await wait_for_texts(pilot, f"{POINTER}  2  Belittling           · │ 5")
        await wait_for_texts(pilot, "Belittling · difference +5")


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_line_between_the_sides_is_not_broken(
    library: Library, size: tuple[int, int]
) -> None:
    async with open_comparison(library, size) as pilot:
        text = await wait_for_texts(pilot, f"{POINTER}  2  Belittling")
        assert len({line.index("│") for line in text.splitlines() if "│" in line}) == 1


async def test_the_sign_under_the_cursor_shows_its_answers(library: Library) -> None:
    async with open_comparison(library) as pilot:
        await press(pilot, "home", "down", "down", "down", "down")
        await wait_for_texts(
            pilot,
            "Slow to pay",
            "· difference \N{MINUS SIGN}6",
            "How many of the last five invoices",
        )


@pytest.mark.parametrize("size", [(60, 40), (140, 45)])
async def test_what_is_no_answer_is_quieter_than_an_answer(
    library: Library, size: tuple[int, int]
) -> None:
    async with open_comparison(library, size) as pilot:
        await press(pilot, "home", "down", "down", "down", "down")
        await wait_for_texts(pilot, "Slow to pay", "not asked")
        for theme in (DARK, LIGHT):
            pilot.app.theme = theme.name
            quiet = Color.parse(theme.variables["quiet"])
            await wait_until(pilot, lambda: colours_of(pilot, "not asked") == {quiet})  # noqa: B023  called before the next turn
            assert colours_of(pilot, "Three or more") == {Color.parse(theme.foreground or "")}


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_page_keys_scroll_the_answers_and_keep_the_cursor_on_its_sign(
    library: Library, size: tuple[int, int]
) -> None:
    async with open_comparison(library, size) as pilot:
        await press(pilot, "home", "down", "down", "down")
        await wait_for_texts(pilot, f"{POINTER}  4  Demands", " · difference +")
        await press_until(pilot, "pagedown", "Not yet")
        assert " · difference +" not in screen_text(pilot)
        await press_until(pilot, "pageup", " · difference +")
        assert f"{POINTER}  4  Demands" in screen_text(pilot)


async def test_below_80_columns_the_answers_of_both_sides_are_stacked(library: Library) -> None:
    async with open_comparison(library, (79, 40)) as pilot:
        await press(pilot, "home", "down", "down", "down")
        await wait_for_texts(
            pilot, "Globex B.V.: Every week or more", "Initech: Every week or more"
        )
        await pilot.resize_terminal(80, 40)
        await wait_for_texts(pilot, "Every week or more                     Every week or more")


async def test_d_hides_and_shows_the_signs_without_a_difference(library: Library) -> None:
    async with open_comparison(library) as pilot:
        await wait_for_texts(pilot, "Aggression")
        await press(pilot, "d")
        await wait_until(pilot, lambda: "Aggression" not in screen_text(pilot))
        assert "Slow to pay" in screen_text(pilot)
        await press(pilot, "d")
        await wait_for_texts(pilot, "Aggression")


async def test_d_leaves_the_cursor_on_its_sign(library: Library) -> None:
    async with open_comparison(library) as pilot:
        await press(pilot, "home", "down", "down", "down", "down")
        await wait_for_texts(pilot, f"{POINTER}  5  Slow to pay")
        await press(pilot, "d")
        await wait_until(pilot, lambda: "Aggression" not in screen_text(pilot))
        await wait_for_texts(pilot, f"{POINTER}  5  Slow to pay", "Slow to pay")
        await press(pilot, "d")
        await wait_for_texts(pilot, "Aggression", f"{POINTER}  5  Slow to pay")


async def test_s_swaps_the_sides(library: Library) -> None:
    async with open_comparison(library) as pilot:
        await press(pilot, "s")
        await wait_for_texts(pilot, "● FIRE 24 │ ◐ WATCH 13")
        await press(pilot, "s")
        await wait_for_texts(pilot, "◐ WATCH 13 │ ● FIRE 24")


async def test_l_and_r_choose_another_sitting_for_a_side(library: Library) -> None:
    async with open_comparison(library) as pilot:
        await press(pilot, "r", *"hoo")
        await wait_until(pilot, lambda: f"{POINTER} Hooli" in screen_text(pilot))
        await press(pilot, "enter")
        await wait_for_texts(pilot, "Which sitting of Hooli?", "○ keep, 0 points · 3 Nov 2026")
        await press(pilot, "down", "enter")
        await wait_for_texts(pilot, "Globex B.V. │ Hooli", "◐ WATCH 13 │ ○ KEEP 1", "│ 6 June 2026")
        await press(pilot, "s", "r", *"globex", "enter", "down", "enter")
        await wait_for_texts(
            pilot, "Hooli │ Globex B.V.", "○ KEEP 1 │ ◐ WATCH 6", "9 September 2026"
        )
        await press(pilot, "l")
        await click_on(pilot, "Initech")
        await click_on(pilot, "24 Sep 2026")
        await wait_for_texts(pilot, "Initech │ Globex B.V.", "24 September 2026 │")


async def test_a_client_without_a_finished_sitting_is_not_offered(library: Library) -> None:
    async with open_comparison(library) as pilot:
        await press(pilot, "l")
        text = await wait_for_texts(pilot, "Who is to stand at the left?")
        assert "Hooli" in text
        assert "Umbrella" not in text


@pytest.mark.parametrize(
    "keys",
    [["escape"], ["down", "enter", "escape"], [*"nobody", "enter", "escape"]],
)
async def test_cancelling_the_choice_keeps_the_pair(library: Library, keys: list[str]) -> None:
    async with open_comparison(library) as pilot:
        await press(pilot, "l", *keys)
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "Globex B.V. │ Initech", "◐ WATCH 13 │ ● FIRE 24")


async def test_both_sides_have_the_present_name_of_a_renamed_client(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    library.rename(library.find("Globex B.V."), "Acme")
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await press(pilot, "h", "c")
        text = await wait_for_texts(pilot, "9 September 2026 │ 23 October 2026")
        assert "Globex" not in text


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30), (140, 45)])
async def test_both_sides_show_at_every_size(library: Library, size: tuple[int, int]) -> None:
    async with open_comparison(library, size) as pilot:
        await wait_for_texts(pilot, "WATCH 13", "FIRE 24", "Belittling")


async def test_the_smallest_window_shows_the_dates_of_two_sittings_of_a_client(
    library: Library,
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), (40, 12)) as pilot:
        await press(pilot, "h", "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "9 September 2026   23 October 2026")
