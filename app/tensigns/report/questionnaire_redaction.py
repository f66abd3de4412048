"""Redaction of a user's own questionnaire: names of clients in its ids and texts are replaced.

Ids and texts that are equal in the built-in questionnaire are not changed. Anybody can read them in
the built-in questionnaire, so a replacement would reveal the name.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from tensigns.core.questionnaire import UNKNOWN, WEIGHING, Questionnaire
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.redaction import Alias, NameReplacements, redact

_ID_KEYS = ("id", "question", "is", "is_not", "signs", "after", "fades_to")
"""The keys whose values are ids or lists of ids. An id can also be a key ``sign.question``."""

_PLAIN_KEYS = ("languages", "type", "to")
"""The keys whose values are words that the format defines."""

_ID_LENGTH = 40
_VERSION_LENGTH = 20


class QuestionnaireRedaction:
    """A questionnaire in which the names are replaced. Its sittings can be redacted alike."""

    def __init__(self, questionnaire: Questionnaire, replacements: NameReplacements) -> None:
        self._replacements = replacements
        self.questionnaire = questionnaire
        self._new_ids: dict[str, str] = {}
        """The new ids by the old ids. Different old ids have different new ids."""
        self._used_ids: set[str] = set()
        if questionnaire != builtin_edition().questionnaire:
            table = msgspec.to_builtins(questionnaire)
            self._used_ids = {part for key in _ids(table) for part in key.split(".")}
            self.questionnaire = msgspec.convert(self._redact(table), Questionnaire)

    def redact_sitting(self, sitting: Sitting) -> Sitting:
        """Return a sitting in which the answers and notes have the new ids."""
        position = sitting.position
        return replace(
            sitting,
            questionnaire_ref=replace(
                sitting.questionnaire_ref,
                id=self.questionnaire.id,
                version=self.questionnaire.version,
            ),
            position=position if position == REVIEW else self._new_key(position),
            answers=self._redact_answers(sitting.answers),
            suggestions=self._redact_answers(sitting.suggestions),
            notes={self._new_key(key): note for key, note in sitting.notes.items()},
        )

    def _redact_answers(self, answers: Mapping[str, str]) -> dict[str, str]:
        return {self._new_key(key): self._new_id(answer) for key, answer in answers.items()}

    def _redact(self, value: Any, key: str = "") -> Any:
        """Return a redacted part of the questionnaire's table. ``key`` is the key of this part."""
        if isinstance(value, Mapping):
            is_text = _is_localized_text(value)
            return {
                inner_key: self._redact(item, "" if is_text else inner_key)
                for inner_key, item in value.items()
            }
        if isinstance(value, list | tuple):
            return [self._redact(item, key) for item in value]
        if not isinstance(value, str) or key in _PLAIN_KEYS or value in _builtin_texts():
            return value
        if key in _ID_KEYS:
            return self._new_key(value)
        if key == "version":
            version = self._replacements.replace_in_id(value)
            return re.sub(r"[^0-9A-Za-z.]", "", version)[:_VERSION_LENGTH]
        return self._replacements.replace_in_text(value)

    def _new_key(self, key: str) -> str:
        return ".".join(map(self._new_id, key.split(".")))

    def _new_id(self, old_id: str) -> str:
        """Return the new id for an id. An id of the built-in questionnaire is not changed."""
        if old_id not in self._new_ids:
            replaced = redact_id(old_id, self._replacements)
            self._new_ids[old_id] = old_id if replaced == old_id else self._unused_id(replaced)
        return self._new_ids[old_id]

    def _unused_id(self, text: str) -> str:
        """Return an id like this text that is not used in the questionnaire."""
        new_id = text[:_ID_LENGTH]
        for number in itertools.count(2):
            if new_id not in self._used_ids:
                break
            new_id = f"{text[: _ID_LENGTH - 5]}-{number}"
        self._used_ids.add(new_id)
        return new_id


def redact_id(old_id: str, replacements: NameReplacements) -> str:
    """Return an id without names. An id of the built-in questionnaire is not changed."""
    return old_id if old_id in _builtin_texts() else replacements.replace_in_id(old_id)


@cache
def _builtin_texts() -> frozenset[str]:
    """Return all ids and texts of the built-in questionnaire, and the reserved ids."""
    return frozenset(
        [UNKNOWN, WEIGHING, *_strings(msgspec.to_builtins(builtin_edition().questionnaire))]
    )


def _ids(value: Any, key: str = "") -> Iterator[str]:
    """Yield every id in a questionnaire's table, and every reference to an id."""
    if isinstance(value, Mapping):
        if _is_localized_text(value):
            return
        for inner_key, item in value.items():
            yield from _ids(item, inner_key)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _ids(item, key)
    elif key in _ID_KEYS:
        yield value


def redact_answered(
    answered: AnsweredSitting, alias: Alias, aliases: Sequence[Alias], *, with_notes: bool
) -> AnsweredSitting:
    """Return a sitting under an alias, and its questionnaire without the names of ``aliases``.

    Without ``with_notes``, notes are left out.
    """
    redaction = QuestionnaireRedaction(answered.questionnaire, NameReplacements(aliases))
    sitting = redact(answered.sitting, alias, aliases, with_notes=with_notes)
    return AnsweredSitting(redaction.questionnaire, redaction.redact_sitting(sitting))


def _is_localized_text(table: Mapping[str, Any]) -> bool:
    """Whether a table contains the translations of a text.

    The keys of the table cannot show this, because the languages id, is and to have the names of
    other keys. No other table of a questionnaire contains only strings.
    """
    return all(isinstance(item, str) for item in table.values())


def _strings(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _strings(item)]
    return [value] if isinstance(value, str) else []
