"""Interest rates that the user typed in, and the half-years for which they hold."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec import Struct

PaymentRule = Literal["nl", "eu", "uk", "none"]
"""The rule that a late payment of a client falls under."""

RULES: tuple[PaymentRule, ...] = ("nl", "eu", "uk", "none")

RATE_RULES: tuple[PaymentRule, ...] = ("nl", "eu", "uk")
"""The rules that have interest rates."""

ONE_DAY = timedelta(days=1)
_SECOND_HALF = 7
"""The month in which the second half of a year begins."""


class Rate(Struct, frozen=True):
    """A yearly interest rate under a rule, as a percentage.

    ``percent`` is the whole rate, with the points that the rule adds to a reference rate. ``last``
    is the last day on which the rate holds; None means the end of the half-year of ``first``.
    ``source`` says where the user looked up the rate.
    """

    rule: PaymentRule
    percent: Decimal
    first: date
    last: date | None
    source: str
    looked_up: date

    @property
    def last_day(self) -> date:
        """The last day on which the rate holds."""
        return self.last or half_year(self.first).last

    def holds_on(self, day: date) -> bool:
        """Whether the rate holds on a day."""
        return self.first <= day <= self.last_day


class DaySpan(NamedTuple):
    """The days from a first to a last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def half_year(day: date) -> DaySpan:
    """Return the half-year of a day: January to June, or July to December."""
    if day.month < _SECOND_HALF:
        return DaySpan(date(day.year, 1, 1), date(day.year, 6, 30))
    return DaySpan(date(day.year, 7, 1), date(day.year, 12, 31))


def rate_on(day: date, rule: PaymentRule, rates: Iterable[Rate]) -> Rate | None:
    """Return the rate that holds on a day under a rule; None if there is none.

    If several rates hold, the rate that was looked up last counts. Among equal days of looking up,
    the rate that begins last counts, and then the highest rate.
    """
    holding_rates = [rate for rate in rates if rate.rule == rule and rate.holds_on(day)]
    return max(holding_rates, key=_newness, default=None)


def _newness(rate: Rate) -> tuple[date, date, Decimal]:
    return rate.looked_up, rate.first, rate.percent
