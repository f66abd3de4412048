"""What an entry refers to, in words, and the day in an id."""

from datetime import UTC, date, timedelta, timezone, tzinfo
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, Period
from tensigns.core.journal.money import INVOICE, InvoiceDetails
from tensigns.core.journal.talk import TALK, TalkCondition, TalkDetails
from tensigns.library.slugs_and_ids import day_of_id
from tensigns.report.entry_references import reference_names, sitting_day_text
from tests.library.journal_sample import event
from tests.library.sample import NOW

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("item_id", "zone", "day"),
    [
        ("20261123T101530Z", UTC, date(2026, 11, 23)),
        ("20261123T233000Z-1f3a", EAST, date(2026, 11, 24)),
        ("20261399T101530Z", UTC, None),
        ("99991231T235959Z", EAST, None),
        ("by hand", UTC, None),
        ("", UTC, None),
    ],
)
def test_the_day_of_an_id_is_its_day_in_the_time_zone(
    item_id: str, zone: tzinfo, day: date | None
) -> None:
    assert day_of_id(item_id, zone) == day
    if day is None:
        assert sitting_day_text(item_id, zone) == item_id


def test_a_corrected_invoice_has_its_present_number() -> None:
    invoice = Entry(
        id="20261123T101530Z-0001",
        kind=INVOICE,
        noted=NOW,
        period=Period.of_day(NOW.date()),
        details=InvoiceDetails(
            number="A2",
            issued=NOW.date(),
            due=NOW.date(),
            amount=Decimal(1000),
            currency="EUR",
        ),
    )
    correction = replace(
        invoice,
        id="20261123T101530Z-0002",
        corrects=invoice.id,
        details=replace(invoice.details, number="A9"),
    )
    names = reference_names([invoice, correction], NOW)
    assert names == {invoice.id: "invoice A9", correction.id: "invoice A9"}
    in_the_future = replace(correction, noted=NOW + timedelta(days=30))
    names = reference_names([invoice, in_the_future], NOW)
    assert names == {invoice.id: "invoice A2", correction.id: "invoice A9"}


def test_a_condition_has_its_present_text_and_one_that_is_gone_its_last_text() -> None:
    conditions = (
        TalkCondition("c1", "no calls", NOW.date()),
        TalkCondition("c2", "pay", NOW.date()),
    )
    talk = replace(
        event(), id="20261123T101530Z-0001", kind=TALK, details=TalkDetails(conditions=conditions)
    )
    changed = replace(conditions[0], text="no calls after six")
    correction = replace(
        talk,
        id="20261123T101530Z-0002",
        corrects=talk.id,
        details=TalkDetails(conditions=(changed,)),
    )
    names = reference_names([talk, correction], NOW)
    assert names[f"{talk.id}/c1"] == "no calls after six"
    assert names[f"{talk.id}/c2"] == "pay"
