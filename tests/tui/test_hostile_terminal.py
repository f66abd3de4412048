"""Hostile text in a real terminal: no harmful sequence reaches it."""

import re
import sys
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.hostile_texts import CONTROL, MARKUP, PAYLOADS, cleaned_words
from tests.tui import hostile_library
from tests.tui.terminal import ENTER, ESCAPE, UP, Terminal, environment, unwrapped

pytestmark = pytest.mark.process

FOLDER_NAME = "tit\x1b]0;owned\x07le"
CLIENT_NAME = " ".join(("[/x]", *(text for text in CONTROL[:9] if "\0" not in text)))
PASTED = f"\x1b[200~{' '.join(PAYLOADS)}\x1b[201~"
HARMFUL = re.compile(
    "\x1b\\]|\x1bP|\x07|\x08|\x00|\x7f|\x1b\\[31m|[\x80-\x9f]"
    "|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Titles, clipboards, bells, the colour of a payload, C1 controls, bidirectional controls."""

OWN_SEQUENCES = re.compile(
    "\x1b\\]11;\\?\x1b\\\\|\x1b\\]22;default\x07|\x1b\\]52;c;[A-Za-z0-9+/=]+\x07"
)
"""The program's own: the request for the background colour, the shape of the pointer, and exported
notes for the clipboard in base64."""


def harmful_sequences(terminal: Terminal) -> list[str]:
    """The sequences in the output that could act on the terminal, except the program's own."""
    return HARMFUL.findall(OWN_SEQUENCES.sub("", terminal.raw.decode()))


def test_no_harmful_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    working_folder = tmp_path / FOLDER_NAME / MARKUP[2].replace("/", "") / "x]"
    working_folder.mkdir(parents=True)
    questions = working_folder / "questions.toml"
    questions.write_bytes(hostile_library.edition().data)
    data = working_folder / "data\x1b[31m"
    hostile_library.fill(Library(data))
    variables = environment(tmp_path, TENSIGNS_DATA=str(data), TENSIGNS_LANG="en")
    program = [sys.executable, "-m", "tensigns"]

    ask = [*program, "ask", "--questions", questions.name, CLIENT_NAME]
    with Terminal(ask, variables, (120, 40), cwd=working_folder) as terminal:
        terminal.wait_for("is close to the name of a client", "A new client")
        terminal.send(UP + ENTER)
        terminal.wait_for("sign 1 of 13", "[/x] clip]52;c;aGk=board")
        terminal.send("o")
        terminal.wait_for("close the note, keeping it")
        terminal.send(PASTED)
        terminal.wait_for("ordermark")
        terminal.send(ESCAPE)
        terminal.wait_for("Note  ", "[@click=app.quit]here", "ordermark")
        terminal.send("w")
        terminal.wait_for("esc close")
        terminal.send("q")
        terminal.wait_until(lambda screen: "esc close" not in screen, "the end of the help")
        for number, pair in enumerate(hostile_library.PAYLOAD_PAIRS, start=1):
            terminal.wait_for(f"sign {number} of 13", *cleaned_words(pair))
            terminal.send("2")
        terminal.wait_for("the weighing")
        terminal.send("0")
        terminal.wait_for("f finish", *cleaned_words(CONTROL[0]))
        terminal.send("f")
        terminal.wait_for("W A T C H")
        terminal.send("e")
        terminal.wait_for("Save the report in")
        terminal.send("1")
        terminal.wait_for("Report saved")
        terminal.send("a")
        terminal.wait_for("Your answers")
        terminal.send("qq")
        assert terminal.wait_for_end() == 0
        assert harmful_sequences(terminal) == []

    with Terminal(program, variables, (120, 40), cwd=working_folder) as terminal:
        terminal.wait_for("[@click=app.quit]here")
        # The path is wrapped, at a place that depends on the temporary folder.
        terminal.wait_until(lambda screen: "client.toml" in unwrapped(screen), "the damaged file")
        terminal.send("h")
        terminal.wait_for("Points by sign")
        terminal.send("c")
        terminal.wait_for("side by side")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert harmful_sequences(terminal) == []
