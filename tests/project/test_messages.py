"""Every message of the program is translated, and in step with the code."""

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
    """The singular and plural forms, or the one that there is."""
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def messages(catalogue: Catalog) -> dict[tuple[str, ...], Message]:
    """A catalogue's messages without its header, by what stands in the code."""
    return {forms(message.id): message for message in catalogue if message.id}


def test_each_language_has_its_catalogue() -> None:
    assert [path.parts[-3] for path in catalogue_paths()] == sorted(LANGUAGES[1:])


@every_catalogue
def test_none_is_missing_and_none_superfluous(path: Path) -> None:
    """Mend it with ``python tests/messages.py``."""
    catalogue = read_catalogue(path)
    translations, code = messages(catalogue).keys(), messages(extract_messages()).keys()
    assert code - translations == set()
    assert translations - code == set()
    assert not catalogue.obsolete


@every_catalogue
def test_each_is_translated(path: Path) -> None:
    assert [
        each.id for each in messages(read_catalogue(path)).values() if not is_translated(each)
    ] == []


@every_catalogue
def test_plural_forms_are_right(path: Path) -> None:
    catalogue = read_catalogue(path)
    assert catalogue.plural_forms.rstrip(";") == PLURALS[path.parts[-3]]
    for each in messages(catalogue).values():
        wanted = catalogue.num_plurals if each.pluralizable else 1
        assert len(forms(each.string)) == wanted, each.id


@every_catalogue
def test_placeholders_are_the_same_on_both_sides(path: Path) -> None:
    for each in messages(read_catalogue(path)).values():
        if not is_translated(each):
            continue
        known = [set(PLACEHOLDER.findall(form)) for form in forms(each.id)]
        for number, form in enumerate(forms(each.string)):
            used = set(PLACEHOLDER.findall(form))
            # One may be spelled out in the singular, so there only strangers are wrong.
            assert used <= set.union(*known), each.id
            assert number + 1 < len(known) or used == known[-1], each.id


@every_catalogue
def test_both_sides_begin_and_end_alike(path: Path) -> None:
    for each in messages(read_catalogue(path)).values():
        original = forms(each.id)[0]
        for form in filter(None, forms(each.string)):
            assert form[:1].isspace() == original[:1].isspace(), each.id
            assert form[-1:].isspace() == original[-1:].isspace(), each.id


@every_catalogue
def test_the_header_names_nobody_and_no_place(path: Path) -> None:
    language = path.parts[-3]
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEADER.format(language=language, plurals=PLURALS[language]))
    sources = {line[3:] for line in text.splitlines() if line.startswith("#: ")}
    places = {place for source in sources for place in source.split()}
    assert all(place.startswith(("app/tensigns/", "click/")) for place in places)
