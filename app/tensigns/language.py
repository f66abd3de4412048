"""The language that the program speaks: English, or a catalogue of translations.

English is the text in the code. Everywhere else::

    from tensigns.language import N_, gettext as _, ngettext

``_`` looks a message up at once, so never call it while a module is imported: the language is
chosen later. Mark such a message with `N_` and translate it where it is shown.
"""

import gettext as catalogues
import os
import re
from collections.abc import Mapping
from pathlib import Path

from tensigns.errors import BadInput

LANGUAGES = ("en", "nl")
"""What can be chosen; the first is the one the messages are written in."""

LANGUAGE_VARIABLE = "TENSIGNS_LANG"
"""The environment variable that chooses a language for this program only."""

_DOMAIN = "tensigns"
_FOLDER = Path(__file__).with_name("locale")


class _Chosen:
    """The process has one language, as it has one locale."""

    language: str = LANGUAGES[0]
    catalogue: catalogues.NullTranslations = catalogues.NullTranslations()


def set_language(language: str) -> None:
    """Speak this language from now on; BadInput if it is none of `LANGUAGES`.

    A catalogue that was never compiled (a bare checkout) leaves the messages in English.
    """
    if language not in LANGUAGES:
        raise BadInput(unknown_language(language))
    _Chosen.language = language
    _Chosen.catalogue = catalogues.translation(_DOMAIN, _FOLDER, [language], fallback=True)
    # click looks its own messages up in the global domain, by the environment's language.
    catalogues.bindtextdomain(_DOMAIN, _FOLDER)
    catalogues.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = language


def current_language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _Chosen.language


def detect_language(environ: Mapping[str, str], configured: str | None = None) -> str:
    """The language asked for: by `VARIABLE`, the settings, the locale, else English.

    A locale in another language means English; another language in `VARIABLE` is BadInput.
    """
    if asked := environ.get(LANGUAGE_VARIABLE):
        if asked not in LANGUAGES:
            raise BadInput(f"{LANGUAGE_VARIABLE}: {unknown_language(asked)}")
        return asked
    if configured is not None:
        return configured
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    language = re.split("[_.@]", locale, maxsplit=1)[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def unknown_language(language: str) -> str:
    """What to say of a language that is none of `LANGUAGES`."""
    message = gettext("the language {language} is not known; choose one of: {languages}")
    return message.format(language=ascii(language), languages=", ".join(LANGUAGES))


def gettext(message: str) -> str:
    """The message in the language in use."""
    return _Chosen.catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for this number in the language in use; put the number in with ``format``."""
    return _Chosen.catalogue.ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802  the mark that gettext's tools and readers know
    """Mark a message for translation where it is shown, and give it back as it is."""
    return message
