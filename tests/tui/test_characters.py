"""The full screen in a terminal without UTF-8 uses only characters that the terminal has."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import CTRL_P, DOWN, ENTER, ESCAPE, F1, Terminal, environment

pytestmark = pytest.mark.process

ROW_OF_SITTING = 12
"""The number of entries about Globex that are newer than the last sitting."""

DEMO = [sys.executable, "-m", "tensigns", "--demo"]


@pytest.fixture(
    params=[
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "TENSIGNS_LANG": "nl", "NO_COLOR": "1", "TERM": "linux"},
    ],
    ids=["C", "ascii", "Dutch on a console"],
)
def ascii_terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """The home screen in a terminal whose locale has only ASCII."""
    with Terminal(DEMO, environment(tmp_path, **request.param), (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for_in_order(
            "(#)  Initech", "(/)  Globex B.V.", "(?)  Umbrella", "( )  Hooli"
        )
        yield terminal


def test_every_screen_is_drawn_in_ascii(ascii_terminal: Terminal) -> None:
    assert "> " in ascii_terminal.text
    for keys, expected, absent in (
        (F1, "+----", ""),
        (ESCAPE, "Umbrella", "+----"),
        ("h", "(#)", "Umbrella"),
        (ESCAPE, "Umbrella", ""),
        ("m\x1b[Bc", " | ", "Umbrella"),
        (ESCAPE, "Umbrella", " | "),
        (ENTER, " . 24 ", "Umbrella"),
        (DOWN * ROW_OF_SITTING + ENTER, "######", ""),
        ("t", " v ", "######"),
        (ESCAPE, "######", " v "),
        (ESCAPE, "(/)", "######"),
        (ESCAPE, "Umbrella", ""),
        ("n", "+----", ""),
        ("N\u00e9e \u65e5\u672c" + ENTER, "Nee ????", "+----"),
        ("1", "<  ", ""),
        ("g", "+----", ""),
        (ESCAPE, "<  ", "+----"),
        (CTRL_P, "+----", ""),
    ):
        ascii_terminal.send(keys)
        ascii_terminal.wait_until(
            lambda text, expected=expected, absent=absent: (
                expected in text and not (absent and absent in text)
            ),  # type: ignore[misc]
            (keys, expected, absent),
        )
    assert not {byte for byte in ascii_terminal.raw if byte > 127}


def test_typing_a_name_that_the_terminal_cannot_show_adds_its_client(
    ascii_terminal: Terminal,
) -> None:
    ascii_terminal.send("n")
    ascii_terminal.wait_for("+----")
    ascii_terminal.send("\u65e5\u672c" + ENTER)
    ascii_terminal.wait_for("????", "1   ")
    ascii_terminal.send("1" + ESCAPE)
    ascii_terminal.wait_for("Umbrella", "????")


def test_a_latin_1_terminal_gets_latin_1_characters(tmp_path: Path) -> None:
    variables = environment(tmp_path, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    with Terminal([*DEMO], variables, (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for("(#)  Initech", "24")
        terminal.send("n")
        terminal.wait_for("+----")
        terminal.send("N\u00e9e" + ENTER)
        terminal.wait_for("sign 1 of 10")
    assert "N\u00e9e".encode("latin-1") in terminal.raw
