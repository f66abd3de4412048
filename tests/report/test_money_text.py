"""Sums of money as the language in use prints them."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from tensigns.language import LANGUAGES, in_language, set_language
from tensigns.report.money_text import currency_digits, money_text, percent_text


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


@pytest.mark.parametrize("currency", ["EUR", "GBP", "USD", "JPY", "KWD"])
@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=st.decimals("-99999999", "99999999", places=2))
def test_a_sum_looks_the_same_with_and_without_the_library(
    amount: Decimal, currency: str, language: str
) -> None:
    with in_language(language):
        text = money_text(amount, currency)
    places = currency_digits(currency) >= 2 or amount == round(amount)
    expected = format_currency(amount, currency, locale=language, decimal_quantization=places)
    assert text == expected
