"""Errors of the TOML parser in the user's language."""

import pytest
import tomli

from tensigns.errors import BadInput
from tensigns.language import set_language
from tensigns.storage import toml
from tensigns.storage.toml_messages import localized_message

INVALID_FILES = (
    "= 1",
    "x",
    "x = nosuch",
    'x = "\\uZZ"',
    'x = "\\q"',
    'x = "\\ud800"',
    "x = 2026-02-30",
    'x = "y',
    'x = """y',
    "x = 1 y",
    "x = [1",
    "x = {y = 1",
    "x = {",
    "[x",
    "[[x]",
    "x = 1\nx = 2",
    "[x]\n[x]",
    "[x.y]\n[x]\ny.z = 1",
    "x = {y = 1}\nx.z = 2",
    "x = {y = 1, y = 2}",
    "x = '\x01'",
    "# \x01",
    'x = "\x01"',
    "x = '''y",
)


@pytest.mark.parametrize("text", INVALID_FILES)
def test_no_english_is_left_in_a_dutch_message(text: str) -> None:
    set_language("en")
    with pytest.raises(tomli.TOMLDecodeError) as parser_error:
        tomli.loads(text)
    with pytest.raises(BadInput) as english_error:
        toml.parse(text.encode(), "f.toml")
    set_language("nl")
    with pytest.raises(BadInput) as dutch_error:
        toml.parse(text.encode(), "f.toml")
    english, dutch = str(english_error.value), str(dutch_error.value)
    assert parser_error.value.msg[:8] in english
    assert dutch.startswith("f.toml: regel ")
    assert dutch.endswith(")")
    detail = dutch.partition("(")[2]
    assert not {"Invalid", "Expected", "Cannot", "Un", "Found", "Illegal"} & set(detail.split())
    assert detail != english.partition("(")[2]


def test_a_key_is_written_as_in_the_file() -> None:
    with pytest.raises(BadInput, match=r"Cannot declare x\.y twice"):
        toml.parse(b"[x.y]\n[x.y]", "f.toml")


def test_an_unknown_message_of_a_later_parser_is_left_out_of_a_translation() -> None:
    message = "Something about {braces}"
    assert localized_message(message) == message
    set_language("nl")
    assert localized_message(message) == ""
