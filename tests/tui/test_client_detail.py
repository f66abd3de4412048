"""The detail of the client under the cursor, beside the list or below a short list."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from textual.color import Color

from tensigns.core.journal.entries import Period
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.tui.flows.client_detail import load_client_detail
from tensigns.tui.widgets.client_detail_pane import ClientDetailPane
from tests.cli.conftest import record_sitting
from tests.library.journal_sample import append, event
from tests.library.sample import draft_sitting, small_edition
from tests.tui.pilot import (
    NOW,
    colours_of,
    press,
    run_home,
    screen_text,
    wait_for_texts,
    wait_until,
)

WIDE = (120, 30)


async def test_the_detail_tells_the_result_its_reasons_and_what_comes_next(
    demo_library: Library,
) -> None:
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "watch · 13 points, 7 on one sign · 23 Oct 2026")
        await wait_for_texts(pilot, "a day ago: look at this client again", "to 13 points")
        await press(pilot, "down")
        await wait_for_texts(pilot, "fire · 24 points", "in 12 days: look at this client again")


def test_the_detail_says_that_the_weighing_decides(library: Library) -> None:
    answers = {"slow_payment__late": "most", "weighing__worth_it": "no"}
    record_sitting(library, "Globex B.V.", NOW, **answers)
    set_language("en")
    detail = load_client_detail(library, library.find("Globex B.V."), NOW)
    assert detail.recommendation == "fire"
    assert detail.reasons == ("It rests on your own weighing; without it, this would be “watch”.",)


async def test_the_detail_of_an_unfinished_sitting_says_so(demo_library: Library) -> None:
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "watch · 13 points")
        await press(pilot, "down", "down")
        await wait_for_texts(pilot, "Go on with the sitting of 22 November 2026.")


async def test_what_is_due_comes_before_an_unfinished_sitting(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    draft = replace(draft_sitting(), client=client.name, started=NOW - timedelta(days=1))
    demo_library.save_draft(client, small_edition(), draft)
    due, unfinished = load_client_detail(demo_library, client, NOW).next_text.splitlines()
    assert due.endswith("a day ago: look at this client again")
    assert unfinished == "Go on with the sitting of 22 November 2026."
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "13  due ", due, unfinished)


async def test_the_detail_has_the_newest_entries_newest_first(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    for number in range(5):
        day = NOW.date() - timedelta(days=10 - number)
        entry = event(f"entry {number} [b]", period=Period.of_day(day))
        append(demo_library, client, entry, NOW - timedelta(hours=5 - number))
    async with run_home(demo_library, WIDE) as pilot:
        text = await wait_for_texts(pilot, "Noted last", "entry 4 [b]", "entry 2 [b]")
        assert text.index("entry 4") < text.index("entry 3") < text.index("entry 2")
        assert "entry 1" not in text
        theme = pilot.app.theme_variables
        assert colours_of(pilot, "17 Nov 2026: ") == {Color.parse(theme["quiet"])}
        assert colours_of(pilot, "entry 4 [b]") == {Color.parse(theme["foreground"])}


async def test_a_damaged_entry_does_not_hide_the_result(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    entry = append(demo_library, client, event("the logo"))
    path = demo_library.journal(client).path / f"{entry.id}-event.toml"
    path.write_text("format = [", encoding="utf-8")
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "watch · 13 points", "TOML")


@pytest.mark.parametrize(
    ("size", "is_shown", "is_below"),
    [
        ((100, 12), True, False),
        ((99, 24), True, True),
        ((60, 19), True, True),
        ((99, 18), False, False),
        ((59, 24), False, False),
        ((40, 12), False, False),
    ],
)
async def test_the_detail_is_beside_the_list_or_below_a_list_that_leaves_room(
    demo_library: Library, size: tuple[int, int], *, is_shown: bool, is_below: bool
) -> None:
    async with run_home(demo_library, size) as pilot:
        await wait_for_texts(pilot, "Globex B.V.", "Hooli", "Umbrella")
        pane = pilot.app.screen.query_one(ClientDetailPane)
        assert (pane.display, pane.is_below) == (is_shown, is_below)
        if is_shown:
            await wait_for_texts(pilot, "watch · 13 points")
        await pilot.resize_terminal(100, 24)
        await wait_for_texts(pilot, "watch · 13 points")


async def test_more_clients_than_leave_room_have_the_whole_screen(demo_library: Library) -> None:
    for number in range(8):
        demo_library.add(f"Z{number}", NOW)
    async with run_home(demo_library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "Globex B.V.", "Z7")
        assert not pilot.app.screen.query_one(ClientDetailPane).display


async def test_no_title_is_at_the_end_of_the_detail_without_its_text(
    demo_library: Library,
) -> None:
    async with run_home(demo_library, (80, 24)) as pilot:
        await press(pilot, "home", "down")
        await wait_for_texts(pilot, "fire · 24 points", "Points over time", "from 3 to 24")
        await pilot.resize_terminal(80, 19)
        await wait_until(pilot, lambda: "Points over time" not in screen_text(pilot))
        await wait_for_texts(pilot, "fire · 24 points", "Next")


async def test_the_detail_gets_what_the_list_does_not_need(demo_library: Library) -> None:
    async with run_home(demo_library, (140, 30)) as pilot:
        await wait_for_texts(pilot, "· due", "look at this client again")
        assert pilot.app.screen.query_one(ClientDetailPane).size.width >= 60


async def test_the_detail_is_dutch_too(demo_library: Library) -> None:
    set_language("nl")
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(
            pilot, "opletten · 13 punten", "Volgende stap", "Verloop van de punten"
        )


async def test_the_list_begins_with_what_is_due_and_s_sorts_by_name(demo_library: Library) -> None:
    def names() -> list[str]:
        all_names = ("Globex", "Initech", "Umbrella", "Hooli")
        lines = screen_text(pilot).splitlines()
        return [name for line in lines for name in all_names if name in line]

    async with run_home(demo_library, (80, 18)) as pilot:
        await wait_until(pilot, lambda: names() == ["Globex", "Initech", "Umbrella", "Hooli"])
        await press(pilot, "s")
        await wait_until(pilot, lambda: names() == ["Globex", "Hooli", "Initech", "Umbrella"])
        await press(pilot, "s")
        await wait_until(pilot, lambda: names() == ["Globex", "Initech", "Umbrella", "Hooli"])
