"""Sums of money as people type them: understood, or refused with the form; never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.errors import BadInput
from tensigns.language import set_language
from tensigns.prompts.amounts import (
    parse_amount,
    parse_currency,
    parse_number,
    parse_percent,
)
from tensigns.report.money_text import money_text, require_whole_units
from tests.hostile_texts import PAYLOADS

LANGUAGES = ("en", "nl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234", "1234"),
        ("1234.5", "1234.50"),
        ("1234,50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("12.345,00", "12345"),
        ("0,05", "0.05"),
        ("0.125", "0.125"),
        ("1234,-", "1234"),
        ("1.234,--", "1234"),
        ("  99  ", "99"),
        ("100", "100"),
        ("1000000", "1000000"),
    ],
)
def test_amounts_are_typed_in_the_forms_of_both_languages(
    text: str, amount: str, language: str
) -> None:
    set_language(language)
    assert parse_amount(text) == (Decimal(amount), None)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("€ 12,50", "EUR"),
        ("€12.50", "EUR"),
        ("12,50 euro", "EUR"),
        ("EUR 12.50", "EUR"),
        ("12.50 gbp", "GBP"),
        ("£12.50", "GBP"),
        ("€\N{NO-BREAK SPACE}12,50", "EUR"),
    ],
)
def test_a_currency_can_be_typed_with_the_amount(text: str, currency: str) -> None:
    assert parse_amount(text) == (Decimal("12.50"), currency)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["1.234", "1,234", "€ 12.500", "999,999 EUR"])
def test_an_amount_that_can_mean_two_is_refused_with_both(text: str, language: str) -> None:
    set_language(language)
    with pytest.raises(BadInput) as error:
        parse_amount(text)
    digits = "".join(char for char in text if char.isdigit())
    assert digits in str(error.value)
    small = f"{digits[:-3]}{',' if language == 'nl' else '.'}{digits[-3:]}"
    assert small in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "-5", "0", "0,00", "1,2,3", "1.23.456", "12,34.5", "1..2", "5 6", "1e5", "$ 5"),
        *("12 bananas", "€ 12 EUR", "1234567890123", "१२", "1,", ".5", "NaN"),
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_amount(text)


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_texts_are_refused(text: str) -> None:
    for parse in (parse_amount, parse_currency, parse_percent):
        with pytest.raises(BadInput):
            parse(text)


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    for parse in (parse_amount, parse_currency, parse_percent):
        try:
            parse(text)
        except BadInput:
            continue


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=st.decimals("0.01", "999999999", places=2))
def test_what_the_program_prints_can_be_typed(amount: Decimal, language: str) -> None:
    set_language(language)
    assert parse_amount(money_text(amount, "EUR")) == (amount, "EUR")


@pytest.mark.parametrize(
    ("amount", "currency", "is_refused"),
    [("1.25", "EUR", False), ("1.255", "EUR", True), ("1.5", "JPY", True), ("1.255", "KWD", False)],
)
def test_the_currency_says_how_many_decimals_there_can_be(
    amount: str, currency: str, *, is_refused: bool
) -> None:
    if is_refused:
        with pytest.raises(BadInput, match=currency):
            require_whole_units(Decimal(amount), currency)
    else:
        require_whole_units(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["euro", "€", "EUR", "eur"])
def test_a_currency_is_known_by_its_code_and_its_name(text: str) -> None:
    assert parse_currency(text) == "EUR"


@pytest.mark.parametrize("text", ["11.75", "11,75", "11.75%", "11,75 %"])
def test_a_percentage_has_a_comma_or_a_point(text: str) -> None:
    assert parse_percent(text) == Decimal("11.75")


@pytest.mark.parametrize("text", ["", "-1", "100.1", "8+2", "1.2.3", "eight"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_percent(text)


@pytest.mark.parametrize(
    ("text", "number"), [("4", "4"), ("4,5", "4.5"), ("0", "0"), ("1 200", "1200")]
)
def test_a_number_of_hours_or_months_can_be_typed(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["vier", "€ 4", "-1", "4 maanden", ""])
def test_what_is_no_number_is_refused_as_a_number(text: str) -> None:
    set_language("nl")
    with pytest.raises(BadInput, match=r"geen getal.* zoals 4 of 4,5"):
        parse_number(text)


def test_a_number_with_a_thousands_mark_alone_is_asked_about_with_the_likely_number_first() -> None:
    set_language("nl")
    for parse in (parse_amount, parse_number):
        with pytest.raises(BadInput, match=r"^Bedoel je 8500\?.*8,500"):
            parse("8.500")
