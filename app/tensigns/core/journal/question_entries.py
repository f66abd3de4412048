"""The journal entries that belong to a question.

These entries are events and what the user told the client. No entry answers the question.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from tensigns.core.journal.entries import EVENT, TOLD, Entry
from tensigns.core.questionnaire import KeyedQuestion


def question_entries(
    question: KeyedQuestion, entries: Iterable[Entry], day: date
) -> tuple[Entry, ...]:
    """Return the entries that belong to a question, in the given order.

    An entry belongs to a question if it is about the question's sign, and if its period overlaps
    the window that ends on ``day``, the day of the sitting. Without a window, every entry up to
    that day belongs to the question. What the user told the client belongs to the question marked
    ``raised``, an event to the other questions. ``entries`` are effective entries, such as
    :attr:`Status.entries`.
    """
    if question.sign is None:
        return ()
    kind = TOLD if question.question.raised else EVENT
    first_day = _first_day(question.question.window_days, day)
    return tuple(
        entry
        for entry in entries
        if entry.kind == kind
        and question.sign.id in entry.signs
        and entry.period.first <= day
        and entry.period.last >= first_day
    )


def _first_day(window_days: int | None, last_day: date) -> date:
    """Return the first day of a window; without a window, the earliest day there is."""
    if window_days is None or window_days >= last_day.toordinal():
        return date.min
    return last_day - timedelta(days=window_days)
