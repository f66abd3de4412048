"""The language of the program's messages and of those of click."""

import gettext as catalogues
import sys
from collections.abc import Iterator, Mapping

import pytest

from tensigns import language
from tensigns.errors import BadInput
from tensigns.language import (
    LANGUAGES,
    N_,
    current_language,
    detect_language,
    gettext,
    ngettext,
    set_language,
    supported_language,
)
from tests.processes import run_python


@pytest.fixture(autouse=True)
def restored_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Restore the language of the process after the test."""
    language_before = current_language()
    monkeypatch.setenv("LANGUAGE", language_before)
    yield
    set_language(language_before)


WITHOUT_OWN_LANGUAGE = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has a language without any variable"
)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "nl.UTF-8"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "nl@euro"}, "nl"),
        ({"LANG": "nds_NL.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "nl_NL.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "NL_nl"}, "nl"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:nl_BE:en"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "en:nl"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": ""}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "nl", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "nl"}, "en"),
        ({"LANG": "POSIX", "LANGUAGE": "nl"}, "en"),
        pytest.param({"LANGUAGE": "nl"}, "en", marks=WITHOUT_OWN_LANGUAGE),
        ({"TENSIGNS_LANG": "nl", "LC_ALL": "en_GB.UTF-8"}, "nl"),
        ({"TENSIGNS_LANG": "en", "LC_ALL": "nl_NL.UTF-8"}, "en"),
        ({"TENSIGNS_LANG": "", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
    ],
)
def test_the_language_is_detected_from_the_environment(
    environ: Mapping[str, str], expected: str
) -> None:
    assert detect_language(environ) == expected


@pytest.mark.parametrize("name", ["nl", "NL", "nl_NL", "nl_BE.UTF-8", "NL-nl", "nl@euro"])
def test_a_supported_language_may_be_named_as_a_locale(name: str) -> None:
    assert supported_language(name) == "nl"
    assert detect_language({"TENSIGNS_LANG": name}) == "nl"


@pytest.mark.parametrize("code", ["de", "nds_NL", "nlx", "_nl", "\x1b[31m", "{languages}"])
def test_an_unsupported_language_is_refused_with_the_supported_ones(code: str) -> None:
    with pytest.raises(BadInput) as caught:
        detect_language({"TENSIGNS_LANG": code})
    message = str(caught.value)
    assert "TENSIGNS_LANG" in message
    assert f"“{ascii(code)[1:-1]}”" in message
    assert all(language in message for language in LANGUAGES)
    with pytest.raises(BadInput):
        set_language(code)


def test_messages_follow_the_language() -> None:
    set_language("nl")
    assert current_language() == "nl"
    assert gettext("Missing option") == "Er ontbreekt een optie:"
    set_language("en")
    assert current_language() == "en"
    assert gettext("Missing option") == "Missing option"


def test_plurals_follow_the_language() -> None:
    singular = "Option {name!r} requires an argument."
    plural = "Option {name!r} requires {nargs} arguments."
    set_language("en")
    forms = [ngettext(singular, plural, number) for number in (0, 1, 2)]
    assert forms == [plural, singular, plural]
    set_language("nl")
    dutch_singular = "Bij de optie {name!r} hoort een waarde."
    dutch_plural = "Bij de optie {name!r} horen {nargs} waarden."
    forms = [ngettext(singular, plural, number) for number in (0, 1, 2)]
    assert forms == [dutch_plural, dutch_singular, dutch_plural]


def test_messages_of_click_follow_the_language() -> None:
    set_language("nl")
    assert catalogues.gettext("Missing option") == "Er ontbreekt een optie:"
    set_language("en")
    assert catalogues.gettext("Missing option") == "Missing option"


def test_a_message_marked_for_later_is_unchanged() -> None:
    set_language("nl")
    assert N_("Missing option") == "Missing option"


def test_messages_are_english_without_a_compiled_catalogue(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "_FOLDER", tmp_path)
    set_language("nl")
    assert gettext("Missing option") == "Missing option"


def test_importing_the_module_does_not_import_babel() -> None:
    program = "import sys, tensigns.language; print('babel' in sys.modules)"
    assert run_python(program) == "False\n"
