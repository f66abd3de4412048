"""The journal entries that belong to a question.

These entries are events and what the user told the client. No entry answers the question.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tensigns.core.journal.entries import EVENT, TOLD, Entry
from tensigns.core.questionnaire import KeyedQuestion, Question, Sign


def question_entries(
    question: KeyedQuestion, entries: Iterable[Entry], day: date
) -> tuple[Entry, ...]:
    """Return the entries that belong to a question, in the given order.

    An entry belongs to a question if it is about the question's sign, and if its period overlaps
    the window that ends on ``day``, the day of the sitting. What the user told the client belongs
    to the question marked ``raised``, an event to the other questions. A question that is asked
    because of answers to questions with a window has the widest of their windows. Every entry
    up to that day belongs to any other question without a window. ``entries`` are effective
    entries, such as :attr:`Status.entries`.
    """
    if question.sign is None:
        return ()
    kind = TOLD if question.question.raised else EVENT
    first_day = _first_day(_window_days(question.question, question.sign), day)
    return tuple(
        entry
        for entry in entries
        if entry.kind == kind
        and question.sign.id in entry.signs
        and entry.period.first <= day
        and entry.period.last >= first_day
    )


def events_since_told(
    question: KeyedQuestion, told_entries: Sequence[Entry], entries: Iterable[Entry], day: date
) -> tuple[Entry, ...]:
    """Return the events about the question's sign that began after the client was first told.

    The events are up to ``day``, in the given order. ``told_entries`` are about what the
    client was told; if there are none, there are no events.
    """
    if question.sign is None or not told_entries:
        return ()
    first_told = min(entry.period.last for entry in told_entries)
    return tuple(
        entry
        for entry in entries
        if entry.kind == EVENT
        and question.sign.id in entry.signs
        and first_told < entry.period.first <= day
    )


def told_without_sign(entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    """Return what the client was told up to ``day`` under no sign, in the given order.

    Only the user knows to which questions it belongs.
    """
    return tuple(
        entry
        for entry in entries
        if entry.kind == TOLD and not entry.signs and entry.period.first <= day
    )


def _window_days(question: Question, sign: Sign) -> int | None:
    """Return the window of a question, or the widest window of the questions it depends on.

    Return None for a question that depends on none with a window, and for the ``raised`` question:
    what the client was told long ago still answers that question.
    """
    if question.window_days is not None or question.raised or question.show_if is None:
        return question.window_days
    needed_ids = {test.question for test in question.show_if.tests}
    windows = [_window_days(needed, sign) for needed in sign.questions if needed.id in needed_ids]
    return max((days for days in windows if days is not None), default=None)


def _first_day(window_days: int | None, last_day: date) -> date:
    """Return the first day of a window; without a window, the earliest day there is."""
    if window_days is None or window_days >= last_day.toordinal():
        return date.min
    return last_day - timedelta(days=window_days)
