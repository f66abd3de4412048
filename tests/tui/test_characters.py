"""A terminal without UTF-8: the full screen in characters that it has."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import CTRL_P, ENTER, ESCAPE, F1, Terminal, environment

pytestmark = pytest.mark.process

DEMO = [sys.executable, "-m", "tensigns", "--demo"]


@pytest.fixture(
    params=[
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "TENSIGNS_LANG": "nl", "NO_COLOR": "1", "TERM": "linux"},
    ],
    ids=["C", "ascii", "Dutch on a console"],
)
def poor(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """Home, on a terminal whose locale has ASCII alone."""
    with Terminal(DEMO, environment(tmp_path, **request.param), (80, 24), cwd=tmp_path) as running:
        running.wait_for("(/)  Globex B.V.", "( )  Hooli", "(#)  Initech", "(?)  Umbrella", "25")
        yield running


def test_every_screen_is_in_ascii(poor: Terminal) -> None:
    assert "> " in poor.text
    for keys, shown, gone in (
        (F1, "+----", ""),
        (ESCAPE, "Umbrella", "+----"),
        ("h", "(/)", "Umbrella"),
        (ESCAPE, "Umbrella", ""),
        ("m\x1b[Bc", " | ", "Umbrella"),
        (ESCAPE, "Umbrella", " | "),
        ("\x1b[A" + ENTER, "######", "Umbrella"),
        ("t", " v ", "######"),
        (ESCAPE, "######", " v "),
        (ESCAPE, "Umbrella", "######"),
        ("n", "+----", ""),
        ("N\u00e9e \u65e5\u672c" + ENTER, "Nee ????", "+----"),
        ("1", "<  ", ""),
        ("g", "+----", ""),
        (ESCAPE, "<  ", "+----"),
        (CTRL_P, "+----", ""),
    ):
        poor.send(keys)
        poor.wait_until(
            lambda text, shown=shown, gone=gone: shown in text and not (gone and gone in text),  # type: ignore[misc]
            (keys, shown, gone),
        )
    assert not {byte for byte in poor.raw if byte > 127}


def test_a_name_that_the_terminal_cannot_show_is_kept_as_it_was_typed(poor: Terminal) -> None:
    poor.send("n")
    poor.wait_for("+----")
    poor.send("\u65e5\u672c" + ENTER)
    poor.wait_for("????", "1 ")
    poor.send("1" + ESCAPE)
    poor.wait_for("Umbrella", "????")


def test_a_terminal_of_one_byte_a_character_gets_its_own(tmp_path: Path) -> None:
    around = environment(tmp_path, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    with Terminal([*DEMO], around, (80, 24), cwd=tmp_path) as running:
        running.wait_for("(#)  Initech", "25")
        running.send("n")
        running.wait_for("+----")
        running.send("N\u00e9e" + ENTER)
        running.wait_for("sign 1 of 10")
    assert "N\u00e9e".encode("latin-1") in running.raw
