"""Input that is no key press at the current question does nothing, in a real terminal."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.required_programs import needs
from tests.tui.interview_session import (
    ANSWERS,
    ASK_COMMAND,
    FIRST_QUESTION,
    InterviewSession,
    session_in_multiplexer,
)
from tests.tui.person import (
    CALLS,
    OWN_SETTINGS,
    PERSON,
    RAISED,
    answer,
    close_note,
    open_note,
    wait_for_answers,
)
from tests.tui.terminal import ENTER, ESCAPE, Terminal, environment
from tests.tui.terminal_replies import REPLIES

pytestmark = pytest.mark.process

LATE = "How many of the last"
UNKNOWN = "I don't know"
"""An option of the first question. The second question has an option in the same row."""

PAUSE = 0.3
"""Seconds between the bytes of a sequence on a slow link."""

REPRESENTATIVE = (
    *("DA1 of a VT220", "DA2", "DA3", "XTVERSION", "CPR", "DECRPM of a private mode"),
    *("DECRQSS of SGR", "XTGETTCAP", "OSC 11, a dynamic colour", "OSC 52, ended by BEL"),
    *("size in cells", "dark colour scheme", "keyboard flags", "graphics", "in-band resize"),
)
TORN = ("DA1 of a VT100", "XTVERSION", "OSC 22, the shape of the pointer", "graphics")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[InterviewSession]:
    """A sitting at its first question, which is on the screen long enough to be answered."""
    begun = InterviewSession(tmp_path, **OWN_SETTINGS)
    with begun.terminal as terminal:
        terminal.watch(PERSON)
        yield begun


def option_cell(terminal: Terminal, label: str) -> tuple[int, int]:
    """The column and the row, from 1, of an option."""
    row = next(row for row, line in enumerate(terminal.lines) if line.strip().endswith(label))
    return terminal.lines[row].index(label) + 1, row + 1


def click(terminal: Terminal, cell: tuple[int, int], button: int = 0) -> None:
    column, row = cell
    terminal.send(f"\x1b[<{button};{column};{row}M\x1b[<{button};{column};{row}m")


def test_replies_of_the_terminal_answer_nothing(session: InterviewSession) -> None:
    for name in REPRESENTATIVE:
        session.terminal.send(REPLIES[name])
        session.terminal.watch(0.05)
    answer(session)


@pytest.mark.parametrize("name", TORN)
def test_a_reply_that_is_torn_at_each_byte_answers_nothing(
    session: InterviewSession, name: str
) -> None:
    for byte in REPLIES[name]:
        session.terminal.send(byte)
        session.terminal.watch(PAUSE)
    answer(session)


def test_a_note_takes_no_reply_of_the_terminal(session: InterviewSession) -> None:
    open_note(session.terminal)
    for name in REPRESENTATIVE:
        session.terminal.send(REPLIES[name])
    session.terminal.send("12")
    session.terminal.wait_for("12")
    close_note(session.terminal)
    answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "12"}


@needs("tmux")
def test_a_reply_that_the_shell_asked_for_answers_nothing(tmp_path: Path) -> None:
    program = f"printf '\\033[c\\033[>c\\033[6n'; {shlex.join(ASK_COMMAND)}"
    command = ["tmux", "-S", "socket", "-f", "/dev/null", "new-session", program]
    with session_in_multiplexer(tmp_path, command, **OWN_SETTINGS) as session:
        session.terminal.watch(PERSON)
        answer(session)


@pytest.mark.parametrize("settings", [OWN_SETTINGS, {}], ids=["as set", "no key interval"])
def test_what_was_typed_before_the_first_question_answers_nothing(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    with Terminal(
        ASK_COMMAND, environment(tmp_path, **settings), (80, 24), cwd=tmp_path
    ) as terminal:
        terminal.send("y1")
        terminal.wait_for(FIRST_QUESTION)
        terminal.watch(PERSON)
        assert FIRST_QUESTION in terminal.text
        terminal.send("n")
        terminal.wait_for(CALLS)


def test_a_word_of_an_input_method_is_the_notes_and_answers_nothing(
    session: InterviewSession,
) -> None:
    word = "\x1b[0;;20170:26085:26412:35486:20837u"
    session.terminal.send(word)
    open_note(session.terminal)
    session.terminal.send(word)
    session.terminal.wait_for("今日本語入")
    close_note(session.terminal)
    answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "今日本語入"}


def test_key_reports_with_sub_fields_are_keys(session: InterviewSession) -> None:
    terminal = session.terminal
    terminal.send("\x1b[1;1:1A\x1b[49;1:3u\x1b[57441;2u\x1b[49;3u")
    terminal.send("\x1b[110:78;2:1;78u")
    terminal.wait_for(CALLS)
    terminal.watch(PERSON)
    terminal.send("\x1b[51;1:1;51u")
    terminal.wait_for(RAISED)
    wait_for_answers(session, ANSWERS)


def test_a_key_that_is_held_down_answers_twice_at_most(session: InterviewSession) -> None:
    terminal = session.terminal
    terminal.send("2")
    terminal.wait_for(CALLS)
    terminal.watch(0.5)
    for _repetition in range(12):
        terminal.send("2")
        terminal.watch(0.03)
    terminal.wait_for(RAISED)
    terminal.watch(PERSON)
    wait_for_answers(session, {"threats.threatened": "no", "demands.calls": "monthly"})
    terminal.send("1")
    terminal.wait_for(LATE)


def test_a_double_click_answers_one_question(session: InterviewSession) -> None:
    terminal = session.terminal
    cell = option_cell(terminal, UNKNOWN)
    for pause in 0.08, 0.2, 0.4:
        click(terminal, cell)
        terminal.watch(pause)
        click(terminal, cell)
        terminal.watch(PERSON)
        terminal.wait_for(CALLS)
        wait_for_answers(session, {"threats.threatened": "unknown"})
        terminal.send("b")
        terminal.wait_for("sign 1 of 3")
        terminal.watch(0.6)


def test_other_buttons_and_dragging_answer_nothing(session: InterviewSession) -> None:
    terminal = session.terminal
    column, row = option_cell(terminal, UNKNOWN)
    for button in 1, 2, 128:
        click(terminal, (column, row), button)
    terminal.send(f"\x1b[<0;{column};{row - 1}M\x1b[<32;{column};{row}M\x1b[<0;{column};{row}m")
    answer(session)


@pytest.mark.parametrize("pause", [0.03, 0.09, 0.2])
def test_escape_and_a_digit_soon_after_close_the_note_and_write_nothing(
    session: InterviewSession, pause: float
) -> None:
    terminal = session.terminal
    open_note(terminal)
    terminal.send("late again")
    terminal.wait_for("late again")
    terminal.send(ESCAPE)
    terminal.watch(pause)
    terminal.send("2")
    terminal.wait_until(lambda screen: "close the note" not in screen, "the end of the note")
    terminal.watch(PERSON)
    answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "late again"}


def test_alt_and_a_digit_write_nothing(session: InterviewSession) -> None:
    open_note(session.terminal)
    session.terminal.send("one\x1b2\x1b5two")
    session.terminal.wait_for("onetwo")
    close_note(session.terminal)
    answer(session)


def test_a_byte_that_is_no_utf_8_takes_nothing_with_it_and_is_told(
    session: InterviewSession,
) -> None:
    terminal = session.terminal
    terminal.send(b"\x1b[200~" + b"12\xff 1\n" * 2_000 + b"\x1b[201~")
    open_note(terminal)
    terminal.send(b"\x1b[200~one \xe9 two\x1b[201~")
    terminal.wait_for("one \N{REPLACEMENT CHARACTER} two", "Something in the")
    close_note(terminal)
    answer(session)
    note = "one \N{REPLACEMENT CHARACTER} two"
    assert session.saved_draft.notes == {"threats.threatened": note}


def test_a_no_break_space_is_typed_as_it_is_pasted(session: InterviewSession) -> None:
    terminal = session.terminal
    open_note(terminal)
    terminal.send("Jan\xa0Piet\x1b[200~ Jan\xa0Piet\x1b[201~")
    terminal.wait_for("Jan\xa0Piet Jan\xa0Piet")
    close_note(terminal)
    answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "Jan\xa0Piet Jan\xa0Piet"}


def test_a_pasted_name_keeps_its_first_line_of_text(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tensigns"]
    with Terminal(program, environment(tmp_path), (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for("n new")
        terminal.send("n")
        terminal.wait_for("What is the client called?")
        terminal.send("\x1b[200~\r\n  \nAcme Holding\nDear sir,\x1b[201~")
        terminal.wait_for("Acme Holding")
        assert "Dear sir" not in terminal.text
        terminal.send(ENTER)
        terminal.wait_for("sign 1 of 10", "Acme Holding")
