"""Invoices with their payments: what is open, how late it is, and the totals by age."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec import Struct

from tensigns.core.money.rounding import ZERO

AgeGroup = Literal["not-due", "0-30", "31-60", "61-90", "90+"]
"""How many days after its due date an invoice is open."""

AGE_GROUPS: tuple[AgeGroup, ...] = ("not-due", "0-30", "31-60", "61-90", "90+")

_WEEK = 7
_LAST_INVOICES = 5
_GROUP_ENDS: tuple[tuple[int, AgeGroup], ...] = ((30, "0-30"), (60, "31-60"), (90, "61-90"))


class Payment(NamedTuple):
    """What the client paid of an invoice on a day, above zero."""

    day: date
    amount: Decimal


class Invoice(Struct, frozen=True, kw_only=True):
    """An invoice to the client, with the payments of it.

    ``id`` is the id of its journal entry. ``currency`` is a code such as EUR. ``disputed`` means
    that the client disputes the invoice in good faith. ``promised`` is the day for which the client
    last promised a payment.
    """

    id: str
    number: str
    issued: date
    due: date
    amount: Decimal
    currency: str
    disputed: bool = False
    payments: tuple[Payment, ...] = ()
    promised: date | None = None

    def balance_after(self, day: date) -> Decimal:
        """Return what is open at the end of a day, at least zero."""
        paid = sum((payment.amount for payment in self.payments if payment.day <= day), ZERO)
        return max(self.amount - paid, ZERO)

    def days_late(self, day: date) -> int:
        """Return the days from the due date to a day; 0 or less if the invoice is not late."""
        return (day - self.due).days

    def is_overdue(self, day: date) -> bool:
        """Whether the invoice is late on a day and the client does not dispute it."""
        return self.days_late(day) > 0 and not self.disputed

    def settled_on(self) -> date | None:
        """Return the day on which the invoice was paid in full; None if it is open."""
        days = sorted(payment.day for payment in self.payments)
        return next((day for day in days if not self.balance_after(day)), None)

    def was_late_by(self, days: int, today: date) -> bool:
        """Whether the invoice was or is open more than ``days`` days after its due date."""
        return self.days_late(self.settled_on() or today) > days


class LateInvoices(NamedTuple):
    """How many of the last invoices were paid, or are unpaid, more than a week late."""

    late_count: int
    invoice_count: int


class AgeTotal(NamedTuple):
    """What is open in one currency, of the invoices of one age group."""

    group: AgeGroup
    total: Decimal
    invoice_count: int


def age_group(invoice: Invoice, day: date) -> AgeGroup:
    """Return the age group of an invoice on a day. On its due date an invoice is 0 days late."""
    days_late = invoice.days_late(day)
    if days_late < 0:
        return "not-due"
    return next((group for last_day, group in _GROUP_ENDS if days_late <= last_day), "90+")


def open_invoices(invoices: Iterable[Invoice], day: date) -> tuple[Invoice, ...]:
    """Return the invoices that are not paid in full on a day, the oldest due date first."""
    is_open = (invoice for invoice in invoices if invoice.balance_after(day))
    return tuple(sorted(is_open, key=lambda invoice: (invoice.due, invoice.number, invoice.id)))


def age_totals(invoices: Iterable[Invoice], day: date) -> tuple[AgeTotal, ...]:
    """Return a total for every age group. The invoices must be of one currency."""
    unpaid_invoices = open_invoices(invoices, day)
    require_one_currency(unpaid_invoices)
    groups = {
        group: [
            invoice.balance_after(day)
            for invoice in unpaid_invoices
            if age_group(invoice, day) == group
        ]
        for group in AGE_GROUPS
    }
    return tuple(
        AgeTotal(group, sum(balances, ZERO), len(balances)) for group, balances in groups.items()
    )


def late_invoices(invoices: Iterable[Invoice], day: date) -> LateInvoices:
    """Return how many of the last five invoices were paid, or are unpaid, more than a week late.

    An invoice that is open and at most a week late is left out, because it can still be paid within
    that week.
    """
    decided = [
        invoice
        for invoice in invoices
        if invoice.was_late_by(_WEEK, day) or invoice.settled_on() is not None
    ]
    newest = sorted(decided, key=lambda invoice: (invoice.issued, invoice.id))[-_LAST_INVOICES:]
    late_count = sum(invoice.was_late_by(_WEEK, day) for invoice in newest)
    return LateInvoices(late_count, len(newest))


def require_one_currency(invoices: Iterable[Invoice]) -> None:
    """Raise :class:`ValueError` if invoices are of several currencies."""
    if len({invoice.currency for invoice in invoices}) > 1:
        raise ValueError("amounts of different currencies cannot be added up")
