"""The READMEs: their texts, code blocks and commands, and whether a command can be given."""

import re
import shlex
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
ENGLISH, DUTCH = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "LEESMIJ.md"))

_PLACEHOLDERS = {"KLANT": "CLIENT", "KLANT@ID": "CLIENT@ID", "BESTAND": "FILE", "MAP": "DIR"}

_COMMAND = re.compile(r"(?:^|\$\(|/)tensigns(?= |$)([^|)]*)")
"""A command at the start of a line, in another command, or by its path; its arguments."""


def blocks(text: str, language: str) -> tuple[str, ...]:
    """The contents of the code blocks in a language."""
    return tuple(re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))


def commands(text: str) -> set[tuple[str, ...]]:
    """The arguments of every ``tensigns`` command in a block or between backticks.

    The placeholders are those of the English text.
    """
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    spans = (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", prose))
    lines = "".join(blocks(text, "sh")).splitlines()
    parts = (_COMMAND.search(line) for line in (*lines, *spans))
    arguments = (shlex.split(part[1], comments=True) for part in parts if part)
    return {tuple(_PLACEHOLDERS.get(arg, arg) for arg in args) for args in arguments}


def parse(command: click.Command, args: list[str], parent: click.Context | None = None) -> None:
    """Parse arguments as the program does, down to the last command, and run nothing."""
    context = command.make_context("tensigns", [*args], parent=parent)
    # click keeps here what is left for a command of the group
    rest = context._protected_args + context.args  # noqa: SLF001
    if isinstance(command, click.Group) and rest:
        _name, subcommand, subcommand_args = command.resolve_command(context, rest)
        assert subcommand is not None
        parse(subcommand, subcommand_args, context)
