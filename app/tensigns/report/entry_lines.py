"""A journal entry in words: the period, the kind, the text, the signs, and remarks about it.

All front ends and exports show entries in this form, in the current language.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.corrections import Chain
from tensigns.core.journal.entries import Entry, EventDetails, OtherDetails, Period, ToldDetails
from tensigns.core.journal.status import is_misdated, status_from
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.library.entry_codec import entry_to_table
from tensigns.report.entry_facts import fact_label, fact_text
from tensigns.report.entry_kinds import kind_word
from tensigns.report.entry_references import reference_names, sitting_day_text
from tensigns.report.entry_summaries import summary_words
from tensigns.report.periods import period_text, short_period_text
from tensigns.report.sign_labels import SignLabel, sign_name
from tensigns.report.wording import short_date, without_full_stop


class EntryFact(NamedTuple):
    """A field that only entries of a kind have, with its label."""

    label: str
    value: str


class _Names(NamedTuple):
    """The labels of the signs by sign id, and the :func:`reference_names` of the journal."""

    signs: Mapping[str, SignLabel]
    references: Mapping[str, str]


class EntryLine(Struct, frozen=True, kw_only=True):
    """An entry in words.

    ``period`` and ``short_period`` are the days that the entry is about. ``kind`` is the word for
    the kind: "happened", "went well", "told" and so on. ``signs`` are the numbers and short titles
    of the signs. ``who`` and ``record`` are empty if the entry does not say. ``facts`` are the own
    fields of a kind other than ``event`` and ``told``; ``items`` are those that are lists, such as
    the steps of a plan, one for each item. ``own_words`` say the most of both in a few words.
    ``late_by`` says how much later than the period the entry was first written, on the day
    ``written``; it is empty if the entry was written in time. ``other_remarks`` say when the entry
    was corrected, and that it is misdated. ``is_effective`` is False for an entry that a correction
    replaces.
    """

    entry: Entry
    period: str
    short_period: str
    kind: str
    signs: tuple[str, ...] = ()
    who: str = ""
    record: str = ""
    facts: tuple[EntryFact, ...] = ()
    items: tuple[EntryFact, ...] = ()
    own_words: str = ""
    written: date
    late_by: str = ""
    other_remarks: tuple[str, ...] = ()
    is_effective: bool = True
    is_misdated: bool = False

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.entry.id

    @property
    def day(self) -> date:
        """The last day that the entry is about."""
        return self.entry.period.last

    @property
    def text(self) -> str:
        """The user's text. It is empty in some kinds of entries, and can have several lines."""
        return self.entry.text

    @property
    def remarks(self) -> tuple[str, ...]:
        """How late the entry was written, and the other remarks."""
        return (*filter(None, (self.late_by,)), *self.other_remarks)

    @property
    def dated_remarks(self) -> tuple[str, ...]:
        """The remarks with the day of writing, for a reader who does not have the journal."""
        if not self.late_by:
            return self.other_remarks
        return (f"{self.late_by} ({short_date(self.written)})", *self.other_remarks)

    @property
    def details(self) -> tuple[str, ...]:
        """The signs, the person, the record, and the remarks."""
        record = _("on record: {record}").format(record=self.record) if self.record else ""
        return (*self.signs, *filter(None, (self.who, record)), *self.remarks)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of the text, a line with the facts, and a line for each item of a list.

        No line is empty. A fact loses its full stop, because a comma can follow.
        """
        facts = ", ".join(f"{label}: {without_full_stop(value)}" for label, value in self.facts)
        items = [f"{label}: {value}" for label, value in self.items]
        return tuple(line for line in (*self.text.splitlines(), facts, *items) if line.strip())

    @property
    def short_paragraphs(self) -> tuple[str, ...]:
        """The lines of the text, and a line with what the own fields say, for a list of entries.

        If there are no words for the own fields, the lines are those of ``paragraphs``.
        """
        return (*self.text.splitlines(), self.own_words) if self.own_words else self.paragraphs

    @property
    def headline(self) -> str:
        """The short paragraphs on one line."""
        return " ".join(" ".join(self.short_paragraphs).split())

    @property
    def summary(self) -> str:
        """The text and the facts on one line."""
        return " ".join(" ".join(self.paragraphs).split())


def entry_lines(
    entries: Iterable[Entry], now: datetime, labels: Mapping[str, SignLabel]
) -> tuple[EntryLine, ...]:
    """Return the lines of the entries that count, one of each chain, oldest first.

    Misdated entries come first. ``now`` is the current time with a UTC offset. ``labels`` are the
    labels of the signs by sign id.
    """
    entries = tuple(entries)
    status, names = status_from(entries, now), _Names(labels, reference_names(entries, now))
    return (
        *(_entry_line(entry, names, is_misdated=True) for entry in status.misdated),
        *(_entry_line(chain.effective, names, chain) for chain in status.chains),
    )


def chain_lines(
    chain: Chain, now: datetime, labels: Mapping[str, SignLabel], references: Mapping[str, str]
) -> tuple[EntryLine, ...]:
    """Return the lines of a chain: the entry that counts, then the replaced entries, newest first.

    ``now`` and ``labels`` have the same meaning as in :func:`entry_lines`. ``references`` are
    the :func:`reference_names` of the journal.
    """
    names = _Names(labels, references)
    replaced = [entry for entry in reversed(chain.entries) if entry != chain.effective]
    return (
        _entry_line(chain.effective, names, chain, is_misdated=is_misdated(chain.effective, now)),
        *(
            _entry_line(entry, names, is_effective=False, is_misdated=is_misdated(entry, now))
            for entry in replaced
        ),
    )


def _entry_line(
    entry: Entry,
    names: _Names,
    chain: Chain | None = None,
    *,
    is_effective: bool = True,
    is_misdated: bool = False,
) -> EntryLine:
    """Return the line of an entry. ``chain`` is the chain of an effective entry."""
    details = entry.details
    written = (chain.entries[0] if chain else entry).noted.date()
    event_or_told = details if isinstance(details, EventDetails | ToldDetails) else None
    return EntryLine(
        entry=entry,
        period=period_text(entry.period),
        short_period=short_period_text(entry.period),
        kind=kind_word(entry),
        signs=tuple(sign_name(sign_id, names.signs) for sign_id in entry.signs),
        who=(event_or_told.who or "") if event_or_told else "",
        record=(event_or_told.record or "") if event_or_told else "",
        facts=() if event_or_told else tuple(_facts(entry, names.references)),
        items=() if event_or_told else tuple(_items(entry)),
        own_words=summary_words(entry, names.references),
        written=written,
        late_by="" if is_misdated else _late_by(written, entry.period),
        other_remarks=tuple(_other_remarks(entry, chain, is_misdated=is_misdated)),
        is_effective=is_effective,
        is_misdated=is_misdated,
    )


def _facts(entry: Entry, references: Mapping[str, str]) -> Iterator[EntryFact]:
    """Yield the own fields of an entry that are no lists.

    The sitting comes last, because it says least to a reader. A reference that is not in
    ``references`` stays as it is.
    """
    table = _own_table(entry)
    for key in sorted(table, key=lambda key: key == "sitting"):
        value = table[key]
        if isinstance(value, str) and key == "of":
            yield EntryFact(fact_label(key), references.get(value, value))
        elif isinstance(value, str) and key == "sitting":
            yield EntryFact(fact_label(key), sitting_day_text(value, entry.noted.tzinfo))
        elif not isinstance(value, list):
            yield EntryFact(fact_label(key), fact_text(key, value))


def _items(entry: Entry) -> Iterator[EntryFact]:
    """Yield a fact for each item of the own fields that are lists."""
    for key, value in _own_table(entry).items():
        if isinstance(value, list):
            for item in value:
                yield EntryFact(fact_label(key), fact_text(key, item))


def _own_table(entry: Entry) -> Mapping[str, Any]:
    """Return the own fields of an entry, as in its file."""
    common_keys = entry_to_table(replace(entry, details=OtherDetails())).keys()
    return {key: value for key, value in entry_to_table(entry).items() if key not in common_keys}


def _late_by(written: date, period: Period) -> str:
    """Return how late an entry was written; empty if it was written in its period, or before."""
    days = max(0, (written - period.last).days)
    message = ngettext("written a day later", "written {days} days later", days)
    return message.format(days=days) if days else ""


def _other_remarks(entry: Entry, chain: Chain | None, *, is_misdated: bool) -> Iterator[str]:
    """Yield that an entry is misdated, and when it was corrected."""
    if is_misdated:
        yield _("dated in the future: it decides nothing")
    if chain and len(chain.entries) > 1:
        yield _("corrected on {date}").format(date=short_date(entry.noted.date()))
