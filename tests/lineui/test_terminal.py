"""The line-by-line interview in a real terminal, in several languages, widths and encodings."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.lineui.console import Console
from tensigns.lineui.sitting import run_sitting
from tensigns.session.sitting_session import SittingSession, SittingStart
from tensigns.text.width import cell_width
from tests.library.sample import small_edition
from tests.lineui.memory_console import CLIENT, TerminalOutput
from tests.lineui.terminal_program import is_at_prompt, sitting_texts, start_terminal, type_lines
from tests.processes import WAIT_LIMIT
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process

LINES = {
    "en": ["x", "n", "b", "", "3", "o", "Sunday 23:10", "née ○", "", "1", "w", "1", "?", "y", "f"],
    "nl": ["x", "n", "b", "", "3", "o", "zondag 23:10", "née ○", "", "1", "w", "1", "?", "j", "f"],
}
CHARMAP = Path("/usr/share/i18n/charmaps/ISO-8859-1.gz")


class EchoingInput(io.StringIO):
    """The input of a terminal that echoes lines; records the output before each line."""

    def __init__(self, lines: Sequence[str], terminal: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._terminal = terminal
        self.outputs_before_lines: list[str] = []

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        self.outputs_before_lines.append(self._terminal.getvalue())
        line = super().readline(-1 if size is None else size)
        self._terminal.write(line)
        return line


def expected_transcripts(folder: Path, lines: Sequence[str], width: int) -> list[str]:
    """The output that is expected before each line, and at the end."""
    writer = TerminalOutput()
    reader = EchoingInput(lines, writer)
    # The clock of the program, since the length of a date decides where its line is wrapped.
    with SittingSession(Library(folder), small_edition(), CLIENT, now, SittingStart()) as session:
        run_sitting(Console(reader, writer, lambda: width), session)
    return [normalized(text) for text in (*reader.outputs_before_lines, writer.getvalue())]


def normalized(text: str) -> str:
    """A transcript with placeholders for random ids and dates."""
    text = re.sub(r"\S+-[0-9a-f]{8}@\d{8}T\d{6}Z", "ID", text)
    return re.sub(r"\d+\s[a-z]+\s20\d\d", "DAY", text, flags=re.IGNORECASE)


def terminal_output(terminal: Terminal, encoding: str = "utf-8") -> str:
    """The normalized output of a terminal, with ``\\n`` for the terminal's ``\\r\\n``."""
    return normalized(terminal.raw.decode(encoding).replace("\r\n", "\n"))


def type_at_expected_output(
    terminal: Terminal, lines: Sequence[str], expected: Sequence[str], encoding: str
) -> str:
    """Type each line once the output equals the expected one; return the final output."""
    for line, before in zip(lines, expected, strict=False):
        terminal.wait_until(partial(has_written, terminal, before, encoding), before)
        terminal.send(f"{line}\r".encode(encoding))
    assert terminal.wait_for_end() == 0
    return terminal_output(terminal, encoding)


def has_written(terminal: Terminal, expected: str, encoding: str, _screen: str) -> bool:
    """Whether the output so far equals the expected one."""
    return terminal_output(terminal, encoding) == expected


@pytest.mark.parametrize(
    ("language", "size", "environ"),
    [
        ("en", (80, 24), {}),
        ("nl", (80, 24), {}),
        ("en", (40, 12), {"NO_COLOR": "1"}),
        ("nl", (40, 12), {"NO_COLOR": "1", "TERM": "dumb"}),
    ],
)
def test_the_terminal_shows_exactly_the_expected_transcript(
    language: str, size: tuple[int, int], environ: dict[str, str], tmp_path: Path
) -> None:
    set_language(language)
    width = min(size[0] - 1, 78)
    expected = expected_transcripts(tmp_path / "expected", LINES[language], width)
    with start_terminal(
        tmp_path, "--plain", CLIENT, size=size, environ={"TENSIGNS_LANG": language, **environ}
    ) as terminal:
        assert type_at_expected_output(terminal, LINES[language], expected, "utf-8") == expected[-1]
    assert not [char for char in expected[-1] if is_control_character(char)]
    assert all(cell_width(line) <= size[0] for line in expected[-1].splitlines())
    assert sitting_texts(tmp_path / "data") == sitting_texts(tmp_path / "expected")


def is_control_character(char: str) -> bool:
    """Whether a character other than a line end is a control or format character."""
    return char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")


@pytest.fixture
def latin_1(tmp_path: Path) -> dict[str, str]:
    """An environment in a real Latin-1 locale."""
    if not CHARMAP.exists():
        pytest.skip("not installed: locales")
    target = tmp_path / "locales" / "en_GB.ISO-8859-1"
    target.parent.mkdir()
    command = ["localedef", "-i", "en_GB", "-f", "ISO-8859-1", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=WAIT_LIMIT)
    return {"LOCPATH": str(target.parent), "LC_ALL": "en_GB.ISO-8859-1", "LANG": ""}


def test_a_latin_1_terminal_gets_replacements_for_other_characters(
    latin_1: dict[str, str], tmp_path: Path
) -> None:
    lines = [line.replace("○", "é") for line in LINES["en"]]
    expected = [in_latin_1(text) for text in expected_transcripts(tmp_path / "expected", lines, 78)]
    with start_terminal(tmp_path, "--plain", CLIENT, environ=latin_1) as terminal:
        assert type_at_expected_output(terminal, lines, expected, "latin-1") == expected[-1]
    assert "(/) Watch" in expected[-1]
    assert any("née é" in text for text in sitting_texts(tmp_path / "data"))


def in_latin_1(text: str) -> str:
    """A transcript with the replacements for characters that Latin-1 lacks."""
    quote = "\N{RIGHT SINGLE QUOTATION MARK}"
    for symbol, spelling in (("◐", "(/)"), ("“", '"'), ("”", '"'), (quote, "'"), ("…", "...")):
        text = text.replace(symbol, spelling)
    return text


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
)
def test_a_sitting_completes_in_any_locale(environ: dict[str, str], tmp_path: Path) -> None:
    with start_terminal(tmp_path, "--plain", "Köln ○", environ=environ) as terminal:
        for line in ("n", "1", "1", "f"):
            terminal.wait_until(lambda _screen: is_at_prompt(terminal), "a prompt")
            terminal.send(f"{line}\r")
        assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw
    assert b"Keep: no points" in terminal.raw


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TENSIGNS_PLAIN": "1"}])
def test_a_limited_terminal_gets_the_plain_interview(
    environ: dict[str, str], tmp_path: Path
) -> None:
    with start_terminal(tmp_path, CLIENT, environ=environ) as terminal:
        type_lines(terminal, "n")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    assert b"\x1b" not in terminal.raw


def test_the_lines_are_as_wide_as_the_window_whatever_the_environment_says(
    tmp_path: Path,
) -> None:
    with start_terminal(
        tmp_path, "--plain", CLIENT, environ={"COLUMNS": "30", "LINES": "5"}
    ) as terminal:
        type_lines(terminal)
        hint = "Type a number or a letter and press Enter; ? tells what else can be typed."
        assert hint in terminal.lines


def test_a_missing_client_is_asked_for(tmp_path: Path) -> None:
    with start_terminal(tmp_path, "--plain") as terminal:
        terminal.wait_for("What is the client called?")
        type_lines(terminal, "", "Initech", "n")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    assert [client.name for client in Library(tmp_path / "data").clients()] == ["Initech"]


def test_what_is_said_of_a_line_without_an_end_has_its_own_line(tmp_path: Path) -> None:
    with start_terminal(tmp_path, "--plain", CLIENT) as terminal:
        type_lines(terminal)
        terminal.send("x\x04\x04")
        terminal.wait_for("Type one of")
        assert "\nType one of" in terminal.text
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0


def test_a_wrong_number_of_a_sign_does_not_make_the_next_one_an_answer(tmp_path: Path) -> None:
    with start_terminal(tmp_path, "--plain", CLIENT) as terminal:
        type_lines(terminal, "n", "g", "13", "3")
        terminal.wait_for("How many of the last five invoices were late?")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    library = Library(tmp_path / "data")
    (client,) = library.clients()
    draft = library.draft(client)
    assert draft is not None
    assert draft.answers == {"threats.threatened": "no"}
