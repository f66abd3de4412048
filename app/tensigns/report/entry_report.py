"""One journal entry with its earlier versions, as a report: fields with labels, and the text."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from tensigns.language import gettext as _
from tensigns.report.entry_lines import EntryFact, EntryLine
from tensigns.report.wording import capitalize, long_date


class EntryVersion(NamedTuple):
    """An entry that a correction replaces. ``heading`` says when it was written, and its id."""

    heading: str
    paragraphs: tuple[str, ...]


class EntryReport(Struct, frozen=True):
    """A journal entry as a report.

    ``heading`` has the client, the period and the kind. ``paragraphs`` are the lines of the text.
    ``fields`` are the other fields with their labels. ``versions`` are the entries that corrections
    replaced, newest first.
    """

    heading: str
    paragraphs: tuple[str, ...]
    fields: tuple[EntryFact, ...]
    versions: tuple[EntryVersion, ...]


def build_entry_report(client_name: str, lines: tuple[EntryLine, ...]) -> EntryReport:
    """Return the report of a chain. ``lines`` is a result of :func:`chain_lines`."""
    effective, *replaced = lines
    message = _("{client}, {period}: {kind}")
    return EntryReport(
        heading=message.format(client=client_name, period=effective.period, kind=effective.kind),
        paragraphs=tuple(effective.text.splitlines()),
        fields=tuple(_fields(effective)),
        versions=tuple(_version(line) for line in replaced),
    )


def _fields(line: EntryLine) -> Iterator[EntryFact]:
    """Yield the fields that have a value."""
    for label, value in (*line.facts, *line.items):
        yield EntryFact(capitalize(label), value)
    labelled_values = (
        (_("Signs"), ", ".join(line.signs)),
        (_("Who"), line.who),
        (_("On record"), line.record),
        (_("Written"), _noted_text(line)),
        (_("Remark"), "; ".join(line.remarks)),
        (_("Entry"), line.id),
    )
    yield from (EntryFact(label, value) for label, value in labelled_values if value)


def _version(line: EntryLine) -> EntryVersion:
    heading = f"{line.id}, {_('written on {date}').format(date=_noted_text(line))}"
    details = ", ".join((line.period, line.kind, *line.details))
    return EntryVersion(heading, (*line.paragraphs, capitalize(details)))


def _noted_text(line: EntryLine) -> str:
    """Return the day and the time at which an entry was written, in its own time zone."""
    noted = line.entry.noted
    return f"{long_date(noted.date())}, {noted:%H:%M}"
