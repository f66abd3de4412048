"""F2 in a text box: the user's editor gets the terminal, and gives it back whole."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tests.library.sample import NOW
from tests.tui.interview_session import InterviewSession
from tests.tui.person import OWN_SETTINGS, answer, close_note, open_note
from tests.tui.terminal import CTRL_C, Terminal, environment

pytestmark = pytest.mark.process

F2, CTRL_S = "\x1bOQ", "\x13"
SCRIPT = """#!/bin/sh
trap 'true' INT
echo "THE EDITOR HAS THE TERMINAL"
read line
echo "$line" >>"$1"
exit "$2"
"""


def editor_settings(tmp_path: Path, exit_code: int = 0) -> dict[str, str]:
    """The environment of an editor that adds a line from the keyboard to its file."""
    path = tmp_path / "editor.sh"
    path.write_text(SCRIPT.replace('"$2"', str(exit_code)), encoding="utf-8")
    path.chmod(0o700)
    return {"VISUAL": shlex.quote(str(path)), "TMPDIR": str(tmp_path)}


@pytest.fixture
def globex(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


@pytest.mark.parametrize("exit_code", [0, 1])
def test_a_text_of_a_form_is_edited(
    exit_code: int, tmp_path: Path, library: Library, globex: Client
) -> None:
    settings = editor_settings(tmp_path, exit_code)
    env = environment(
        tmp_path, TENSIGNS_DATA=str(tmp_path / "data"), TENSIGNS_LANG="en", **settings
    )
    command = [sys.executable, "-m", "tensigns"]
    with Terminal(command, env, (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for("Globex B.V.")
        terminal.send("l")
        terminal.wait_for("What happened, or what did you say?")
        terminal.send("first")
        terminal.wait_for("first")
        terminal.send(F2)
        terminal.wait_for("THE EDITOR HAS THE TERMINAL")
        terminal.send(f"{CTRL_C}[b]second[/b]\n")
        terminal.wait_for("│ [b]second[/b]", "esc back")
        if exit_code:
            terminal.wait_for("The editor ended with an error")
        terminal.send(f"!{CTRL_S}")
        terminal.wait_for("Globex B.V.: noted")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    (entry,) = library.journal(globex).read().entries
    assert entry.text.splitlines() == ["first", "[b]second[/b]!"]
    assert [*tmp_path.glob("tensigns-edit-*")] == []


def test_without_an_editor_the_form_stays_on_the_screen(tmp_path: Path, globex: Client) -> None:
    env = environment(
        tmp_path, TENSIGNS_DATA=str(tmp_path / "data"), TENSIGNS_LANG="en", VISUAL="", EDITOR=""
    )
    command = [sys.executable, "-m", "tensigns"]
    with Terminal(command, env, (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for(globex.name)
        terminal.send("l")
        terminal.wait_for("What happened, or what did you say?")
        terminal.send(F2)
        terminal.wait_for("What happened, or what did you say?", "No editor is set")
        terminal.send("typed on")
        terminal.wait_for("typed on")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[InterviewSession]:
    """A sitting at its first question, with an editor."""
    begun = InterviewSession(tmp_path, **OWN_SETTINGS, **editor_settings(tmp_path))
    with begun.terminal:
        yield begun


def test_a_note_is_edited(session: InterviewSession) -> None:
    terminal = session.terminal
    open_note(terminal)
    terminal.send("first")
    terminal.wait_for("first")
    terminal.send(F2)
    terminal.wait_for("THE EDITOR HAS THE TERMINAL")
    terminal.send("second\n")
    terminal.wait_for("second", "F2 editor")
    close_note(terminal)
    answer(session)
    assert session.saved_draft.notes == {"threats.threatened": "first\nsecond"}


def test_an_edited_document_is_kept_as_a_new_version(
    tmp_path: Path, library: Library, globex: Client
) -> None:
    documents = Documents(library, globex)
    old_path = documents.keep("letter", "Dear kiwi,\n", NOW)
    env = environment(
        tmp_path,
        TENSIGNS_DATA=str(tmp_path / "data"),
        TENSIGNS_LANG="en",
        **editor_settings(tmp_path),
    )
    command = [sys.executable, "-m", "tensigns"]
    with Terminal(command, env, (80, 24), cwd=tmp_path) as terminal:
        terminal.wait_for("Globex B.V.")
        terminal.send("/")
        terminal.wait_for("one or more words")
        terminal.send("kiwi")
        terminal.wait_for("Dear kiwi,")
        terminal.send("\r")
        terminal.wait_for("F2 edit")
        terminal.send(F2)
        terminal.wait_for("THE EDITOR HAS THE TERMINAL")
        terminal.send("Regards\n")
        terminal.wait_for("Regards", "Kept as a new version.")
    old_name, new_name = documents.names()
    assert documents.path_of(old_name) == old_path
    assert documents.load(old_name) == "Dear kiwi,\n"
    assert documents.load(new_name) == "Dear kiwi,\nRegards\n"
