"""What can be demanded for invoices: the principal alone, or also interest and costs."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from tensigns.core.money.fixed_sums import (
    COSTS_CURRENCIES,
    british_fixed_sum,
    dutch_collection_costs,
    european_fixed_sum,
)
from tensigns.core.money.interest import Interest, interest_until
from tensigns.core.money.invoices import Invoice, open_invoices, require_one_currency
from tensigns.core.money.rates import DaySpan, PaymentRule, Rate
from tensigns.core.money.rounding import ZERO

Refusal = Literal["private", "disputed", "no-rule"]
"""Why less than principal, interest and costs is demanded."""


class Terms(NamedTuple):
    """What a demand rests on. ``is_private`` means that the client is a private buyer."""

    rule: PaymentRule
    is_private: bool
    rates: tuple[Rate, ...] = ()


class InvoiceDemand(NamedTuple):
    """What is demanded for one late invoice.

    ``principal`` is what is open of the invoice. ``fixed_sum`` is the sum that the rule gives for
    each invoice. ``refusal`` is the reason for which neither interest nor costs are demanded for
    the invoice; None if there is no such reason.
    """

    invoice: Invoice
    days_late: int
    principal: Decimal
    interest: Interest = Interest()
    fixed_sum: Decimal = ZERO
    refusal: Refusal | None = None


class Demand(NamedTuple):
    """What is demanded together, of late invoices in one currency.

    ``disputed`` are the late invoices that the client disputes in good faith. No sum contains them,
    not even their principal. ``joint_costs`` are costs over the principals of all invoices without
    a refusal together. ``has_costs_in_currency`` is false if the rule states its sums in another
    currency, so that there are no costs.
    """

    currency: str
    invoices: tuple[InvoiceDemand, ...]
    disputed: tuple[InvoiceDemand, ...] = ()
    joint_costs: Decimal = ZERO
    has_costs_in_currency: bool = True

    @property
    def principal(self) -> Decimal:
        """What is open, without interest and costs."""
        return sum((invoice.principal for invoice in self.invoices), ZERO)

    @property
    def interest(self) -> Decimal:
        """The interest of all invoices, as far as the rates are known."""
        return sum((invoice.interest.amount for invoice in self.invoices), ZERO)

    @property
    def costs(self) -> Decimal:
        """The fixed sums and the joint costs."""
        return self.joint_costs + sum((invoice.fixed_sum for invoice in self.invoices), ZERO)

    @property
    def total(self) -> Decimal:
        """Principal, interest and costs together."""
        return self.principal + self.interest + self.costs

    @property
    def missing_rates(self) -> tuple[DaySpan, ...]:
        """The half-years whose rate is missing, oldest first."""
        spans = {span for invoice in self.invoices for span in invoice.interest.missing}
        return tuple(sorted(spans))

    @property
    def is_minimum(self) -> bool:
        """Whether the interest is the least that is due. See :class:`Interest`."""
        return any(invoice.interest.is_minimum for invoice in self.invoices)


def principal_demand(invoices: Sequence[Invoice], day: date) -> Demand | None:
    """Return the demand for what is late on a day, without interest and costs.

    Return None if nothing is late. The invoices must be of one currency.
    """
    late_invoices = _late_invoices(invoices, day)
    if not late_invoices:
        return None
    demands = [
        InvoiceDemand(
            invoice,
            invoice.days_late(day),
            invoice.balance_after(day),
            refusal="disputed" if invoice.disputed else None,
        )
        for invoice in late_invoices
    ]
    return Demand(late_invoices[0].currency, *_split(demands))


def full_demand(invoices: Sequence[Invoice], day: date, terms: Terms, digits: int) -> Demand | None:
    """Return the demand for what is late on a day, with interest and costs under a rule.

    ``digits`` is the number of decimals of the currency. Only the principal is demanded of a
    private buyer and under the rule ``none``. Return None if nothing is late.
    """
    late_invoices = _late_invoices(invoices, day)
    if not late_invoices:
        return None
    currency = late_invoices[0].currency
    gives_costs = COSTS_CURRENCIES.get(terms.rule, currency) == currency
    claims, disputed = _split(
        _invoice_demand(invoice, day, terms, digits, gives_costs=gives_costs)
        for invoice in late_invoices
    )
    joint_costs = ZERO
    if terms.rule == "nl" and gives_costs:
        joint_costs = dutch_collection_costs(
            sum((claim.principal for claim in claims if claim.refusal is None), ZERO)
        )
    return Demand(currency, claims, disputed, joint_costs, gives_costs)


def _split(
    demands: Iterable[InvoiceDemand],
) -> tuple[tuple[InvoiceDemand, ...], tuple[InvoiceDemand, ...]]:
    """Return what is demanded of invoices that are not disputed, and of those that are."""
    claims: list[InvoiceDemand] = []
    disputed: list[InvoiceDemand] = []
    for demand in demands:
        (disputed if demand.refusal == "disputed" else claims).append(demand)
    return tuple(claims), tuple(disputed)


def _late_invoices(invoices: Sequence[Invoice], day: date) -> tuple[Invoice, ...]:
    unpaid_invoices = open_invoices(invoices, day)
    require_one_currency(unpaid_invoices)
    return tuple(invoice for invoice in unpaid_invoices if invoice.days_late(day) > 0)


def _invoice_demand(
    invoice: Invoice, day: date, terms: Terms, digits: int, *, gives_costs: bool
) -> InvoiceDemand:
    principal, days_late = invoice.balance_after(day), invoice.days_late(day)
    refusal = _refusal(invoice, terms)
    if refusal is not None:
        return InvoiceDemand(invoice, days_late, principal, refusal=refusal)
    interest = interest_until(day, invoice, terms.rule, terms.rates, digits)
    fixed_sum = _fixed_sum(invoice, terms.rule) if gives_costs else ZERO
    return InvoiceDemand(invoice, days_late, principal, interest, fixed_sum)


def _refusal(invoice: Invoice, terms: Terms) -> Refusal | None:
    if invoice.disputed:
        return "disputed"
    if terms.is_private:
        return "private"
    return "no-rule" if terms.rule == "none" else None


def _fixed_sum(invoice: Invoice, rule: PaymentRule) -> Decimal:
    debt = invoice.balance_after(invoice.due)
    if rule == "uk":
        return british_fixed_sum(debt)
    return european_fixed_sum(debt) if rule == "eu" else ZERO
