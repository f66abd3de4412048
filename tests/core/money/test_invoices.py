"""What is open of invoices, and how old it is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.money.invoices import (
    AGE_GROUPS,
    Invoice,
    Payment,
    age_group,
    age_totals,
    late_invoices,
    open_invoices,
)
from tests.core.money.invoices import DAYS, invoice, paid_invoices

DUE = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days_late", "group"),
    [
        (-1, "not-due"),
        (0, "0-30"),
        (30, "0-30"),
        (31, "31-60"),
        (60, "31-60"),
        (61, "61-90"),
        (90, "61-90"),
        (91, "90+"),
    ],
)
def test_the_age_counts_from_the_due_date(days_late: int, group: str) -> None:
    assert age_group(invoice(DUE, "1"), DUE + timedelta(days_late)) == group


@given(st.lists(paid_invoices(), max_size=5), DAYS)
def test_the_age_groups_add_up_to_what_is_open(invoices: list[Invoice], day: date) -> None:
    totals = age_totals(invoices, day)
    assert [total.group for total in totals] == [*AGE_GROUPS]
    assert sum(total.total for total in totals) == sum(i.balance_after(day) for i in invoices)
    assert sum(total.invoice_count for total in totals) == len(open_invoices(invoices, day))


def test_currencies_are_never_added_up() -> None:
    invoices = [invoice(DUE, "1"), invoice(DUE, "1", currency="GBP")]
    with pytest.raises(ValueError, match="currencies"):
        age_totals(invoices, DUE)


def test_an_invoice_is_settled_on_the_day_of_the_payment_that_completes_it() -> None:
    first, second = Payment(date(2026, 3, 5), Decimal(60)), Payment(date(2026, 3, 20), Decimal(40))
    assert invoice(DUE, "100", second, first).settled_on() == date(2026, 3, 20)
    assert invoice(DUE, "100", first).settled_on() is None


def test_an_overpaid_invoice_has_no_negative_balance() -> None:
    assert invoice(DUE, "100", Payment(DUE, Decimal(150))).balance_after(DUE) == 0


def test_whether_an_invoice_was_late_depends_on_when_it_was_paid() -> None:
    today = date(2026, 6, 1)
    on_time = invoice(DUE, "100", Payment(DUE + timedelta(7), Decimal(100)))
    late = invoice(DUE, "100", Payment(DUE + timedelta(8), Decimal(100)))
    assert not on_time.was_late_by(7, today)
    assert late.was_late_by(7, today)
    assert invoice(DUE, "100").was_late_by(7, today)
    assert not invoice(today, "100").was_late_by(7, today)


def test_of_the_last_five_invoices_the_late_ones_are_counted() -> None:
    today = date(2026, 12, 31)
    days = [date(2026, month, 1) for month in range(1, 9)]
    paid_late = [invoice(day, "1", Payment(day + timedelta(8), Decimal(1))) for day in days[:5]]
    paid_in_time = [invoice(day, "1", Payment(day, Decimal(1))) for day in days[5:7]]
    unpaid = [invoice(days[7], "1")]
    assert late_invoices([*unpaid, *paid_in_time, *paid_late], today) == (3, 5)


def test_an_invoice_that_can_still_be_paid_in_time_is_left_out() -> None:
    assert late_invoices([invoice(DUE, "1")], DUE + timedelta(7)) == (0, 0)
    assert late_invoices([invoice(DUE, "1")], DUE + timedelta(8)) == (1, 1)
