"""The catalogues have a correct translation of every message in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tensigns.language import LANGUAGES
from tests.messages import (
    HEADER,
    KEYWORDS,
    PACKAGE,
    catalogue_paths,
    extract_messages,
    is_translated,
    read_catalogue,
)

ERRORS = {"BadInput", "OperationFailed", "InputEnded", "OutputEnded", "UsageError"}
STRAIGHT_QUOTE = re.compile(r"\"|(?<!\w)'")
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
    assert all(source_file.startswith(("app/", "click/")) for source_file in source_files)


def own_messages(catalogue: Catalog) -> Iterator[Message]:
    """The messages of our code; those of click and tomli have straight quotation marks."""
    for message in messages_by_forms(catalogue).values():
        files = [file for file, _line in message.locations]
        if any(file.startswith("app/") and "toml_messages" not in file for file in files):
            yield message


@every_catalogue
def test_a_quotation_has_the_marks_of_print(path: Path) -> None:
    for message in own_messages(read_catalogue(path)):
        for form in forms(message.id) + forms(message.string):
            # A shell reads the straight quotation marks of an example.
            is_command = form.startswith("tensigns ")
            assert is_command or not STRAIGHT_QUOTE.search(form), form


def raised_messages() -> Iterator[str]:
    """The messages in the code that an error begins with."""
    for path in PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                yield from messages_raised_in(function)


def messages_raised_in(function: ast.FunctionDef) -> Iterator[str]:
    """The messages of the errors that a function raises, directly or through a variable."""
    assigned = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and ast.unparse(node.exc.func).rpartition(".")[2] in ERRORS
            and node.exc.args
        ):
            yield from begun_messages(node.exc.args[0], assigned)


def begun_messages(expression: ast.expr, assigned: dict[str, ast.expr]) -> Iterator[str]:
    """The messages that the value of an expression can begin with."""
    match expression:
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(message)), *_]) if (
            name in KEYWORDS
        ):
            yield message
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            yield from begun_messages(value, assigned)
        case ast.Name(id=name) if name in assigned:
            yield from begun_messages(assigned[name], {})
        case ast.IfExp(body=body, orelse=orelse):
            yield from begun_messages(body, assigned)
            yield from begun_messages(orelse, assigned)


def test_an_error_begins_with_a_capital_or_with_what_it_is_about() -> None:
    messages = set(raised_messages())
    assert len(messages) > 40
    assert {message for message in messages if message[0].islower()} == set()
