"""Redaction of journal entries: persons get aliases; records, numbers and texts are left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.library.entry_codec import entry_to_table
from tensigns.library.entry_details.registry import DETAILS_CODECS
from tensigns.library.entry_names import ENTRY_ID_PATTERN
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.plan_sentences import STEP_IDS
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
        *("format", "on", "corrects", "end"),
        *("choice", "recommendation", "result", "followed", "again", "well", "contract", "manner"),
        *("notice", "rule", "language", "address", "amount", "currency"),
    )
)
"""The keys whose values are no words of the user: ids, figures, and words of the format."""

_FIGURE = re.compile(r"[0-9]+([.,][0-9]+)?")
_CONDITION_ID = re.compile(r"c[0-9]+")
_SEPARATOR = re.compile(r"(\s*[,;/&+]\s*)")
_BRACKETS = re.compile(r"\([^()]*\)")
_MIN_NUMBER_LENGTH = 4
"""The least characters of an invoice number without a letter that is replaced outside brackets.

A shorter one, such as 3, can be any figure in a text. In a plan, the numbers are in brackets.
"""


class EntryRedaction:
    """Replaces the names of clients and persons in entries.

    Without ``with_texts``, the texts of the user are left out. Otherwise, names and the numbers of
    invoices are replaced in them.

    ``who`` of an entry is a list of persons, separated by commas and the like. Each person gets an
    alias: Person A and so on, in the order of the entries. In texts, the whole name of a person and
    the distinctive words of the name are replaced. Other words that identify a person are not
    replaced; only the user can find those words.
    """

    def __init__(
        self, aliases: Iterable[Alias], entries: Iterable[Entry], *, with_texts: bool
    ) -> None:
        tables = [entry_to_table(entry) for entry in entries]
        names = [name for table in tables for name in _person_names(table.get("who"))]
        names_by_fold = {fold(name): name for name in reversed(names)}
        order = dict.fromkeys(map(fold, names))
        persons = [_person_alias(names_by_fold[key], index) for index, key in enumerate(order)]
        client_aliases = tuple(aliases)
        self._client_replacements = NameReplacements(client_aliases)
        # An alias of a client comes last, because it counts where both have the same name.
        self._replacements = NameReplacements([*persons, *client_aliases])
        self._persons = {
            fold(name): alias.replacement_name
            for alias in (*persons, *client_aliases)
            for name in alias.names
        }
        """The words that replace the folded name of a person."""
        self._numbers = _NumberPatterns.of(tables)
        self._item_ids: dict[str, str] = {}
        """The new ids of conditions and steps by the old ids."""
        self._with_texts = with_texts

    def redact(self, entry: Entry) -> Entry:
        """Return the entry without names."""
        redacted: Entry = self._redact_value("", entry)
        return redacted

    def redact_text(self, text: str) -> str:
        """Return a text without the names of clients and persons and the numbers of invoices."""
        return self._replacements.replace_in_text(self._numbers.replace_in(text))

    def redact_path(self, path: str, *, has_own_name: bool) -> str:
        """Return a path without the slugs and names of clients.

        If the program gave the file its name, the words in the name are not the names of persons.
        Otherwise, those names are replaced too.
        """
        replacements = self._client_replacements if has_own_name else self._replacements
        return replacements.replace_in_id(path)

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
        elif key == "unknown_keys" and not self._with_texts:
            redacted = {}
        elif key == "fields" and not self._with_texts:
            redacted = _figures(value)
        elif isinstance(value, str):
            redacted = self._redact_string(key, value)
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

    def _redact_string(self, key: str, value: str) -> str:
        if key == "kind":
            is_known = value in DETAILS_CODECS
            return value if is_known else self._client_replacements.replace_in_id(value)
        if key in _SIGN_KEYS:
            return self._redact_sign(value)
        if key in ("id", "of"):
            return self._redact_reference(value)
        if key == "sitting":
            return value if SITTING_ID_PATTERN.fullmatch(value) else _("left out")
        if key == "who":
            return "".join(map(self._redact_person, _SEPARATOR.split(value)))
        return self.redact_text(value) if self._with_texts else _("(left out)")

    def _redact_person(self, name: str) -> str:
        """Return what replaces a person in the field ``who``. A separator stays."""
        if _SEPARATOR.fullmatch(name) or not name:
            return name
        return self._persons.get(fold(name)) or self._replacements.replace_in_text(name)

    def _redact_reference(self, reference: str) -> str:
        """Return a reference to an entry or to an item of it, or the id of an item."""
        entry_id, slash, item_id = reference.rpartition("/")
        if not slash and ENTRY_ID_PATTERN.fullmatch(item_id):
            return item_id
        if slash and not ENTRY_ID_PATTERN.fullmatch(entry_id):
            return _("left out")
        return f"{entry_id}{slash}{self._redact_item_id(item_id)}"

    def _redact_item_id(self, item_id: str) -> str:
        """Return another id for a condition or a step whose id the user chose."""
        if item_id in STEP_IDS or _CONDITION_ID.fullmatch(item_id):
            return item_id
        return self._item_ids.setdefault(item_id, f"item-{len(self._item_ids) + 1}")


class _NumberPatterns(NamedTuple):
    """The numbers of invoices in texts: anywhere, and in brackets."""

    anywhere: re.Pattern[str] | None
    in_brackets: re.Pattern[str] | None

    @classmethod
    def of(cls, tables: Iterable[Mapping[str, Any]]) -> "_NumberPatterns":
        """Return the patterns of the numbers in the tables of entries."""
        numbers = {str(table["number"]).strip() for table in tables if table.get("number")} - {""}
        return cls(_words_pattern(filter(_is_distinctive, numbers)), _words_pattern(numbers))

    def replace_in(self, text: str) -> str:
        """Return a text in which words stand for the numbers."""
        words, anywhere, in_brackets = _("left out"), self.anywhere, self.in_brackets
        if anywhere is not None:
            text = anywhere.sub(words, text)
        if in_brackets is not None:
            text = _BRACKETS.sub(lambda match: in_brackets.sub(words, match[0]), text)
        return text


def _words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of words, the longest first; None without words."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if pattern else None


def _is_distinctive(number: str) -> bool:
    has_both = any(map(str.isalpha, number)) and any(map(str.isdigit, number))
    return has_both or len(number) >= _MIN_NUMBER_LENGTH


def _figures(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sums among the fields of a kind that this version does not know."""
    amount = fields.get("amount")
    return {"amount": amount} if isinstance(amount, str) and _FIGURE.fullmatch(amount) else {}


def _person_names(who: object) -> Iterator[str]:
    """Yield the names in the field ``who``."""
    if isinstance(who, str):
        yield from filter(None, _SEPARATOR.split(who)[::2])


def _person_alias(name: str, index: int) -> Alias:
    label = ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)
    return Alias(
        slug="",
        names=frozenset([name]),
        replacement_name=_("Person {label}").format(label=label),
        replacement_slug=f"person-{label.lower()}",
        is_person=True,
    )
