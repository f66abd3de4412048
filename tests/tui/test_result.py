"""The result screen: the report, the what-if, amendments and answers."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Static

from tensigns.core.journal.entries import Period
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition, parse_edition
from tensigns.report.wording import short_date
from tensigns.session.demo.sittings import fill
from tensigns.storage import toml
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.what_if import WhatIfScreen
from tensigns.tui.widgets.section import Section
from tests.library.journal_sample import event
from tests.library.sample import finished_sitting, small_edition
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    open_last_result,
    painted_text,
    press,
    run_app,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until,
)


@asynccontextmanager
async def open_result(
    library: Library, size: tuple[int, int] = (100, 40)
) -> AsyncIterator[TensignsPilot]:
    """Open the result of Globex B.V.: watch, 7 points for demands and 6 for slow payment."""
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await open_last_result(pilot)
        yield pilot


async def test_the_result_shows_the_recommendation_the_signs_and_the_reason(
    demo_library: Library,
) -> None:
    async with open_result(demo_library) as pilot:
        text = await wait_for_texts(
            pilot, "W A T C H", "13 points, 7 on one sign", "Why", "make it worse"
        )
        assert text.index("Demands") < text.index("Slow to pay") < text.index("Eight signs")
        assert "▇▇▇▇▇▇▇···" in text


async def test_the_result_is_in_groups_in_the_order_in_which_one_reads(
    demo_library: Library,
) -> None:
    async with open_result(demo_library, (80, 80)) as pilot:
        text = await wait_for_texts(pilot, "What would change it", "What to do")
        order = (
            *("Why", "and are serious", "What would change it", "What would make it worse"),
            *("What to do", "Look at this client again"),
        )
        places = [text.index(words) for words in order]
        assert places == sorted(places)


async def test_a_section_with_the_title_of_its_group_has_no_title_of_its_own(
    demo_library: Library,
) -> None:
    async with run_home(demo_library, (80, 80)) as pilot:
        await press(pilot, "end")
        await open_last_result(pilot)
        text = await wait_for_texts(pilot, "K E E P", "What to do")
        assert text.count("What to do") == 1


async def test_each_of_several_sentences_of_a_section_has_a_bullet(demo_library: Library) -> None:
    async with open_result(demo_library, (100, 60)) as pilot:
        text = await wait_for_texts(pilot, "Why", "What would change it")
        reasons = text.split("Why", 1)[1].split("What would change it", 1)[0]
        assert "\n   · Two signs have 5 points or more" in reasons
        assert "\n   · Together the signs come to" in reasons
    async with open_result(demo_library, (40, 60)) as pilot:
        text = await wait_for_texts(pilot, "Why", "What would change it")
        assert "· Two" not in text


async def test_a_sentence_that_is_alone_in_its_section_has_no_bullet(library: Library) -> None:
    section = Section("Why", ["Slow to pay has 3 points."])
    async with run_home(library, (100, 30)) as pilot:
        await pilot.app.screen.mount(section)
        await wait_for_texts(pilot, "Slow to pay has 3 points.")
        assert not section.query(".section-bullet")


async def test_the_names_of_signs_are_set_off(demo_library: Library) -> None:
    async with open_result(demo_library, (80, 80)) as pilot:
        await wait_for_texts(pilot, "What to do")
        line = next(
            widget.render()
            for widget in pilot.app.screen.query(".section-line").results(Static)
            if "Slow to pay" in str(widget.render())
        )
        assert isinstance(line, Content)
        bold_texts = [line.plain[span.start : span.end] for span in line.spans]
        assert "Slow to pay" in bold_texts


async def test_the_result_shows_what_changed_and_what_was_noted(
    demo_library: Library,
) -> None:
    client = demo_library.find("Globex B.V.")
    latest = demo_library.latest_sitting(client)
    assert latest is not None
    noted = event(signs=("slow-payment",), period=Period.of_day(latest.day))
    demo_library.journal(client).append(noted)
    async with open_result(demo_library, (100, 60)) as pilot:
        await wait_for_texts(
            pilot,
            "Since",
            "Still “watch”: then 6 points; now 13 points.",
            "Unreasonable demands: rose from 0 to 7.",
            f"Slow to pay: {short_date(latest.day)}.",
            "From memory: Unreasonable demands.",
        )


async def test_bars_and_help_use_the_thresholds_of_the_questionnaire(library: Library) -> None:
    table = toml.parse(builtin_edition().data, "built-in")
    table["decision"]["decisive"] = 14
    edition = parse_edition(toml.dumps(table), "another")
    fill(library, edition, NOW)
    async with open_result(library) as pilot:
        await wait_for_texts(pilot, "▇▇▇▇▇·····   7")
        await press(pilot, "f1")
        await wait_for_texts(pilot, "A sign has 14 points at most.")
        await press(pilot, "escape", "escape", "c")
        await wait_for_texts(pilot, "6 ▇▇▇▇▇▇▇▇ │ ▇▇▇▇▇▇▇▇ 6")


async def test_a_what_if_updates_at_once_and_is_never_saved(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    before = {path: path.read_bytes() for path in demo_library.root.rglob("*.toml")}
    async with open_result(demo_library) as pilot:
        await press(pilot, "t")
        await wait_for_texts(
            pilot, "trial, nothing is saved", "trial · 13 points", "With your own answers: watch"
        )
        options = pilot.app.screen.query_one("#questions").options  # type: ignore[attr-defined]
        index = [option.id for option in options].index("unreasonable-demands.raised")
        await press(pilot, *["down"] * index, "5")
        await wait_for_texts(
            pilot, "F I R E", "trial · 16 points", "With your own answers: watch, 13 points"
        )
        await press(pilot, "r")
        await wait_for_texts(pilot, "W A T C H", "trial · 13 points")
        await press(pilot, "5", "escape")
        front_screen(pilot, ResultScreen)
        assert "W A T C H" in screen_text(pilot)
    assert {path: path.read_bytes() for path in demo_library.root.rglob("*.toml")} == before
    assert len(demo_library.sitting_ids(client)) == 3


async def test_an_amendment_has_a_reason_and_replaces_its_sitting(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    ids = demo_library.sitting_ids(client)
    async with open_result(demo_library) as pilot:
        await press(pilot, "m", *"a slip", "enter")
        await wait_for_screen(pilot, InterviewScreen)
        await press(pilot, "f")
        await wait_for_texts(pilot, "This amends the sitting", "a slip")
        await press(pilot, "escape")
        await wait_for_screen(pilot, HistoryScreen)
    latest = demo_library.latest_sitting(client)
    assert latest is not None
    assert (latest.amends, latest.reason) == (ids[-1], "a slip")
    assert len(demo_library.sitting_ids(client)) == 4
    assert [sitting.id for sitting in demo_library.history(client).sittings] == [
        *ids[:-1],
        latest.id,
    ]


async def test_key_a_shows_the_answers(demo_library: Library) -> None:
    async with open_result(demo_library) as pilot:
        await press(pilot, "a")
        await wait_for_texts(pilot, "Your answers", "Every week or more")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (140, 45)])
async def test_the_result_can_be_scrolled_to_its_end_at_every_size(
    demo_library: Library, size: tuple[int, int]
) -> None:
    async with open_result(demo_library, size) as pilot:
        await wait_for_texts(pilot, "W A T C H")
        await press(pilot, "end")
        await wait_for_texts(pilot, "November 2026.")
        await press(pilot, "t")
        front_screen(pilot, WhatIfScreen)
        await wait_for_texts(pilot, "W A T C H")


@pytest.mark.parametrize(("width", "is_beside"), [(100, False), (140, True), (200, True)])
async def test_a_wide_screen_has_what_to_do_beside_why(
    demo_library: Library,
    width: int,
    is_beside: bool,  # noqa: FBT001
) -> None:
    async with open_result(demo_library, (width, 45)) as pilot:
        text = await wait_for_texts(pilot, "Why", "What to do")
        lines = [line.strip(" ┃") for line in text.splitlines()]
        assert any(re.fullmatch("Why +What to do", line) for line in lines) == is_beside
        assert "Why" in lines or is_beside


async def test_tab_leads_from_heading_to_heading(demo_library: Library) -> None:
    async with open_result(demo_library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "W A T C H")
        await press(pilot, "tab")
        await wait_until(pilot, lambda: first_line(pilot) == "Why")
        await press(pilot, "tab", "tab")
        await wait_until(pilot, lambda: first_line(pilot) == "What to do")
        await press(pilot, "shift+tab")
        await wait_until(pilot, lambda: first_line(pilot) == "What would change it")
        await press(pilot, "tab", "tab")
        await wait_for_texts(pilot, "W A T C H")


def first_line(pilot: TensignsPilot) -> str:
    """The first line of the result that is in view."""
    pane = pilot.app.screen.query_one("#result")
    return screen_text(pilot).splitlines()[pane.content_region.y].strip(" ┃")


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_scroll_bar_is_at_the_edge_of_the_screen(
    demo_library: Library, size: tuple[int, int]
) -> None:
    async with open_result(demo_library, size) as pilot:
        lines = (await wait_for_texts(pilot, "W A T C H", "┃")).splitlines()
        assert {line.index("┃") for line in lines if "┃" in line} == {size[0] - 1}


async def test_the_last_line_of_the_result_is_not_blank(demo_library: Library) -> None:
    async with open_result(demo_library, (80, 24)) as pilot:
        await press(pilot, "end")
        result_pane = pilot.app.screen.query_one("#result")
        await wait_until(pilot, lambda: result_pane.scroll_offset.y == result_pane.max_scroll_y > 0)
        last_line = (await painted_text(pilot)).splitlines()[result_pane.region.bottom - 1]
        assert last_line.strip(" ┃")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_a_what_if_shows_options_at_every_size(
    demo_library: Library, size: tuple[int, int]
) -> None:
    async with run_app(TensignsApp(demo_library, now=lambda: NOW), size) as pilot:
        await open_last_result(pilot)
        await press(pilot, "t")
        await wait_for_texts(pilot, "1 ✓ No", "2   Once: a raised")


async def test_in_a_what_if_the_question_is_right_below_the_list_in_a_tall_window(
    demo_library: Library,
) -> None:
    async with run_app(TensignsApp(demo_library, now=lambda: NOW), (140, 60)) as pilot:
        await open_last_result(pilot)
        await press(pilot, "t")
        text = await wait_for_texts(pilot, "All in all", "1 ✓ No", "0   I don't know")
        list_end = text.split("All in all", 1)[1].splitlines()[1:]
        assert not list_end[0].strip()
        assert list_end[1].strip()


async def test_in_a_what_if_neighbouring_questions_begin_where_they_differ(
    library: Library,
) -> None:
    table = toml.parse(small_edition().data, "small")
    first, second = table["sign"][1]["question"]
    first["text"]["en"] = "Did anybody at this client ever call you during the night?"
    second["text"]["en"] = "Did anybody at this client ever go on after you told them?"
    edition = parse_edition(toml.dumps({**table, "version": "2.0"}), "another")
    client = library.add("Globex", NOW)
    sitting = replace(finished_sitting(), questionnaire_ref=edition.ref)
    library.record(client, edition, sitting)
    async with run_app(TensignsApp(library, now=lambda: NOW), (60, 24)) as pilot:
        await open_last_result(pilot)
        await press(pilot, "t")
        await wait_for_texts(pilot, "…call you during the night?", "…go on after you told them?")
        await press(pilot, "down")
        await wait_for_wrapped_texts(pilot, first["text"]["en"])


async def test_a_long_name_leaves_a_blank_before_the_date(library: Library) -> None:
    name = "A long name of a client " * 3
    edition, client = small_edition(), library.add(name, NOW)
    library.record(client, edition, replace(finished_sitting(), client=client.name))
    async with open_result(library, (80, 24)) as pilot:
        (line,) = [line for line in screen_text(pilot).splitlines() if line.startswith(" tensigns")]
        assert "A long name" in line
        assert line.endswith("… 23 November 2026")
