"""Exports of finished sittings in the library: JSON, Markdown and HTML, with optional redaction."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.background import load_background
from tensigns.report.pair_report import build_pair
from tensigns.report.questionnaire_redaction import redact_answered, redact_id
from tensigns.report.redaction import Alias, NameReplacements, make_aliases
from tensigns.report.render.pair_document import SluggedSitting, pair_document
from tensigns.report.render.sitting_document import Document, sitting_document
from tensigns.report.sitting_report import SittingReport, build_report

if TYPE_CHECKING:
    from tensigns.core.journal.entries import Entry
    from tensigns.report.dated_list import DatedList
    from tensigns.report.entry_lines import EntryLine
    from tensigns.report.entry_redaction import EntryRedaction

Redaction = Literal["none", "names", "names-and-notes"]
"""The data that an export leaves out.

none: nothing is left out. names: the clients' names are replaced, in notes and texts too.
names-and-notes: the names are replaced, and the notes and texts are left out.
"""


class ClientSitting(NamedTuple):
    """A finished sitting with its client."""

    client: Client
    sitting: Sitting


class Export:
    """The export of one finished sitting, or of two finished sittings.

    Clients appear under their current names, not under the names recorded in the sittings. In a
    redacted export, clients appear under aliases. ``dated_list`` is added to the export of one
    sitting; None to add no list.
    """

    def __init__(
        self,
        library: Library,
        client_sittings: Sequence[ClientSitting],
        redaction: Redaction = "none",
        dated_list: "DatedList | None" = None,
    ) -> None:
        self._library = library
        self._client_sittings = client_sittings
        self._redaction = redaction
        self._dated_list = dated_list
        self._entry_redaction: EntryRedaction | None = None
        if dated_list is not None and redaction != "none":
            self._entry_redaction = _entry_redaction(self._aliases, dated_list, redaction)
            self._dated_list = dated_list.redacted(self._entry_redaction)

    @cached_property
    def _aliases(self) -> tuple[Alias, ...]:
        """The aliases of the clients."""
        # Imported here because an export with names does not need these modules.
        from tensigns.library.kept_files import kept_files  # noqa: PLC0415
        from tensigns.library.known_names import client_names  # noqa: PLC0415

        clients = {client.slug: client for client, _sitting in self._client_sittings}
        return make_aliases(
            {
                slug: client_names(client, kept_files(self._library, client))
                for slug, client in clients.items()
            }
        )

    @cached_property
    def _sittings(self) -> tuple[SluggedSitting, ...]:
        if self._redaction == "none":
            return tuple(
                _sitting_with_names(self._library, client_sitting)
                for client_sitting in self._client_sittings
            )
        redaction = _SittingRedaction(self._aliases, with_notes=self._redaction == "names")
        sittings = tuple(
            redaction.redact(self._library, client_sitting)
            for client_sitting in self._client_sittings
        )
        if self._entry_redaction is None:
            return sittings
        redact_notes = self._entry_redaction.redact_notes
        return tuple(
            slugged._replace(sitting=redact_notes(slugged.sitting)) for slugged in sittings
        )

    @property
    def faults(self) -> tuple[str, ...]:
        """A line for each file that belongs in the export but could not be read."""
        faults = [fault for sitting in self._sittings for fault in sitting.background.faults]
        return tuple(dict.fromkeys(faults))

    @property
    def file_stem(self) -> str:
        """The name of the export's file without the suffix; redacted in a redacted export."""
        slugs = [sitting.slug or "" for sitting in self._sittings]
        sitting_ids = [slugged.sitting.id or "" for slugged in self._sittings]
        return "-".join(dict.fromkeys(slugs + sitting_ids))

    def document(self) -> Document:
        """Return the export as a JSON document."""
        if len(self._sittings) == 1:
            document = sitting_document(*self._sittings[0])
            lines = self._entry_lines
            if lines is None:
                return document
            # Imported here because an export without the dated list does not need this module.
            from tensigns.report.render.entry_document import entry_document  # noqa: PLC0415

            return {**document, "entries": [entry_document(line.entry) for line in lines]}
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
    def _entry_lines(self) -> "tuple[EntryLine, ...] | None":
        return None if self._dated_list is None else self._dated_list.lines()


def _sitting_with_names(library: Library, client_sitting: ClientSitting) -> SluggedSitting:
    """Return a sitting with its questionnaire, under the current name of its client."""
    client, sitting = client_sitting
    return SluggedSitting(
        library.edition(sitting.questionnaire_ref).questionnaire,
        replace(sitting, client=client.name),
        client.slug,
        load_background(library, client, sitting),
    )


class _SittingRedaction:
    """Replaces the names of all clients of an export in its sittings."""

    def __init__(self, aliases: Sequence[Alias], *, with_notes: bool) -> None:
        self._aliases = aliases
        self._with_notes = with_notes
        self._replacements = NameReplacements(aliases)

    def redact(self, library: Library, client_sitting: ClientSitting) -> SluggedSitting:
        """Return a sitting of the library and its background, without names."""
        client, sitting = client_sitting
        # Imported here because an export with names does not need this module.
        from tensigns.report.background_redaction import redact_background  # noqa: PLC0415

        alias = next(alias for alias in self._aliases if alias.slug == client.slug)
        redact_sitting = partial(
            redact_answered, alias=alias, aliases=self._aliases, with_notes=self._with_notes
        )
        questionnaire = library.edition(sitting.questionnaire_ref).questionnaire
        return SluggedSitting(
            *redact_sitting(AnsweredSitting(questionnaire, sitting)),
            alias.replacement_slug,
            redact_background(
                load_background(library, client, sitting), redact_sitting, self._redact_entry
            ),
        )

    def _redact_entry(self, entry: "Entry") -> "Entry":
        """Return the entry with redacted signs. A report shows no text of an entry."""
        signs = (redact_id(sign, self._replacements) for sign in entry.signs)
        return replace(entry, signs=tuple(signs))


def _entry_redaction(
    aliases: Sequence[Alias], dated_list: "DatedList", redaction: Redaction
) -> "EntryRedaction":
    # Imported here because an export without the dated list does not need this module.
    from tensigns.report.entry_redaction import EntryRedaction  # noqa: PLC0415

    return EntryRedaction(aliases, dated_list.entries, with_texts=redaction == "names")
