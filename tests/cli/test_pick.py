"""A command that lacks its client, at a real terminal and away from one."""

import sys
from pathlib import Path

import pytest

from tensigns.store.library import Library
from tests.cli.conftest import Commands, Process
from tests.store.sample import NOW
from tests.tui.terminal import CTRL_C, ENTER, Terminal, environment

NAMES = ("Globex B.V.", "Initech", "Köln & Co", "<b>{x}</b> [/] %s", "東京")
COMMANDS = (("show",), ("export",), ("rename",), ("delete",))


@pytest.fixture
def clients(library: Library) -> Library:
    """A few clients without a sitting, one whose name looks like markup."""
    for name in NAMES:
        library.add(name, NOW)
    return library


def at_terminal(tmp_path: Path, *args: str, **environ: str) -> Terminal:
    """A command in a real terminal, on the library of the test."""
    own = {"TENSIGNS_DATA": str(tmp_path / "data"), "TENSIGNS_LANG": "en", **environ}
    command = [sys.executable, "-m", "tensigns", *args]
    return Terminal(command, environment(tmp_path, **own), (80, 24), cwd=tmp_path)


@pytest.mark.parametrize("args", COMMANDS)
def test_it_offers_all_clients_by_name_as_they_are(
    args: tuple[str, ...], clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, *args) as terminal:
        shown = terminal.wait_for("Which client?", *NAMES)
        assert all(client.slug in shown for client in clients.clients())
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


@pytest.mark.usefixtures("clients")
def test_typing_filters_and_enter_takes(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("kol")
        terminal.wait_until(lambda shown: "Initech" not in shown, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("Köln & Co has no finished sitting yet")
        assert terminal.wait_for_end() == 2


def test_a_name_that_looks_like_markup_is_picked_as_it_is(clients: Library, tmp_path: Path) -> None:
    (slug,) = (each.slug for each in clients.clients() if each.name == NAMES[3])
    with at_terminal(tmp_path, "rename") as terminal:
        terminal.wait_for("Which client?", NAMES[3])
        terminal.send(slug[-8:])
        terminal.wait_until(lambda shown: "Initech" not in shown, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("called from now on?")
        terminal.send("{y} [b]" + ENTER)
        terminal.wait_for(f"{NAMES[3]} is now called {{y}} [b] ({slug}).")
        assert terminal.wait_for_end() == 0


def test_ctrl_c_at_the_new_name_leaves_everything(clients: Library, tmp_path: Path) -> None:
    before = clients.clients()
    with at_terminal(tmp_path, "rename", "initech") as terminal:
        terminal.wait_for("called from now on?")
        terminal.send("Half" + CTRL_C)
        assert terminal.wait_for_end() == 130
    assert clients.clients() == before


def test_the_end_of_the_input_at_the_new_name_is_told(clients: Library, tmp_path: Path) -> None:
    before = clients.clients()
    with at_terminal(tmp_path, "rename", "initech") as terminal:
        terminal.wait_for("called from now on?")
        terminal.send("\x04")
        terminal.wait_for("The input ended; nothing was changed.")
        assert terminal.wait_for_end() == 1
    assert clients.clients() == before


def test_deleting_still_asks(clients: Library, tmp_path: Path) -> None:
    with at_terminal(tmp_path, "delete") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("init")
        terminal.wait_until(lambda shown: "Globex" not in shown, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("Move Initech with 0 sittings to the trash?")
        terminal.send("n" + ENTER)
        assert terminal.wait_for_end() == 0
    assert len(clients.clients()) == len(NAMES)


def test_where_there_is_nobody_it_says_so(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("There are no clients yet; `tensigns ask NAME` begins with one.")
        assert terminal.wait_for_end() == 2


@pytest.mark.usefixtures("clients")
def test_without_colour_there_is_none(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show", NO_COLOR="1") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send(CTRL_C)
        terminal.wait_for_end()
        assert b"[38;" not in terminal.raw
        assert b";38;" not in terminal.raw


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TENSIGNS_PLAIN": "1"}])
@pytest.mark.parametrize("args", COMMANDS)
def test_a_poor_terminal_is_told_what_to_name(
    args: tuple[str, ...], environ: dict[str, str], tmp_path: Path
) -> None:
    with at_terminal(tmp_path, *args, **environ) as terminal:
        assert terminal.wait_for_end() == 2
        assert "Missing argument 'CLIENT'." in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("args", COMMANDS)
def test_without_a_terminal_it_is_an_error(args: tuple[str, ...], process: Process) -> None:
    done = process(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Error: Missing argument 'CLIENT'.")


@pytest.mark.usefixtures("clients")
def test_a_new_name_that_lacks_is_an_error_without_a_terminal(tensigns: Commands) -> None:
    assert "Missing argument 'NAME'." in tensigns.refused("rename", "initech")
