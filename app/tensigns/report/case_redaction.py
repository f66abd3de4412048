"""Redaction of a case file: names of clients and persons, records, invoice numbers, texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.entry_redaction import EntryRedaction
from tensigns.report.questionnaire_redaction import redact_answered
from tensigns.report.redaction import make_aliases
from tensigns.report.sign_labels import SignLabel


class CaseRedaction:
    """Replaces the names in what is kept about one client.

    ``names`` are all names that the client has or had. Without ``with_notes``, notes, texts of
    entries, documents, and other files with their names are left out; otherwise, only names and
    numbers of invoices are replaced in them.
    """

    def __init__(
        self, client: Client, names: Iterable[str], entries: Iterable[Entry], *, with_notes: bool
    ) -> None:
        self._aliases = make_aliases({client.slug: names})
        self._entries = EntryRedaction(self._aliases, entries, with_texts=with_notes)
        self.with_notes = with_notes

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
            answered, self._aliases[0], self._aliases, with_notes=self.with_notes
        )
        return AnsweredSitting(questionnaire, self._entries.redact_notes(sitting))

    def redact_entry(self, entry: Entry) -> Entry:
        """Return the entry without names, records and numbers."""
        return self._entries.redact(entry)

    def redact_client_table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """Return the table of the client's own file without names."""
        if self.with_notes:
            return self._entries.redact_table(table)
        kept = {key: table[key] for key in ("format", "added") if key in table}
        return {**kept, "name": self.client_name}

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
        return self._entries.redact_text(text) if self.with_notes else _("(left out)")

    def redact_fault(self, fault: str) -> str:
        """Return why a file cannot be read, without names. Without notes, say only that it cannot.

        A fault can quote the file.
        """
        if not fault or self.with_notes:
            return self._entries.redact_text(fault)
        return _("this cannot be read")

    def redact_path(self, path: str, *, has_own_name: bool = True) -> str:
        """Return a path without names. ``has_own_name``: the program gave the file its name."""
        return self._entries.redact_path(path, has_own_name=has_own_name)
