"""The catalogues have a correct translation of every message in the code."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tensigns.language import LANGUAGES
from tests.messages import HEADER, catalogue_paths, extract_messages, is_translated, read_catalogue

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[a-z]")
PLURALS = {"nl": "nplurals=2; plural=(n != 1)"}

every_catalogue = pytest.mark.parametrize(
    "path", catalogue_paths(), ids=lambda path: path.parts[-3]
)


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """All forms of a message, or the only one."""
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def messages_by_forms(catalogue: Catalog) -> dict[tuple[str, ...], Message]:
    """The messages of a catalogue without its header, by their forms in the code."""
    return {forms(message.id): message for message in catalogue if message.id}


def test_every_language_has_a_catalogue() -> None:
    assert [path.parts[-3] for path in catalogue_paths()] == sorted(LANGUAGES[1:])


@every_catalogue
def test_the_catalogue_has_exactly_the_messages_of_the_code(path: Path) -> None:
    """``python tests/messages.py`` updates the catalogues."""
    catalogue = read_catalogue(path)
    in_catalogue = messages_by_forms(catalogue).keys()
    in_code = messages_by_forms(extract_messages()).keys()
    assert in_code - in_catalogue == set()
    assert in_catalogue - in_code == set()
    assert not catalogue.obsolete


@every_catalogue
def test_every_message_is_translated(path: Path) -> None:
    assert [
        m.id for m in messages_by_forms(read_catalogue(path)).values() if not is_translated(m)
    ] == []


@every_catalogue
def test_every_message_has_its_number_of_plural_forms(path: Path) -> None:
    catalogue = read_catalogue(path)
    assert catalogue.plural_forms.rstrip(";") == PLURALS[path.parts[-3]]
    for message in messages_by_forms(catalogue).values():
        form_count = catalogue.num_plurals if message.pluralizable else 1
        assert len(forms(message.string)) == form_count, message.id


@every_catalogue
def test_a_translation_has_the_placeholders_of_its_message(path: Path) -> None:
    for message in messages_by_forms(read_catalogue(path)).values():
        if not is_translated(message):
            continue
        source_placeholders = [set(PLACEHOLDER.findall(form)) for form in forms(message.id)]
        for index, form in enumerate(forms(message.string)):
            placeholders = set(PLACEHOLDER.findall(form))
            # The singular may spell a number out, so only unknown placeholders are wrong there.
            assert placeholders <= set.union(*source_placeholders), message.id
            assert (
                index + 1 < len(source_placeholders) or placeholders == source_placeholders[-1]
            ), message.id


@every_catalogue
def test_a_translation_has_the_outer_white_space_of_its_message(path: Path) -> None:
    for message in messages_by_forms(read_catalogue(path)).values():
        source = forms(message.id)[0]
        for form in filter(None, forms(message.string)):
            assert form[:1].isspace() == source[:1].isspace(), message.id
            assert form[-1:].isspace() == source[-1:].isspace(), message.id


@every_catalogue
def test_the_catalogue_has_the_standard_header_and_relative_paths(path: Path) -> None:
    language = path.parts[-3]
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEADER.format(language=language, plurals=PLURALS[language]))
    references = {line[3:] for line in text.splitlines() if line.startswith("#: ")}
    source_files = {source_file for reference in references for source_file in reference.split()}
    assert all(source_file.startswith(("app/tensigns/", "click/")) for source_file in source_files)
