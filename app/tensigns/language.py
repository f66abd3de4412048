"""The language of the program's messages: English, or a catalogue of translations.

The messages in the code are English. Other modules import::

    from tensigns.language import N_, gettext as _, ngettext

``_`` translates at once, and the language is set after the modules are imported. Therefore, never
call ``_`` while a module is imported: mark the message with `N_`, and call ``_`` where the message
is shown.
"""

import gettext as catalogues
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from tensigns.errors import BadInput
from tensigns.system import display_language

LANGUAGES = ("en", "nl")
"""The supported languages. The first is the language of the messages in the code."""

LANGUAGE_VARIABLE = "TENSIGNS_LANG"
"""The environment variable that sets the language of this program only."""

_DOMAIN = "tensigns"
_FOLDER = Path(__file__).with_name("locale")


class _State:
    """The language of the process. It is global, like a locale."""

    language: str = LANGUAGES[0]
    catalogue: catalogues.NullTranslations = catalogues.NullTranslations()


_letter_language: ContextVar[str | None] = ContextVar("letter_language", default=None)


def set_language(language: str) -> None:
    """Set the language of all messages. Raise BadInput if it is not one of `LANGUAGES`.

    Messages stay English if the catalogue is not compiled, for example in a new checkout.
    """
    if language not in LANGUAGES:
        raise BadInput(unknown_language_message(language))
    _State.language = language
    _State.catalogue = _catalogue(language)
    # click translates its messages with the global domain and the environment's language.
    catalogues.bindtextdomain(_DOMAIN, _FOLDER)
    catalogues.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Translate into one of `LANGUAGES` within the context, for a letter to somebody else.

    Other threads keep the language of the process.
    """
    token = _letter_language.set(language)
    try:
        yield
    finally:
        _letter_language.reset(token)


def current_language() -> str:
    """Return the current language, one of `LANGUAGES`."""
    return _letter_language.get() or _State.language


def supported_language(name: str) -> str | None:
    """Return the supported language that a name such as nl, NL or nl_NL.UTF-8 means.

    Return None if the language is not supported.
    """
    language = re.split("[-_.@]", name, maxsplit=1)[0].lower()
    return language if language in LANGUAGES else None


def detect_language(environ: Mapping[str, str], configured: str | None = None) -> str:
    """Return the language to use.

    The language comes from `LANGUAGE_VARIABLE`; without that variable, from the settings
    (``configured``); without that setting, from the locale. If the variable names an unsupported
    language, raise BadInput. If the locale names an unsupported language, return English.
    """
    if name := environ.get(LANGUAGE_VARIABLE):
        language = supported_language(name)
        if language is None:
            raise BadInput(f"{LANGUAGE_VARIABLE}: {unknown_language_message(name)}")
        return language
    return configured or locale_language(environ)


def locale_language(environ: Mapping[str, str]) -> str:
    """Return the language of the locale, as gettext chooses it.

    This is the first supported language in the variable LANGUAGE; without that variable, the
    language of the locale; without any variable, the language of the system's screen. Return
    English if no language is supported, or if the locale is C.
    """
    locales = (environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((locale for locale in locales if locale), None) or display_language()
    if locale.partition(".")[0] in ("C", "POSIX"):
        return LANGUAGES[0]
    names = (environ.get("LANGUAGE") or locale).split(":")
    languages = (supported_language(name) for name in names)
    return next((language for language in languages if language), LANGUAGES[0])


def unknown_language_message(language: str) -> str:
    """Return the message about a language that is not one of `LANGUAGES`."""
    # The name can come from the environment, with any characters in it.
    quoted_name = gettext("“{text}”").format(text=ascii(language)[1:-1])
    message = gettext("the language {language} is not known; choose one of: {languages}")
    return message.format(language=quoted_name, languages=", ".join(LANGUAGES))


def gettext(message: str) -> str:
    """Return the message in the current language."""
    return _current_catalogue().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the message for a number in the current language. The caller inserts the number."""
    return _current_catalogue().ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802  the name that gettext's tools look for
    """Return the message unchanged. The call marks the message for the catalogues."""
    return message


def _current_catalogue() -> catalogues.NullTranslations:
    language = _letter_language.get()
    return _catalogue(language) if language else _State.catalogue


def _catalogue(language: str) -> catalogues.NullTranslations:
    """Return the catalogue of a language."""
    return _read_catalogue(_FOLDER / language / "LC_MESSAGES" / f"{_DOMAIN}.mo")


@cache
def _read_catalogue(path: Path) -> catalogues.NullTranslations:
    """Return the catalogue in a file, or one without messages if there is no such file.

    ``gettext.translation`` is not used, because it imports ``locale`` to find the file.
    """
    try:
        with path.open("rb") as file:
            return catalogues.GNUTranslations(file)
    except FileNotFoundError:
        return catalogues.NullTranslations()
