"""Where the sums and the rules of ``core/money`` can be found."""

from datetime import date
from typing import NamedTuple

from tensigns.core.money.rates import PaymentRule
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.wording import long_date


class Source(NamedTuple):
    """Where a figure can be found, and the day on which it was looked up.

    The title is in English. It is marked for translation if it has a Dutch name, or Dutch words
    around its name.
    """

    title: str
    looked_up: date


_LOOKED_UP = date(2026, 11, 26)
_UK_TITLE = N_(
    "Late Payment of Commercial Debts (Interest) Act 1998, as explained on payontime.co.uk"
)

COSTS_SOURCES: dict[PaymentRule, Source] = {
    "nl": Source("Stb. 2012, 141", _LOOKED_UP),
    "eu": Source(N_("Directive 2011/7/EU, art. 6; EU Court of Justice, C-78/22"), _LOOKED_UP),
    "uk": Source(_UK_TITLE, _LOOKED_UP),
}
"""The source of the fixed sums of each rule that has them."""

INTEREST_SOURCES: dict[PaymentRule, Source] = {
    "nl": Source("art. 6:119a BW", _LOOKED_UP),
    "eu": Source(N_("Directive 2011/7/EU, art. 3"), _LOOKED_UP),
    "uk": Source(_UK_TITLE, _LOOKED_UP),
}
"""The source of the way in which each rule calculates interest."""

CONSUMER_SOURCE = Source(N_("art. 6:96(6) BW"), _LOOKED_UP)
"""The source of the rule about the collection costs that a consumer owes."""


def source_text(source: Source) -> str:
    """Return where a figure can be found and when it was looked up."""
    message = _("{source}, as known on {day}")
    return message.format(source=_(source.title), day=long_date(source.looked_up))
