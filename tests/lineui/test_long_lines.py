"""Lines that are longer than a terminal passes on: the start is kept, and the user is told."""

import os
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.lineui.console import TERMINAL_LINE_LIMIT, Console
from tests.lineui.memory_console import TerminalInput, output_of, piped_console
from tests.lineui.terminal_program import start_terminal, type_lines
from tests.tui.terminal import Terminal

WARNING = "A terminal passes on 4095 bytes of a line"


def type_note(terminal: Terminal, *lines: str) -> None:
    """Type a note of these lines at the first question, then leave."""
    type_lines(terminal)
    terminal.send("o\r")
    terminal.wait_for("an empty line ends it")
    for line in lines:
        terminal.send(f"{line}\r")
        if len(line.encode()) >= TERMINAL_LINE_LIMIT:
            terminal.wait_until(lambda _screen: b"another line." in terminal.raw, "the warning")
    end_note(terminal)


def end_note(terminal: Terminal) -> None:
    """End the note and leave the sitting."""
    terminal.send("\r")
    terminal.wait_until(lambda _screen: terminal.raw.endswith(b"Answer: "), "a prompt")
    terminal.send("q\r")
    assert terminal.wait_for_end() == 0


def saved_note(home: Path) -> str:
    """The note on the first question in the draft."""
    library = Library(home / "data")
    (client,) = library.clients()
    draft = library.draft(client)
    assert draft is not None
    return draft.notes["threats.threatened"]


@pytest.mark.process
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0123456789" * 600, ("0123456789" * 600)[:TERMINAL_LINE_LIMIT]),
        ("é" * 2_500, "é" * 2_047),
        ("東京" * 700, "東京" * 682 + "東"),
    ],
    ids=["ASCII", "two bytes each", "three bytes each"],
)
def test_the_end_of_a_long_line_is_never_lost_without_a_word(
    typed: str, kept: str, tmp_path: Path
) -> None:
    with start_terminal(tmp_path, "--plain", "Globex") as terminal:
        type_note(terminal, typed, "the rest")
    unwrapped = "".join(terminal.raw.decode(errors="replace").split())
    assert "".join(WARNING.split()) in unwrapped
    assert f"upto“…{kept[-60:]}”" in unwrapped
    assert saved_note(tmp_path) == f"{kept}\nthe rest"


@pytest.mark.process
def test_a_line_that_fits_is_taken_without_a_word(tmp_path: Path) -> None:
    line = "x" * (TERMINAL_LINE_LIMIT - 1)
    with start_terminal(tmp_path, "--plain", "Globex") as terminal:
        type_lines(terminal)
        terminal.send("o\r")
        terminal.wait_for("an empty line ends it")
        terminal.send(f"{line}\r")
        end_note(terminal)
    assert WARNING.encode() not in terminal.raw
    assert saved_note(tmp_path) == line


def test_a_pipe_has_no_such_limit() -> None:
    line = "x" * TERMINAL_LINE_LIMIT
    console = piped_console([line])
    assert console.ask() == line
    assert WARNING not in output_of(console)


def test_a_cut_letter_is_left_out() -> None:
    data = "é" * 2_047 + os.fsdecode(b"\xc3") + "\n"
    console = Console(TerminalInput(data), piped_console([])._writer, lambda: 60)  # noqa: SLF001
    assert console.ask() == "é" * 2_047
    assert WARNING in output_of(console)
