"""What is demanded for late invoices under each rule, and what is not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.money.demand import Demand, Terms, full_demand, principal_demand
from tensigns.core.money.invoices import Invoice, Payment
from tensigns.core.money.rates import RULES, PaymentRule, Rate, half_year
from tests.core.money.invoices import DAYS, half_year_rates, invoice, paid_invoices, rate

DUE = date(2026, 3, 1)
TODAY = DUE + timedelta(60)
TEN_PERCENT = {rule: (rate(rule, "10", date(2026, 1, 1)),) for rule in ("nl", "eu", "uk")}


def demand_of(*invoices: Invoice, rule: PaymentRule, is_private: bool = False) -> Demand:
    terms = Terms(rule, is_private, TEN_PERCENT.get(rule, ()))
    demand = full_demand(invoices, TODAY, terms, 2)
    assert demand is not None
    return demand


def test_dutch_costs_are_over_all_that_is_demanded_together() -> None:
    demand = demand_of(invoice(DUE, "1500"), invoice(DUE, "1000"), rule="nl")
    assert (demand.principal, demand.costs) == (Decimal(2500), Decimal(375))


def test_european_and_british_sums_are_for_each_invoice() -> None:
    european = demand_of(invoice(DUE, "1500"), invoice(DUE, "1000"), rule="eu")
    assert european.costs == 80
    pounds = [invoice(DUE, amount, currency="GBP") for amount in ("999.99", "10000")]
    assert demand_of(*pounds, rule="uk").costs == 140


def test_the_british_sum_goes_by_what_was_open_when_the_invoice_became_late() -> None:
    before, after = Payment(DUE, Decimal(500)), Payment(DUE + timedelta(1), Decimal(500))
    paid_before = invoice(DUE, "1000", before, currency="GBP")
    paid_after = invoice(DUE, "1000", after, currency="GBP")
    assert demand_of(paid_before, rule="uk").costs == 40
    assert demand_of(paid_after, rule="uk").costs == 70


def test_a_private_buyer_owes_the_principal_alone() -> None:
    for rule in RULES:
        demand = demand_of(invoice(DUE, "1500"), rule=rule, is_private=True)
        assert (demand.total, demand.invoices[0].refusal) == (Decimal(1500), "private")


def test_a_disputed_invoice_is_in_no_sum() -> None:
    disputed = replace(invoice(DUE, "1500"), disputed=True)
    for rule in RULES:
        demand = demand_of(disputed, rule=rule, is_private=rule == "none")
        assert (demand.total, demand.invoices) == (Decimal(0), ())
        assert [claim.refusal for claim in demand.disputed] == ["disputed"]
    both = demand_of(disputed, invoice(DUE, "1000"), rule="nl")
    assert (both.principal, both.costs) == (Decimal(1000), Decimal(150))
    friendly = principal_demand([disputed, invoice(DUE, "1000")], TODAY)
    assert friendly is not None
    assert (friendly.total, len(friendly.disputed)) == (Decimal(1000), 1)


def test_sums_in_euro_are_not_converted_to_another_currency() -> None:
    demand = demand_of(invoice(DUE, "1000", currency="USD"), rule="nl")
    assert (demand.costs, demand.has_costs_in_currency) == (Decimal(0), False)
    assert demand.interest > 0


def test_what_is_not_late_or_paid_is_not_demanded() -> None:
    terms = Terms("none", is_private=False)
    not_late = invoice(TODAY, "100")
    paid = invoice(DUE, "100", Payment(TODAY, Decimal(100)))
    assert full_demand([not_late, paid], TODAY, terms, 2) is None
    assert principal_demand([not_late, paid], TODAY) is None


def test_the_principal_alone_is_demanded_without_a_rule() -> None:
    owed = invoice(DUE, "100", Payment(DUE, Decimal(30)))
    demand = principal_demand([owed], TODAY)
    assert demand is not None
    assert (demand.total, demand.invoices[0].days_late) == (Decimal(70), 60)


def test_the_missing_rates_of_all_invoices_are_named_once() -> None:
    invoices = [invoice(DUE, "100"), invoice(DUE + timedelta(1), "100")]
    demand = full_demand(invoices, TODAY, Terms("nl", is_private=False), 2)
    assert demand is not None
    assert demand.missing_rates == (half_year(DUE),)


@pytest.mark.parametrize("rule", RULES)
@given(data=st.data(), invoices=st.lists(paid_invoices(), min_size=1, max_size=4), day=DAYS)
def test_the_parts_of_a_demand_add_up(
    rule: PaymentRule, data: st.DataObject, invoices: list[Invoice], day: date
) -> None:
    rates: tuple[Rate, ...] = data.draw(half_year_rates(rule))
    demand = full_demand(invoices, day, Terms(rule, is_private=False, rates=rates), 2)
    if demand is None:
        return
    interest = sum(part.amount for i in demand.invoices for part in i.interest.parts)
    fixed_sums = sum(i.fixed_sum for i in demand.invoices)
    principal = sum(i.principal for i in demand.invoices)
    assert demand.total == principal + interest + fixed_sums + demand.joint_costs
    assert demand.total == demand.total.quantize(Decimal("0.01"))
    assert demand.missing_rates == ()
