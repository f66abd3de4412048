"""What a client pays and costs, calculated from the figures of a decision.

Rates and sums are rounded half up to the cent, hours to the tenth and percentages to the whole. A
raise is rounded up to the whole percent. The income and the hours are those of twelve months. A
result is None if a figure that it needs is missing or if its divisor is zero. ``worth_income`` is
also None if the hours are zero. ``share`` and ``monthly_rest`` are also None if the income from the
client is more than the income from all clients.
"""

from decimal import ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from typing import Literal

from msgspec import Struct

from tensigns.core.journal.decision import DecisionDetails

ShareBand = Literal["small", "large", "dominant"]

MONTHS_IN_A_YEAR = 12
WEEKS_IN_A_YEAR = 52
LARGE_SHARE = 25
"""From this percentage of all income on, a client's share is large. A rule of thumb."""
DOMINANT_SHARE = 40
"""Above this percentage, a client's share is dominant. A rule of thumb."""

_PRECISION = 60
"""Enough digits for every result of figures with twelve digits and six decimals."""

_CENT = Decimal("0.01")
_TENTH = Decimal("0.1")
_WHOLE = Decimal(1)
_HUNDRED = Decimal(100)


class Figures(Struct, frozen=True, kw_only=True):
    """What the figures of a decision come to.

    ``real_rate``: the client's income divided by all hours, paid and unpaid. ``share``: the
    client's part of all income, in percent. ``monthly_income``: all income in a month.
    ``monthly_rest``: all income in a month without the client's. ``hours_a_week``: the hours in a
    week that leaving sets free. ``hours_to_sell``: how many hours in twelve months, sold at the
    user's own rate, bring in as much as the client. ``worth_income``: what the hours of twelve
    months cost at the user's own rate. ``raise_percent``: by how many percent ``worth_income`` is
    more than the client's income; 0 if it is not more.
    """

    real_rate: Decimal | None = None
    share: Decimal | None = None
    monthly_income: Decimal | None = None
    monthly_rest: Decimal | None = None
    hours_a_week: Decimal | None = None
    hours_to_sell: Decimal | None = None
    worth_income: Decimal | None = None
    raise_percent: Decimal | None = None

    @property
    def share_band(self) -> ShareBand | None:
        """How large the share is, by a rule of thumb; None without a share."""
        if self.share is None:
            return None
        if self.share < LARGE_SHARE:
            return "small"
        return "large" if self.share <= DOMINANT_SHARE else "dominant"


def compute_figures(details: DecisionDetails) -> Figures:
    """Return what the figures of a decision come to."""
    with localcontext(prec=_PRECISION):
        return _compute(details)


def _compute(details: DecisionDetails) -> Figures:
    income, income_all = details.income, details.income_all
    hours, rate = details.hours, details.rate
    worth_income = _worth_income(rate, hours)
    return Figures(
        real_rate=_quotient(income, hours, _CENT),
        share=_percentage(income, income_all),
        monthly_income=_quotient(income_all, Decimal(MONTHS_IN_A_YEAR), _CENT),
        monthly_rest=_quotient(_rest(income, income_all), Decimal(MONTHS_IN_A_YEAR), _CENT),
        hours_a_week=_quotient(hours, Decimal(WEEKS_IN_A_YEAR), _TENTH),
        hours_to_sell=_quotient(income, rate, _TENTH),
        worth_income=worth_income,
        raise_percent=_raise_percent(worth_income, income),
    )


def _quotient(dividend: Decimal | None, divisor: Decimal | None, unit: Decimal) -> Decimal | None:
    if dividend is None or not divisor:
        return None
    return (dividend / divisor).quantize(unit, ROUND_HALF_UP)


def _percentage(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return the part of a whole in percent; None also if the part is larger than the whole."""
    if part is None or not whole or part > whole:
        return None
    return (part * _HUNDRED / whole).quantize(_WHOLE, ROUND_HALF_UP)


def _rest(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    if part is None or whole is None or part > whole:
        return None
    return whole - part


def _worth_income(rate: Decimal | None, hours: Decimal | None) -> Decimal | None:
    """Return what the hours are worth at the user's rate; None also without any hours."""
    if rate is None or not hours:
        return None
    return (rate * hours).quantize(_CENT, ROUND_HALF_UP)


def _raise_percent(target: Decimal | None, income: Decimal | None) -> Decimal | None:
    """Return by how many percent an income must rise to a target; 0 if the target is lower."""
    if target is None or not income:
        return None
    return max(Decimal(0), ((target - income) * _HUNDRED / income).quantize(_WHOLE, ROUND_UP))
