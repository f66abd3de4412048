"""The invoices and the terms that the entries of a journal make."""

import time
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.core.journal.money import (
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.journal.owed import invoices_from, terms_from
from tensigns.core.money.invoices import Payment
from tests.core.journal.sample import entry, entry_id
from tests.core.journal.strategies import NOW, journals
from tests.time_bounds import is_within

DETAILS = InvoiceDetails(
    number="2026-014",
    issued=date(2026, 9, 1),
    due=date(2026, 10, 1),
    amount=Decimal(1200),
    currency="EUR",
)


def invoice_entry(number: int, corrects: int | None = None, amount: int = 1200) -> Entry:
    details = replace(DETAILS, amount=Decimal(amount))
    return entry(number, "invoice", corrects, details=details)


def payment_entry(number: int, of: int, amount: int, day: int = 1) -> Entry:
    details = PaymentDetails(entry_id(of), Decimal(amount))
    return entry(number, "payment", day=day, details=details)


def promise_entry(number: int, of: int, by: date) -> Entry:
    return entry(number, "promise", details=PromiseDetails(entry_id(of), by))


def test_an_invoice_has_its_payments_in_order_and_the_last_promise() -> None:
    entries = [
        invoice_entry(1),
        payment_entry(2, 1, 100, day=20),
        payment_entry(3, 1, 200, day=10),
        promise_entry(4, 1, date(2026, 12, 1)),
        promise_entry(5, 1, date(2026, 12, 15)),
    ]
    (invoice,) = invoices_from(entries, NOW)
    assert invoice.payments == (
        Payment(date(2026, 11, 10), Decimal(200)),
        Payment(date(2026, 11, 20), Decimal(100)),
    )
    assert invoice.promised == date(2026, 12, 15)


def test_a_payment_of_a_corrected_invoice_counts_for_the_correction() -> None:
    entries = [invoice_entry(1), payment_entry(2, 1, 100), invoice_entry(3, 1, amount=900)]
    (invoice,) = invoices_from(entries, NOW)
    assert (invoice.id, invoice.amount, len(invoice.payments)) == (entry_id(3), Decimal(900), 1)


def test_a_payment_of_nothing_changes_nothing() -> None:
    assert invoices_from([payment_entry(2, 1, 100)], NOW) == ()
    (invoice,) = invoices_from([invoice_entry(1), payment_entry(2, 9, 100)], NOW)
    assert invoice.payments == ()


def test_an_entry_of_the_future_does_not_count() -> None:
    future = replace(payment_entry(2, 1, 100), noted=NOW + timedelta(days=3))
    (invoice,) = invoices_from([invoice_entry(1), future], NOW)
    assert invoice.payments == ()


def test_of_each_term_the_newest_that_says_something_counts() -> None:
    older = entry(1, "terms", details=TermsDetails(rule="nl", private=True, address="u"))
    newer = entry(2, "terms", details=TermsDetails(private=False, language="nl"))
    terms = TermsDetails(rule="nl", private=False, language="nl", address="u")
    assert terms_from([newer, older], NOW) == terms


@given(journals(), st.randoms())
def test_the_order_of_the_entries_is_irrelevant(entries: list[Entry], random: object) -> None:
    shuffled = entries[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert invoices_from(shuffled, NOW) == invoices_from(entries, NOW)
    assert terms_from(shuffled, NOW) == terms_from(entries, NOW)


def test_many_invoices_with_payments_are_read_in_linear_time() -> None:
    count = 2_000
    ids = [f"20261113T101530Z-{number:04x}" for number in range(2 * count)]
    invoices = [replace(invoice_entry(1), id=id_) for id_ in ids[:count]]
    payments = [
        replace(payment_entry(1, 1, 5), id=id_, details=PaymentDetails(invoice.id, Decimal(5)))
        for id_, invoice in zip(ids[count:], invoices, strict=True)
    ]
    started = time.process_time()
    assert {len(i.payments) for i in invoices_from([*invoices, *payments], NOW)} == {1}
    assert is_within(time.process_time() - started, 0.6)
