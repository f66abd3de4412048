"""Redaction of journal entries: persons get aliases, and records are left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.library.entry_codec import entry_to_table
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.questionnaire_redaction import redact_id
from tensigns.report.redaction import Alias, NameReplacements
from tensigns.report.sign_labels import SignLabel, sign_labels
from tensigns.text.folding import fold

REMOVED_KEYS = frozenset({"record"})
"""The keys of an entry that are left out: a record is a pointer, such as the subject of a mail."""

BLANKED_KEYS = frozenset({"number"})
"""The keys of an entry whose values are replaced by a word: the numbers of invoices."""

_SIGN_KEYS = frozenset({"signs", "sign"})
"""The keys of ids of signs. In a questionnaire of the user, such an id can contain a name."""

_KEPT_KEYS = frozenset(
    (
        *("format", "kind", "on", "corrects", "of", "sitting", "id", "end"),
        *("choice", "recommendation", "result", "followed", "again", "well", "contract", "manner"),
        *("notice", "rule", "language", "address", "amount", "currency"),
    )
)
"""The keys whose values are no words of the user: ids, figures, and words of the format."""

_SEPARATOR = re.compile(r"\s*[,;/&+]\s*")


class EntryRedaction:
    """Replaces the names of clients and persons in entries.

    ``who`` of an entry is a list of persons, separated by commas and the like. Each person gets an
    alias: Person A and so on, in the order of the entries. In texts, the whole name of a person and
    the distinctive words of the name are replaced. Other words that identify a person are not
    replaced; only the user can find those words.
    """

    def __init__(self, aliases: Iterable[Alias], entries: Iterable[Entry]) -> None:
        tables = [entry_to_table(entry) for entry in entries]
        names = [name for table in tables for name in _person_names(table.get("who"))]
        names_by_fold = {fold(name): name for name in reversed(names)}
        order = dict.fromkeys(map(fold, names))
        persons = [_person_alias(names_by_fold[key], index) for index, key in enumerate(order)]
        client_aliases = tuple(aliases)
        self._client_replacements = NameReplacements(client_aliases)
        # An alias of a client comes last, because it counts where both have the same name.
        self._replacements = NameReplacements([*persons, *client_aliases])

    def redact(self, entry: Entry) -> Entry:
        """Return the entry without names."""
        redacted: Entry = self._redact_value("", entry)
        return redacted

    def redact_text(self, text: str) -> str:
        """Return a text without the names of clients and persons."""
        return self._replacements.replace_in_text(text)

    def redact_table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """Return the table of an entry's file without names."""
        return {
            key: self._redact_value(key, value)
            for key, value in table.items()
            if key not in REMOVED_KEYS
        }

    def redact_notes(self, sitting: Sitting) -> Sitting:
        """Return a sitting without the names of clients and persons in its notes."""
        return replace(
            sitting,
            note=self.redact_text(sitting.note),
            notes={key: self.redact_text(note) for key, note in sitting.notes.items()},
            reason=self.redact_text(sitting.reason) if sitting.reason else sitting.reason,
        )

    def redact_label(self, sign_id: str, label: SignLabel) -> SignLabel:
        """Return the label of a sign without the names of clients.

        A label of the built-in questionnaire is not changed, because anybody can read that
        questionnaire.
        """
        if label == sign_labels([builtin_edition().questionnaire]).get(sign_id):
            return label
        return replace(label, label=self._client_replacements.replace_in_text(label.label))

    def redact_labels(self, labels: Mapping[str, SignLabel]) -> dict[str, SignLabel]:
        """Return the labels of signs by their ids, both without the names of clients."""
        return {
            self._redact_sign(sign_id): self.redact_label(sign_id, label)
            for sign_id, label in labels.items()
        }

    def _redact_sign(self, sign_id: str) -> str:
        return redact_id(sign_id, self._client_replacements)

    def _redact_value(self, key: str, value: Any) -> Any:
        """Return a value of an entry or of its file, in which texts are redacted.

        The result is not validated, so a text may get longer than a file allows.
        """
        redacted = value
        if key in _KEPT_KEYS or not value:
            pass
        elif key in REMOVED_KEYS:
            redacted = None
        elif key in BLANKED_KEYS:
            redacted = _("left out")
        elif isinstance(value, str):
            is_sign = key in _SIGN_KEYS
            redacted = (
                self._redact_sign(value) if is_sign else self._replacements.replace_in_text(value)
            )
        elif isinstance(value, Struct):
            fields = {name: getattr(value, name) for name in value.__struct_fields__}
            redacted = replace(
                value, **{name: self._redact_value(name, item) for name, item in fields.items()}
            )
        elif isinstance(value, Mapping):
            redacted = self.redact_table(value)
        elif type(value) in (list, tuple):
            redacted = type(value)(self._redact_value(key, item) for item in value)
        return redacted


def _person_names(who: object) -> Iterator[str]:
    """Yield the names in the field ``who``."""
    if isinstance(who, str):
        yield from filter(None, _SEPARATOR.split(who))


def _person_alias(name: str, index: int) -> Alias:
    label = ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)
    return Alias(
        slug="",
        names=frozenset([name]),
        replacement_name=_("Person {label}").format(label=label),
        replacement_slug=f"person-{label.lower()}",
        is_person=True,
    )
