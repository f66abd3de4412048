"""Durations as people type them in the current language, such as "30 days"."""

import re

from tensigns.core.journal.leaving import Notice, NoticeUnit
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.text.clean import clean_line

_UNITS: dict[NoticeUnit, tuple[str, ...]] = {
    "days": (N_("day"), N_("days")),
    "weeks": (N_("week"), N_("weeks")),
    "months": (N_("month"), N_("months")),
}
_DURATION = re.compile(r"(?P<number>[0-9]{1,3}|[^\W\d_]+) ?(?P<unit>[^\W\d_]+)")
_ONE = (N_("one"), N_("a"))


def parse_duration(text: str) -> Notice | None:
    """Return the duration that a text means, in the current language or in English.

    Return None if the text is no duration.
    """
    match = _DURATION.fullmatch(clean_line(text).casefold())
    if match is None:
        return None
    number_text = match["number"]
    number = int(number_text) if number_text.isdecimal() else None
    if any(number_text in (word, _(word)) for word in _ONE):
        number = 1
    for unit, words in _UNITS.items():
        if any(match["unit"] in (word, _(word)) for word in words):
            return None if number is None else Notice(number, unit)
    return None
