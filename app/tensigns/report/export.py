"""Exports of finished sittings in the library: JSON, Markdown and HTML, with optional redaction."""

import contextlib
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.background import Background, load_background
from tensigns.report.dated_list import DatedList
from tensigns.report.entry_lines import EntryLine
from tensigns.report.pair_report import build_pair
from tensigns.report.questionnaire_redaction import QuestionnaireRedaction
from tensigns.report.redaction import Alias, NameReplacements, make_aliases, redact
from tensigns.report.render.pair_document import SluggedSitting, pair_document
from tensigns.report.render.sitting_document import Document, sitting_document
from tensigns.report.since_last_time import DatedSitting
from tensigns.report.sitting_report import SittingReport, build_report

Redaction = Literal["none", "names", "names-and-notes"]
"""The data that an export leaves out.

none: nothing is left out. names: the clients' names are replaced, in notes too. names-and-notes:
the names are replaced, and the notes are left out.
"""


class ClientSitting(NamedTuple):
    """A finished sitting with its client."""

    client: Client
    sitting: Sitting


class Export:
    """The export of one finished sitting, or of two finished sittings.

    Clients appear under their current names, not under the names recorded in the sittings. In a
    redacted export, clients appear under aliases. ``dated_list`` are the entries of the client to
    add to the export of one sitting; None to add none.
    """

    def __init__(
        self,
        library: Library,
        client_sittings: Sequence[ClientSitting],
        redaction: Redaction = "none",
        dated_list: DatedList | None = None,
    ) -> None:
        self._library = library
        self._client_sittings = client_sittings
        self._redaction = redaction
        self._dated_list = dated_list
        if dated_list is not None and redaction != "none":
            self._dated_list = dated_list.redacted(_aliases(library, client_sittings))

    @cached_property
    def _sittings(self) -> tuple[SluggedSitting, ...]:
        return _slugged_sittings(self._library, self._client_sittings, self._redaction)

    @property
    def faults(self) -> tuple[str, ...]:
        """A line for each file that the export should tell of but that could not be read."""
        faults = [fault for sitting in self._sittings for fault in sitting.background.faults]
        return tuple(dict.fromkeys(faults))

    @property
    def file_stem(self) -> str:
        """The name of the export's file without the suffix. It is redacted if the export is."""
        slugs = [sitting.slug or "" for sitting in self._sittings]
        sitting_ids = [slugged.sitting.id or "" for slugged in self._sittings]
        return "-".join(dict.fromkeys(slugs + sitting_ids))

    def document(self) -> Document:
        """Return the export as a JSON document."""
        if len(self._sittings) == 1:
            document = sitting_document(*self._sittings[0])
            entries = self._dated_list
            return document if entries is None else {**document, "entries": entries.documents()}
        return pair_document(*self._sittings)

    def markdown(self) -> str:
        """Return the export as Markdown."""
        # Imported here because the template engine takes long to import.
        from tensigns.report.render.markdown import markdown_pair, markdown_report  # noqa: PLC0415

        if len(self._sittings) == 1:
            return markdown_report(self._report(), self._entry_lines)
        sitting_a, sitting_b = self._sittings
        return markdown_pair(build_pair(sitting_a.answered_sitting, sitting_b.answered_sitting))

    def html(self) -> str:
        """Return the export as an HTML page, with the trend of each client.

        A client with only one sitting has no trend.
        """
        from tensigns.report.render.html import html_pair, html_report  # noqa: PLC0415
        from tensigns.report.trend import build_trend  # noqa: PLC0415

        clients = {client.slug: client for client, _sitting in self._client_sittings}
        trends = [
            build_trend(
                self._library.history(client).sittings,
                *(s.sitting.id for s in self._client_sittings if s.client.slug == slug),
            )
            for slug, client in clients.items()
        ]
        if len(self._sittings) == 1:
            return html_report(self._report(), trends[0], self._entry_lines)
        sitting_a, sitting_b = self._sittings
        return html_pair(
            build_pair(sitting_a.answered_sitting, sitting_b.answered_sitting), *trends
        )

    def _report(self) -> SittingReport:
        """Return the report of the only sitting."""
        (sitting,) = self._sittings
        return build_report(*sitting.answered_sitting, sitting.background)

    @property
    def _entry_lines(self) -> tuple[EntryLine, ...] | None:
        return None if self._dated_list is None else self._dated_list.lines()


def _aliases(library: Library, client_sittings: Sequence[ClientSitting]) -> tuple[Alias, ...]:
    return make_aliases(
        {client.slug: _all_names(library, client) for client, _sitting in client_sittings}
    )


def _slugged_sittings(
    library: Library, client_sittings: Sequence[ClientSitting], redaction: Redaction
) -> tuple[SluggedSitting, ...]:
    """Return the sittings with their questionnaires, under current names or under aliases."""
    if redaction == "none":
        return tuple(
            SluggedSitting(
                library.edition(sitting.questionnaire_ref).questionnaire,
                replace(sitting, client=client.name),
                client.slug,
                load_background(library, client, sitting),
            )
            for client, sitting in client_sittings
        )
    aliases = _aliases(library, client_sittings)
    alias_by_slug = {alias.slug: alias for alias in aliases}
    replacements = NameReplacements(aliases)
    slugged_sittings = []
    for client, sitting in client_sittings:
        alias = alias_by_slug[client.slug]
        questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
        redacted = QuestionnaireRedaction(questionnaire, replacements)
        redacted_sitting = redact(sitting, alias, aliases, with_notes=redaction == "names")
        slugged_sittings.append(
            SluggedSitting(
                redacted.questionnaire,
                redacted.redact_sitting(redacted_sitting),
                alias.replacement_slug,
                _redact_background(load_background(library, client, sitting), redacted, alias),
            )
        )
    return tuple(slugged_sittings)


def _redact_background(
    background: Background, redacted: QuestionnaireRedaction, alias: Alias
) -> Background:
    """Return the background of a redacted sitting.

    ``redacted`` is the questionnaire of the sitting. Of the entries, only the ids of the signs are
    redacted, because a report shows no text of an entry.
    """
    before = background.sitting_before
    if before is not None:
        redacted_before = redacted.of(before.questionnaire)
        sitting = redact(before.sitting, alias, (), with_notes=False)
        before = DatedSitting(
            redacted_before.questionnaire, redacted_before.redact_sitting(sitting), before.day
        )
    entries = (
        replace(entry, signs=tuple(map(redacted.redact_id, entry.signs)))
        for entry in background.entries
    )
    return replace(background, sitting_before=before, entries=tuple(entries))


def _all_names(library: Library, client: Client) -> frozenset[str]:
    """Return the client's current name and the names in its sittings.

    Sittings whose files cannot be read are skipped.
    """
    names = {client.name}
    for sitting_id in library.sitting_ids(client):
        with contextlib.suppress(TensignsError):
            names.add(library.load(client, sitting_id).client)
    return frozenset(names)
