"""Money owed and leaving on the full screen: from home to a reminder and a letter in hand."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from textual.events import Key, Paste

from tensigns.core.journal.money import InvoiceDetails
from tensigns.environment.settings import Sender, Settings
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import draft_reminder
from tensigns.session.owed import load_money
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.action_page import ActionPage, ActionText
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.document import DocumentScreen
from tensigns.tui.screens.filter_dialog import FilterDialog
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.what_now import WhatNowDialog
from tests.file_modes import PRIVATE_FILE
from tests.library.journal_sample import event
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    press,
    press_burst,
    run_app,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)

pytestmark = pytest.mark.screen

SENDER = Sender("Sam de Vries", "Kade 1", "Rotterdam")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(tmp_path)
    return Library(tmp_path / "data", lambda: NOW)


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex", NOW)


def app_on(library: Library) -> TensignsApp:
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(Settings(sender=SENDER))
    return app


async def fill_in(pilot: TensignsPilot, *texts: str) -> None:
    """Type a text into each field of a form, and save."""
    for text in texts:
        await press(pilot, *text, "enter")


async def note_invoice(pilot: TensignsPilot) -> None:
    due = (NOW - timedelta(days=40)).date().isoformat()
    issued = (NOW - timedelta(days=70)).date().isoformat()
    await press(pilot, "o")
    await wait_for_screen(pilot, ActionPage)
    await press(pilot, "1")
    await wait_for_screen(pilot, FormScreen)
    await fill_in(pilot, "2026-014", "€ 1.200,50", issued, due, "")
    await wait_for_screen(pilot, ActionPage)
    await wait_for_texts(pilot, "2026-014: €1,200.50")


async def draft_reminder_of_tone(pilot: TensignsPilot, key: str) -> None:
    """Ask for a reminder, and choose its tone by a key."""
    await press(pilot, "6")
    await wait_for_screen(pilot, ChoiceDialog)
    await press(pilot, key)


async def test_an_invoice_is_noted_and_a_reminder_written(
    library: Library, client: Client, tmp_path: Path
) -> None:
    async with run_app(app_on(library)) as pilot:
        await note_invoice(pilot)
        await draft_reminder_of_tone(pilot, "1")
        await wait_for_texts(pilot, "Dear Globex,")
        assert "square brackets" not in screen_text(pilot)
        await press(pilot, "2")
        await wait_for_texts(pilot, "Written to")
        await press(pilot, "4")
        await wait_until(pilot, lambda: "-reminder.txt" in " ".join(toast_messages(pilot)))
    plain_lines = (tmp_path / f"{client.slug}-reminder.txt").read_text().splitlines()
    assert "To: Globex" in plain_lines
    assert "Reminder" in plain_lines
    written = tmp_path / f"{client.slug}-reminder.md"
    assert written.stat().st_mode & 0o777 == PRIVATE_FILE
    documents = Documents(library, client)
    (name,) = documents.names()
    assert documents.load(name) == written.read_text()


async def answer_terms_of_firm_reminder(pilot: TensignsPilot) -> None:
    """Note an invoice, ask for a firm reminder, and answer everything but the missing rate."""
    await note_invoice(pilot)
    await draft_reminder_of_tone(pilot, "2")
    await wait_for_screen(pilot, FormScreen)
    await press(pilot, "1", "2", "1")


def noted_invoice(library: Library, client: Client) -> tuple[str, Decimal]:
    """The number and the amount of the only invoice."""
    (entry,) = library.journal(client).read().entries
    assert isinstance(entry.details, InvoiceDetails)
    return entry.details.number, entry.details.amount


@pytest.mark.parametrize("choose", ["1", "enter"])
async def test_keys_right_after_an_action_belong_to_its_form(
    library: Library, client: Client, choose: str
) -> None:
    issued, due = ((NOW - timedelta(days=days)).date().isoformat() for days in (21, 11))
    texts = ("F-112", "1212 EUR", issued, due)
    keys = [key for text in texts for key in (*text, "tab")]
    async with run_app(app_on(library)) as pilot:
        await press(pilot, "o")
        await wait_for_screen(pilot, ActionPage)
        await press_burst(pilot, choose, *keys, "ctrl+s")
        await wait_for_texts(pilot, "F-112: €1,212.00")
    assert noted_invoice(library, client) == ("F-112", Decimal(1212))


async def test_keys_of_a_whole_invoice_can_be_typed_at_home_at_once(
    library: Library, client: Client
) -> None:
    texts = ("F-91", "1980 EUR", "2026-11-03", "14 days")
    keys = [key for text in texts for key in (*text, "enter")]
    async with run_app(app_on(library)) as pilot:
        await press_burst(pilot, "o", "1", *keys, "n")
        await wait_for_texts(pilot, "F-91: €1,980.00")
    assert noted_invoice(library, client) == ("F-91", Decimal(1980))


async def test_a_paste_while_a_form_opens_keeps_its_place_among_the_keys(
    library: Library, client: Client
) -> None:
    async with run_app(app_on(library)) as pilot:
        for event in (Key("l", "l"), Paste("pasted"), Key("s", "s"), Key("ctrl+s", None)):
            pilot.app.post_message(event)
        await wait_until(pilot, lambda: library.entry_names(client) != ())
    (entry,) = library.journal(client).read().entries
    assert entry.text == "pasteds"


async def test_a_firm_reminder_asks_for_the_rule_and_the_rate_first(
    library: Library, client: Client
) -> None:
    async with run_app(app_on(library)) as pilot:
        await answer_terms_of_firm_reminder(pilot)
        await wait_for_texts(pilot, "What is the yearly rate from 1 July 2026")
        await fill_in(pilot, "10.15", "a page")
        await wait_for_texts(pilot, "With what is due by law")
    money = load_money(library, client, NOW)
    assert (money.terms.rule, money.terms.private, money.terms.language) == ("nl", False, "en")
    assert len(money.rates) == 1


async def test_esc_at_the_missing_rate_goes_back_and_drafts_nothing(
    library: Library, client: Client
) -> None:
    async with run_app(app_on(library)) as pilot:
        await answer_terms_of_firm_reminder(pilot)
        await wait_for_texts(pilot, "the yearly rate from 1 July 2026", "go on without interest")
        await press(pilot, "escape")
        await wait_for_screen(pilot, ActionPage)
        await wait_for_texts(pilot, "6  Draft a reminder")
        assert not Documents(library, client).names()
        await draft_reminder_of_tone(pilot, "2")
        await wait_for_texts(pilot, "the yearly rate from 1 July 2026")
        await press(pilot, "ctrl+s")
        await wait_for_texts(pilot, "Dear Globex,")


async def test_without_a_rule_it_is_said_why_there_is_no_interest(
    library: Library, client: Client
) -> None:
    async with run_app(app_on(library)) as pilot:
        await note_invoice(pilot)
        await draft_reminder_of_tone(pilot, "3")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "ctrl+s")
        # Without a key to scroll.
        await wait_for_texts(pilot, "No interest and no costs are drafted, because it is not noted")
    (name,) = Documents(library, client).names()
    assert "interest" not in Documents(library, client).load(name).lower()
    money = load_money(library, client, NOW)
    notes = draft_reminder(library, money, "last", SENDER, NOW).notes
    assert any("not noted which rule holds" in note for note in notes)
    assert not any("These sums follow general rules" in note for note in notes)


@pytest.mark.usefixtures("client")
async def test_a_missing_rate_leaves_the_numbers_of_the_other_actions(library: Library) -> None:
    async with run_app(app_on(library)) as pilot:
        await note_invoice(pilot)
        await wait_for_texts(pilot, "6  Draft a reminder")
        await press(pilot, "5")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "1", "2", "1", "ctrl+s")
        await wait_for_screen(pilot, ActionPage)
        await wait_for_texts(pilot, "6  Draft a reminder", "7  The interest rate that is missing")


async def test_what_does_not_go_together_is_said_in_the_form(
    library: Library, client: Client
) -> None:
    async with run_app(app_on(library)) as pilot:
        await press(pilot, "o")
        await wait_for_screen(pilot, ActionPage)
        await press(pilot, "1")
        await wait_for_screen(pilot, FormScreen)
        await fill_in(pilot, "1", "€ 5", "2026-11-01", "2026-10-01", "")
        await wait_for_texts(pilot, "is before the day of the invoice")
        assert load_money(library, client, NOW).invoices == ()


async def test_a_plan_is_made_ticked_and_its_letter_written(
    library: Library, client: Client, tmp_path: Path
) -> None:
    async with run_app(app_on(library)) as pilot:
        await press(pilot, "x")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "1", *"1 month", "enter", "ctrl+s")
        await wait_for_screen(pilot, ActionPage)
        await wait_for_texts(pilot, "the plan for leaving, to end on 28 December 2026")
        await press(pilot, "1")
        await wait_for_screen(pilot, FilterDialog)
        await press(pilot, "enter")
        await wait_for_texts(pilot, "[x]")
        await press(pilot, "2")
        await wait_for_texts(pilot, "Dear Globex,")
        await press(pilot, "3")
        await wait_for_texts(pilot, "Written to")
    plan = load_leaving(library, client, NOW).plan
    assert plan is not None
    assert plan.done_ids == {plan.details.steps[0].id}
    page = tmp_path / f"{client.slug}-letter.html"
    assert "Its last day is 28 December 2026" in page.read_text()


async def test_leaving_and_coming_back_are_explained_and_confirmed(
    library: Library, client: Client
) -> None:
    async with run_app(app_on(library)) as pilot:
        await press(pilot, "x")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "1", "ctrl+s")
        await wait_for_screen(pilot, ActionPage)
        for key, standing in (("2", "leaving"), ("1", "left")):
            await press(pilot, "5")
            await wait_for_screen(pilot, FormScreen)
            await press(pilot, "enter")
            await wait_for_texts(pilot, "steps of the plan are open; you can still tick them")
            await press(pilot, key)
            await wait_for_texts(
                pilot, "1  Tick a step" if standing != "active" else "1  Make a plan"
            )
            assert load_leaving(library, client, NOW).standing == standing
        for key, standing in (("2", "left"), ("1", "active")):
            await press(pilot, "2")
            await wait_for_texts(pilot, "The plan for leaving ends with this")
            await press(pilot, key)
            await wait_for_texts(
                pilot, "1  Tick a step" if standing != "active" else "1  Make a plan"
            )
            assert load_leaving(library, client, NOW).standing == standing


@pytest.mark.usefixtures("client")
async def test_a_plan_can_be_read_on_the_smallest_screen(library: Library) -> None:
    async with run_app(app_on(library), (40, 12)) as pilot:
        await press(pilot, "x")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "1", "ctrl+s")
        await wait_for_screen(pilot, ActionPage)
        text = pilot.app.screen.query_one(ActionText)
        await wait_until(pilot, lambda: text.size.height == 4)
        await press(pilot, "tab", "down", "down", "down")
        await wait_until(pilot, lambda: text.size.height == 7)
        await wait_for_texts(
            pilot, "1  Tick a step", "[ ] 23 Nov 2026  Read the", "▌        contract, "
        )


async def test_leaving_the_questions_makes_no_plan(library: Library, client: Client) -> None:
    async with run_app(app_on(library)) as pilot:
        await press(pilot, "x")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "escape")
        await wait_for_texts(pilot, "clients")
    assert load_leaving(library, client, NOW).plan is None


async def test_an_edited_letter_is_shown_and_kept(library: Library, client: Client) -> None:
    async with run_app(app_on(library)) as pilot:
        await press(pilot, "x")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "1", "ctrl+s")
        await wait_for_screen(pilot, ActionPage)
        await press(pilot, "2")
        await wait_for_texts(pilot, "Dear Globex,", "when it is due, as agreed.")
        await press(pilot, "1")
        await wait_for_screen(pilot, DocumentScreen)
        documents = Documents(library, client)
        documents.keep("letter", "My own letter.\n", NOW)
        await press(pilot, "escape")
        await wait_for_texts(pilot, "My own letter.")
    assert len(documents.names()) == 2


async def test_money_and_leaving_are_reached_from_what_now(
    library: Library, client: Client
) -> None:
    library.journal(client).append(event())
    async with run_app(app_on(library)) as pilot:
        for key, text in (("3", "owed on 23 November 2026"), ("4", "What kind of contract")):
            await press(pilot, "h")
            await wait_for_screen(pilot, HistoryScreen)
            await press(pilot, "w")
            await wait_for_screen(pilot, WhatNowDialog)
            await press(pilot, key)
            await wait_for_texts(pilot, text)
            await press(pilot, "escape", "escape")
            await wait_for_screen(pilot, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_actions_follow_a_short_text(
    library: Library, client: Client, size: tuple[int, int]
) -> None:
    async with run_app(app_on(library), size) as pilot:
        await wait_for_texts(pilot, client.name)
        await press(pilot, "o")
        await wait_for_texts(pilot, "No invoice is noted yet.\n\n", "1  An invoice that you sent")
        lines = [line.strip() for line in screen_text(pilot).splitlines()]
        assert lines[lines.index("No invoice is noted yet.") + 2].endswith(
            "1  An invoice that you sent"
        )


async def test_all_actions_are_in_view_below_a_long_text(library: Library, client: Client) -> None:
    async with run_app(app_on(library), (80, 24)) as pilot:
        await wait_for_texts(pilot, client.name)
        await note_invoice(pilot)
        await pilot.resize_terminal(80, 13)
        await wait_for_texts(pilot, "6  Draft a reminder", "tab scroll the text")
        text = pilot.app.screen.query_one(ActionText)
        assert text.max_scroll_y > 0
        edge = text.region.offset
        assert screen_text(pilot).splitlines()[edge.y][edge.x] == " "
        await press(pilot, "tab")
        await wait_until(pilot, lambda: screen_text(pilot).splitlines()[edge.y][edge.x] == "▌")
        await wait_for_texts(pilot, "tab to the actions")
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: " tab " not in screen_text(pilot))
        await press(pilot, "tab", "down", "enter")
        await wait_for_screen(pilot, FormScreen)
