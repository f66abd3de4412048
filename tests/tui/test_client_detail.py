"""The detail of the client under the cursor, beside the list on a wide screen."""

from datetime import timedelta

import pytest

from tensigns.core.journal.entries import Period
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.tui.widgets.client_detail_pane import ClientDetailPane
from tests.library.journal_sample import append, event
from tests.tui.pilot import NOW, press, run_home, screen_text, wait_for_texts, wait_until

WIDE = (120, 30)


async def test_the_detail_tells_the_result_its_reasons_and_what_comes_next(
    demo_library: Library,
) -> None:
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "watch · 13 points, 7 on one sign · 23 Oct 2026")
        await wait_for_texts(pilot, "a day ago: look at this client again", "to 13 points")
        await press(pilot, "down")
        await wait_for_texts(pilot, "fire · 25 points", "in 12 days: look at this client again")


async def test_the_detail_of_an_unfinished_sitting_says_so(demo_library: Library) -> None:
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "watch · 13 points")
        await press(pilot, "down", "down")
        await wait_for_texts(pilot, "Go on with the sitting of 22 November 2026.")


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


async def test_a_damaged_entry_does_not_hide_the_result(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    entry = append(demo_library, client, event("the logo"))
    path = demo_library.journal(client).path / f"{entry.id}-event.toml"
    path.write_text("format = [", encoding="utf-8")
    async with run_home(demo_library, WIDE) as pilot:
        await wait_for_texts(pilot, "watch · 13 points", "TOML")


@pytest.mark.parametrize(("width", "is_shown"), [(99, False), (100, True)])
async def test_the_detail_needs_a_hundred_columns(
    demo_library: Library, width: int, *, is_shown: bool
) -> None:
    async with run_home(demo_library, (width, 24)) as pilot:
        await wait_for_texts(pilot, "Globex B.V.", "due")
        assert pilot.app.screen.query_one(ClientDetailPane).display is is_shown
        await pilot.resize_terminal(100, 24)
        await wait_for_texts(pilot, "watch · 13 points")


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

    async with run_home(demo_library, (80, 24)) as pilot:
        await wait_until(pilot, lambda: names() == ["Globex", "Initech", "Umbrella", "Hooli"])
        await press(pilot, "s")
        await wait_until(pilot, lambda: names() == ["Globex", "Hooli", "Initech", "Umbrella"])
        await press(pilot, "s")
        await wait_until(pilot, lambda: names() == ["Globex", "Initech", "Umbrella", "Hooli"])
