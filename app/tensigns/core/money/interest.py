"""Simple interest by the day on what is open of one invoice.

A year has 365 days. Interest begins on the day after the due date and includes the last day. A
payment lowers the principal from the day after it. Under ``nl`` and ``eu`` the days are split at
1 January and 1 July, each part at its own rate. Under ``uk`` one rate holds for the whole debt: the
rate of the half-year in which the invoice became late. The interest of an invoice is rounded once;
the parts are rounded so that they add up to it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import ONE_DAY, DaySpan, PaymentRule, Rate, half_year, rate_on
from tensigns.core.money.rounding import EXACT, ZERO, round_half_up

DAYS_A_YEAR = 365


class InterestPart(NamedTuple):
    """The interest of some days on which the principal and the rate did not change."""

    span: DaySpan
    principal: Decimal
    rate: Rate
    amount: Decimal


class Interest(NamedTuple):
    """The interest of one invoice.

    If a rate is missing, ``missing`` holds the half-years without a rate, and there are no parts.
    ``is_minimum`` means that the invoice is more than a year late under ``nl`` or ``eu``, where the
    law can then give interest on interest. That interest is left out.
    """

    parts: tuple[InterestPart, ...] = ()
    missing: tuple[DaySpan, ...] = ()
    is_minimum: bool = False

    @property
    def amount(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.amount for part in self.parts), ZERO)


def interest_until(
    day: date, invoice: Invoice, rule: PaymentRule, rates: Sequence[Rate], digits: int
) -> Interest:
    """Return the interest of an invoice up to a day. The rule ``none`` gives no interest.

    ``digits`` is the number of decimals of the currency.
    """
    if rule == "none" or day <= invoice.due:
        return Interest()
    stretches = [
        (span, invoice.balance_after(span.first - ONE_DAY))
        for span in _spans(day, invoice, rule, rates)
    ]
    open_stretches = [(span, principal) for span, principal in stretches if principal]
    missing = dict.fromkeys(
        half_year(_rate_day(span, invoice, rule))
        for span, _principal in open_stretches
        if rate_on(_rate_day(span, invoice, rule), rule, rates) is None
    )
    if missing:
        return Interest(missing=tuple(missing))
    is_minimum = rule != "uk" and invoice.days_late(day) > DAYS_A_YEAR
    parts = _parts(open_stretches, invoice, rule, rates, digits)
    return Interest(tuple(parts), is_minimum=is_minimum)


def _spans(
    day: date, invoice: Invoice, rule: PaymentRule, rates: Sequence[Rate]
) -> Iterator[DaySpan]:
    """Yield the stretches of days, up to ``day``, in which principal and rate stay the same."""
    starts = {payment.day + ONE_DAY for payment in invoice.payments}
    if rule != "uk":
        starts |= {date(year, month, 1) for year in _years(invoice, day) for month in (1, 7)}
        starts |= {rate.first for rate in rates if rate.rule == rule}
        starts |= {rate.last_day + ONE_DAY for rate in rates if rate.rule == rule}
    first = invoice.due + ONE_DAY
    inner_starts = sorted(start for start in starts if first < start <= day)
    for start, following in pairwise([first, *inner_starts, day + ONE_DAY]):
        yield DaySpan(start, following - ONE_DAY)


def _years(invoice: Invoice, day: date) -> range:
    return range(invoice.due.year, day.year + 1)


def _rate_day(span: DaySpan, invoice: Invoice, rule: PaymentRule) -> date:
    """Return the day whose rate holds for a stretch of days."""
    return half_year(invoice.due + ONE_DAY).first if rule == "uk" else span.first


def _parts(
    stretches: Sequence[tuple[DaySpan, Decimal]],
    invoice: Invoice,
    rule: PaymentRule,
    rates: Sequence[Rate],
    digits: int,
) -> Iterator[InterestPart]:
    # The total is not yet divided by 100 * DAYS_A_YEAR, so that it stays exact.
    exact_total = rounded_total = ZERO
    for span, principal in stretches:
        rate = rate_on(_rate_day(span, invoice, rule), rule, rates)
        if rate is None:
            raise ValueError("a stretch without a rate has no interest")
        product = EXACT.multiply(EXACT.multiply(principal, rate.percent), Decimal(span.days))
        exact_total = EXACT.add(exact_total, product)
        new_total = round_half_up(EXACT.divide(exact_total, Decimal(100 * DAYS_A_YEAR)), digits)
        yield InterestPart(span, principal, rate, new_total - rounded_total)
        rounded_total = new_total
