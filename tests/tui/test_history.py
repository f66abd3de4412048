"""The history of a client: every sitting, damaged and amended ones, deleting and restoring."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import cache

import pytest
from msgspec.structs import replace
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from tensigns.core.interview import Interview
from tensigns.core.journal.entries import EventDetails
from tensigns.core.sitting import Sitting
from tensigns.language import LANGUAGES, current_language, set_language
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.session.demo.sittings import DEMANDS, LATE_PAYMENT
from tensigns.storage import toml
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.history_table import HistoryTable
from tests.library.journal_sample import append, event
from tests.library.refused_folders import refuse_listing
from tests.library.sample import small_edition
from tests.revised_edition import revised_edition
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_app,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_for_wrapped_texts,
    wait_until,
)

CLIENT_NAME = "Zed"


@cache
def edition_with_reversed_signs() -> Edition:
    """The built-in questionnaire with its signs in reverse order."""
    table = toml.parse(builtin_edition().data, "built-in")
    table["version"] = "9.0"
    table["sign"].reverse()
    return parse_edition(toml.dumps(table), "turned")


def record_sitting(
    library: Library, days: int, answers: Mapping[str, str], edition: Edition | None = None
) -> Sitting:
    """Record a sitting about Zed some days ago; all other questions get their mildest answer."""
    client = zed_client(library)
    edition = edition or builtin_edition()
    started = NOW - timedelta(days=days)
    sitting = Sitting(
        client=CLIENT_NAME,
        language=current_language(),
        questionnaire_ref=edition.ref,
        started=started,
        position=next(iter(edition.questionnaire.questions_by_key)),
    )
    interview = Interview(edition.questionnaire, sitting)
    while (item := interview.current_question) is not None:
        mildest = min(item.question.options, key=lambda option: abs(option.points)).id
        interview = interview.answer(answers.get(item.key, mildest))
    return library.record(client, edition, interview.finish(started).sitting)


def zed_client(library: Library) -> Client:
    """The client Zed, who is added if missing."""
    clients = library.match(CLIENT_NAME)
    return clients[0] if clients else library.add(CLIENT_NAME, NOW)


def damage_files(library: Library, *sittings: Sitting) -> None:
    """Replace the files of sittings by invalid TOML."""
    for sitting in sittings:
        path = library.root / "clients" / zed_client(library).slug / f"{sitting.id}.toml"
        path.write_text("x = [", encoding="utf-8")


@asynccontextmanager
async def open_history(
    library: Library, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[TensignsPilot]:
    """Open the history of the first client on the list."""
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await wait_until(pilot, lambda: POINTER in screen_text(pilot))
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        yield pilot


def lines_with(pilot: TensignsPilot, text: str) -> list[str]:
    """The lines of the screen that contain a text."""
    return [line for line in screen_text(pilot).splitlines() if text in line]


async def test_a_restored_sitting_is_back_at_the_cursor_with_its_mark(
    demo_library: Library,
) -> None:
    client = demo_library.find("Globex B.V.")
    async with open_history(demo_library) as pilot:
        await press(pilot, "down", "down", "m", "d")
        await wait_until(pilot, lambda: len(demo_library.sitting_ids(client)) == 2)
        await wait_for_texts(pilot, "6 Jul 23 Oct")
        await press(pilot, "up", "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "6 July 2026 │ 23 October 2026")
        await press(pilot, "escape", "u")
        await wait_for_texts(pilot, "6 Jul  9 Sep 23 Oct", "2026   2026   2026")
        (cursor_line,) = lines_with(pilot, POINTER)
        assert "9 Sep 2026" in cursor_line
        assert "*" in cursor_line


async def test_home_and_history_report_a_damaged_sitting(library: Library) -> None:
    record_sitting(library, 50, {})
    damage_files(library, record_sitting(library, 20, LATE_PAYMENT))
    async with run_home(library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "1 unreadable")
        await press(pilot, "h")
        await wait_for_wrapped_texts(pilot, "4 Oct 2026", "this is not valid TOML")


async def test_history_without_a_readable_sitting_shows_only_errors(library: Library) -> None:
    damage_files(
        library, record_sitting(library, 50, {}), record_sitting(library, 20, LATE_PAYMENT)
    )
    async with open_history(library) as pilot:
        await wait_for_wrapped_texts(pilot, "this is not valid TOML")
        text = await wait_for_texts(pilot, "a ask again")
        assert "Points by sign" not in text
        assert "d delete" not in text
        await press(pilot, "m", "c", "d", "enter")
        front_screen(pilot, HistoryScreen)
        await press(pilot, "escape")
        await wait_for_texts(pilot, "2 unreadable")
        assert "nothing yet" not in screen_text(pilot)
        assert "unfinished" not in screen_text(pilot)


async def test_a_sitting_without_its_questionnaire_is_reported_and_the_others_show(
    library: Library,
) -> None:
    record_sitting(library, 50, {})
    record_sitting(library, 20, {}, revised_edition())
    ref = revised_edition().ref
    (library.root / "questionnaires" / f"{ref.id}-{ref.version}-{ref.hash}.toml").unlink()
    async with open_history(Library(library.root)) as pilot:
        await wait_for_wrapped_texts(pilot, "4 Oct 2026", "its questionnaire is gone")


async def test_a_folder_that_becomes_unreadable_is_reported(library: Library) -> None:
    record_sitting(library, 50, {})
    folder = library.root / "clients" / zed_client(library).slug
    async with open_history(library) as pilot:
        await wait_for_texts(pilot, "4 Oct 2026")
        folder.rename(library.root / "elsewhere")
        folder.write_text("no folder", encoding="utf-8")
        await press(pilot, "f1", "escape")
        await wait_for_wrapped_texts(pilot, str(folder))
        front_screen(pilot, HistoryScreen)


async def test_an_unreadable_archive_is_reported_and_the_entries_show(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_sitting(library, 50, {})
    append(library, zed_client(library), event(signs=("own-sign",)))
    refuse_listing(monkeypatch, library.root / "questionnaires")
    async with open_history(library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "4 Oct 2026", "the logo again")
        await wait_for_wrapped_texts(pilot, "questionnaires: it cannot be read, permission denied")


async def test_one_sign_stays_shown_after_the_archive_becomes_unreadable(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = record_sitting(library, 50, {}, small_edition())
    client = zed_client(library)
    append(library, client, event("of a sign", signs=("payment",)))
    library.delete(client, sitting.id)
    async with open_history(library, (80, 24)) as pilot:
        await wait_for_texts(pilot, "of a sign")
        front_screen(pilot, HistoryScreen)._show_sign("payment")  # noqa: SLF001  the dialog calls it
        refuse_listing(monkeypatch, library.root / "questionnaires")
        await press(pilot, "f1", "escape")
        await wait_for_wrapped_texts(pilot, "questionnaires: it cannot be read, permission denied")
        await wait_for_texts(pilot, "of a sign")


async def test_points_are_matched_by_sign_and_not_by_position(library: Library) -> None:
    record_sitting(library, 50, LATE_PAYMENT)
    record_sitting(library, 20, {}, edition_with_reversed_signs())
    async with open_history(library) as pilot:
        text = await wait_for_texts(pilot, "Points by sign", "Slow to pay")
        signs = text[text.index("Points by sign") :]
        (late_line,) = [line for line in signs.splitlines() if "Slow to pay" in line]
        assert late_line.split()[-2:] == ["6", "·"]
        assert "Lies" not in signs


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (40, 12)])
async def test_the_tables_show_the_last_sittings_without_horizontal_scrolling(
    library: Library, size: tuple[int, int]
) -> None:
    for months_ago in range(14):
        record_sitting(library, 20 + 31 * months_ago, LATE_PAYMENT)
    async with open_history(library, size) as pilot:
        await pilot.pause()
        screen = front_screen(pilot, HistoryScreen)
        assert not screen.query_one(HistoryTable).show_horizontal_scrollbar
        assert not screen.query_one("#signs", DataTable).show_horizontal_scrollbar
        assert str(screen.query_one("#signs", DataTable).ordered_columns[-1].label) == "3 Nov\n2026"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_heading_of_the_points_fits_the_smallest_screen(
    library: Library, language: str
) -> None:
    set_language(language)
    for months_ago in range(4):
        record_sitting(library, 20 + 31 * months_ago, LATE_PAYMENT)
    async with open_history(library, (40, 12)) as pilot:
        title = {"en": "Points by sign, ", "nl": "Punten per signaal, "}[language]
        await wait_for_texts(pilot, title)
        assert "…" not in lines_with(pilot, title)[0]


async def test_points_are_aligned_at_the_right_in_narrow_columns(library: Library) -> None:
    record_sitting(library, 20, LATE_PAYMENT | DEMANDS)
    record_sitting(library, 51, LATE_PAYMENT)
    async with open_history(library, (40, 12)) as pilot:
        await wait_for_texts(pilot, "watch    13", "watch     6")


@pytest.fixture
def amended_library(library: Library) -> Library:
    record_sitting(library, 90, {})
    replaced_sitting = record_sitting(library, 50, LATE_PAYMENT)
    reason = "the third invoice was in fact paid within the month"
    amended_at = NOW - timedelta(days=10)
    amendment = replace(
        replaced_sitting,
        id=None,
        started=amended_at,
        finished=amended_at,
        amends=replaced_sitting.id,
        reason=reason,
    )
    library.record(
        zed_client(library),
        builtin_edition(),
        replace(amendment, answers=record_sitting(library, 1, {}).answers),
    )
    return library


@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
async def test_a_long_reason_is_cut_with_an_ellipsis(
    amended_library: Library, size: tuple[int, int]
) -> None:
    async with open_history(amended_library, size) as pilot:
        await wait_for_texts(pilot, "amended")
        assert lines_with(pilot, "amended:")[0].endswith("…")
        assert not pilot.app.screen.query_one(HistoryTable).show_horizontal_scrollbar


@pytest.mark.parametrize("width", [100, 140])
async def test_beside_the_details_a_text_is_cut_at_the_edge_of_the_time_line(
    library: Library, width: int
) -> None:
    append(library, zed_client(library), event("They asked for changes again, " * 5))
    async with open_history(library, (width, 30)) as pilot:
        await wait_for_texts(pilot, "They asked")
        table = pilot.app.screen.query_one(HistoryTable)
        cut_line = next(line for line in lines_with(pilot, "They asked") if "…" in line)
        # Beside the text are the padding of its column and the room for a scroll bar.
        assert cut_line.index("…") == table.region.right - 3
        assert not table.show_horizontal_scrollbar


async def test_a_reason_without_room_is_left_out(amended_library: Library) -> None:
    async with open_history(amended_library, (40, 16)) as pilot:
        await wait_for_texts(pilot, "watch")
        assert not [line for line in lines_with(pilot, "watch") if "…" in line]


async def test_a_replaced_sitting_is_listed_after_its_amendment(amended_library: Library) -> None:
    async with open_history(amended_library, (90, 30)) as pilot:
        text = await wait_for_texts(pilot, "Points by sign", "No points in any sitting.")
        assert "25 Aug  4 Oct" not in text
        rows = [line for line in text.splitlines() if re.search(r"[a-z] 2026  ", line)]
        assert [" ".join(line.replace(POINTER, "").split()) for line in rows] == [
            "○ 22 Nov 2026 keep 0 points",
            "○ 4 Oct 2026 keep 0 points amended: the third invoice was in f…",
            "◐ 4 Oct 2026 watch 6 points before it was amended",
            "○ 25 Aug 2026 keep 0 points",
        ]
        await press(pilot, "down", "c")
        await wait_for_texts(pilot, "25 August 2026 │ 13 November 2026")
        await press(pilot, "escape", "down", "enter")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "W A T C H")


async def test_history_lists_the_sittings_and_compares_two(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, "h")
        await wait_for_screen(pilot, HistoryScreen)
        text = await wait_for_texts(pilot, "Points by sign", "6 Jul  9 Sep 23 Oct")
        dates = [
            line.split("  ")[1:2] for line in text.splitlines() if re.search(r"[a-z] 2026  ", line)
        ]
        assert len(dates) == 4, "the first says that the client is due"
        assert "5  Slow to pay" in text
        assert "Lies" not in text
        await press(pilot, "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "9 September 2026 │ 23 October 2026")
        await press(pilot, "escape", "down", "m", "down", "down", "m", "c")
        await wait_for_texts(pilot, "6 July 2026 │ 23 October 2026")


async def test_history_shows_as_many_sittings_as_fit(library: Library) -> None:
    client = library.add("Globex", NOW)
    for month in range(1, 13):
        finished_at = NOW.replace(year=2025, month=month)
        sitting = Sitting(
            client=client.name,
            language="en",
            questionnaire_ref=builtin_edition().ref,
            started=finished_at,
            finished=finished_at,
            answers={"slow-payment.late": "some"},
        )
        library.record(client, builtin_edition(), sitting)
    async with run_home(library, (80, 24)) as pilot:
        await press(pilot, "h")
        text = await wait_for_texts(pilot, "Points by sign, the last 7 sittings", "23 Jun 23 Jul")
        assert "23 May 23 Jun" not in text
        await pilot.resize_terminal(40, 12)
        await wait_for_texts(pilot, "the last 2 sittings")
        await press(pilot, "tab")
        await wait_for_texts(pilot, "the last 2 sittings", "23 Nov 23 Dec", "1  Aggression")
        await press(pilot, "end", "tab")
        text = await wait_for_texts(pilot, "the last 2 sittings")
        assert "23 Nov 23 Dec" not in text
        await pilot.resize_terminal(140, 45)
        await wait_for_texts(pilot, "23 Jan 23 Feb", "23 Nov 23 Dec")


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
async def test_what_went_well_is_told_from_what_happened_in_narrow_columns(
    library: Library, size: tuple[int, int]
) -> None:
    client = zed_client(library)
    append(library, client, event("paid", details=EventDetails(good=True), signs=()))
    append(library, client, event("rang", details=EventDetails(), signs=()))
    async with open_history(library, size) as pilot:
        await wait_for_texts(pilot, "went well: paid", "2026  rang")


async def test_the_points_have_the_colour_of_their_gravity(demo_library: Library) -> None:
    async with open_history(demo_library) as pilot:
        await wait_for_texts(pilot, "5  Slow to pay")
        table = pilot.app.screen.query_one("#signs", DataTable)
        theme = pilot.app.theme_variables
        colours = {
            str(table.get_cell_at(Coordinate(row, column)).spans[0].style)
            for row in range(table.row_count)
            for column in range(1, len(table.columns))
            if table.get_cell_at(Coordinate(row, column)).spans
        }
        assert colours == {theme["primary"], theme["warning"]}
