"""Collection costs and fixed sums, held against published figures."""

from decimal import Decimal

import pytest
from hypothesis import given

from tensigns.core.money.fixed_sums import (
    british_fixed_sum,
    dutch_collection_costs,
    european_fixed_sum,
)
from tests.core.money.invoices import AMOUNTS


@pytest.mark.parametrize(
    ("principal", "costs"),
    [
        ("100", "40"),
        ("266.67", "40"),
        ("266.70", "40.01"),
        ("1000", "150"),
        ("2500", "375"),
        ("5000", "625"),
        ("10000", "875"),
        ("20000", "975"),
        ("200000", "2775"),
        ("1000000", "6775"),
        ("2000000", "6775"),
        ("0", "0"),
    ],
)
def test_the_dutch_costs_are_the_published_ones(principal: str, costs: str) -> None:
    assert dutch_collection_costs(Decimal(principal)) == Decimal(costs)


@pytest.mark.parametrize(
    ("debt", "fixed_sum"),
    [
        ("0", "0"),
        ("0.01", "40"),
        ("999.99", "40"),
        ("1000", "70"),
        ("9999.99", "70"),
        ("10000", "100"),
        ("1000000", "100"),
    ],
)
def test_the_british_sum_has_three_steps(debt: str, fixed_sum: str) -> None:
    assert british_fixed_sum(Decimal(debt)) == Decimal(fixed_sum)


def test_the_european_sum_is_forty_for_any_debt() -> None:
    assert european_fixed_sum(Decimal("0.01")) == 40
    assert european_fixed_sum(Decimal(1_000_000)) == 40
    assert european_fixed_sum(Decimal(0)) == 0


@given(AMOUNTS, AMOUNTS)
def test_more_principal_never_costs_less(first: Decimal, second: Decimal) -> None:
    lower, higher = sorted((first, second))
    assert dutch_collection_costs(lower) <= dutch_collection_costs(higher)


@given(AMOUNTS)
def test_the_dutch_costs_have_whole_cents(principal: Decimal) -> None:
    costs = dutch_collection_costs(principal)
    assert costs == costs.quantize(Decimal("0.01"))
    assert 40 <= costs <= 6775
