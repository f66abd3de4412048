"""Sums of money and percentages as people type them. An unclear number is refused, never guessed.

Both "1.234,50" and "1,234.50" are understood, in every language. A number such as "1.234" can be a
thousand or a little more than one. The message names both sums, and says how to write the larger
sum.
"""

import re
from decimal import Decimal

from tensigns.core.money.amounts import TypedAmount
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.report.money_text import is_currency, plain_number
from tensigns.storage.file_faults import quote_value
from tensigns.text.clean import clean_line

MAX_DIGITS = 12
"""The most digits of an amount before its decimals, as in a file."""

_SYMBOLS = {"€": "EUR", "£": "GBP", "euro": "EUR", "euros": "EUR"}
"""Signs and words that stand for one currency. A dollar sign can stand for many currencies."""

_CURRENCY_BEFORE = re.compile(r"(?P<currency>[^\d\s.,'-]+) ?(?=[\d.,])", re.ASCII)
_CURRENCY_AFTER = re.compile(r"(?<=[\d-]) ?(?P<currency>[^\d\s.,'-]+)$", re.ASCII)
_NO_CENTS = re.compile(r"(?<=\d)([.,])(?:-{1,2}|\N{EN DASH})$", re.ASCII)
_THOUSANDS_SPACES = re.compile(
    r"(?<=\d)[ '\N{RIGHT SINGLE QUOTATION MARK}](?=\d{3}(?!\d))", re.ASCII
)
_NUMBER = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*)"
    r"(?:(?!(?P=mark))(?P<point>[.,])(?P<decimals>\d+))?",
    re.ASCII,
)
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"(?!0)(?P<thousands>\d{1,3})[.,](?P<rest>\d{3})", re.ASCII)


def parse_amount(text: str) -> TypedAmount:
    """Return the sum of money that a text means.

    Raise :class:`BadInput` if the text is no sum above zero, if it can mean two sums, or if its
    currency is unknown. The message shows how to write the sum.
    """
    line = clean_line(text)
    number_text, currency = _split_currency(line)
    amount = _unambiguous_number(line, number_text)
    if amount is None:
        raise BadInput(_unknown_amount_message(line))
    if not amount:
        raise BadInput(_("{amount} is nothing; a sum above zero is needed").format(amount=line))
    return TypedAmount(amount, currency)


def parse_number(text: str) -> Decimal:
    """Return the number that a text means, such as a number of hours or months.

    Raise :class:`BadInput` if the text is no number from zero up, or if it can mean two numbers.
    """
    line = clean_line(text)
    number = _unambiguous_number(line, line)
    if number is None:
        message = _("{number} is no number; write digits, such as 4 or {example}")
        example = plain_number(Decimal("4.5"))
        raise BadInput(message.format(number=quote_value(line), example=example))
    return number


def parse_currency(text: str) -> str:
    """Return the code of the currency that a text names.

    Raise :class:`BadInput` if the text names no currency.
    """
    name = clean_line(text)
    code = _SYMBOLS.get(name.casefold(), name.upper())
    if not is_currency(code):
        message = _("{name} is no currency; write its code, such as EUR, GBP or USD")
        raise BadInput(message.format(name=quote_value(name)))
    return code


def parse_percent(text: str) -> Decimal:
    """Return the yearly percentage that a text means, such as "11.75" or "11,75 %".

    Raise :class:`BadInput` if the text is no percentage from 0 to 100.
    """
    line = clean_line(text)
    number_text = line.removesuffix("%").strip()
    is_number = _PLAIN_NUMBER.fullmatch(number_text) and len(number_text) <= MAX_DIGITS
    percent = Decimal(number_text.replace(",", ".")) if is_number else None
    if percent is None or percent > 100:  # noqa: PLR2004  a hundred percent
        message = _("{percent} is no percentage; write a number such as {example}")
        example = plain_number(Decimal("11.75"))
        raise BadInput(message.format(percent=quote_value(line), example=example))
    return percent


def _split_currency(line: str) -> tuple[str, str | None]:
    """Return the text without a currency before or after the number, and the currency's code."""
    before = _CURRENCY_BEFORE.match(line)
    after = _CURRENCY_AFTER.search(line)
    match = before or after
    if match is None:
        return line, None
    if before and after:
        raise BadInput(_unknown_amount_message(line))
    return line.replace(match[0], "", 1), parse_currency(match["currency"])


def _unambiguous_number(line: str, number_text: str) -> Decimal | None:
    """Return the number that a text means; None if it is no number.

    Raise :class:`BadInput` with the whole ``line`` if the text can mean two numbers.
    """
    number_text = _THOUSANDS_SPACES.sub("", _NO_CENTS.sub(r"\g<1>00", number_text))
    if match := _AMBIGUOUS.fullmatch(number_text):
        raise BadInput(_ambiguous_message(line, match))
    return _number(number_text)


def _number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    whole = re.sub("[.,]", "", match["whole"])
    if len(whole) > MAX_DIGITS:
        return None
    return Decimal(f"{whole}.{match['decimals'] or 0}").normalize() + 0


def _ambiguous_message(line: str, match: re.Match[str]) -> str:
    message = _("Do you mean {thousands}? Then write {thousands}: {amount} can also be {small}.")
    return message.format(
        amount=quote_value(line),
        thousands=match["thousands"] + match["rest"],
        small=plain_number(Decimal(f"{match['thousands']}.{match['rest']}")),
    )


def _unknown_amount_message(line: str) -> str:
    message = _("{amount} is no sum that is understood here; write a number such as {example}")
    return message.format(amount=quote_value(line), example=plain_number(Decimal("1234.50")))
