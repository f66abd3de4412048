"""The interview in lines in a real terminal: any language, width and encoding."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.lineui.console import Console
from tensigns.text.width import cell_width
from tests.lineui.keyboard import answering, awaits, contents, terminal
from tests.lineui.lines import CLIENT, Tty, sit
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.process

LINES = {
    "en": ["x", "n", "b", "", "3", "o", "Sunday 23:10", "née ○", "", "1", "w", "1", "?", "y", "f"],
    "nl": ["x", "n", "b", "", "3", "o", "zondag 23:10", "née ○", "", "1", "w", "1", "?", "j", "f"],
}
CHARMAP = Path("/usr/share/i18n/charmaps/ISO-8859-1.gz")


class Typist(io.StringIO):
    """Somebody who types at a terminal that shows it; ``before`` is what stood there each time."""

    def __init__(self, lines: Sequence[str], terminal: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._terminal = terminal
        self.before: list[str] = []

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        self.before.append(self._terminal.getvalue())
        line = super().readline(-1 if size is None else size)
        self._terminal.write(line)
        return line


def transcripts(folder: Path, lines: Sequence[str], width: int) -> list[str]:
    """What must stand on a terminal before each line, and at the end."""
    writer = Tty()
    typist = Typist(lines, writer)
    sit(Library(folder), Console(typist, writer, lambda: width))
    return [steady(text) for text in (*typist.before, writer.getvalue())]


def steady(text: str) -> str:
    """A transcript without what is drawn by lot or goes by the clock."""
    text = re.sub(r"\S+-[0-9a-f]{8}@\d{8}T\d{6}Z", "ID", text)
    return re.sub(r"\d+ [a-z]+ 20\d\d", "DAY", text, flags=re.IGNORECASE)


def told(running: Terminal, encoding: str = "utf-8") -> str:
    """All that was written to a terminal, whose own line ends are the two characters."""
    return steady(running.raw.decode(encoding).replace("\r\n", "\n"))


def sits(running: Terminal, lines: Sequence[str], expected: Sequence[str], encoding: str) -> str:
    """Type each line when exactly what is expected stands there; all that was told at the end."""
    for line, before in zip(lines, expected, strict=False):
        running.wait_until(partial(stands, running, before, encoding), before)
        running.process.send(f"{line}\r".encode(encoding))
    assert running.wait_for_end() == 0
    return told(running, encoding)


def stands(running: Terminal, expected: str, encoding: str, _shown: str) -> bool:
    """Whether exactly this was written so far."""
    return told(running, encoding) == expected


@pytest.mark.parametrize(
    ("language", "size", "environ"),
    [
        ("en", (80, 24), {}),
        ("nl", (80, 24), {}),
        ("en", (40, 12), {"NO_COLOR": "1"}),
        ("nl", (40, 12), {"NO_COLOR": "1", "TERM": "dumb"}),
    ],
)
def test_the_transcript_reads_from_top_to_bottom_and_holds_everything_once(
    language: str, size: tuple[int, int], environ: dict[str, str], tmp_path: Path
) -> None:
    set_language(language)
    width = min(size[0] - 1, 78)
    expected = transcripts(tmp_path / "expected", LINES[language], width)
    with terminal(
        tmp_path, "--plain", CLIENT, size=size, environ={"TENSIGNS_LANG": language, **environ}
    ) as running:
        assert sits(running, LINES[language], expected, "utf-8") == expected[-1]
    assert not [char for char in expected[-1] if acts(char)]
    assert all(cell_width(line) <= size[0] for line in expected[-1].splitlines())
    assert contents(tmp_path / "data") == contents(tmp_path / "expected")


def acts(char: str) -> bool:
    """Whether a character does something on a terminal but to stand there or to end a line."""
    return char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")


@pytest.fixture
def latin_1(tmp_path: Path) -> dict[str, str]:
    """An environment in a real Latin-1 locale."""
    if not CHARMAP.exists():
        pytest.skip("not installed: locales")
    target = tmp_path / "locales" / "en_GB.ISO-8859-1"
    target.parent.mkdir()
    command = ["localedef", "-i", "en_GB", "-f", "ISO-8859-1", str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return {"LOCPATH": str(target.parent), "LC_ALL": "en_GB.ISO-8859-1", "LANG": ""}


def test_a_latin_1_terminal_gets_what_it_has_and_the_rest_spelled(
    latin_1: dict[str, str], tmp_path: Path
) -> None:
    lines = [line.replace("○", "é") for line in LINES["en"]]
    expected = [spelled_out(text) for text in transcripts(tmp_path / "expected", lines, 78)]
    with terminal(tmp_path, "--plain", CLIENT, environ=latin_1) as running:
        assert sits(running, lines, expected, "latin-1") == expected[-1]
    assert "(/) Watch" in expected[-1]
    assert any("née é" in text for text in contents(tmp_path / "data"))


def spelled_out(text: str) -> str:
    """A transcript in characters that Latin-1 has, as each line was written in them."""
    quote = "\N{RIGHT SINGLE QUOTATION MARK}"
    for sign, spelling in (("◐", "(/)"), ("“", '"'), ("”", '"'), (quote, "'"), ("…", "...")):
        text = text.replace(sign, spelling)
    return text


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
)
def test_any_locale_will_do(environ: dict[str, str], tmp_path: Path) -> None:
    with terminal(tmp_path, "--plain", "Köln ○", environ=environ) as running:
        for line in ("n", "1", "1", "f"):
            running.wait_until(lambda _shown: awaits(running), "a prompt")
            running.send(f"{line}\r")
        assert running.wait_for_end() == 0
    assert b"Traceback" not in running.raw
    assert b"Keep: no points" in running.raw


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TENSIGNS_PLAIN": "1"}])
def test_a_poor_terminal_is_asked_in_lines(environ: dict[str, str], tmp_path: Path) -> None:
    with terminal(tmp_path, CLIENT, environ=environ) as running:
        answering(running, "n")
        running.send("q\r")
        assert running.wait_for_end() == 0
    assert b"\x1b" not in running.raw


def test_without_a_name_it_is_asked_for(tmp_path: Path) -> None:
    with terminal(tmp_path, "--plain") as running:
        running.wait_for("What is the client called?")
        answering(running, "", "Initech", "n")
        running.send("q\r")
        assert running.wait_for_end() == 0
    assert [client.name for client in Library(tmp_path / "data").clients()] == ["Initech"]
