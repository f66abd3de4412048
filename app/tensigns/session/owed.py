"""What both front ends do with money: read what a client owes, and make entries about it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tensigns.core.journal.entries import Entry, day_entry
from tensigns.core.journal.leaving import Notice
from tensigns.core.journal.money import (
    INVOICE,
    MONEY_KINDS,
    PAYMENT,
    PROMISE,
    TERMS,
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.journal.owed import invoices_from, merge_terms, terms_from
from tensigns.core.money.amounts import TypedAmount
from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import DaySpan, PaymentRule, Rate
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.rates import RateFile
from tensigns.report.client_money import ClientMoney
from tensigns.report.money_text import currency_digits, money_text, require_whole_units
from tensigns.report.wording import long_date

USUAL_TERM = Notice(30, "days")
"""How long after the day of an invoice it is due if no due date is named."""


def load_money(library: Library, client: Client, now: datetime) -> ClientMoney:
    """Return what a client owes. Raise :class:`BadInput` if the file of rates is faulty."""
    listing = library.journal(client).read(MONEY_KINDS)
    return ClientMoney(
        client,
        now.date(),
        invoices_from(listing.entries, now),
        terms_from(listing.entries, now),
        RateFile(library.root).load(),
        listing.faults,
    )


def invoice_details(values: Mapping[str, Any]) -> InvoiceDetails:
    """Return the fields of an invoice from the values of its form.

    ``due`` is a day or a term. Without it, the invoice is due after :data:`USUAL_TERM`. Raise
    :class:`BadInput` if the currency is missing or differs from the currency of the amount, if the
    amount has too many decimals, or if the due date is before the day of the invoice.
    """
    typed_amount: TypedAmount = values["amount"]
    currency = values.get("currency") or typed_amount.currency
    if currency is None:
        raise BadInput(_("Say in which currency the amount is, such as EUR"))
    if typed_amount.currency not in (None, currency):
        message = _("{first} at the amount and {second} as the currency contradict each other")
        raise BadInput(message.format(first=typed_amount.currency, second=currency))
    require_whole_units(typed_amount.amount, currency)
    issued: date = values["issued"]
    term: Notice | date = values["due"] or USUAL_TERM
    due = term.after(issued) if isinstance(term, Notice) else term
    if due < issued:
        message = _("{due}, the due date, is before the day of the invoice, {issued}")
        raise BadInput(message.format(due=long_date(due), issued=long_date(issued)))
    return InvoiceDetails(
        number=values["number"],
        issued=issued,
        due=due,
        amount=round(typed_amount.amount, currency_digits(currency)),
        currency=currency,
        disputed=values.get("disputed") == "yes",
    )


def payment_amount(typed_amount: TypedAmount, invoice: Invoice) -> Decimal:
    """Return the amount of a payment of an invoice.

    Raise :class:`BadInput` if the amount is in another currency than the invoice, has too many
    decimals, or is more than what is open.
    """
    if typed_amount.currency not in (None, invoice.currency):
        message = _("{other} is not the currency of invoice {number}, which is {currency}")
        raise BadInput(
            message.format(
                number=invoice.number, currency=invoice.currency, other=typed_amount.currency
            )
        )
    require_whole_units(typed_amount.amount, invoice.currency)
    balance = invoice.balance_after(date.max)
    if typed_amount.amount > balance:
        message = _("{amount} is more than the {balance} that is open of invoice {number}")
        raise BadInput(
            message.format(
                amount=money_text(typed_amount.amount, invoice.currency),
                balance=money_text(balance, invoice.currency),
                number=invoice.number,
            )
        )
    return round(typed_amount.amount, currency_digits(invoice.currency))


def require_new_number(number: str, invoices: Sequence[Invoice], corrects: str | None) -> None:
    """Raise :class:`BadInput` if another invoice of the client has this number.

    ``corrects`` is the id of the invoice that is corrected, which can keep its number; or None.
    """
    for invoice in invoices:
        if invoice.id != corrects and invoice.number.casefold() == number.casefold():
            message = _(
                "{number} is the number of another invoice; correct that one by its id, {id}"
            )
            raise BadInput(message.format(number=number, id=invoice.id))


def invoice_entry(details: InvoiceDetails, noted: datetime, corrects: str | None = None) -> Entry:
    """Return the entry of an invoice, not written yet. It is about the day of the invoice."""
    return day_entry(INVOICE, details, noted, details.issued, corrects)


def payment_entry(invoice_id: str, amount: Decimal, day: date, noted: datetime) -> Entry:
    """Return the entry of a payment, not written yet."""
    return day_entry(PAYMENT, PaymentDetails(invoice_id, amount), noted, day)


def promise_entry(invoice_id: str, by: date, noted: datetime) -> Entry:
    """Return the entry of a promise, not written yet."""
    return day_entry(PROMISE, PromiseDetails(invoice_id, by), noted, noted.date())


def terms_entry(values: Mapping[str, Any], older: TermsDetails, noted: datetime) -> Entry:
    """Return the entry of a client's terms, not written yet, from the values of the form of terms.

    A field that the form has no value for has the value of the older terms.
    """
    private = values.get("private")
    newer = TermsDetails(
        rule=values.get("rule"),
        private=None if private is None else private == "yes",
        language=values.get("language"),
        address=values.get("address"),
    )
    return day_entry(TERMS, merge_terms(older, newer), noted, noted.date())


def note_invoice(
    library: Library,
    money: ClientMoney,
    values: Mapping[str, Any],
    old: Invoice | None,
    noted: datetime,
) -> None:
    """Write an invoice, or a correction of an older one, from the values of its form.

    Raise :class:`BadInput` if the values do not go together, or if the number is taken.
    """
    details = invoice_details(values)
    old_id = old.id if old else None
    require_new_number(details.number, money.invoices, old_id)
    library.journal(money.client).append(invoice_entry(details, noted, old_id))


def note_payment(
    library: Library, money: ClientMoney, values: Mapping[str, Any], noted: datetime
) -> None:
    """Write a payment from the values of its form. Raise the errors of :func:`payment_amount`."""
    invoice: Invoice = values["of"]
    amount = payment_amount(values["amount"], invoice)
    day = values["on"] or noted.date()
    library.journal(money.client).append(payment_entry(invoice.id, amount, day, noted))


def note_promise(
    library: Library, money: ClientMoney, values: Mapping[str, Any], noted: datetime
) -> None:
    """Write a promise to pay from the values of its form."""
    entry = promise_entry(values["of"].id, values["by"], noted)
    library.journal(money.client).append(entry)


def note_terms(
    library: Library, money: ClientMoney, values: Mapping[str, Any], noted: datetime
) -> None:
    """Write the terms of a client from the values of their form."""
    library.journal(money.client).append(terms_entry(values, money.terms, noted))


def add_rate(
    library: Library, rule: PaymentRule, span: DaySpan, values: Mapping[str, Any], today: date
) -> None:
    """Write a rate of a half-year that was looked up today, from the values of its form."""
    rate = Rate(rule, values["percent"], span.first, span.last, values["source"], today)
    RateFile(library.root).add([rate])
