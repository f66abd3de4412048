"""A command that lacks its client, at a real terminal and away from one."""

import sys
from datetime import datetime
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands, Process
from tests.cli.test_rename_delete import held
from tests.library.sample import NOW
from tests.tui.terminal import CTRL_C, ENTER, ESCAPE, Terminal, environment

pytestmark = pytest.mark.process

NAMES = ("Globex B.V.", "Initech", "Köln & Co", "<b>{x}</b> [/] %s", "東京")
LATER = datetime.fromisoformat("2020-03-01T00:00:00+01:00")
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
def test_the_end_of_the_input_in_a_list_is_told(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("\x04")
        terminal.wait_for("The input ended; nothing was changed.")
        assert terminal.wait_for_end() == 1


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


def test_a_comparison_asks_for_two_and_never_for_the_same_one_twice(
    library: Library, tmp_path: Path
) -> None:
    for name in NAMES[:3]:
        held(library, name)
    library.add("Hooli", NOW)
    with at_terminal(tmp_path, "compare") as terminal:
        assert "Hooli" not in terminal.wait_for("Which client first?", *NAMES[:3])
        terminal.send("init")
        terminal.wait_until(lambda shown: "Globex" not in shown, "fewer clients")
        terminal.send(ENTER)
        shown = terminal.wait_for("Compare Initech with what?", "Globex B.V.  globex", "Köln & Co")
        assert "Hooli" not in shown
        assert "Initech  initech" not in shown.partition("Compare Initech")[2]
        terminal.send(ENTER)
        terminal.wait_for("Initech", "Globex B.V.")
        assert terminal.wait_for_end() == 0


def test_a_client_with_two_sittings_is_compared_at_two_times(
    library: Library, tmp_path: Path
) -> None:
    first = held(library, "Initech")
    held(library, "Initech", LATER)
    (client,) = library.clients()
    with at_terminal(tmp_path, "compare") as terminal:
        terminal.wait_for("Which client first?", "Initech")
        terminal.send(ENTER)
        terminal.wait_for("Compare Initech with what?", "Initech, 28 February 2020", f"@{first.id}")
        terminal.send(ENTER)
        assert terminal.wait_for_end() == 0
        assert "1 March 2020" in terminal.text
    with at_terminal(tmp_path, "compare", f"{client.slug}@{first.id}") as terminal:
        terminal.wait_for("Compare Initech with what?", "Initech, 1 March 2020")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "It takes two finished sittings to compare; there are not that many yet."),
        (("initech",), "There is no other finished sitting to compare Initech with."),
        (("nobody",), "nobody"),
    ],
)
def test_what_cannot_be_compared_is_told_at_once(
    args: tuple[str, ...], told: str, library: Library, tmp_path: Path
) -> None:
    held(library, "Initech")
    with at_terminal(tmp_path, "compare", *args) as terminal:
        terminal.wait_for(told)
        assert terminal.wait_for_end() == 2


def test_asking_about_nobody_offers_everybody_and_a_new_client(
    clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, "ask") as terminal:
        terminal.wait_for("Which client?", "A new client", *NAMES)
        terminal.send(ENTER)
        terminal.wait_for("What is the client called?")
        terminal.send("Hooli" + ENTER)
        terminal.wait_for("Hooli", "Physically abusive")
        terminal.send(ESCAPE)
        assert terminal.wait_for_end() == 0
    assert "Hooli" not in [client.name for client in clients.clients()]
    with at_terminal(tmp_path, "ask") as terminal:
        terminal.wait_for("Which client?", "Initech")
        terminal.send("init")
        terminal.wait_until(lambda shown: "Globex" not in shown, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("Initech", "Physically abusive")
        terminal.send(CTRL_C)
        terminal.wait_for("Leave tensigns?")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


def test_asking_where_there_is_nobody_asks_for_a_name(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "ask") as terminal:
        assert "A new client" not in terminal.wait_for("What is the client called?")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


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
