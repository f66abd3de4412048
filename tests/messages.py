"""Keep the catalogues in step with the code: ``python tests/messages.py``, then translate.

New messages come in without a translation, messages that are gone go. click's own messages
belong to ours: its help and its errors are part of what a user reads.
"""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "app" / "tensigns"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "N_": None,
    "ngettext": (1, 2),
}
# Babel's own header would name a project, a translator and the day.
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n"

"""


def in_python(
    file: IO[bytes], keywords: Collection[str], *_tags: object, **_options: object
) -> Iterator[tuple[int, str, list[str | None], list[str]]]:
    """The messages of a Python file.

    Babel's own reader works on tokens, and sees what stands within an f-string from Python 3.12 on
    only: the catalogues would depend on who wrote them.
    """
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in keywords:
            yield call.lineno, call.func.id, [_text(each) for each in call.args], []


def _text(argument: ast.expr) -> str | None:
    said = argument.value if isinstance(argument, ast.Constant) else None
    return said if isinstance(said, str) else None


METHODS: list[tuple[str, Any]] = [("**.py", in_python), ("**.jinja", "jinja2")]


def extracted() -> Catalog:
    """Every message of the program and of click, without translations."""
    catalogue = Catalog()
    for folder, prefix in ((PACKAGE, "app/tensigns/"), (Path(click.__file__).parent, "click/")):
        for name, _, message, _, _ in extract_from_dir(folder, METHODS, keywords=KEYWORDS):
            catalogue.add(message, locations=[(prefix + Path(name).as_posix(), 0)])
    return catalogue


def catalogues() -> tuple[Path, ...]:
    """Where the translations lie, one file a language."""
    return tuple(sorted(PACKAGE.glob("locale/*/LC_MESSAGES/*.po")))


def read(path: Path) -> Catalog:
    """The catalogue in a file."""
    with path.open("rb") as source:
        return read_po(source, abort_invalid=True)


def update(path: Path) -> tuple[str, ...]:
    """Bring one catalogue up to date and return the messages that want a translation."""
    catalogue = read(path)
    catalogue.update(extracted(), no_fuzzy_matching=True)
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
    return tuple(str(message.id) for message in catalogue if message.id and not translated(message))


def translated(message: Message) -> bool:
    """Whether every form of a message has a translation that somebody stands for."""
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(forms) and not message.fuzzy


if __name__ == "__main__":
    for each in catalogues():
        wanted = update(each)
        print(f"{each.parts[-3]}: {len(wanted)} to translate", *wanted, sep="\n  ")
