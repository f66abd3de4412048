"""What is shown beside a question of all that is kept about a client. It answers no question."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tensigns.core.journal.entries import Entry, Period
from tensigns.core.journal.question_entries import question_entries
from tensigns.core.money.invoices import Invoice, LateInvoices, late_invoices
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.entry_lines import entry_lines
from tensigns.report.wording import SHORT_MONTHS, localized, short_date

if TYPE_CHECKING:
    # Not imported at run time, because plain lines of a new client have no background.
    from tensigns.report.background import Background
    from tensigns.report.since_last_time import DatedSitting

LATE_INVOICES_QUESTION = "slow-payment.late"
"""The key of the question on the last five invoices."""

MAX_DATES = 8
"""The most dates in the line about the entries."""


class LastTime(NamedTuple):
    """The answer and the note of the sitting before, either of which can be empty, and its date."""

    answer: str
    note: str
    day: date


class QuestionBackground(NamedTuple):
    """The entries that belong to a question, oldest first, and what was answered last time.

    ``day`` is the day of the sitting. ``late_invoices`` counts the late invoices among the last
    five invoices; None if the question is not about late invoices, or if there are no invoices.
    """

    question: KeyedQuestion
    entries: tuple[Entry, ...]
    last_time: LastTime | None
    day: date
    late_invoices: LateInvoices | None = None

    @property
    def has_details(self) -> bool:
        """Whether there is more to read than the lines say."""
        return bool(self.entries or (self.last_time and self.last_time.note))

    def lines(self) -> Iterator[tuple[str, ...]]:
        """Yield the lines beside the question.

        Each line is a tuple of alternatives, the longest first. The first alternative that fits is
        shown.
        """
        if self.entries:
            yield tuple(self._entry_lines())
        if self.late_invoices is not None:
            yield (_late_invoices_line(self.late_invoices),)
        if self.last_time is not None:
            yield (_last_time_line(self.last_time),)

    def paragraphs(self) -> Iterator[str]:
        """Yield each entry in full, newest first, then the answer and the note of last time."""
        yield from map(_entry_text, reversed(self.entries))
        if self.last_time is not None:
            title = _("Last time, on {date}:").format(date=short_date(self.last_time.day))
            texts = filter(None, (self.last_time.answer, self.last_time.note))
            yield "\n".join([title, *texts])

    def _entry_lines(self) -> Iterator[str]:
        sentence = self._entry_count()
        dates = [*dict.fromkeys(_short_period(entry.period, self.day) for entry in self.entries)]
        for number in range(min(len(dates), MAX_DATES), 0, -1):
            mark = "…, " if number < len(dates) else ""
            yield f"{sentence}: {mark}{', '.join(dates[-number:])}"
        yield sentence

    def _entry_count(self) -> str:
        count = len(self.entries)
        if self.question.question.raised:
            message = ngettext(
                "by your journal you told them once",
                "by your journal you told them {count} times",
                count,
            )
        elif self.question.question.window_days is None:
            message = ngettext("{count} noted", "{count} noted", count)
        else:
            message = ngettext("{count} noted in this time", "{count} noted in this time", count)
        return message.format(count=count)


def question_background(
    background: "Background", day: date, question: KeyedQuestion
) -> QuestionBackground:
    """Return the part of a client's background that belongs to a question on a day."""
    before = background.sitting_before
    return QuestionBackground(
        question,
        question_entries(question, background.entries, day),
        None if before is None else _last_time(before, question),
        day,
        _late_invoices(background.invoices, day, question),
    )


def _late_invoices(
    invoices: Iterable[Invoice], day: date, question: KeyedQuestion
) -> LateInvoices | None:
    if question.key != LATE_INVOICES_QUESTION:
        return None
    counts = late_invoices(invoices, day)
    return counts if counts.invoice_count else None


def _late_invoices_line(counts: LateInvoices) -> str:
    message = _("by your list: {late} of {count} more than a week late")
    return message.format(late=counts.late_count, count=counts.invoice_count)


def _last_time(before: "DatedSitting", question: KeyedQuestion) -> LastTime | None:
    """Return what a sitting says about a question; None if it says nothing.

    The answer counts only if the question means the same today.
    """
    asked = before.questionnaire.questions_by_key.get(question.key)
    if asked is None:
        return None
    answer = before.sitting.answers.get(question.key)
    option = asked.question.option(answer) if answer is not None else None
    label = localized(option.label) if option else _("I don't know") if answer == UNKNOWN else ""
    if asked.question.revision != question.question.revision:
        label = ""
    note = before.sitting.notes.get(question.key, "")
    return LastTime(label, note, before.day) if label or note else None


def _last_time_line(last_time: LastTime) -> str:
    note = " ".join(last_time.note.split())
    text = "  ·  ".join(filter(None, (last_time.answer, note)))
    message = _("last time, {date}: {text}")
    return message.format(date=short_date(last_time.day), text=text)


def _short_period(period: Period, today: date) -> str:
    """Return a short form of a period. A day has no year if it is in the year of ``today``."""
    if period.is_month:
        month = _(SHORT_MONTHS[period.first.month - 1])
        return _("{month} {year}").format(month=month, year=period.first.year)
    if period.is_day:
        return _short_day(period.first, today)
    first, last = _short_day(period.first, today), _short_day(period.last, today)
    return _("{first} to {last}").format(first=first, last=last)


def _short_day(day: date, today: date) -> str:
    """Return a day, without its year if it is in the year of ``today``."""
    if day.year != today.year:
        return short_date(day)
    month = _(SHORT_MONTHS[day.month - 1])
    return _("{day} {month}").format(day=day.day, month=month)


def _entry_text(entry: Entry) -> str:
    """Return an entry with all of its fields except its signs."""
    (line,) = entry_lines((entry,), entry.noted, {})
    head = " · ".join(filter(None, (line.period, line.kind, line.who)))
    record = _("on record: {record}").format(record=line.record) if line.record else ""
    return "\n".join([head, *line.paragraphs, *filter(None, (record, *line.remarks))])
