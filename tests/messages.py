"""Keep the catalogues in step with the code: ``python tests/messages.py``, then translate.

New messages come in without a translation, messages that are gone go. click's own messages
belong to ours: its help and its errors are part of what a user reads.
"""

from pathlib import Path

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
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
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
