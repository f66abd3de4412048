"""The screen of one client: what to do next, entries beside sittings, and one sign alone."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import EventDetails, Period
from tensigns.core.journal.money import InvoiceDetails
from tensigns.core.journal.talk import TalkCondition, TalkDetails
from tensigns.library.library import Library
from tensigns.session.demo.sittings import DEMANDS, LATE_PAYMENT
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.entry_dialog import EntryDialog
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.what_now import WhatNowDialog
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.history_table import HistoryTable
from tests.library.journal_sample import append, event, other, told
from tests.library.sample import draft_sitting, small_edition
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
from tests.tui.test_history import lines_with, record_sitting, zed_client

PHONED = "rang at 23:10 about the logo"


@asynccontextmanager
async def open_client(
    library: Library, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[TensignsPilot]:
    """Open the only client on the list with Enter."""
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await wait_until(pilot, lambda: POINTER in screen_text(pilot))
        await press(pilot, "enter")
        await wait_for_screen(pilot, HistoryScreen)
        yield pilot


def log_event(library: Library, text: str, days_ago: int, *signs: str) -> str:
    """Note an event about Zed on a day some days ago, and return the entry's id."""
    noted = NOW - timedelta(days=days_ago)
    period = Period.of_day(noted.date())
    entry = event(text, period=period, signs=signs, details=EventDetails())
    return append(library, zed_client(library), entry, noted).id


@pytest.fixture
def two_sittings(library: Library) -> Library:
    """Zed has two sittings, and between them an event about demands. Nothing is due."""
    record_sitting(library, 40, LATE_PAYMENT)
    log_event(library, PHONED, 20, "unreasonable-demands")
    record_sitting(library, 5, LATE_PAYMENT | DEMANDS)
    return library


async def test_no_sitting_begins_about_a_client_who_was_deleted_meanwhile(
    two_sittings: Library,
) -> None:
    async with open_client(two_sittings) as pilot:
        two_sittings.delete(two_sittings.find("Zed"))
        await press(pilot, "a")
        await wait_until(pilot, lambda: bool(toast_messages(pilot)))
        assert "Zed" not in [client.name for client in two_sittings.clients()]
        assert isinstance(pilot.app.screen, HistoryScreen)
    assert not two_sittings.clients()


async def test_enter_twice_resumes_a_draft(two_sittings: Library) -> None:
    draft = replace(draft_sitting(), started=NOW, client="Zed")
    two_sittings.save_draft(zed_client(two_sittings), small_edition(), draft)
    async with open_client(two_sittings) as pilot:
        await wait_for_texts(pilot, "Active · unfinished sitting, 23 November 2026 · 2 sittings")
        (line,) = lines_with(pilot, POINTER)
        assert "▸  23 Nov 2026  The sitting is not finished: go on with it" in line
        await press(pilot, "enter")
        await wait_for_screen(pilot, InterviewScreen)


async def test_enter_twice_begins_a_first_sitting(library: Library) -> None:
    zed_client(library)
    async with open_client(library) as pilot:
        await wait_for_texts(pilot, "No sitting yet: begin one")
        await press(pilot, "enter")
        await wait_for_screen(pilot, InterviewScreen)


async def test_a_client_who_is_due_comes_first_unless_the_user_left(library: Library) -> None:
    record_sitting(library, 400, LATE_PAYMENT)
    async with open_client(library) as pilot:
        await wait_for_texts(pilot, "▸  18 Nov 2025  Look at this client again")
    append(library, zed_client(library), other("left"))
    async with open_client(library) as pilot:
        await wait_for_texts(pilot, "You left · 1 sitting · 1 entry")
        assert "Look at this client again" not in screen_text(pilot)


async def test_what_is_due_comes_first_and_enter_leads_to_it(two_sittings: Library) -> None:
    condition = TalkCondition("calls", "no calls at night", NOW.date())
    talk = other("talk", TalkDetails(conditions=(condition,)))
    append(two_sittings, zed_client(two_sittings), talk, NOW)
    async with open_client(two_sittings) as pilot:
        (line,) = lines_with(pilot, POINTER)
        assert "▸  23 Nov 2026  Condition “no calls at night”" in line
        await press(pilot, "enter")
        await wait_for_screen(pilot, WhatNowDialog)


async def test_sittings_and_entries_are_on_one_time_line(two_sittings: Library) -> None:
    async with open_client(two_sittings) as pilot:
        text = await wait_for_texts(pilot, "Active · 2 sittings · 1 entry", "Since 14 October 2026")
        rows = [line for line in text.splitlines() if re.search(r"\d [A-Z][a-z]{2} 2026  ", line)]
        assert [" ".join(row.replace(POINTER, "").split()) for row in rows] == [
            "◐ 18 Nov 2026 watch 13 points",
            f"3 Nov 2026 happened 4: {PHONED}",
            "◐ 14 Oct 2026 watch 6 points",
        ]
        await press(pilot, "enter")
        await wait_for_screen(pilot, ResultScreen)
        await press(pilot, "escape", "down", "enter")
        await wait_for_screen(pilot, EntryDialog)
        await wait_for_texts(pilot, "Zed, 3 November 2026: happened", PHONED, "4. Demands")
        await press(pilot, "escape")
        front_screen(pilot, HistoryScreen)


async def test_an_entry_is_shown_with_what_it_was_before(library: Library) -> None:
    first_id = log_event(library, "rang at 22:10", 20)
    correction = event(PHONED, corrects=first_id, signs=("no-such-sign",))
    append(library, zed_client(library), correction, NOW)
    async with open_client(library) as pilot:
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, EntryDialog)
        await wait_for_texts(pilot, PHONED, "no-such-sign", "corrected on 23 Nov 2026")
        await press(pilot, "end")
        await wait_for_texts(pilot, "Before it was corrected", "rang at 22:10")


async def test_a_deleted_entry_can_be_restored(two_sittings: Library) -> None:
    journal = two_sittings.journal(zed_client(two_sittings))
    async with open_client(two_sittings) as pilot:
        await press(pilot, "down", "d")
        await wait_for_wrapped_texts(pilot, "The entry about Zed of 3 November 2026 is in")
        assert journal.names() == ()
        assert PHONED not in screen_text(pilot)
        await press(pilot, "u")
        await wait_for_texts(pilot, f"{POINTER}      3 Nov 2026", PHONED)
        assert len(journal.names()) == 1


async def test_one_sign_alone_is_shown(two_sittings: Library) -> None:
    log_event(two_sittings, "paid late", 10, "slow-payment")
    async with open_client(two_sittings) as pilot:
        await press(pilot, "f")
        await wait_for_screen(pilot, ChoiceDialog)
        text = await wait_for_texts(pilot, "4  Demands", "5  Slow to pay")
        assert "Aggression" not in text, "nothing is about it"
        await press(pilot, "5")
        text = await wait_for_texts(pilot, "Active · 5. Slow to pay · 2 sittings · 1 entry")
        assert "paid late" in text
        assert PHONED not in text
        assert "Demands" not in text
        await press(pilot, "f", "a")
        await wait_for_texts(pilot, "Active · 2 sittings · 2 entries", PHONED)


async def test_a_sitting_can_be_exported(two_sittings: Library) -> None:
    async with open_client(two_sittings) as pilot:
        await press(pilot, "e")
        await wait_for_screen(pilot, ChoiceDialog)
        await wait_for_texts(pilot, "Save the report in")


async def test_an_entry_is_not_marked_and_c_compares_the_latest_sitting(
    two_sittings: Library,
) -> None:
    async with open_client(two_sittings, (120, 30)) as pilot:
        await wait_for_texts(pilot, "m mark", "c what changed")
        await press(pilot, "down")
        await wait_until(pilot, lambda: "m mark" not in screen_text(pilot))
        await press(pilot, "m", "c")
        await wait_for_screen(pilot, CompareScreen)
        await wait_for_texts(pilot, "14 October 2026 │ 18 November 2026")


async def test_a_wide_screen_shows_the_row_under_the_cursor_in_full(two_sittings: Library) -> None:
    long_text = f"{PHONED}, and again at 23:40 to ask whether I had already seen the mail"
    log_event(two_sittings, long_text, 1, "unreasonable-demands")
    async with open_client(two_sittings, (100, 30)) as pilot:
        await wait_for_texts(pilot, "22 November 2026: happened", " seen the mail", "4. Demands")
        await press(pilot, "down")
        await wait_for_texts(pilot, "18 November 2026", "Watch, 13 points", "Since 14 October 2026")


async def test_the_details_of_an_invoice_have_a_line_each(library: Library) -> None:
    days = (date(2026, 11, 2), date(2026, 12, 2))
    invoice = InvoiceDetails(
        number="G-7", issued=days[0], due=days[1], amount=Decimal("960.00"), currency="EUR"
    )
    append(library, zed_client(library), other("invoice", invoice))
    async with open_client(library, (100, 30)) as pilot:
        await press(pilot, "end")
        text = await wait_for_texts(pilot, "Number: G-7", "Currency: EUR")
        labels = ("Number:", "Day of the invoice:", "Due on:", "Amount:", "Currency:")
        for label in labels:
            (line,) = lines_with(pilot, label)
            assert sum(label in line for label in labels) == 1, text


@pytest.mark.parametrize("size", [(140, 45), (100, 30), (80, 24)])
async def test_rows_take_the_lines_that_the_points_do_not_need(
    full_library: Library, size: tuple[int, int]
) -> None:
    async with open_client(full_library, size) as pilot:
        text = await wait_for_texts(pilot, "Points by sign", "5  Slow to pay")
        rows = len(re.findall(r"\d [A-Z][a-z]{2} 2026  ", text))
        assert rows >= {140: 27, 100: 13, 80: 6}[size[0]]


@pytest.fixture
def full_library(library: Library) -> Library:
    """Zed has six sittings and forty entries of all sorts."""
    for number in range(6):
        record_sitting(library, 5 + 60 * number, LATE_PAYMENT if number % 2 else DEMANDS)
    for number in range(38):
        log_event(library, f"{number}: {PHONED} " * 3, 1 + 8 * number, "unreasonable-demands")
    range_of_days = Period(date(2026, 11, 3), date(2026, 11, 9))
    append(library, zed_client(library), replace(told(), period=range_of_days))
    append(library, zed_client(library), event(period=Period.of_month(2026, 9), signs=()))
    return library


@pytest.mark.parametrize("size", [(140, 45), (100, 30), (80, 24), (40, 12)])
async def test_many_rows_fit_and_every_row_can_be_reached(
    full_library: Library, size: tuple[int, int]
) -> None:
    async with open_client(full_library, size) as pilot:
        table = front_screen(pilot, HistoryScreen).query_one(HistoryTable)
        await wait_for_texts(pilot, "Points by sign", "22 Nov 2026")
        assert table.row_count == 46
        assert table.size.height >= 4
        assert not table.show_horizontal_scrollbar
        await press(pilot, "end")
        (line,) = lines_with(pilot, POINTER)
        assert "22 Jan 2026" in line
        assert len(lines_with(pilot, "Points by sign")) == 1
