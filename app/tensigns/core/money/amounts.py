"""A sum of money as somebody types it."""

from decimal import Decimal
from typing import NamedTuple


class TypedAmount(NamedTuple):
    """An amount above zero, and the currency that was typed with it; None if there was none."""

    amount: Decimal
    currency: str | None
