"""A pseudo-language for the tests: every message in Cyrillic letters, so that English shows up."""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from tensigns import language
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage import toml

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_CYRILLIC = {
    letter: chr(first + index)
    for letters, first in ((ascii_lowercase, 0x0430), (ascii_uppercase, 0x0410))
    for index, letter in enumerate(letters)
}


def translate(text: str) -> str:
    """Return the text in Cyrillic letters, with its placeholders unchanged."""
    parts = _PLACEHOLDER.split(text)
    return "".join(part if part.startswith("{") else _replace_letters(part) for part in parts)


def _replace_letters(text: str) -> str:
    return re.sub("[a-z]|[A-Z]", lambda match: _CYRILLIC[match[0]], text)


class PseudoCatalogue(gettext.NullTranslations):
    """A catalogue that translates every message."""

    def gettext(self, message: str) -> str:
        """Return the message in the pseudo-language."""
        return translate(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the singular or plural message in the pseudo-language."""
        return translate(msgid1 if n == 1 else msgid2)


@contextmanager
def activate() -> Iterator[None]:
    """Use the pseudo-language inside the context, and the previous language afterwards."""
    state = language._State  # noqa: SLF001  set_language accepts only the real languages
    before = state.catalogue
    state.catalogue = PseudoCatalogue()
    try:
        yield
    finally:
        state.catalogue = before


def edition() -> Edition:
    """Return the built-in questionnaire in the pseudo-language."""
    table = toml.parse(builtin_edition().data, "built-in")
    return parse_edition(toml.dumps(_translate_table(table)), "pseudo-language")


def _translate_table(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _translate_value(value) for key, value in table.items()}


def _translate_value(value: Any) -> Any:
    if isinstance(value, list):
        return [_translate_value(item) for item in value]
    if not isinstance(value, dict):
        return value
    if {"en", "nl"} == value.keys():
        return {language: translate(text) for language, text in value.items()}
    return _translate_table(value)
