"""The manual page: every command with its options, in source that roff prints as it is."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from man_page import EXIT_CODES, LINE_LENGTH, manual_page
from tensigns.cli.due import EXIT_DUE
from tensigns.cli.interrupts import INTERRUPTED
from tensigns.cli.localized import global_options
from tensigns.cli.root import root
from tensigns.cli.terminal import PLAIN_VARIABLE
from tensigns.environment.paths import DATA_VARIABLE
from tensigns.environment.settings import Settings
from tensigns.environment.variables import COLOR_SYSTEM_VARIABLE, DEBUG_VARIABLE
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import LANGUAGE_VARIABLE, LANGUAGES, set_language
from tests.processes import WAIT_LIMIT
from tests.required_programs import needs

DAY = date(2026, 11, 27)


class Page(NamedTuple):
    """The page in a language: its source, and its text without escapes and fonts."""

    language: str
    source: str
    text: str


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page in each language."""
    source = manual_page(request.param, DAY)
    yield Page(request.param, source, unescaped(source))
    set_language("en")


def unescaped(source: str) -> str:
    """Return the text that roff prints for a source, with the requests in it."""
    plain = re.sub(r"\\f[BIR]|\\&", "", source)
    for escape, char in {
        r"\-": "-",
        r"\(aq": "'",
        r"\(ga": "`",
        r"\(ha": "^",
        r"\(ti": "~",
        r"\(dq": '"',
    }.items():
        plain = plain.replace(escape, char)
    plain = re.sub(r"\\\[u([0-9A-F]+)\]", lambda match: chr(int(match[1], 16)), plain)
    return plain.replace(r"\(rs", "\\")


def command_contexts(context: click.Context) -> Iterator[click.Context]:
    """Yield a context of each command below the command of a context."""
    assert isinstance(context.command, click.Group)
    for name in context.command.list_commands(context):
        command = context.command.get_command(context, name)
        assert command is not None
        command_context = click.Context(command, info_name=name, parent=context)
        yield command_context
        if isinstance(command, click.Group):
            yield from command_contexts(command_context)


def test_every_command_and_option_is_on_the_page(page: Page) -> None:
    before_commands, *sections = re.split(r"^\.S[SH] ", page.text, flags=re.MULTILINE)
    by_command = {
        re.split(r" [\[A-Z{]", section.partition("\n")[0].strip('"'))[0]: section
        for section in sections
    }
    contexts = [*command_contexts(click.Context(root, info_name="tensigns"))]
    assert len(contexts) > 20
    shared_names = {option.name for option in global_options()}
    for context in contexts:
        section = by_command[context.command_path]
        for param in context.command.params:
            if isinstance(param, click.Option) and param.name not in shared_names:
                label, text = param.get_help_record(context) or ("", "")
                entry = f".TP\n{label}\n{text}"
                assert " ".join(entry.split()) in " ".join(section.split())
    assert "TENSIGNS 1 2026-11-27" in before_commands
    for option in global_options():
        assert f"\n{', '.join(option.opts)}" in page.text


def test_the_page_has_the_exit_codes_the_variables_and_the_settings(page: Page) -> None:
    codes = {str(code) for code in (0, OperationFailed.exit_code, BadInput.exit_code, EXIT_DUE)}
    assert {entry.name for entry in EXIT_CODES} == codes | {str(INTERRUPTED), "128+n"}
    for name in (
        COLOR_SYSTEM_VARIABLE,
        DATA_VARIABLE,
        DEBUG_VARIABLE,
        LANGUAGE_VARIABLE,
        PLAIN_VARIABLE,
        *Settings.__struct_fields__,
    ):
        assert name in page.text


def test_nothing_on_the_page_is_taken_for_a_request(page: Page) -> None:
    assert page.source.isascii()
    requests = {".TH", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".EX", ".EE", ".br"}
    for line in page.source.splitlines():
        assert not line.startswith("'")
        assert line.split(" ")[0] in requests or not line.startswith(".") or line[:3] == '.\\"'
        assert "`" not in line
    running = [line for line in page.source.splitlines() if not line.startswith(("tensigns ", "."))]
    assert max(map(len, running)) <= LINE_LENGTH


@pytest.mark.process
@needs("mandoc")
def test_mandoc_has_no_warning_about_the_page(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "tensigns.1"
    path.write_text(page.source, encoding="ascii")
    mandoc = shutil.which("mandoc") or ""
    result = subprocess.run(
        [mandoc, "-Tlint", "-Wwarning", path],
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_LIMIT,
    )
    assert result.stdout == ""
