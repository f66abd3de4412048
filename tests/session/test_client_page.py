"""What comes first on the page of a client: the draft, what is due, a first sitting."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.leaving import PlanDetails, PlanStep
from tensigns.core.journal.money import InvoiceDetails, PromiseDetails
from tensigns.core.journal.talk import TalkCondition, TalkDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.session.client_page import load_client_page
from tests.library.journal_sample import append, event, other
from tests.library.sample import NOW, draft_sitting, finished_sitting, small_edition

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a clock."""
    return Library(tmp_path / "data", lambda: NOW)


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def next_rows(library: Library, client: Client) -> list[tuple[str, date | None, str]]:
    """Return the texts, the days and the actions of the rows."""
    page = load_client_page(library, client, NOW)
    assert len({row.id for row in page.next_rows}) == len(page.next_rows)
    return [(row.text, row.day, row.action) for row in page.next_rows]


def test_a_new_client_has_a_first_sitting_to_begin(library: Library, client: Client) -> None:
    assert next_rows(library, client) == [("No sitting yet: begin one", None, "ask")]
    append(library, client, other("left"))
    assert next_rows(library, client) == []


def test_a_recheck_that_is_due_leads_to_a_new_sitting(library: Library, client: Client) -> None:
    library.record(client, small_edition(), finished_sitting(NOW - timedelta(days=400)))
    ((text, day, action),) = next_rows(library, client)
    assert (text, action) == ("Look at this client again", "ask")
    assert day is not None
    assert day < TODAY
    append(library, client, other("left"))
    assert next_rows(library, client) == []


def test_the_draft_comes_before_what_is_due(library: Library, client: Client) -> None:
    library.save_draft(client, small_edition(), replace(draft_sitting(), started=NOW))
    talk = TalkDetails(conditions=(TalkCondition("calls", "no calls at night", TODAY),))
    append(library, client, other("talk", talk))
    assert next_rows(library, client) == [
        ("The sitting is not finished: go on with it", TODAY, "resume"),
        ("Condition “no calls at night”", TODAY, "what-now"),
    ]


def test_every_kind_of_item_leads_to_where_it_is_settled(library: Library, client: Client) -> None:
    library.record(client, small_edition(), finished_sitting(NOW))
    append(library, client, other("decision", DecisionDetails(choice="leave", look_back=TODAY)))
    steps = (PlanStep("invoice", "send the invoice", TODAY), PlanStep("go", "go", TOMORROW))
    append(library, client, other("plan", PlanDetails(steps=steps, ends=TOMORROW)))
    invoice = InvoiceDetails(
        number="31", issued=TODAY, due=TODAY, amount=Decimal(100), currency="EUR"
    )
    invoice_id = append(library, client, other("invoice", invoice)).id
    append(library, client, other("promise", PromiseDetails(of=invoice_id, by=TODAY)))
    assert set(next_rows(library, client)) == {
        ("Look back at your decision", TODAY, "what-now"),
        ("Send the invoice", TODAY, "leaving"),
        ("Promised payment of invoice 31", TODAY, "money"),
    }


def test_what_changed_is_that_of_the_latest_sitting(library: Library, client: Client) -> None:
    library.record(client, small_edition(), finished_sitting(NOW - timedelta(days=9)))
    assert load_client_page(library, client, NOW).since is None
    answers = {"demands.calls": "never", "threats.threatened": "no", "payment.late": "none"}
    library.record(client, small_edition(), finished_sitting(NOW - timedelta(days=2), answers))
    append(library, client, event())
    since = load_client_page(library, client, NOW).since
    assert since is not None
    assert since.title == "Since 14 November 2026"
