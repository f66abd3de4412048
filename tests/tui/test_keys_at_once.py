"""Keys that reach a text box at once are handled in their order, in a real terminal."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tests.tui.interview_session import ASK_COMMAND, FIRST_QUESTION, InterviewSession
from tests.tui.person import close_note, open_note, wait_for_answers
from tests.tui.pilot import NOW
from tests.tui.terminal import CTRL_P, DOWN, ENTER, ESCAPE, HOME, LEFT, Terminal, environment

pytestmark = pytest.mark.process

BACKSPACE, DELETE, TAB = "\x7f", "\x1b[3~", "\t"
FIRST_BUILTIN_QUESTION = "Has anyone at this client ever lost their temper"


@pytest.fixture
def home_terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The program with the invented clients, at home, with the cursor at Globex."""
    fill(Library(tmp_path / "data"), builtin_edition(), NOW)
    argv = [sys.executable, "-m", "tensigns", "--data", str(tmp_path / "data")]
    with Terminal(argv, environment(tmp_path), (100, 30), cwd=tmp_path) as terminal:
        terminal.wait_for("n new", "Globex B.V.", "Hooli")
        yield terminal


def wait_for_line(terminal: Terminal, line: str) -> None:
    """Wait until the screen shows a line without what surrounds it: blanks, frames and signs."""
    terminal.wait_until(
        lambda screen: line in (shown.strip("│▌ ") for shown in screen.splitlines()),
        f"the line “{line}”",
    )


def test_a_name_is_edited_in_the_order_of_the_keys(home_terminal: Terminal) -> None:
    home_terminal.send("n")
    home_terminal.wait_for("What is the client called?")
    home_terminal.send(f"l{BACKSPACE}Dunder{LEFT}{LEFT}{DELETE}{HOME}New ")
    home_terminal.wait_for("New Dundr")


@pytest.mark.parametrize("is_open", [True, False], ids=["in the dialog", "with the key before it"])
def test_what_follows_the_enter_of_a_name_is_no_part_of_it(
    home_terminal: Terminal, *, is_open: bool
) -> None:
    home_terminal.send("n")
    if is_open:
        home_terminal.wait_for("What is the client called?")
    home_terminal.send(f"Acmi{BACKSPACE}e{ENTER}1{BACKSPACE}1")
    home_terminal.wait_for("  Acme  ", "sign 1 of 10", FIRST_BUILTIN_QUESTION)
    home_terminal.send("2")
    home_terminal.wait_for("2 of 2", "←  Once: a raised voice")


def test_a_note_is_edited_in_the_order_of_the_keys(tmp_path: Path) -> None:
    session = InterviewSession(tmp_path, ASK_COMMAND, FIRST_QUESTION)
    with session.terminal as terminal:
        open_note(terminal)
        terminal.send(f"late{BACKSPACE}{BACKSPACE}ter{ENTER}soon{HOME}very {DOWN}!")
        wait_for_line(terminal, "very soon!")
        close_note(terminal)
        terminal.send("n")
        wait_for_answers(session, {"threats.threatened": "no"})
        assert session.saved_draft.notes == {"threats.threatened": "later\nvery soon!"}


def test_a_search_is_edited_in_the_order_of_the_keys(home_terminal: Terminal) -> None:
    home_terminal.send("/")
    home_terminal.wait_for("one or more words")
    home_terminal.send(f"l{BACKSPACE}hool{LEFT}{BACKSPACE}o{DELETE}li{ENTER}")
    home_terminal.wait_for("Hooli", "Active · 2 sittings")


def test_what_follows_the_enter_of_a_search_goes_to_the_screen_that_opens(
    home_terminal: Terminal,
) -> None:
    home_terminal.send("/")
    home_terminal.wait_for("one or more words")
    home_terminal.send("hooli")
    home_terminal.wait_for("1 place")
    home_terminal.send(f"{ENTER}l")
    home_terminal.wait_for("What happened, or what did you say?", "Hooli")
    home_terminal.send(ESCAPE)
    home_terminal.wait_for("Active · 2 sittings")
    home_terminal.send(ESCAPE)
    wait_for_line(home_terminal, "hooli")
    home_terminal.wait_for("1 place")


def test_an_action_is_chosen_with_the_keys_before_enter(home_terminal: Terminal) -> None:
    home_terminal.send(CTRL_P)
    home_terminal.wait_for("What would you like to do?")
    home_terminal.send(f"x{BACKSPACE}light theme{ENTER}{DOWN}{BACKSPACE}abc")
    home_terminal.wait_until(lambda screen: "What would you like" not in screen, "home")
    home_terminal.send("n")
    home_terminal.wait_for("What is the client called?")


def test_a_field_takes_every_key_before_the_key_that_leaves_it(home_terminal: Terminal) -> None:
    home_terminal.send("l")
    home_terminal.wait_for("What happened, or what did you say?", "today")
    home_terminal.send(f"they{HOME}{DELETE}T{TAB}yesterdax{BACKSPACE}y{ENTER}")
    wait_for_line(home_terminal, "They")
    wait_for_line(home_terminal, "yesterday")
    home_terminal.wait_for("✓ something that happened")
