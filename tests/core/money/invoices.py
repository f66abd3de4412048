"""Invoices and rates for tests, and strategies that make them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tensigns.core.money.invoices import Invoice, Payment
from tensigns.core.money.rates import ONE_DAY, PaymentRule, Rate, half_year

FIRST_DAY = date(2023, 1, 1)
LAST_DAY = date(2028, 12, 31)

DAYS = st.dates(FIRST_DAY, LAST_DAY)
AMOUNTS = st.decimals("0.01", "2000000", places=2)


def invoice(due: date, amount: str, *payments: Payment, currency: str = "EUR") -> Invoice:
    """Return an invoice that was issued 30 days before it was due."""
    return Invoice(
        id=f"{due:%Y%m%d}T000000Z-0000",
        number="2026-001",
        issued=due - timedelta(days=30),
        due=due,
        amount=Decimal(amount),
        currency=currency,
        payments=payments,
    )


def rate(rule: PaymentRule, percent: str, first: date, last: date | None = None) -> Rate:
    """Return a rate that somebody looked up."""
    return Rate(rule, Decimal(percent), first, last, "a page", date(2026, 11, 26))


@st.composite
def half_year_rates(draw: st.DrawFn, rule: PaymentRule = "nl") -> tuple[Rate, ...]:
    """Draw a rate for every half-year in which a drawn invoice can be late."""
    rates = []
    day = FIRST_DAY
    while day <= LAST_DAY + timedelta(days=400):
        rates.append(rate(rule, str(draw(st.decimals("0", "20", places=2))), day))
        day = half_year(day).last + ONE_DAY
    return tuple(rates)


@st.composite
def paid_invoices(draw: st.DrawFn) -> Invoice:
    """Draw an invoice with part payments, which can be more than the whole."""
    due = draw(DAYS)
    payments = draw(st.lists(st.builds(Payment, DAYS, AMOUNTS), max_size=4))
    return invoice(due, str(draw(AMOUNTS)), *payments)
