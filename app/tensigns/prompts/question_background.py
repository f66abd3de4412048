"""The data about a client that are shown beside a question. They do not answer it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tensigns.core.journal.entries import Entry, EventDetails, Period
from tensigns.core.journal.question_entries import (
    events_since_told,
    question_entries,
    told_without_sign,
)
from tensigns.core.journal.status import day_order
from tensigns.core.money.invoices import Invoice, LateInvoices, late_invoices, open_invoices
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.prompts.review import OVERDUE_QUESTION, PAYS_AGAIN_QUESTION
from tensigns.report.entry_lines import entry_lines
from tensigns.report.wording import SHORT_MONTHS, localized, short_date

if TYPE_CHECKING:
    # Not imported at run time, because plain lines of a new client have no background.
    from tensigns.report.background import Background
    from tensigns.report.since_last_time import DatedSitting

LATE_INVOICES_QUESTION = "slow-payment.late"
"""The key of the question on the last five invoices."""

OVERDUE_QUESTIONS = (OVERDUE_QUESTION, PAYS_AGAIN_QUESTION)
"""The keys of the questions on what is overdue, and on whether the client pays on time again."""

MAX_DATES = 8
"""The most dates in the line about the entries."""


class LastTime(NamedTuple):
    """The answer and the note in the sitting before, and its day. One of the texts can be empty."""

    answer: str
    note: str
    day: date


class QuestionBackground(NamedTuple):
    """The entries that belong to a question, oldest first, and what was answered last time.

    ``day`` is the day of the sitting. ``late_invoices`` counts the late invoices among the last
    five invoices; None if the question is not about late invoices, or if there are no invoices.
    ``overdue`` are the invoices that are late and not disputed, if the question is about them.
    ``since_told`` are the events after the client was first told, and ``told_without_sign`` is what
    the client was told under no sign. Both are for the ``raised`` question.
    """

    question: KeyedQuestion
    entries: tuple[Entry, ...]
    last_time: LastTime | None
    day: date
    late_invoices: LateInvoices | None = None
    overdue: tuple[Invoice, ...] = ()
    since_told: tuple[Entry, ...] = ()
    told_without_sign: tuple[Entry, ...] = ()

    @property
    def has_details(self) -> bool:
        """Whether there is more to read than the lines say."""
        has_note = self.last_time is not None and bool(self.last_time.note)
        return bool(self.entries or self.told_without_sign or has_note)

    def lines(self) -> Iterator[tuple[str, ...]]:
        """Yield the lines beside the question.

        Each line is a tuple of alternatives, the longest first. The first alternative that fits is
        shown.
        """
        if self.question.question.raised:
            yield from self._told_lines()
        else:
            yield from self._event_lines()
        if self.late_invoices is not None:
            yield (_late_invoices_line(self.late_invoices),)
        if self.overdue:
            yield tuple(_overdue_lines(self.overdue, self.day))
        if self.last_time is not None:
            yield (_last_time_line(self.last_time),)

    def paragraphs(self) -> Iterator[str]:
        """Yield each entry in full, newest first, then the answer and the note of last time."""
        entries = (*self.entries, *self.since_told, *self.told_without_sign)
        yield from map(_entry_text, sorted(entries, key=day_order, reverse=True))
        if self.last_time is not None:
            title = _("Last time, on {date}:").format(date=short_date(self.last_time.day))
            texts = filter(None, (self.last_time.answer, self.last_time.note))
            yield "\n".join([title, *texts])

    def _event_lines(self) -> Iterator[tuple[str, ...]]:
        """Yield a line on what happened, and a line on what went well."""
        happened, went_well = _split_by_outcome(self.entries)
        if happened:
            count = len(happened)
            short = ngettext("{count} noted", "{count} noted", count)
            if self.question.question.window_days is None:
                message = ngettext(
                    "{count} noted under this sign", "{count} noted under this sign", count
                )
            else:
                message = ngettext(
                    "{count} noted under this sign in that time",
                    "{count} noted under this sign in that time",
                    count,
                )
            sentence = message.format(count=count)
            yield (*self._with_dates(sentence, happened), short.format(count=count))
        if went_well:
            yield tuple(self._with_dates(_("went well"), went_well))

    def _told_lines(self) -> Iterator[tuple[str, ...]]:
        """Yield a line on what the client was told, and lines on what was noted after that.

        The last line is on what the client was told under no sign.
        """
        if self.entries:
            yield from self._told_with_sign_lines()
        if self.told_without_sign:
            yield tuple(self._with_dates(_("told them under no sign"), self.told_without_sign))

    def _told_with_sign_lines(self) -> Iterator[tuple[str, ...]]:
        count = len(self.entries)
        message = ngettext(
            "according to your journal you told them once",
            "according to your journal you told them {count} times",
            count,
        )
        short = ngettext("told once", "told {count} times", count).format(count=count)
        yield (*self._with_dates(message.format(count=count), self.entries), short)
        happened, went_well = _split_by_outcome(self.since_told)
        if happened:
            yield tuple(self._with_dates(_("noted after that"), happened))
        if went_well:
            yield tuple(self._with_dates(_("went well after that"), went_well))
        if not self.since_told:
            yield (_("nothing noted after that"),)

    def _with_dates(self, sentence: str, entries: Iterable[Entry]) -> Iterator[str]:
        """Yield a sentence with the dates of entries, then with ever fewer, then without any."""
        dates = [*dict.fromkeys(_short_period(entry.period, self.day) for entry in entries)]
        for number in range(min(len(dates), MAX_DATES), 0, -1):
            mark = "…, " if number < len(dates) else ""
            yield f"{sentence}: {mark}{', '.join(dates[-number:])}"
        yield sentence


BackgroundOf = Callable[[KeyedQuestion], QuestionBackground]
"""Returns what is shown beside a question."""


def _split_by_outcome(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the entries on what happened, and the entries on what went well."""
    happened: list[Entry] = []
    went_well: list[Entry] = []
    for entry in entries:
        is_good = isinstance(entry.details, EventDetails) and entry.details.good
        (went_well if is_good else happened).append(entry)
    return happened, went_well


def question_background(
    background: "Background", day: date, question: KeyedQuestion
) -> QuestionBackground:
    """Return the part of a client's background that belongs to a question on a day."""
    before = background.sitting_before
    entries = question_entries(question, background.entries, day)
    is_raised = question.question.raised
    told_entries = entries if is_raised else ()
    return QuestionBackground(
        question,
        entries,
        None if before is None else _last_time(before, question),
        day,
        _late_invoices(background.invoices, day, question),
        _overdue_invoices(background.invoices, day, question),
        events_since_told(question, told_entries, background.entries, day),
        told_without_sign(background.entries, day) if is_raised else (),
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


def _overdue_invoices(
    invoices: Iterable[Invoice], day: date, question: KeyedQuestion
) -> tuple[Invoice, ...]:
    if question.key not in OVERDUE_QUESTIONS:
        return ()
    return tuple(invoice for invoice in open_invoices(invoices, day) if invoice.is_overdue(day))


def _overdue_lines(overdue: Sequence[Invoice], day: date) -> Iterator[str]:
    """Yield how many invoices are overdue: with the last promise that was not kept, and without."""
    message = ngettext(
        "by your list: one invoice is overdue",
        "by your list: {count} invoices are overdue",
        len(overdue),
    )
    sentence = message.format(count=len(overdue))
    promised_days = [invoice.promised for invoice in overdue if invoice.promised]
    past_days = [promised for promised in promised_days if promised < day]
    if past_days:
        yield _("{sentence}, promised for {day}").format(
            sentence=sentence, day=_short_day(max(past_days), day)
        )
    yield sentence


def _last_time(before: "DatedSitting", question: KeyedQuestion) -> LastTime | None:
    """Return what a sitting says about a question; None if it says nothing.

    The answer counts only if the question means the same today.
    """
    earlier_question = before.questionnaire.questions_by_key.get(question.key)
    if earlier_question is None:
        return None
    answer = before.sitting.answers.get(question.key)
    option = earlier_question.question.option(answer) if answer is not None else None
    label = localized(option.label) if option else _("I don't know") if answer == UNKNOWN else ""
    if earlier_question.question.revision != question.question.revision:
        label = ""
    note = before.sitting.notes.get(question.key, "")
    return LastTime(label, note, before.day) if label or note else None


def _last_time_line(last_time: LastTime) -> str:
    note = " ".join(last_time.note.split())
    text = "  ·  ".join(filter(None, (last_time.answer, note)))
    message = _("last time, {date}: {text}")
    return message.format(date=short_date(last_time.day), text=text)


def _short_period(period: Period, today: date) -> str:
    """Return a short form of a period: without its year if it is in the year of ``today``."""
    first, last = period.first, period.last
    if period.is_day:
        return _short_day(first, today)
    month = _(SHORT_MONTHS[first.month - 1])
    if period.is_month and first.year == today.year:
        return month
    if period.is_month:
        return _("{month} {year}").format(month=month, year=first.year)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    start = str(first.day) if is_one_month else _short_day(first, today)
    return _("{first} to {last}").format(first=start, last=_short_day(last, today))


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
