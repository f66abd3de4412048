"""Simple interest by the day: known sums, and what holds of every invoice."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.money.interest import interest_until
from tensigns.core.money.invoices import Invoice, Payment
from tensigns.core.money.rates import ONE_DAY, DaySpan, Rate, half_year, rate_on
from tests.core.money.invoices import DAYS, half_year_rates, invoice, paid_invoices, rate

YEAR_2026 = rate("nl", "10", date(2026, 1, 1), date(2026, 12, 31))


def interest_of(owed: Invoice, day: date, *rates: Rate, digits: int = 2) -> Decimal:
    result = interest_until(day, owed, rates[0].rule, rates, digits)
    assert result.missing == ()
    return result.amount


def test_sixty_days_of_a_british_debt_give_the_published_sum() -> None:
    british_rate = rate("uk", "11.75", date(2026, 1, 1))
    owed = invoice(date(2026, 3, 1), "10000", currency="GBP")
    assert interest_of(owed, date(2026, 4, 30), british_rate) == Decimal("193.15")


def test_interest_begins_on_the_day_after_the_due_date() -> None:
    owed = invoice(date(2026, 3, 1), "3650")
    assert interest_of(owed, date(2026, 3, 1), YEAR_2026) == 0
    assert interest_of(owed, date(2026, 3, 2), YEAR_2026) == 1
    assert interest_of(owed, date(2026, 3, 3), YEAR_2026) == 2


def test_a_leap_day_counts_as_a_day_of_a_year_of_365() -> None:
    owed = invoice(date(2024, 2, 28), "3650")
    leap_year_rate = rate("nl", "10", date(2024, 1, 1))
    assert interest_of(owed, date(2024, 3, 1), leap_year_rate) == 2


def test_half_a_cent_is_rounded_up() -> None:
    # 0.365 at 10 % is 0.0001 a day: 50 days are half a cent.
    owed = invoice(date(2026, 1, 1), "0.365")
    assert interest_of(owed, date(2026, 1, 1) + timedelta(50), YEAR_2026) == Decimal("0.01")
    assert interest_of(owed, date(2026, 1, 1) + timedelta(49), YEAR_2026) == Decimal("0.00")


def test_a_currency_without_cents_is_rounded_to_whole_units() -> None:
    owed = invoice(date(2026, 3, 1), "36500", currency="JPY")
    assert interest_of(owed, date(2026, 3, 2), YEAR_2026, digits=0) == 10


def test_a_part_payment_lowers_the_principal_from_the_next_day() -> None:
    owed = invoice(date(2026, 3, 1), "3650", Payment(date(2026, 3, 11), Decimal(1825)))
    result = interest_until(date(2026, 3, 21), owed, "nl", [YEAR_2026], 2)
    assert [part.span.days for part in result.parts] == [10, 10]
    assert [part.amount for part in result.parts] == [Decimal(10), Decimal(5)]


def test_nothing_accrues_after_the_last_payment() -> None:
    owed = invoice(date(2026, 3, 1), "3650", Payment(date(2026, 3, 11), Decimal(3650)))
    assert interest_of(owed, date(2026, 6, 30), YEAR_2026) == 10


def test_the_days_are_split_at_the_half_year_with_a_rate_for_each() -> None:
    first, second = rate("nl", "10", date(2026, 1, 1)), rate("nl", "20", date(2026, 7, 1))
    owed = invoice(date(2026, 6, 20), "3650")
    result = interest_until(date(2026, 7, 10), owed, "nl", [second, first], 2)
    assert [(part.span, part.rate, part.amount) for part in result.parts] == [
        (DaySpan(date(2026, 6, 21), date(2026, 6, 30)), first, Decimal(10)),
        (DaySpan(date(2026, 7, 1), date(2026, 7, 10)), second, Decimal(20)),
    ]


@pytest.mark.parametrize(
    ("due", "percent"),
    [
        (date(2026, 6, 29), 10),
        # Late from 1 July: the rate of the second half.
        (date(2026, 6, 30), 20),
    ],
)
def test_a_british_debt_has_one_rate(due: date, percent: int) -> None:
    rates = [rate("uk", "10", date(2026, 1, 1)), rate("uk", "20", date(2026, 7, 1))]
    owed = invoice(due, "3650", currency="GBP")
    result = interest_until(date(2026, 12, 31), owed, "uk", rates, 2)
    assert [part.rate.percent for part in result.parts] == [percent]
    assert not interest_until(date(2028, 12, 31), owed, "uk", rates, 2).is_minimum


def test_a_missing_rate_is_named_and_nothing_is_calculated() -> None:
    first = rate("nl", "10", date(2026, 1, 1))
    result = interest_until(date(2027, 1, 10), invoice(date(2026, 6, 20), "100"), "nl", [first], 2)
    assert result.parts == ()
    assert result.missing == (half_year(date(2026, 7, 1)), half_year(date(2027, 1, 1)))


def test_a_rate_that_is_missing_when_nothing_was_open_is_not_asked_for() -> None:
    first = rate("nl", "10", date(2026, 1, 1))
    owed = invoice(date(2026, 6, 10), "3650", Payment(date(2026, 6, 20), Decimal(3650)))
    assert interest_of(owed, date(2027, 1, 10), first) == 10


def test_interest_of_more_than_a_year_is_the_least() -> None:
    rates = [rate("eu", "10", date(2026, 1, 1), date(2028, 12, 31))]
    owed = invoice(date(2026, 3, 1), "3650")
    assert not interest_until(date(2027, 3, 1), owed, "eu", rates, 2).is_minimum
    assert interest_until(date(2027, 3, 2), owed, "eu", rates, 2).is_minimum


def test_without_a_rule_there_is_no_interest() -> None:
    result = interest_until(date(2026, 4, 1), invoice(date(2026, 3, 1), "3650"), "none", [], 2)
    assert (result.amount, result.missing) == (Decimal(0), ())


def test_of_two_rates_for_a_day_the_one_looked_up_last_counts() -> None:
    older = rate("nl", "10", date(2026, 1, 1))
    newer = Rate("nl", Decimal(12), date(2026, 1, 1), None, "a page", date(2026, 11, 27))
    assert rate_on(date(2026, 2, 1), "nl", [newer, older]) == newer
    assert rate_on(date(2026, 2, 1), "eu", [newer, older]) is None


@given(paid_invoices(), half_year_rates(), DAYS, st.sampled_from([0, 2, 3]))
def test_the_parts_add_up_to_the_exact_interest_rounded_once(
    owed: Invoice, rates: tuple[Rate, ...], day: date, digits: int
) -> None:
    exact = Fraction(0)
    late_day = owed.due + ONE_DAY
    while late_day <= day:
        holding_rate = rate_on(late_day, "nl", rates)
        assert holding_rate is not None
        principal = Fraction(owed.balance_after(late_day - ONE_DAY))
        exact += principal * Fraction(holding_rate.percent) / 100 / 365
        late_day += ONE_DAY
    result = interest_until(day, owed, "nl", rates, digits)
    unit = Fraction(1, 10**digits)
    assert Fraction(result.amount) == (exact / unit + Fraction(1, 2)).__floor__() * unit


@given(paid_invoices(), half_year_rates(), DAYS)
def test_the_parts_cover_every_late_day_on_which_something_was_open(
    owed: Invoice, rates: tuple[Rate, ...], day: date
) -> None:
    result = interest_until(day, owed, "nl", rates, 2)
    days = [part.span.first + i * ONE_DAY for part in result.parts for i in range(part.span.days)]
    late_days = [owed.due + i * ONE_DAY for i in range(1, max(owed.days_late(day), 0) + 1)]
    assert days == [late for late in late_days if owed.balance_after(late - ONE_DAY)]
    assert all(half_year(part.span.first) == half_year(part.span.last) for part in result.parts)


@given(paid_invoices(), half_year_rates("uk"), DAYS, DAYS)
def test_interest_never_falls_with_time(
    owed: Invoice, rates: tuple[Rate, ...], first: date, second: date
) -> None:
    sooner, later = sorted((first, second))
    assert interest_of(owed, sooner, *rates) <= interest_of(owed, later, *rates)
