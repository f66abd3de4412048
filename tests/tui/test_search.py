"""The search screen: results while the user types, and what Enter opens."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from threading import Event

import pytest
from msgspec.structs import replace

from tensigns.library.library import Library
from tensigns.library.search import SearchHits, search
from tensigns.text.word_query import WordQuery
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.document import DocumentScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.search import MAX_HITS, SearchScreen
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.option_list import CursorList
from tests.library.journal_sample import append, event
from tests.library.sample import finished_sitting, small_edition
from tests.processes import WAIT_LIMIT
from tests.tui.busy_computer import skip_single_timers
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    press_burst,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)

TALL = (100, 60)


def cursor_slug(pilot: TensignsPilot) -> str | None:
    return pilot.app.screen.query_one(ClientTable).cursor_key


async def test_what_is_found_shows_while_one_types(demo_library: Library) -> None:
    client = demo_library.find("Initech")
    append(demo_library, client, event("Sunday 23:10, the kiwi again"), NOW - timedelta(days=1))
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"KIWI sun")
        text = await wait_for_texts(pilot, "1 place")
        assert "Initech  20 Nov 2026, happened" in text
        assert "Sunday 23:10, the kiwi again" in text
        await press(pilot, *"x")
        await wait_for_texts(pilot, "Nothing found.")


@pytest.mark.parametrize("size", [(40, 12), (50, 20), (80, 24), (120, 40)])
async def test_what_is_typed_is_in_one_column_with_what_is_found(
    demo_library: Library, size: tuple[int, int]
) -> None:
    append(demo_library, demo_library.find("Hooli"), event("kiwi again"), NOW)
    async with run_home(demo_library, size) as pilot:
        await press(pilot, "slash", *"kiwi")
        lines = (await wait_for_texts(pilot, "1 place", "Hooli")).splitlines()
        (typed,) = {line.index("kiwi") for line in lines[:4] if "kiwi" in line}
        (count,) = {line.index("1 place") for line in lines if "1 place" in line}
        (title,) = {line.index("Hooli") for line in lines if "Hooli" in line}
        assert typed == count == title


async def test_lines_take_the_width_of_the_smallest_screen(demo_library: Library) -> None:
    append(demo_library, demo_library.find("Hooli"), event("kiwi" + "s" * 60), NOW)
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi")
        await wait_for_texts(pilot, "1 place")
        await pilot.resize_terminal(40, 12)
        await wait_for_texts(pilot, f"kiwi{'s' * 29}…")


async def test_enter_opens_an_entry_and_escape_goes_back_to_the_hits(demo_library: Library) -> None:
    append(demo_library, demo_library.find("Initech"), event("kiwi again"), NOW)
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi")
        await wait_for_texts(pilot, "1 place")
        await press(pilot, "enter")
        await wait_for_screen(pilot, MessageDialog)
        await wait_for_texts(pilot, "Initech, 20 November 2026", "kiwi again", "Jansen")
        await press(pilot, "escape")
        await wait_for_screen(pilot, SearchScreen)
        assert "1 place" in screen_text(pilot)


async def test_enter_before_the_search_has_ended_opens_the_first_hit(
    demo_library: Library,
) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"initech", "enter")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "Initech", "Active · 3 sittings")


async def test_enter_does_not_wait_until_the_user_has_typed_nothing_for_a_while(
    demo_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tensigns.tui.screens.search.SEARCH_DELAY", 10 * WAIT_LIMIT)
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"initech", "enter")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "Initech", "Active · 3 sittings")


async def test_a_search_begins_where_timers_that_run_once_do_not_fire(
    demo_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    skip_single_timers(monkeypatch, SearchScreen)
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"hooli")
        await wait_for_texts(pilot, "1 place")


async def test_a_text_that_is_typed_again_is_not_searched_again(
    demo_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"hooli")
        await wait_for_texts(pilot, "1 place")
        monkeypatch.setattr("tensigns.tui.screens.search.SEARCH_DELAY", 10 * WAIT_LIMIT)

        def has_delayed_search() -> bool:
            return any(worker.group == "delayed_search" for worker in pilot.app.workers)

        await press(pilot, "x")
        await wait_until(pilot, has_delayed_search)
        await press(pilot, "backspace")
        await wait_until(pilot, lambda: not has_delayed_search())


async def test_a_note_leads_to_the_result_of_its_sitting(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    sitting = replace(finished_sitting(), note="a kiwi on the whole")
    demo_library.record(client, small_edition(), sitting)
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi")
        await wait_for_texts(pilot, "23 Nov 2026, note in a sitting", "a kiwi on the whole")
        await press(pilot, "enter")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "23 November 2026", "what if")


async def test_a_document_is_shown(demo_library: Library) -> None:
    client = demo_library.find("Initech")
    folder = demo_library.root / "clients" / client.slug / "documents"
    folder.mkdir()
    (folder / "20261101T101530Z-letter.md").write_text("Dear all,\n\nno kiwi today\n")
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi", "enter")
        await wait_for_screen(pilot, DocumentScreen)
        await wait_for_texts(pilot, "1 Nov 2026, document", "Dear all,", "no kiwi today")


async def test_a_document_opens_where_it_has_the_words(demo_library: Library) -> None:
    client = demo_library.find("Initech")
    folder = demo_library.root / "clients" / client.slug / "documents"
    folder.mkdir()
    lines = [f"line {number}\n\n" for number in range(60)]
    lines[30] = f"{'word ' * 40}kiwi\n\n"
    (folder / "20261101T101530Z-letter.md").write_text(f"Dear all,\n\n{''.join(lines)}")
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi", "enter")
        await wait_for_screen(pilot, DocumentScreen)
        await wait_for_texts(pilot, "word kiwi", "line 31")
        await press(pilot, "home")
        await wait_for_texts(pilot, "Dear all,")


async def test_on_leaving_the_list_is_at_the_client_of_the_hit(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        before = cursor_slug(pilot)
        slug = demo_library.find("Hooli").slug
        assert before != slug
        await press(pilot, "slash", *"hooli")
        await wait_for_texts(pilot, "place")
        await press(pilot, "escape")
        await wait_for_screen(pilot, HomeScreen)
        await wait_until(pilot, lambda: cursor_slug(pilot) == slug)
        await press(pilot, "slash", "escape")
        await wait_for_screen(pilot, HomeScreen)
        assert cursor_slug(pilot) == slug


async def test_a_damaged_file_is_named(demo_library: Library) -> None:
    client = demo_library.find("Initech")
    entry = append(demo_library, client, event("kiwi"), NOW)
    (demo_library.journal(client).path / f"{entry.id}-event.toml").write_bytes(b'text = "kiwi"\n')
    async with run_home(demo_library, TALL) as pilot:
        await press(pilot, "slash", *"kiwi")
        await wait_for_texts(pilot, "Nothing found.", "cut short")


async def test_no_more_is_listed_than_anybody_reads(demo_library: Library) -> None:
    client = demo_library.find("Initech")
    for number in range(MAX_HITS + 1):
        append(demo_library, client, event("kiwi"), NOW + timedelta(minutes=number))
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi")
        await wait_for_texts(pilot, f"The first {MAX_HITS}")
        await press(pilot, "pagedown", "down", "up")
        front_screen(pilot, SearchScreen)


@asynccontextmanager
async def run_slow_search(
    library: Library, slow_text: str, is_free: Event
) -> AsyncIterator[tuple[TensignsPilot, SearchScreen]]:
    """Open a search screen whose search for one text waits until it is free."""

    def slow_search(text: str) -> Iterator[SearchHits]:
        if text == slow_text:
            is_free.wait(WAIT_LIMIT)
        yield from search(library, WordQuery(text))

    async with run_home(library) as pilot:
        pilot.app.push_screen(SearchScreen(slow_search))
        await wait_for_screen(pilot, SearchScreen)
        yield pilot, front_screen(pilot, SearchScreen)


async def test_a_click_opens_its_hit_although_other_hits_arrive(demo_library: Library) -> None:
    for name in ("Hooli", "Initech"):
        append(demo_library, demo_library.find(name), event(f"kiwi of {name}"), NOW)
    async with run_home(demo_library) as pilot:
        await press(pilot, "slash", *"kiwi")
        await wait_for_texts(pilot, "2 places")
        screen = front_screen(pilot, SearchScreen)
        hit_list = screen.query_one(CursorList)
        hit_list.highlighted = 1
        clicked_hit, other_hit = screen._hits[1], screen._hits[0]  # noqa: SLF001
        hit_list.action_select()  # A click does this, and its message waits.
        screen._show("kiwi", [other_hit], [], is_complete=True)  # noqa: SLF001  as a search does
        await wait_for_screen(pilot, MessageDialog)
        await wait_for_texts(pilot, f"kiwi of {clicked_hit.client.name}")


async def test_enter_opens_no_hit_of_the_text_before(demo_library: Library) -> None:
    is_free = Event()
    async with run_slow_search(demo_library, "initech", is_free) as (pilot, screen):
        await press(pilot, "i")
        await wait_for_texts(pilot, "places")
        await press(pilot, *"nitech")
        await wait_until(pilot, lambda: screen._text == "initech")  # noqa: SLF001
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        is_free.set()
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "Initech")


async def test_enter_opens_no_hit_of_a_search_that_ran_on_while_one_typed(
    demo_library: Library,
) -> None:
    is_free = Event()
    async with run_slow_search(demo_library, "i", is_free) as (pilot, screen):
        await press(pilot, "i")
        await wait_until(pilot, lambda: screen._text == "i")  # noqa: SLF001
        await press_burst(pilot, *"nitech", "enter")
        is_free.set()
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, "Initech", "Active")
