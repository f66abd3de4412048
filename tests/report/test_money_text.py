"""Sums of money as the language in use prints them."""

from decimal import Decimal

import pytest

from tensigns.language import in_language, set_language
from tensigns.report.money_text import money_text, percent_text


@pytest.mark.parametrize(
    ("language", "amount", "currency", "text"),
    [
        ("en", "1234.5", "EUR", "€1,234.50"),
        ("nl", "1234.5", "EUR", "€\N{NO-BREAK SPACE}1.234,50"),
        ("en", "0.05", "GBP", "£0.05"),
        ("nl", "1234", "JPY", "JP¥\N{NO-BREAK SPACE}1.234"),
        # Finer than the smallest unit: never rounded silently.
        ("en", "0.125", "EUR", "€0.125"),
    ],
)
def test_a_sum_is_printed_in_the_language(
    language: str, amount: str, currency: str, text: str
) -> None:
    set_language(language)
    assert money_text(Decimal(amount), currency) == text


def test_a_letter_can_be_in_another_language() -> None:
    set_language("en")
    with in_language("nl"):
        assert percent_text(Decimal("11.75")) == "11,75%"
    assert percent_text(Decimal("11.75")) == "11.75%"
