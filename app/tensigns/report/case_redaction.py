"""Redaction of a case file: names of clients and persons, records, numbers of invoices, notes."""

from collections.abc import Iterable, Mapping
from typing import Any

from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.entry_redaction import EntryRedaction
from tensigns.report.questionnaire_redaction import AnsweredSitting, redact_answered
from tensigns.report.redaction import NameReplacements, make_aliases
from tensigns.report.sign_labels import SignLabel


class CaseRedaction:
    """Replaces the names in what is kept about one client.

    ``names`` are all names that the client has or had. Without ``with_notes``, notes, documents and
    files that cannot be read are left out; otherwise, only names are replaced in them.
    """

    def __init__(
        self, client: Client, names: Iterable[str], entries: Iterable[Entry], *, with_notes: bool
    ) -> None:
        self._aliases = make_aliases({client.slug: names})
        self._replacements = NameReplacements(self._aliases)
        self._entries = EntryRedaction(self._aliases, entries)
        self._with_notes = with_notes

    @property
    def client_name(self) -> str:
        """The name that replaces the client's name."""
        return self._aliases[0].replacement_name

    @property
    def client_slug(self) -> str:
        """The slug that replaces the client's slug."""
        return self._aliases[0].replacement_slug

    def redact_sitting(self, answered: AnsweredSitting) -> AnsweredSitting:
        """Return the sitting and its questionnaire without names."""
        questionnaire, sitting = redact_answered(
            answered, self._aliases[0], self._aliases, with_notes=self._with_notes
        )
        return AnsweredSitting(questionnaire, self._entries.redact_notes(sitting))

    def redact_entry(self, entry: Entry) -> Entry:
        """Return the entry without names, records and numbers."""
        return self._entries.redact(entry)

    def redact_table(self, table: dict[str, Any]) -> dict[str, Any]:
        """Return the table of an entry's file without names, records and numbers."""
        return self._entries.redact_table(table)

    def redact_label(self, sign_id: str, label: SignLabel) -> SignLabel:
        """Return the label of a sign without names."""
        return self._entries.redact_label(sign_id, label)

    def redact_labels(self, labels: Mapping[str, SignLabel]) -> dict[str, SignLabel]:
        """Return the labels of signs by their ids, both without names."""
        return self._entries.redact_labels(labels)

    def redact_document(self, text: str) -> str:
        """Return the text of a document or of an unreadable file, without names.

        Without notes, return words that say that the text is left out.
        """
        return self._entries.redact_text(text) if self._with_notes else _("(left out)")

    def redact_text(self, text: str) -> str:
        """Return a short text, such as a message about a fault, without names."""
        return self._entries.redact_text(text)

    def redact_path(self, path: str) -> str:
        """Return a path without the client's slug and names."""
        return self._replacements.replace_in_id(path)
