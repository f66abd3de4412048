"""Plain lines, not the full screen: by an option, a variable, the terminal or the settings."""

import sys
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands, record_sitting
from tests.tui.terminal import Terminal, environment

pytestmark = pytest.mark.process

ESCAPE_BYTE = b"\x1b"
REASONS = [{"TENSIGNS_PLAIN": "1"}, {"TERM": "dumb"}, {}]


def start(tmp_path: Path, *args: str, environ: dict[str, str]) -> Terminal:
    """Start a command in a real terminal. Without a variable, the settings ask for plain lines."""
    if not environ:
        folder = tmp_path / ".config" / "tensigns"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text("plain = true\n", encoding="utf-8")
        environ = {"XDG_CONFIG_HOME": str(folder.parent)}
    variables = {"TENSIGNS_DATA": str(tmp_path / "data"), "TENSIGNS_LANG": "en", **environ}
    command = [sys.executable, "-m", "tensigns", *args]
    return Terminal(command, environment(tmp_path, **variables), (80, 24), cwd=tmp_path)


@pytest.fixture(autouse=True)
def clients(library: Library) -> Library:
    record_sitting(library, "Globex")
    record_sitting(library, "Initech", slow_payment__late="most")
    return library


@pytest.mark.parametrize("environ", REASONS)
def test_home_is_a_numbered_list(environ: dict[str, str], tmp_path: Path) -> None:
    with start(tmp_path, environ=environ) as terminal:
        terminal.wait_for("  1  Globex: ", "  2  Initech: watch, ", "Name or number:")
        terminal.send("2\r")
        terminal.wait_for("1  Show the last result", "Your choice:")
        terminal.send("1\r")
        terminal.wait_for("Three or more (5 points)")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
        assert ESCAPE_BYTE not in terminal.raw


@pytest.mark.parametrize("environ", REASONS)
def test_ask_without_a_client_offers_the_clients(environ: dict[str, str], tmp_path: Path) -> None:
    with start(tmp_path, "ask", environ=environ) as terminal:
        terminal.wait_for("  1  Globex", "  2  Initech", "the name of a new client")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
        assert ESCAPE_BYTE not in terminal.raw


@pytest.mark.parametrize("environ", REASONS)
def test_a_missing_client_is_asked_for_by_number(environ: dict[str, str], tmp_path: Path) -> None:
    with start(tmp_path, "history", environ=environ) as terminal:
        terminal.wait_for("Which client?", "  2  Initech", "Your choice:")
        terminal.send("3\r")
        terminal.wait_for("Type a number from 1 to 2, or q")
        terminal.send("2\r")
        terminal.wait_for("Points by sign")
        assert terminal.wait_for_end() == 0
        assert ESCAPE_BYTE not in terminal.raw


def test_the_option_makes_home_a_numbered_list(tmp_path: Path) -> None:
    with start(tmp_path, "--plain", environ={"TENSIGNS_PLAIN": "0"}) as terminal:
        terminal.wait_for("  1  Globex: ", "  2  Initech: watch, ", "Name or number:")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
        assert ESCAPE_BYTE not in terminal.raw


@pytest.mark.parametrize("args", [("--plain", "history"), ("history", "--plain")])
def test_the_option_counts_before_and_after_a_command(
    args: tuple[str, ...], tmp_path: Path
) -> None:
    with start(tmp_path, *args, environ={"TENSIGNS_PLAIN": "0"}) as terminal:
        terminal.wait_for("Which client?", "  2  Initech", "Your choice:")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
        assert ESCAPE_BYTE not in terminal.raw


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Plain lines in place of the full screen"),
        ("nl", "Regel voor regel, in plaats van schermvullend"),
    ],
)
def test_the_first_help_says_how_to_get_plain_lines(
    language: str, words: str, tensigns: Commands
) -> None:
    text = " ".join(tensigns.ok("--help", "--lang", language).split())
    assert f"--plain {words}" in text
    assert "TENSIGNS_PLAIN=1" in text
    assert "plain = true in config.toml" in text


def test_both_sides_of_a_comparison_are_asked_for(tmp_path: Path) -> None:
    with start(tmp_path, "compare", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("Which client first?", "Your choice:")
        terminal.send("1\r")
        terminal.wait_for("Compare Globex with what?")
        terminal.send("1\r")
        terminal.wait_for("Initech: Open")
        assert terminal.wait_for_end() == 0


def test_log_asks_for_the_client_and_then_for_the_fields(tmp_path: Path, library: Library) -> None:
    with start(tmp_path, "log", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("Which client?", "Your choice:")
        terminal.send("2\r")
        terminal.wait_for("What happened with Initech?")
        terminal.send("Rang at 23:10" + "\r" * 8)
        assert terminal.wait_for_end() == 0
    (entry,) = library.journal(library.find("Initech")).read().entries
    assert entry.text == "Rang at 23:10"


def test_a_missing_name_is_asked_for(tmp_path: Path, library: Library) -> None:
    with start(tmp_path, "rename", "Initech", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("What is the client called from now on?")
        terminal.send("Initrode\r")
        assert terminal.wait_for_end() == 0
    assert library.find("Initrode").name == "Initrode"


def test_leaving_a_choice_changes_nothing(tmp_path: Path, library: Library) -> None:
    with start(tmp_path, "delete", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("Which client?", "Your choice:")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    assert len(library.clients()) == 2


def test_the_demo_says_that_it_is_one(tmp_path: Path, library: Library) -> None:
    with start(tmp_path, "--demo", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("This is the demo", "Hooli", "Umbrella: unfinished")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    assert len(library.clients()) == 2


def test_without_a_terminal_home_names_commands_that_need_none(tensigns: Commands) -> None:
    assert "`tensigns list`" in tensigns.error_of()


def test_q_leaves_the_name_of_a_client_as_it_is(tmp_path: Path, clients: Library) -> None:
    before = clients.clients()
    with start(tmp_path, "rename", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("Which client?", "Your choice:")
        terminal.send("2\r")
        terminal.wait_for("q leaves without saving", "called from now on?")
        terminal.send("?\r")
        terminal.wait_for("Type your answer on one line")
        terminal.send("q\r")
        terminal.wait_for("You left; this was not saved.")
        assert terminal.wait_for_end() == 0
    assert clients.clients() == before


def test_a_name_that_another_client_has_is_asked_for_again(
    tmp_path: Path, clients: Library
) -> None:
    with start(tmp_path, "rename", "initech", environ={"TENSIGNS_PLAIN": "1"}) as terminal:
        terminal.wait_for("called from now on?")
        terminal.send("globex\r")
        terminal.wait_for("another client is called that already")
        terminal.send("Hooli\r")
        terminal.wait_for("Initech is now called Hooli")
        assert terminal.wait_for_end() == 0
    assert [client.name for client in clients.clients()] == ["Globex", "Hooli"]
