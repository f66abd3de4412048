"""``decide``, ``talk``, ``leave`` and ``owed`` at a real terminal, full screen and plain lines."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.core.journal.entries import Entry
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.cli.conftest import record_sitting
from tests.tui.terminal import CTRL_C, Terminal, environment

pytestmark = pytest.mark.process

CTRL_S = "\x13"
ESC = "\x1b"


@pytest.fixture
def globex(library: Library) -> Client:
    watch = {"slow_payment__late": "often", "slow_payment__raised": "went-on"}
    record_sitting(library, "Globex B.V.", now() - timedelta(days=3), **watch)
    return library.find("Globex B.V.")


def at_terminal(tmp_path: Path, *args: str, **variables: str) -> Terminal:
    """Start a command in a real terminal, on the library of the test."""
    variables = {"TENSIGNS_DATA": str(tmp_path / "data"), "TENSIGNS_LANG": "en", **variables}
    command = [sys.executable, "-m", "tensigns", *args]
    return Terminal(command, environment(tmp_path, **variables), (80, 24), cwd=tmp_path)


def entries(library: Library, client: Client) -> list[Entry]:
    return [*library.journal(client).read().entries]


def test_a_decision_is_made_on_the_full_screen(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, "decide", "globex") as terminal:
        terminal.wait_for("What will you do?")
        terminal.send(f"1{CTRL_S}")
        terminal.wait_for("Noted.")
        terminal.send("\r")
        assert terminal.wait_for_end() == 0
    assert [entry.kind for entry in entries(library, globex)] == ["decision"]


def test_a_started_form_is_not_lost_without_asking(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, "decide", "globex") as terminal:
        terminal.wait_for("What will you do?")
        terminal.send("1")
        terminal.wait_for("Why this?")
        terminal.send("one more try")
        terminal.wait_for("one more try")
        terminal.send(ESC)
        terminal.wait_for("not saved")
        terminal.send(ESC)
        terminal.wait_for("one more try")
        terminal.send(CTRL_S)
        terminal.wait_for("Noted.")
        terminal.send("\r")
        assert terminal.wait_for_end() == 0
    assert len(entries(library, globex)) == 1


def test_a_talk_is_prepared_on_the_full_screen(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, "talk", "globex") as terminal:
        terminal.wait_for("Which signs will you talk about?")
        terminal.send(CTRL_S)
        terminal.wait_for("A talk with Globex")
        terminal.send(ESC)
        assert terminal.wait_for_end() == 0
    assert "talk" in [entry.kind for entry in entries(library, globex)]


def test_a_plan_is_made_on_the_full_screen(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, "leave", "globex") as terminal:
        terminal.wait_for("leaving", "What kind of contract is it?")
        terminal.send(CTRL_S)
        terminal.wait_for("Answer the questions again")
        terminal.send(ESC)
        assert terminal.wait_for_end() == 0
    assert [entry.kind for entry in entries(library, globex)] == ["plan"]


def test_what_is_owed_is_noted_on_the_full_screen(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, "owed", "globex") as terminal:
        terminal.wait_for("money owed", "An invoice that you sent")
        terminal.send("1")
        terminal.wait_for("What is the invoice number?")
        terminal.send(ESC)
        terminal.wait_for("An invoice that you sent")
        terminal.send(ESC)
        assert terminal.wait_for_end() == 0
    assert entries(library, globex) == []


@pytest.mark.parametrize(
    ("command", "question"),
    [
        ("decide", "What will you do?"),
        ("talk", "Which signs will you talk about?"),
        ("leave", "What kind of contract is it?"),
        ("owed", "An invoice that you sent"),
    ],
)
def test_plain_lines_ask_where_the_full_screen_is_ruled_out(
    command: str, question: str, tmp_path: Path, library: Library, globex: Client
) -> None:
    with at_terminal(tmp_path, command, "globex", TENSIGNS_PLAIN="1") as terminal:
        terminal.wait_for(question)
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130
    assert entries(library, globex) == []


def test_a_long_name_in_the_list_is_not_cut_in_a_word(tmp_path: Path, library: Library) -> None:
    record_sitting(library, "Bakkerij Vos & Zonen", unreasonable_demands__beyond="weekly")
    with at_terminal(tmp_path, "list") as terminal:
        screen = terminal.wait_for("client", "Bakkerij Vos", "Zonen")
        assert terminal.wait_for_end() == 0
    first_row, second_row = [
        row for row in screen.splitlines() if "Bakkerij" in row or "Zonen" in row
    ]
    assert first_row.index("Bakkerij") == second_row.index("Zonen")
