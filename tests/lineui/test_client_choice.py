"""The choice of a client in plain lines: the list, numbers, names, and keys that are no names."""

from functools import partial
from pathlib import Path

import pytest

from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.client_choice import (
    MAX_LISTED_CLIENTS,
    ask_client,
    client_or_new_name,
)
from tensigns.lineui.console import Console, InputEnded
from tests.library.sample import NOW
from tests.lineui.memory_console import output_of, piped_console, typed_console
from tests.lineui.terminal_program import start_terminal, type_lines


def choose(library: Library, console: Console) -> Client | str | None:
    resolve = partial(client_or_new_name, console, library)
    return ask_client(console, library.clients(), resolve)


@pytest.fixture
def clients(library: Library) -> tuple[Client, ...]:
    """Three clients, one with a number for a name, in the order of the list."""
    for name in ("Initech", "Globex B.V.", "360"):
        library.add(name, NOW)
    return library.clients()


def test_without_clients_the_prompt_repeats_until_a_name_is_typed(library: Library) -> None:
    console = typed_console(["", " \x07 ", "?", " Köln  &\tCo "])
    assert choose(library, console) == "Köln & Co"
    assert output_of(console).count("Type a name first.") == 2
    assert output_of(console).startswith(
        "There are no clients yet. What is the client called?\n"
        "Type the name of the client and press Enter; q leaves.\n"
        "Name: "
    )
    assert output_of(console).count("Type the name of the client and press Enter") == 2


@pytest.mark.usefixtures("clients")
def test_the_clients_are_listed_with_their_numbers(library: Library) -> None:
    console = typed_console([])
    with pytest.raises(InputEnded):
        choose(library, console)
    assert output_of(console) == (
        "Which client?\n"
        "  1  360\n"
        "  2  Globex B.V.\n"
        "  3  Initech\n"
        "Type a client's number, or the name of a new client; q\n"
        "leaves.\n"
        "Name or number: \n"
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [("1", "360"), ("3", "Initech"), ("360", "360"), ("globex b.v.", "Globex B.V.")],
)
def test_a_number_or_a_name_selects_a_client(
    line: str, name: str, library: Library, clients: tuple[Client, ...]
) -> None:
    (expected,) = (client for client in clients if client.name == name)
    assert choose(library, typed_console([line])) == expected


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize("line", ["0", "4", "12", "9" * 5_000, "x" * 121])
def test_a_line_that_stands_for_no_client_is_asked_for_again(line: str, library: Library) -> None:
    console = typed_console([line, "Umbrella"])
    assert choose(library, console) == "Umbrella"
    assert output_of(console).count("Name or number:") == 2


@pytest.mark.parametrize("line", ["q", "Q", " q "])
def test_q_leaves(line: str, library: Library) -> None:
    assert choose(library, typed_console([line])) is None
    library.add("Q", NOW)
    assert choose(library, typed_console([line])) is None


def test_a_long_list_is_read_out_only_on_request(library: Library) -> None:
    for number in range(MAX_LISTED_CLIENTS + 1):
        library.add(f"Client {number:02}", NOW)
    console = typed_console(["?", str(MAX_LISTED_CLIENTS + 1)])
    selected = choose(library, console)
    assert isinstance(selected, Client)
    assert selected.name == f"Client {MAX_LISTED_CLIENTS}"
    before, _prompt, after = output_of(console).partition("Name or number:")
    assert "There are 21 clients; ? lists them." in before
    assert "Client 00" not in before
    assert " 21  Client 20\n" in after


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize("name", ["Globx", "glob", "inite", "Initec", "Globex B.V. Holding"])
def test_a_name_close_to_a_client_is_asked_about(name: str, library: Library) -> None:
    near = "Globex B.V." if name.startswith(("G", "g")) else "Initech"
    console = typed_console([name, "1"])
    assert choose(library, console) == library.find(near)
    output = output_of(console)
    assert f"“{name}” is close to the name of a client. Which client do you mean?" in " ".join(
        output.split()
    )
    assert f"  1  {near}\n" in output
    assert f"  2  A new client, “{name}”\n" in output


@pytest.mark.usefixtures("clients")
def test_a_name_close_to_a_client_can_be_new_or_typed_again(library: Library) -> None:
    assert choose(library, typed_console(["Globx", "2"])) == "Globx"
    console = typed_console(["Globx", "q", "Umbrella"])
    assert choose(library, console) == "Umbrella"
    assert output_of(console).count("Name or number:") == 2


@pytest.mark.usefixtures("clients")
def test_a_pipe_is_not_asked_which_client_is_meant(library: Library) -> None:
    console = piped_console([])
    assert client_or_new_name(console, library, "Globx") == "Globx"
    assert output_of(console) == ""


@pytest.mark.process
@pytest.mark.parametrize("line", ["1", "q"])
def test_a_misspelled_client_of_the_command_line_is_asked_about(line: str, tmp_path: Path) -> None:
    library = Library(tmp_path / "data")
    client = library.add("Globex B.V.", NOW)
    with start_terminal(tmp_path, "--plain", "Globx") as terminal:
        terminal.wait_for("“Globx” is close to the name of a client.", "2  A new client, “Globx”")
        type_lines(terminal)
        terminal.send(f"{line}\r")
        if line == "1":
            terminal.wait_for("Sitting about Globex B.V.", "Did they threaten you?")
            terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    assert library.clients() == (client,)


@pytest.mark.process
def test_a_question_mark_at_the_prompt_is_no_name(tmp_path: Path) -> None:
    library = Library(tmp_path / "data")
    client = library.add("Globex B.V.", NOW)
    with start_terminal(tmp_path, "--plain") as terminal:
        terminal.wait_for("Which client?", "1  Globex B.V.")
        type_lines(terminal, "?", "1", "n")
        terminal.send("q\r")
        assert terminal.wait_for_end() == 0
    assert library.clients() == (client,)
    draft = library.draft(client)
    assert draft is not None
    assert draft.answers == {"threats.threatened": "no"}
