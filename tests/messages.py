"""Update the catalogues from the code: ``python tests/messages.py``, then translate.

New messages are added without a translation, and messages that are no longer used are removed.
click's messages are included, since users read its help and its errors.
"""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

APP = Path(__file__).parents[1] / "app"
PACKAGE = APP / "tensigns"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "N_": None,
    "ngettext": (1, 2),
}
# Babel's header names a project, a translator and the day, which change for no reason
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n"

"""


def python_messages(
    file: IO[bytes], keywords: Collection[str], *_tags: object, **_options: object
) -> Iterator[tuple[int, str, list[str | None], list[str]]]:
    """Yield the messages of a Python file.

    Babel's extractor works on tokens, and Python splits f-strings into tokens from 3.12 on only:
    the catalogues would depend on the version of Python.
    """
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in keywords:
            yield call.lineno, call.func.id, [_literal(argument) for argument in call.args], []


def _literal(argument: ast.expr) -> str | None:
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else None


METHODS: list[tuple[str, Any]] = [("**.py", python_messages), ("**.jinja", "jinja2")]


def extract_messages() -> Catalog:
    """Return every message of the program and of click, without translations."""
    catalogue = Catalog()
    for folder, prefix in ((APP, "app/"), (Path(click.__file__).parent, "click/")):
        for name, _, message, _, _ in extract_from_dir(folder, METHODS, keywords=KEYWORDS):
            catalogue.add(message, locations=[(prefix + Path(name).as_posix(), 0)])
    return catalogue


def catalogue_paths() -> tuple[Path, ...]:
    """Return the paths of the catalogues, one for each language."""
    return tuple(sorted(PACKAGE.glob("locale/*/LC_MESSAGES/*.po")))


def read_catalogue(path: Path) -> Catalog:
    """Read the catalogue of a file."""
    with path.open("rb") as source:
        return read_po(source, abort_invalid=True)


def update_catalogue(path: Path) -> tuple[str, ...]:
    """Update one catalogue and return the messages that have no translation."""
    catalogue = read_catalogue(path)
    catalogue.update(extract_messages(), no_fuzzy_matching=True)
    language = path.parts[-3]
    header = HEADER.format(language=language, plurals=catalogue.plural_forms.rstrip(";"))
    with path.open("wb") as target:
        target.write(header.encode())
        write_po(
            target,
            catalogue,
            width=100,
            omit_header=True,
            sort_by_file=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
    return tuple(
        str(message.id) for message in catalogue if message.id and not is_translated(message)
    )


def is_translated(message: Message) -> bool:
    """Whether every form of a message has a translation that is not a guess."""
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(forms) and not message.fuzzy


if __name__ == "__main__":
    for path in catalogue_paths():
        untranslated = update_catalogue(path)
        print(f"{path.parts[-3]}: {len(untranslated)} to translate", *untranslated, sep="\n  ")
