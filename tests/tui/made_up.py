"""A language that nobody speaks: every message in letters that English does not have."""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from tensigns import language
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage import toml

_KEPT = re.compile(r"(\{[^{}]*\})")
_OTHERS = {
    english: chr(first + place)
    for letters, first in ((ascii_lowercase, 0x0430), (ascii_uppercase, 0x0410))
    for place, english in enumerate(letters)
}


def strange(text: str) -> str:
    """The text in other letters, its placeholders as they are."""
    parts = _KEPT.split(text)
    return "".join(part if part.startswith("{") else _letters(part) for part in parts)


def _letters(text: str) -> str:
    return re.sub("[a-z]|[A-Z]", lambda found: _OTHERS[found[0]], text)


class Catalogue(gettext.NullTranslations):
    """Translates every message there is."""

    def gettext(self, message: str) -> str:
        """The message in other letters."""
        return strange(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message for a number in other letters."""
        return strange(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken() -> Iterator[None]:
    """Speak it, whatever was spoken before."""
    chosen = language._State  # noqa: SLF001  the languages that can be chosen are real ones
    before = chosen.catalogue
    chosen.catalogue = Catalogue()
    try:
        yield
    finally:
        chosen.catalogue = before


def edition() -> Edition:
    """The built-in questionnaire in it."""
    table = toml.parse(builtin_edition().data, "built-in")
    return parse_edition(toml.dumps(_translated(table)), "made up")


def _translated(value: dict[str, Any]) -> dict[str, Any]:
    return {key: _told(each) for key, each in value.items()}


def _told(value: Any) -> Any:
    if isinstance(value, list):
        return [_told(each) for each in value]
    if not isinstance(value, dict):
        return value
    if {"en", "nl"} == value.keys():
        return {language: strange(text) for language, text in value.items()}
    return _translated(value)
