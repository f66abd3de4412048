"""A plan of leaving with another end: what is owed in it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanDetails
from tensigns.core.journal.money import INVOICE, PAYMENT, InvoiceDetails, PaymentDetails
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.session.leaving import load_leaving, moved_plan_entry, plan_entry
from tests.library.journal_sample import append, event
from tests.library.sample import NOW

TODAY = NOW.date()
INVOICE_ENTRY = replace(
    event(""),
    kind=INVOICE,
    signs=(),
    details=InvoiceDetails(
        number="7", issued=TODAY, due=TODAY, amount=Decimal(1000), currency="EUR"
    ),
)


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def payment_of(invoice: Entry) -> Entry:
    """Return the entry of a payment of the whole invoice, not written yet."""
    details = PaymentDetails(of=invoice.id, amount=Decimal(1000))
    return replace(event(""), kind=PAYMENT, signs=(), details=details)


def moved_plan(library: Library, client: Client) -> PlanDetails:
    """The details of the plan after its end was moved by a month."""
    leaving = load_leaving(library, client, NOW)
    assert leaving.plan is not None
    entry = moved_plan_entry(TODAY + timedelta(days=60), leaving.plan, leaving, NOW)
    assert isinstance(entry.details, PlanDetails)
    return entry.details


def test_what_was_paid_meanwhile_is_no_longer_owed(library: Library, client: Client) -> None:
    invoice = append(library, client, INVOICE_ENTRY)
    values = {"owed": "€1,000.00 (7)"}
    append(library, client, plan_entry(values, load_leaving(library, client, NOW), NOW))
    plan = moved_plan(library, client)
    assert plan.owed == values["owed"]
    assert "remind" in {step.id for step in plan.steps}
    append(library, client, payment_of(invoice))
    plan = moved_plan(library, client)
    assert plan.owed == ""
    assert "remind" not in {step.id for step in plan.steps}


@pytest.mark.parametrize("with_paid_invoice", [False, True])
def test_what_is_owed_beside_the_list_of_invoices_stays(
    library: Library, client: Client, *, with_paid_invoice: bool
) -> None:
    if with_paid_invoice:
        invoice = append(library, client, INVOICE_ENTRY)
        append(library, client, payment_of(invoice))
    values = {"owed": "three hours of March (not invoiced)"}
    append(library, client, plan_entry(values, load_leaving(library, client, NOW), NOW))
    assert moved_plan(library, client).owed == values["owed"]
