"""Commands without their client argument, with and without a real terminal."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands, Process, record_sitting
from tests.library.sample import NOW
from tests.posix_only import termios
from tests.tui.terminal import CTRL_C, DOWN, ENTER, ESCAPE, Terminal, environment

pytestmark = pytest.mark.process

NAMES = ("Globex B.V.", "Initech", "Köln & Co", "<b>{x}</b> [/] %s", "東京")
LATER = datetime.fromisoformat("2020-03-01T00:00:00+01:00")
SHOW_CURSOR, HIDE_CURSOR = b"\x1b[?25h", b"\x1b[?25l"
COMMANDS = (("show",), ("export",), ("rename",), ("delete",))


@pytest.fixture
def clients(library: Library) -> Library:
    """A library of clients without a sitting, one with a name that looks like markup."""
    for name in NAMES:
        library.add(name, NOW)
    return library


def at_terminal(tmp_path: Path, *args: str, **environ: str) -> Terminal:
    """Start a command in a real terminal, on the library of the test."""
    variables = {"TENSIGNS_DATA": str(tmp_path / "data"), "TENSIGNS_LANG": "en", **environ}
    command = [sys.executable, "-m", "tensigns", *args]
    return Terminal(command, environment(tmp_path, **variables), (80, 24), cwd=tmp_path)


@pytest.mark.parametrize("args", COMMANDS)
def test_the_picker_offers_every_client_by_its_literal_name(
    args: tuple[str, ...], clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, *args) as terminal:
        screen = terminal.wait_for("Which client?", *NAMES)
        assert all(client.slug in screen for client in clients.clients())
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


def test_sigterm_restores_the_terminal_and_ends_the_process(
    clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        modes_before = termios.tcgetattr(terminal.process.child_fd)
        terminal.wait_for("Which client?", clients.clients()[0].name)
        assert termios.tcgetattr(terminal.process.child_fd) != modes_before
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == -signal.SIGTERM
        assert termios.tcgetattr(terminal.process.child_fd) == modes_before
        assert terminal.raw.rindex(SHOW_CURSOR) > terminal.raw.rfind(HIDE_CURSOR)


def test_what_to_restore_is_picked_by_number(clients: Library, tmp_path: Path) -> None:
    client = clients.find("Initech")
    clients.delete(clients.find("Globex B.V."))
    clients.delete(client)
    with at_terminal(tmp_path, "trash", "restore", TENSIGNS_PLAIN="1") as terminal:
        terminal.wait_for(
            "What do you want back?", "Globex B.V.: the client", "Initech: the client"
        )
        number = 1 if clients.trash_items()[0].slug == client.slug else 2
        terminal.send(f"{number}{ENTER}")
        assert terminal.wait_for_end() == 0
    assert clients.find("Initech") == client
    assert len(clients.trash_items()) == 1


def test_nothing_is_picked_from_an_empty_trash(clients: Library, tmp_path: Path) -> None:
    assert clients.trash_items() == ()
    with at_terminal(tmp_path, "trash", "restore") as terminal:
        terminal.wait_for("The trash is empty.")
        assert terminal.wait_for_end() == 2


@pytest.mark.usefixtures("clients")
def test_the_end_of_the_input_in_a_picker_is_reported(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("\x04")
        terminal.wait_for("The input ended; nothing was changed.")
        assert terminal.wait_for_end() == 1


@pytest.mark.usefixtures("clients")
def test_typing_filters_and_enter_selects(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("kol")
        terminal.wait_until(lambda screen: "Initech" not in screen, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("Köln & Co has no finished sitting yet")
        assert terminal.wait_for_end() == 2


def test_enter_takes_no_choice_if_nothing_matches_the_filter(
    clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("acme")
        terminal.wait_for("/ acme...", *NAMES)
        terminal.send(ENTER)
        terminal.wait_until(lambda screen: "acme" not in screen, "no filter")
        terminal.send(DOWN + ENTER)
        terminal.wait_for(f"{clients.clients()[1].name} has no finished sitting yet")
        assert terminal.wait_for_end() == 2


def test_a_name_that_looks_like_markup_is_shown_literally(clients: Library, tmp_path: Path) -> None:
    (slug,) = (c.slug for c in clients.clients() if c.name == NAMES[3])
    with at_terminal(tmp_path, "rename") as terminal:
        terminal.wait_for("Which client?", NAMES[3])
        terminal.send(slug[-8:])
        terminal.wait_until(lambda screen: "Initech" not in screen, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("called from now on?")
        terminal.send("{y} [b]" + ENTER)
        terminal.wait_for(f"{NAMES[3]} is now called {{y}} [b] ({slug}).")
        assert terminal.wait_for_end() == 0


def test_ctrl_c_at_the_new_name_changes_nothing(clients: Library, tmp_path: Path) -> None:
    before = clients.clients()
    with at_terminal(tmp_path, "rename", "initech") as terminal:
        terminal.wait_for("called from now on?")
        terminal.send("Half" + CTRL_C)
        assert terminal.wait_for_end() == 130
    assert clients.clients() == before


def test_the_end_of_the_input_at_the_new_name_is_reported(clients: Library, tmp_path: Path) -> None:
    before = clients.clients()
    with at_terminal(tmp_path, "rename", "initech") as terminal:
        terminal.wait_for("called from now on?")
        terminal.send("\x04")
        terminal.wait_for("The input ended; nothing was changed.")
        assert terminal.wait_for_end() == 1
    assert clients.clients() == before


def test_deleting_a_picked_client_asks_for_confirmation(clients: Library, tmp_path: Path) -> None:
    with at_terminal(tmp_path, "delete") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send("init")
        terminal.wait_until(lambda screen: "Globex" not in screen, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("Move Initech with 0 sittings to the trash?")
        terminal.send("n" + ENTER)
        assert terminal.wait_for_end() == 0
    assert len(clients.clients()) == len(NAMES)


def test_without_clients_the_command_says_how_to_add_one(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show") as terminal:
        terminal.wait_for("There are no clients yet; `tensigns ask NAME` adds a client")
        assert terminal.wait_for_end() == 2


def test_a_comparison_asks_for_two_clients_and_omits_the_first_from_the_second_list(
    library: Library, tmp_path: Path
) -> None:
    for name in NAMES[:3]:
        record_sitting(library, name)
    library.add("Hooli", NOW)
    with at_terminal(tmp_path, "compare") as terminal:
        assert "Hooli" not in terminal.wait_for("Which client first?", *NAMES[:3])
        terminal.send("init")
        terminal.wait_until(lambda screen: "Globex" not in screen, "fewer clients")
        terminal.send(ENTER)
        screen = terminal.wait_for("Compare Initech with what?", "Globex B.V.  globex", "Köln & Co")
        assert "Hooli" not in screen
        assert "Initech  initech" not in screen.partition("Compare Initech")[2]
        terminal.send(ENTER)
        terminal.wait_for("Initech", "Globex B.V.")
        assert terminal.wait_for_end() == 0


def test_a_comparison_offers_the_other_sitting_of_the_same_client(
    library: Library, tmp_path: Path
) -> None:
    older = record_sitting(library, "Initech")
    record_sitting(library, "Initech", LATER)
    (client,) = library.clients()
    with at_terminal(tmp_path, "compare") as terminal:
        terminal.wait_for("Which client first?", "Initech")
        terminal.send(ENTER)
        terminal.wait_for("Compare Initech with what?", "Initech, 28 February 2020", f"@{older.id}")
        terminal.send(ENTER)
        assert terminal.wait_for_end() == 0
        assert b"1 March 2020" in terminal.raw
    with at_terminal(tmp_path, "compare", f"{client.slug}@{older.id}") as terminal:
        terminal.wait_for("Compare Initech with what?", "Initech, 1 March 2020")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "It takes two finished sittings to compare; there are not that many yet."),
        (("initech",), "There is no other finished sitting to compare Initech with."),
        (("nobody",), "nobody"),
    ],
)
def test_a_comparison_without_a_second_sitting_is_refused_at_once(
    args: tuple[str, ...], message: str, library: Library, tmp_path: Path
) -> None:
    record_sitting(library, "Initech")
    with at_terminal(tmp_path, "compare", *args) as terminal:
        terminal.wait_for(message)
        assert terminal.wait_for_end() == 2


def test_ask_without_a_client_offers_every_client_and_a_new_one(
    clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, "ask") as terminal:
        terminal.wait_for("Which client?", "A new client", *NAMES)
        terminal.send(ENTER)
        terminal.wait_for("What is the client called?")
        terminal.send("Hooli" + ENTER)
        terminal.wait_for("Hooli", "Aggressive or threatening")
        terminal.send(ESCAPE)
        assert terminal.wait_for_end() == 0
    assert "Hooli" not in [client.name for client in clients.clients()]
    with at_terminal(tmp_path, "ask") as terminal:
        terminal.wait_for("Which client?", "Initech")
        terminal.send("init")
        terminal.wait_until(lambda screen: "Globex" not in screen, "fewer clients")
        terminal.send(ENTER)
        terminal.wait_for("Initech", "Aggressive or threatening")
        terminal.send(CTRL_C)
        terminal.wait_for("Leave tensigns?")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


def test_ask_asks_which_client_a_misspelled_name_means(clients: Library, tmp_path: Path) -> None:
    slug = clients.find("Initech").slug
    with at_terminal(tmp_path, "ask", "Inittech") as terminal:
        terminal.wait_for(
            "“Inittech” is close to the name of a client. Which client do you mean?",
            f"Initech  {slug}",
            "A new client, “Inittech”",
        )
        terminal.send(ENTER)
        terminal.wait_for("Initech", "Aggressive or threatening")
        terminal.send("2" + ESCAPE)
        terminal.wait_for("Client: Initech", "The unfinished sitting is saved.")
        assert terminal.wait_for_end() == 0
    assert clients.draft(clients.find("Initech")) is not None
    assert len(clients.clients()) == len(NAMES)


def test_a_misspelled_name_can_be_the_name_of_a_new_client(
    clients: Library, tmp_path: Path
) -> None:
    with at_terminal(tmp_path, "ask", "Inittech") as terminal:
        terminal.wait_for("Which client do you mean?")
        terminal.send(DOWN + ENTER)
        terminal.wait_for("Inittech", "Aggressive or threatening")
        terminal.send("2" + ESCAPE)
        assert terminal.wait_for_end() == 0
    assert clients.draft(clients.find("Inittech")) is not None


@pytest.mark.parametrize("args", [("ask",), ("ask", "Inittech")])
def test_a_client_who_is_deleted_before_the_pick_gets_no_sitting(
    args: tuple[str, ...], clients: Library, tmp_path: Path
) -> None:
    client = clients.find("Initech")
    with at_terminal(tmp_path, *args) as terminal:
        terminal.wait_for("Which client", client.slug)
        clients.delete(client)
        terminal.send(client.slug[-8:])
        terminal.wait_until(lambda screen: screen.count("  initech-") == 1, "one client")
        terminal.send(ENTER)
        terminal.wait_for("No client is called", client.slug)
        assert terminal.wait_for_end() == 2
    assert len(clients.clients()) == len(NAMES) - 1


def test_ask_without_any_clients_asks_for_a_name(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "ask") as terminal:
        assert "A new client" not in terminal.wait_for("What is the client called?")
        terminal.send(CTRL_C)
        assert terminal.wait_for_end() == 130


@pytest.mark.usefixtures("clients")
def test_no_color_removes_colours(tmp_path: Path) -> None:
    with at_terminal(tmp_path, "show", NO_COLOR="1") as terminal:
        terminal.wait_for("Which client?", *NAMES)
        terminal.send(CTRL_C)
        terminal.wait_for_end()
        assert b"[38;" not in terminal.raw
        assert b";38;" not in terminal.raw


@pytest.mark.parametrize("args", COMMANDS)
def test_without_a_terminal_a_missing_client_is_an_error(
    args: tuple[str, ...], process: Process
) -> None:
    result = process(*args)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith("Error: Missing argument “CLIENT”.")


@pytest.mark.usefixtures("clients")
def test_without_a_terminal_a_missing_new_name_is_an_error(tensigns: Commands) -> None:
    assert "Missing argument “NAME”." in tensigns.error_of("rename", "initech")
