"""The invoices of a client with their payments and promises, and the client's terms.

Pure: the entries and the current time are given. The order of the entries is irrelevant. Payments
and promises that refer to none of the invoices change nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tensigns.core.journal.corrections import Chain, correction_chains
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.money import (
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.journal.status import day_order, is_misdated
from tensigns.core.money.invoices import Invoice, Payment


def invoices_from(entries: Iterable[Entry], now: datetime) -> tuple[Invoice, ...]:
    """Return the invoices in the entries of a journal, the oldest due date first.

    In a chain of corrections only one entry counts. A payment or promise can refer to any entry of
    the chain of its invoice. The id of an invoice is the id of the entry that counts.
    """
    chains = _chains(entries, now)
    entries_by_target: dict[str, list[Entry]] = {}
    for chain in chains:
        if chain.effective.of is not None:
            entries_by_target.setdefault(chain.effective.of, []).append(chain.effective)
    invoices = [
        _invoice(chain, details, entries_by_target)
        for chain in chains
        if isinstance(details := chain.effective.details, InvoiceDetails)
    ]
    return tuple(sorted(invoices, key=lambda invoice: (invoice.due, invoice.number, invoice.id)))


def terms_from(entries: Iterable[Entry], now: datetime) -> TermsDetails:
    """Return the terms of a client: for each field, the newest value that the user gave."""
    terms = TermsDetails()
    for entry in sorted((chain.effective for chain in _chains(entries, now)), key=day_order):
        if isinstance(entry.details, TermsDetails):
            terms = merge_terms(terms, entry.details)
    return terms


def merge_terms(older: TermsDetails, newer: TermsDetails) -> TermsDetails:
    """Return the newer terms. The older terms fill each field that is None in the newer terms."""
    return TermsDetails(
        rule=newer.rule or older.rule,
        private=older.private if newer.private is None else newer.private,
        language=newer.language or older.language,
        address=newer.address or older.address,
    )


def _chains(entries: Iterable[Entry], now: datetime) -> tuple[Chain, ...]:
    return correction_chains(entry for entry in entries if not is_misdated(entry, now))


def _invoice(
    chain: Chain, details: InvoiceDetails, entries_by_target: Mapping[str, Sequence[Entry]]
) -> Invoice:
    ids = {entry.id for entry in chain.entries}
    related = [entry for id_ in ids for entry in entries_by_target.get(id_, ())]
    payments = [
        Payment(entry.period.last, entry.details.amount)
        for entry in related
        if isinstance(entry.details, PaymentDetails)
    ]
    promises = [
        entry.details.by
        for entry in sorted(related, key=day_order)
        if isinstance(entry.details, PromiseDetails)
    ]
    return Invoice(
        id=chain.effective.id,
        number=details.number,
        issued=details.issued,
        due=details.due,
        amount=details.amount,
        currency=details.currency,
        disputed=details.disputed,
        payments=tuple(sorted(payments)),
        promised=promises[-1] if promises else None,
    )
