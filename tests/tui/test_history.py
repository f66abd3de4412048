"""A client's history: every sitting, what cannot be read, what was amended, and the way back."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import cache

import pytest
from msgspec.structs import replace
from textual.widgets import DataTable

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.language import current_language
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage import toml
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import LATE
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.history_table import HistoryTable
from tests.revised_edition import revised_edition
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_app,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until,
)

ZED = "Zed"


@cache
def turned() -> Edition:
    """The built-in questionnaire with its signs the other way round."""
    table = toml.parse(builtin_edition().data, "built-in")
    table["version"] = "9.0"
    table["sign"].reverse()
    return parse_edition(toml.dumps(table), "turned")


def held(
    library: Library, days: int, answers: Mapping[str, str], edition: Edition | None = None
) -> Sitting:
    """A sitting about Zed some days ago, answered mildest but for these answers."""
    client = zed(library)
    used, started = edition or builtin_edition(), NOW - timedelta(days=days)
    sitting = Sitting(
        client=ZED,
        language=current_language(),
        questionnaire_ref=used.ref,
        started=started,
        position=next(iter(used.questionnaire.questions_by_key)),
    )
    interview = Interview(used.questionnaire, sitting)
    while (item := interview.current_question) is not None:
        mildest = min(item.question.options, key=lambda option: abs(option.points)).id
        interview = interview.answer(answers.get(item.key, mildest))
    return library.record(client, used, interview.finish(started).sitting)


def zed(library: Library) -> Client:
    known = library.match(ZED)
    return known[0] if known else library.add(ZED, NOW)


def damage(library: Library, *sittings: Sitting) -> None:
    for each in sittings:
        path = library.root / "clients" / zed(library).slug / f"{each.id}.toml"
        path.write_text("x = [", encoding="utf-8")


@asynccontextmanager
async def home(library: Library, size: tuple[int, int] = (100, 30)) -> AsyncIterator[TensignsPilot]:
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await wait_until(pilot, lambda: POINTER in screen_text(pilot))
        yield pilot


@asynccontextmanager
async def history(
    library: Library, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[TensignsPilot]:
    """The history of the first client on the list."""
    async with home(library, size) as pilot:
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        yield pilot


def lines(pilot: TensignsPilot, text: str) -> list[str]:
    return [line for line in screen_text(pilot).splitlines() if text in line]


async def test_a_deleted_sitting_takes_its_mark_along_and_comes_back_with_it(
    demo_library: Library,
) -> None:
    client = demo_library.find("Globex B.V.")
    async with history(demo_library) as pilot:
        await press(pilot, "down", "m", "d")
        await wait_until(pilot, lambda: len(demo_library.sitting_ids(client)) == 2)
        await wait_for_texts(pilot, "6 Jul 23 Oct")
        await press(pilot, "up", "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "6 July 2026 │ 23 October 2026")
        await press(pilot, "escape", "u")
        await wait_for_texts(pilot, "6 Jul  9 Sep 23 Oct", "2026   2026   2026")
        (here,) = lines(pilot, POINTER)
        assert "9 Sep 2026" in here
        assert "*" in here


async def test_a_damaged_sitting_is_told_at_home_and_in_history(library: Library) -> None:
    held(library, 50, {})
    damage(library, held(library, 20, LATE))
    async with home(library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "4 Oct 2026 · 1 unreadable")
        await press(pilot, "h")
        await wait_for_wrapped_texts(pilot, "4 Oct 2026", "this is not valid TOML")


async def test_where_nothing_can_be_read_history_says_so(library: Library) -> None:
    damage(library, held(library, 50, {}), held(library, 20, LATE))
    async with history(library) as pilot:
        await wait_for_wrapped_texts(pilot, "this is not valid TOML")
        text = await wait_for_texts(pilot, "a ask again")
        assert "Points by sign" not in text
        assert "d delete" not in text
        await press(pilot, "m", "c", "d", "enter")
        front_screen(pilot, HistoryScreen)
        await press(pilot, "escape")
        await wait_for_texts(pilot, "2 unreadable")
        assert "nothing yet" not in screen_text(pilot)
        assert "in progress" not in screen_text(pilot)


async def test_a_sitting_whose_questionnaire_is_gone_leaves_the_others(library: Library) -> None:
    held(library, 50, {})
    gone = revised_edition()
    held(library, 20, {}, gone)
    (library.root / "questionnaires" / f"{gone.ref.id}-2.0-{gone.ref.hash}.toml").unlink()
    async with history(Library(library.root)) as pilot:
        await wait_for_wrapped_texts(pilot, "4 Oct 2026", "its questionnaire is gone")


async def test_a_folder_that_cannot_be_read_any_more_ends_nothing(library: Library) -> None:
    held(library, 50, {})
    place = library.root / "clients" / zed(library).slug
    async with history(library) as pilot:
        await wait_for_texts(pilot, "4 Oct 2026")
        place.rename(library.root / "elsewhere")
        place.write_text("no folder", encoding="utf-8")
        await press(pilot, "f1", "escape")
        await wait_for_wrapped_texts(pilot, str(place))
        front_screen(pilot, HistoryScreen)


async def test_points_belong_to_their_sign_whatever_its_place(library: Library) -> None:
    held(library, 50, LATE)
    held(library, 20, {}, turned())
    async with history(library) as pilot:
        text = await wait_for_texts(pilot, "Points by sign", "Slow payment")
        signs = text[text.index("Points by sign") :]
        (late,) = [line for line in signs.splitlines() if "Slow payment" in line]
        assert late.split()[-2:] == ["6", "·"]
        assert "Lies" not in signs


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (40, 12)])
async def test_the_last_sittings_fit_and_nothing_scrolls_aside(
    library: Library, size: tuple[int, int]
) -> None:
    for months in range(14):
        held(library, 20 + 31 * months, LATE)
    async with history(library, size) as pilot:
        await pilot.pause()
        front = front_screen(pilot, HistoryScreen)
        assert not front.query_one(HistoryTable).show_horizontal_scrollbar
        assert not front.query_one("#signs", DataTable).show_horizontal_scrollbar
        assert str(front.query_one("#signs", DataTable).ordered_columns[-1].label) == "3 Nov\n2026"


@pytest.fixture
def amended(library: Library) -> Library:
    held(library, 90, {})
    first = held(library, 50, LATE)
    reason = "the third invoice was in fact paid within the month"
    later = NOW - timedelta(days=10)
    again = replace(first, id=None, started=later, finished=later, amends=first.id, reason=reason)
    library.record(
        zed(library), builtin_edition(), replace(again, answers=held(library, 1, {}).answers)
    )
    return library


@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
async def test_a_long_reason_ends_in_an_ellipsis(amended: Library, size: tuple[int, int]) -> None:
    async with history(amended, size) as pilot:
        await wait_for_texts(pilot, "amended")
        assert lines(pilot, "amended:")[0].endswith("…")
        assert not pilot.app.screen.query_one(HistoryTable).show_horizontal_scrollbar


async def test_an_amended_sitting_shows_after_the_one_that_stands_for_it(amended: Library) -> None:
    async with history(amended) as pilot:
        text = await wait_for_texts(pilot, "25 Aug  4 Oct 22 Nov")
        shown_days = [line for line in text.splitlines() if re.search(r"[a-z] 2026", line)]
        assert [" ".join(line.replace(POINTER, "").split()) for line in shown_days] == [
            "○ 22 Nov 2026 keep 0",
            "○ 4 Oct 2026 keep 0 amended: the third invoice was in fact paid wit…",
            "◐ 4 Oct 2026 watch 6 before it was amended",
            "○ 25 Aug 2026 keep 0",
        ]
        await press(pilot, "down", "c")
        await wait_for_texts(pilot, "25 August 2026 │ 13 November 2026")
        await press(pilot, "escape", "down", "enter")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "W A T C H")
