"""The language that the program speaks, click's frame included."""

import gettext as catalogues
import subprocess
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
)


@pytest.fixture(autouse=True)
def spoken_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave the process's language as it was found."""
    before = current_language()
    monkeypatch.setenv("LANGUAGE", before)
    yield
    set_language(before)


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
        ({"TENSIGNS_LANG": "nl", "LC_ALL": "en_GB.UTF-8"}, "nl"),
        ({"TENSIGNS_LANG": "en", "LC_ALL": "nl_NL.UTF-8"}, "en"),
        ({"TENSIGNS_LANG": "", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
    ],
)
def test_the_environment_chooses(environ: Mapping[str, str], expected: str) -> None:
    assert detect_language(environ) == expected


@pytest.mark.parametrize("asked", ["de", "nl_NL", "NL", "\x1b[31m", "{languages}"])
def test_another_language_is_refused_by_name(asked: str) -> None:
    with pytest.raises(BadInput) as raised:
        detect_language({"TENSIGNS_LANG": asked})
    said = str(raised.value)
    assert "TENSIGNS_LANG" in said
    assert ascii(asked) in said
    assert all(language in said for language in LANGUAGES)
    with pytest.raises(BadInput):
        set_language(asked)


def test_messages_follow_the_language() -> None:
    set_language("nl")
    assert current_language() == "nl"
    assert gettext("Missing option") == "Ontbrekende optie"
    set_language("en")
    assert current_language() == "en"
    assert gettext("Missing option") == "Missing option"


def test_plurals_follow_the_language() -> None:
    one = "Option {name!r} requires an argument."
    many = "Option {name!r} requires {nargs} arguments."
    set_language("en")
    assert [ngettext(one, many, number) for number in (0, 1, 2)] == [many, one, many]
    set_language("nl")
    een = "Bij de optie {name!r} hoort een waarde."
    meer = "Bij de optie {name!r} horen {nargs} waarden."
    assert [ngettext(one, many, number) for number in (0, 1, 2)] == [meer, een, meer]


def test_clicks_own_lookup_follows_too() -> None:
    set_language("nl")
    assert catalogues.gettext("Missing option") == "Ontbrekende optie"
    set_language("en")
    assert catalogues.gettext("Missing option") == "Missing option"


def test_a_marked_message_stays_as_it_is() -> None:
    set_language("nl")
    assert N_("Missing option") == "Missing option"


def test_without_a_compiled_catalogue_it_speaks_english(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "_FOLDER", tmp_path)
    set_language("nl")
    assert gettext("Missing option") == "Missing option"


def test_importing_it_loads_no_catalogue_and_no_babel() -> None:
    code = "import sys, tensigns.language; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
