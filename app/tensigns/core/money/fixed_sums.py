"""Fixed sums for the costs of collecting a late invoice.

The program contains these sums, because they do not change with a reference rate. A text that shows
a sum shows its source too.
"""

from decimal import Decimal

from tensigns.core.money.rates import PaymentRule
from tensigns.core.money.rounding import ZERO, round_half_up

COSTS_CURRENCIES: dict[PaymentRule, str] = {"nl": "EUR", "eu": "EUR", "uk": "GBP"}
"""The currency in which a rule states its sums. The sums are not converted to other currencies."""

_NL_STEPS = (
    (Decimal(2_500), Decimal(15)),
    (Decimal(2_500), Decimal(10)),
    (Decimal(5_000), Decimal(5)),
    (Decimal(190_000), Decimal(1)),
)
"""The width of each slice of the principal, lowest slice first, and the percentage of the slice."""

_NL_REST_PERCENT = Decimal("0.5")
_NL_LEAST = Decimal(40)
_NL_MOST = Decimal(6_775)

_UK_STEPS = ((Decimal(1_000), Decimal(40)), (Decimal(10_000), Decimal(70)))
"""The sum for each debt below a limit: the limit, and the sum."""

_UK_REST = Decimal(100)

_EU_SUM = Decimal(40)


def dutch_collection_costs(principal: Decimal) -> Decimal:
    """Return the collection costs over the whole principal that is demanded together, in euro."""
    if principal <= 0:
        return ZERO
    percents, rest = ZERO, principal
    for width, percent in _NL_STEPS:
        slice_ = min(rest, width)
        percents += slice_ * percent
        rest -= slice_
    costs = round_half_up((percents + rest * _NL_REST_PERCENT) / 100, 2)
    return min(max(costs, _NL_LEAST), _NL_MOST)


def british_fixed_sum(debt: Decimal) -> Decimal:
    """Return the fixed sum for one late invoice, in pounds.

    ``debt`` is what was open of the invoice at the end of its due date.
    """
    if debt <= 0:
        return ZERO
    return next((sum_ for limit, sum_ in _UK_STEPS if debt < limit), _UK_REST)


def european_fixed_sum(debt: Decimal) -> Decimal:
    """Return the least sum for one late invoice, in euro.

    ``debt`` is what was open of the invoice at the end of its due date.
    """
    return _EU_SUM if debt > 0 else ZERO
