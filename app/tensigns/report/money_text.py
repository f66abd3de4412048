"""Sums of money and percentages as the current language prints them.

The library with the forms of currencies is imported when the first sum is printed, because most
commands print none.
"""

from decimal import Decimal

from tensigns.errors import BadInput
from tensigns.language import LANGUAGES, current_language
from tensigns.language import gettext as _


def money_text(amount: Decimal, currency: str) -> str:
    """Return a sum in a currency, such as €1,234.50. ``currency`` is a code such as EUR.

    A sum that is finer than the currency's smallest unit keeps its decimals.
    """
    from babel.numbers import format_currency  # noqa: PLC0415

    return format_currency(
        amount,
        currency,
        locale=current_language(),
        decimal_quantization=_is_coarse(amount, currency),
    )


def percent_text(percent: Decimal) -> str:
    """Return a percentage, such as 11.75%."""
    from babel.numbers import format_percent  # noqa: PLC0415

    return format_percent(percent / 100, locale=current_language(), decimal_quantization=False)


def plain_number(number: Decimal) -> str:
    """Return a number without thousands marks, with the decimal mark of the current language."""
    return f"{number:f}" if current_language() == LANGUAGES[0] else f"{number:f}".replace(".", ",")


def require_whole_units(amount: Decimal, currency: str) -> None:
    """Raise :class:`BadInput` if an amount has more decimals than its currency."""
    if not _is_coarse(amount, currency):
        message = _("{amount} has more decimals than {currency} has")
        raise BadInput(message.format(amount=plain_number(amount), currency=currency))


def currency_digits(currency: str) -> int:
    """Return the number of decimals of a currency: 2 for EUR, 0 for JPY."""
    from babel.numbers import get_currency_precision  # noqa: PLC0415

    return get_currency_precision(currency)


def is_currency(code: str) -> bool:
    """Whether a text is the code of a currency, in capitals."""
    from babel.numbers import list_currencies  # noqa: PLC0415

    return code in list_currencies()


def _is_coarse(amount: Decimal, currency: str) -> bool:
    """Whether a sum has no more decimals than its currency."""
    return amount == round(amount, currency_digits(currency))
