"""The demo shows all that follows a sitting, in both languages, and its files have no fault."""

from datetime import timedelta

import pytest

from tensigns.core.journal.entries import EventDetails
from tensigns.core.journal.status import status_from
from tensigns.core.journal.talk import OutcomeDetails
from tensigns.language import LANGUAGES, set_language
from tensigns.language import gettext as _
from tensigns.library.check import check_library
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.follow_through import FORMER_CLIENT, fill_with_follow_through
from tensigns.session.due import load_dates
from tensigns.session.leaving import load_leaving
from tensigns.session.owed import load_money
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.history import HistoryScreen
from tests.tui.pilot import (
    NOW,
    press,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
)

pytestmark = pytest.mark.parametrize("language", LANGUAGES)

MONDAY_AND_WEEKEND = (0, 5, 6)
SHORT_JOURNAL, LONG_JOURNAL = 4, 12


def fill(library: Library, language: str) -> Library:
    set_language(language)
    fill_with_follow_through(library, builtin_edition(), NOW)
    return library


def test_no_file_has_a_fault(library: Library, language: str) -> None:
    result = check_library(fill(library, language))
    assert result.faults == ()


def test_every_client_has_a_journal_with_good_events(library: Library, language: str) -> None:
    fill(library, language)
    for client in library.clients():
        listing = library.journal(client).read(("event", "told"))
        good_events = [
            e for e in listing.entries if isinstance(e.details, EventDetails) and e.details.good
        ]
        assert good_events
        is_long = client.name in ("Globex B.V.", "Initech")
        assert len(listing.entries) >= (LONG_JOURNAL if is_long else SHORT_JOURNAL)
        assert not status_from(listing.entries, NOW).misdated


def test_a_talk_was_held_and_one_condition_was_broken(library: Library, language: str) -> None:
    client = fill(library, language).find("Globex B.V.")
    entries = library.journal(client).read(("talk", "told", "outcome", "decision")).entries
    (talk,) = (entry for entry in entries if entry.kind == "talk")
    (outcome,) = (entry for entry in entries if entry.kind == "outcome")
    assert outcome.details == OutcomeDetails(f"{talk.id}/c1", "broken")
    assert talk.id in {entry.of for entry in entries if entry.kind == "told"}
    assert [entry.kind for entry in entries].count("decision") == 1
    assert {name.kind for name in Documents(library, client).names()} == {
        "sheet",
        "mail",
        "reminder",
    }


@pytest.mark.parametrize("days", MONDAY_AND_WEEKEND)
def test_in_a_weekend_too_something_is_owed_and_planned(
    days: int, library: Library, language: str
) -> None:
    set_language(language)
    now = NOW + timedelta(days=days)
    fill_with_follow_through(library, builtin_edition(), now)
    globex, initech = library.find("Globex B.V."), library.find("Initech")
    late = [i for i in load_money(library, globex, now).open_invoices if i.days_late(now.date())]
    assert {invoice.number for invoice in late} >= {"G-112", "G-115"}
    leaving = load_leaving(library, initech, now)
    assert leaving.standing == "leaving"
    assert leaving.plan is not None
    assert leaving.plan.done_ids == {"invoice"}
    kinds = {item.kind for item in load_dates(library, globex, now).due_items}
    assert kinds == {"condition", "promise", "look-back"}
    former = library.find(FORMER_CLIENT)
    assert load_leaving(library, former, now).standing == "left"
    assert not load_dates(library, former, now).due_items


async def test_the_screens_show_what_followed(library: Library, language: str) -> None:
    async with run_home(fill(library, language), size=(110, 32)) as pilot:
        await wait_for_texts(pilot, "Initech", _("due"), _("you left"))
        lines = screen_text(pilot).splitlines()
        names = [
            n for line in lines for n in ("Initech", "Globex", FORMER_CLIENT) if n in line[:20]
        ]
        assert names == ["Initech", "Globex", FORMER_CLIENT]
        await press(pilot, "down")
        await wait_for_texts(pilot, "27 ", "G-112")
        await press(pilot, "enter")
        await wait_for_screen(pilot, HistoryScreen)
        await wait_for_texts(pilot, _("outcome"), _("promise to pay"))
        await press(pilot, "escape", "o")
        await wait_for_screen(pilot, ActionPage)
        await wait_for_texts(pilot, "G-112", "G-115", "G-118")
