"""What a client pays and costs, calculated from the five figures of a decision."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.figures import Figures, compute_figures


def figures(**values: str) -> Figures:
    numbers: dict[str, Any] = {name: Decimal(value) for name, value in values.items()}
    return compute_figures(DecisionDetails(**numbers))


def test_a_client_with_all_figures() -> None:
    result = figures(income="12000", income_all="48000", hours="300", rate="75", months="4")
    assert result == Figures(
        real_rate=Decimal("40.00"),
        share=Decimal(25),
        monthly_income=Decimal("4000.00"),
        monthly_rest=Decimal("3000.00"),
        hours_a_week=Decimal("5.8"),
        hours_to_sell=Decimal("160.0"),
        worth_income=Decimal("22500.00"),
        raise_percent=Decimal(88),
    )


def test_without_figures_nothing_is_calculated() -> None:
    assert compute_figures(DecisionDetails()) == Figures()


def test_nothing_is_divided_by_zero() -> None:
    result = figures(income="0", income_all="0", hours="0", rate="0")
    assert result == Figures(
        monthly_income=Decimal("0.00"), monthly_rest=Decimal("0.00"), hours_a_week=Decimal("0.0")
    )


@pytest.mark.parametrize(
    ("income", "share", "band"),
    [
        ("0", 0, "small"),
        ("24.4", 24, "small"),
        ("24.5", 25, "large"),
        ("25", 25, "large"),
        ("40", 40, "large"),
        ("40.5", 41, "dominant"),
        ("100", 100, "dominant"),
    ],
)
def test_the_share_falls_into_one_of_three_bands(income: str, share: int, band: str) -> None:
    result = figures(income=income, income_all="100")
    assert result.share == share
    assert result.share_band == band


def test_more_from_one_client_than_from_all_gives_no_share() -> None:
    result = figures(income="101", income_all="100")
    assert (result.share, result.share_band, result.monthly_rest) == (None, None, None)


def test_a_client_who_pays_enough_needs_no_raise() -> None:
    assert figures(income="8000", hours="100", rate="80").raise_percent == 0
    assert figures(income="7999.99", hours="100", rate="80").raise_percent == 1


def amounts() -> st.SearchStrategy[Decimal]:
    """Numbers as a file can have them, and everyday ones."""
    any_number = st.decimals(0, Decimal("999999999999.999999"), places=6)
    return any_number | st.decimals(0, 100_000, places=2)


@given(*[st.none() | amounts()] * 4)
def test_the_figures_agree_with_each_other_and_never_fail(
    income: Decimal | None, income_all: Decimal | None, hours: Decimal | None, rate: Decimal | None
) -> None:
    details = DecisionDetails(income=income, income_all=income_all, hours=hours, rate=rate)
    result = compute_figures(details)
    cent = Decimal("0.01")
    if result.monthly_rest is not None and result.monthly_income is not None:
        assert income is not None
        lost = income / 12
        assert abs(result.monthly_income - result.monthly_rest - lost) <= cent
    if result.real_rate is not None and hours is not None and income is not None:
        assert abs(result.real_rate * hours - income) <= hours * cent
    if result.raise_percent is not None and income and result.worth_income is not None:
        raised = income * (100 + result.raise_percent) / 100
        assert raised >= result.worth_income or abs(raised - result.worth_income) <= cent
