"""Exact sums of money, rounded once."""

from decimal import ROUND_HALF_UP, Context, Decimal

ZERO = Decimal(0)

EXACT = Context(prec=80)
"""Has enough digits for the product of an amount, a percentage and a number of days."""


def round_half_up(amount: Decimal, digits: int) -> Decimal:
    """Return an amount with ``digits`` decimals. Half of the last decimal is rounded up."""
    return amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=EXACT)
