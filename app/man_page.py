"""The manual page, made from the help of the commands, as a build puts it into the wheel.

To look at it, run ``python app/man_page.py nl | man -l -``, or ``en``.
"""

import sys
import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

import click

from tensigns import __version__
from tensigns.cli.localized import LocalizedCommand, LocalizedGroup, global_options
from tensigns.cli.root import root
from tensigns.environment.settings import Settings
from tensigns.language import N_, set_language
from tensigns.language import gettext as _

LINE_LENGTH = 80
"""The most characters of a line of running text in the source."""

_ESCAPES = {
    "\\": r"\(rs",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    '"': r"\(dq",
}
"""The escapes of characters that roff prints as others, or that would be part of a request."""


class _Entry(NamedTuple):
    """A file, a variable or an exit code, and what it is. The text is marked for translation."""

    name: str
    text: str


FILES = (
    _Entry(
        "~/.config/tensigns/config.toml",
        N_("The settings: {settings}. A line that is left out has its default."),
    ),
    _Entry(
        "~/.local/share/tensigns/",
        N_(
            "The data folder. Each client has a folder in “clients”, with its sittings, its "
            "journal and its documents as text files. “questionnaires” has every questionnaire "
            "that was answered, “trash” what was deleted, “rates.toml” your interest rates."
        ),
    ),
    _Entry(
        "~/.local/state/tensigns/crash-*.txt",
        N_("Where in the program a fault happened, without your data."),
    ),
)

EXIT_CODES = (
    _Entry("0", N_("Everything went well.")),
    _Entry(
        "1",
        N_(
            "Something failed: a disk, a permission, a folder that another tensigns has open, the "
            "end of the input, or a fault in the program."
        ),
    ),
    _Entry(
        "2",
        N_("The command is wrong, or a file is. With `check`: there are faults."),
    ),
    _Entry("3", N_("With `due --exit-code`: something is due.")),
    _Entry("130", N_("You pressed Ctrl+C.")),
    _Entry("128+n", N_("The signal n ended the program.")),
)

VARIABLES = (
    _Entry("TENSIGNS_DATA", N_("The data folder, unless --data names one.")),
    _Entry("TENSIGNS_LANG", N_("The language, `en` or `nl`, unless --lang names one.")),
    _Entry("TENSIGNS_PLAIN", N_("If it is `1`, plain lines instead of the full screen.")),
    _Entry("TENSIGNS_DEBUG", N_("If it is `1`, a fault in the program is shown in full.")),
    _Entry("VISUAL, EDITOR", N_("Your editor, for longer texts.")),
    _Entry("NO_COLOR", N_("If it is set, the terminal keeps its own colours.")),
    _Entry("TEXTUAL_COLOR_SYSTEM", N_("The colours: `auto`, `standard`, `256` or `truecolor`.")),
    _Entry("TERM", N_("If it is `dumb`, plain lines instead of the full screen.")),
    _Entry(
        "LC_ALL, LC_MESSAGES, LANG, LANGUAGE",
        N_("The locale: the language if nothing else names one, and the characters."),
    ),
    _Entry(
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
        N_("The folders in which, on Linux, the folders of tensigns are."),
    ),
)


def manual_page(language: str, day: date) -> str:
    """Return the page in a language as roff source in ASCII. ``day`` is the date on the page.

    The language of the process changes.
    """
    set_language(language)
    context = click.Context(root, info_name="tensigns")
    return "\n".join(_page_lines(context, day)) + "\n"


def _page_lines(context: click.Context, day: date) -> Iterator[str]:
    summary, *paragraphs = (root.help or "").split("\n\n")
    yield r".\" Made from the help of the commands by app/man_page.py."
    yield f'.TH TENSIGNS 1 {day} "tensigns {__version__}" "{_escape(_("User commands"))}"'
    yield from _heading(_("Name"))
    yield rf"tensigns \- {_escape(summary[:1].lower() + summary[1:].rstrip('.'))}"
    yield from _heading(_("Synopsis"))
    yield from _usage_lines(_("[OPTIONS]"))
    yield ".br"
    yield from _usage_lines(_("[OPTIONS]"), _("[COMMAND] [ARGS]..."))
    yield from _heading(_("Description"))
    yield from _paragraphs(*paragraphs)
    yield from _heading(_("Options"))
    yield from _paragraphs(_("Every command has these options too, apart from `--demo`."))
    yield from _option_lines(root.params, context)
    yield from _heading(_("Commands"))
    yield from _command_lines(root, context)
    yield from _heading(_("Exit codes"))
    yield from _entry_lines(EXIT_CODES)
    yield from _heading(_("Files"))
    yield from _paragraphs(_("These are the places on Linux; other systems have their own."))
    yield from _entry_lines(FILES)
    yield from _heading(_("Environment"))
    yield from _entry_lines(VARIABLES)
    yield from _heading(_("Examples"))
    yield from _example_lines(root.examples)


def _heading(title: str) -> Iterator[str]:
    yield f".SH {_escape(title.upper())}"


def _usage_lines(*pieces: str) -> Iterator[str]:
    yield " ".join([_bold("tensigns"), *map(_escape, pieces)])


def _command_lines(group: LocalizedGroup, context: click.Context) -> Iterator[str]:
    """Yield a section for each command of a group, and after it for the commands in it."""
    shared_names = {option.name for option in global_options()}
    for name in group.list_commands(context):
        command = group.commands[name]
        command_context = click.Context(command, info_name=name, parent=context)
        usage = [command_context.command_path, *command.collect_usage_pieces(command_context)]
        yield f'.SS "{_escape(" ".join(usage))}"'
        yield from _paragraphs(*(command.help or "").split("\n\n"))
        own_params = [param for param in command.params if param.name not in shared_names]
        yield from _option_lines(own_params, command_context)
        if isinstance(command, LocalizedCommand) and command.examples:
            yield ".PP"
            yield from _paragraphs(_("Examples") + ":", "")
            yield from _example_lines(command.examples)
        if isinstance(command, LocalizedGroup):
            yield from _command_lines(command, command_context)


def _option_lines(params: Iterable[click.Parameter], context: click.Context) -> Iterator[str]:
    for param in params:
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record is not None:
            label, text = record
            yield from _tagged(" ".join(map(_option_word, label.split())), text)


def _option_word(word: str) -> str:
    """Return a word of an option's label: a name in bold, the placeholder of a value in italics."""
    name = word.removesuffix(",")
    if name.startswith("-"):
        return _bold(name) + word[len(name) :]
    return _italic(word)


def _entry_lines(entries: Iterable[_Entry]) -> Iterator[str]:
    for entry in entries:
        text = _(entry.text).replace("{settings}", ", ".join(Settings.__struct_fields__))
        yield from _tagged(_bold(entry.name), text)


def _example_lines(examples: Iterable[str]) -> Iterator[str]:
    """Yield examples, each on a line of its own that is not wrapped."""
    yield from (".RS", ".EX")
    yield from (_protect(_escape(example)) for example in examples)
    yield from (".EE", ".RE")


def _tagged(tag: str, text: str) -> Iterator[str]:
    """Yield a tag, which is roff source, and the indented text under it."""
    yield ".TP"
    yield tag
    yield from _paragraphs(text)


def _paragraphs(*texts: str) -> Iterator[str]:
    """Yield paragraphs with a request between two of them. Text in backticks becomes bold."""
    for index, text in enumerate(texts):
        if index:
            yield ".PP"
        parts = enumerate(text.split("`"))
        source = "".join(_bold(part) if number % 2 else _escape(part) for number, part in parts)
        for line in textwrap.wrap(source, LINE_LENGTH, break_long_words=False):
            yield _protect(line)


def _bold(text: str) -> str:
    return rf"\fB{_escape(text)}\fR"


def _italic(text: str) -> str:
    return rf"\fI{_escape(text)}\fR"


def _escape(text: str) -> str:
    """Return text as roff source in ASCII that prints it as it is."""
    return "".join(
        _ESCAPES.get(char, char if char.isascii() else rf"\[u{ord(char):04X}]") for char in text
    )


def _protect(line: str) -> str:
    """Return a line of text that roff takes for no request. Requests start with a dot."""
    return rf"\&{line}" if line.startswith(".") else line


if __name__ == "__main__":
    sys.stdout.write(manual_page(sys.argv[1], datetime.now(UTC).date()))
