"""A journal entry in words: the period, the kind, the text, the signs, and remarks about it.

All front ends and exports show entries in this form, in the current language.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.corrections import Chain
from tensigns.core.journal.entries import Entry, EventDetails, OtherDetails, ToldDetails
from tensigns.core.journal.status import fold, is_misdated
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.library.entry_codec import entry_to_table
from tensigns.report.entry_facts import fact_label, fact_text
from tensigns.report.periods import period_text, short_period_text
from tensigns.report.sign_labels import SignLabel, sign_name
from tensigns.report.wording import short_date

_KIND_WORDS = {
    "event": N_("happened"),
    "told": N_("told"),
    "talk": N_("talk"),
    "outcome": N_("outcome"),
    "decision": N_("decision"),
    "look-back": N_("look back"),
    "plan": N_("leaving plan"),
    "tick": N_("step"),
    "terms": N_("terms"),
    "left": N_("you left"),
    "returned": N_("client again"),
    "invoice": N_("invoice"),
    "payment": N_("payment"),
    "promise": N_("promise to pay"),
}


class EntryFact(NamedTuple):
    """A field that only entries of a kind have, with its label."""

    label: str
    value: str


class EntryLine(Struct, frozen=True, kw_only=True):
    """An entry in words.

    ``period`` and ``short_period`` are the days that the entry is about. ``kind`` is the word for
    the kind: "happened", "went well", "told" and so on. ``signs`` are the numbers and short titles
    of the signs. ``who`` and ``record`` are empty if the entry does not say. ``facts`` are the own
    fields of a kind other than ``event`` and ``told``. ``remarks`` say how much later than the
    period the entry was written, when it was corrected, and that it is misdated.
    ``is_effective`` is False for an entry that a correction replaces.
    """

    entry: Entry
    period: str
    short_period: str
    kind: str
    signs: tuple[str, ...] = ()
    who: str = ""
    record: str = ""
    facts: tuple[EntryFact, ...] = ()
    remarks: tuple[str, ...] = ()
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
    def details(self) -> tuple[str, ...]:
        """The signs, the person, the record, and the remarks."""
        record = _("on record: {record}").format(record=self.record) if self.record else ""
        return (*self.signs, *filter(None, (self.who, record)), *self.remarks)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of the text, and the facts as one more line. No line is empty."""
        facts = ", ".join(f"{label}: {value}" for label, value in self.facts)
        return tuple(line for line in (*self.text.splitlines(), facts) if line.strip())

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
    status = fold(entries, now)
    return (
        *(_entry_line(entry, labels, is_misdated=True) for entry in status.misdated),
        *(_entry_line(chain.effective, labels, chain) for chain in status.chains),
    )


def chain_lines(
    chain: Chain, now: datetime, labels: Mapping[str, SignLabel]
) -> tuple[EntryLine, ...]:
    """Return the lines of a chain: the entry that counts, then the replaced entries, newest first.

    ``now`` and ``labels`` have the same meaning as in :func:`entry_lines`.
    """
    replaced = [entry for entry in reversed(chain.entries) if entry != chain.effective]
    return (
        _entry_line(chain.effective, labels, chain, is_misdated=is_misdated(chain.effective, now)),
        *(
            _entry_line(entry, labels, is_effective=False, is_misdated=is_misdated(entry, now))
            for entry in replaced
        ),
    )


def _entry_line(
    entry: Entry,
    labels: Mapping[str, SignLabel],
    chain: Chain | None = None,
    *,
    is_effective: bool = True,
    is_misdated: bool = False,
) -> EntryLine:
    """Return the line of an entry. ``chain`` is the chain of an effective entry."""
    details = entry.details
    source = details if isinstance(details, EventDetails | ToldDetails) else None
    return EntryLine(
        entry=entry,
        period=period_text(entry.period),
        short_period=short_period_text(entry.period),
        kind=kind_word(entry),
        signs=tuple(sign_name(sign_id, labels) for sign_id in entry.signs),
        who=(source.who or "") if source else "",
        record=(source.record or "") if source else "",
        facts=() if source else tuple(_facts(entry)),
        remarks=tuple(_remarks(entry, chain, is_misdated=is_misdated)),
        is_effective=is_effective,
        is_misdated=is_misdated,
    )


def kind_word(entry: Entry) -> str:
    """Return the word for an entry's kind, without a capital. An unknown kind is its own word."""
    if isinstance(entry.details, EventDetails) and entry.details.good:
        return _("went well")
    word = _KIND_WORDS.get(entry.kind)
    return _(word) if word else entry.kind


def _facts(entry: Entry) -> Iterator[EntryFact]:
    """Yield the own fields of an entry. A list yields a fact for each of its items.

    The id of the sitting comes last, because it says nothing to a reader.
    """
    common_keys = entry_to_table(replace(entry, details=OtherDetails())).keys()
    table = {key: value for key, value in entry_to_table(entry).items() if key not in common_keys}
    for key in sorted(table, key="sitting".__eq__):
        value = table[key]
        for item in value if isinstance(value, list) else [value]:
            yield EntryFact(fact_label(key), fact_text(key, item))


def _remarks(entry: Entry, chain: Chain | None, *, is_misdated: bool) -> Iterator[str]:
    """Yield how late an entry was written or that it is misdated, and when it was corrected."""
    first_noted = chain.entries[0].noted if chain else entry.noted
    if is_misdated:
        yield _("dated in the future: it decides nothing")
    elif days := max(0, (first_noted.date() - entry.period.last).days):
        message = ngettext("written a day later", "written {days} days later", days)
        yield message.format(days=days)
    if chain and len(chain.entries) > 1:
        yield _("corrected on {date}").format(date=short_date(entry.noted.date()))
