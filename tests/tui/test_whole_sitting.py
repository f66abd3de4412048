"""A whole sitting by keyboard in a real terminal, left and resumed in the middle."""

import json
import subprocess
import sys
import tomllib
from collections import deque
from itertools import zip_longest
from pathlib import Path

import pytest

from tensigns.language import set_language
from tests.processes import WAIT_LIMIT
from tests.tui.scripted_user import CLIENT, NOTE, ScriptedUser
from tests.tui.terminal import ALTERNATE_SCREEN, MAIN_SCREEN, environment

pytestmark = pytest.mark.process

PROGRAM = [sys.executable, "-m", "tensigns"]
SIZES = ((80, 24), (100, 30))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_sitting_can_be_left_resumed_finished_and_shown(language: str, tmp_path: Path) -> None:
    set_language(language)
    users = [
        ScriptedUser(PROGRAM, tmp_path / f"{columns}x{rows}", language, (columns, rows))
        for columns, rows in SIZES
    ]
    for user in users:
        user.home.mkdir()
    # In turns, so that one user can type while the program of the other works.
    terminals = deque(zip_longest(*(user.steps() for user in users)), maxlen=1)[0]
    assert all(
        terminal.raw.rfind(MAIN_SCREEN) > terminal.raw.rfind(ALTERNATE_SCREEN)
        for terminal in terminals
    )
    for user in users:
        _assert_show_prints_it(user)
        _assert_file_is_complete(user)


def _assert_show_prints_it(user: ScriptedUser) -> None:
    """Assert that `tensigns show` prints the answers, the notes and the recommendation."""
    document = json.loads(_show_output(user, "--json"))
    assert (document["client"], document["state"]) == (CLIENT, "finished")
    assert document["language"] == user.language
    assert document["recommendation"] == user.decision.recommendation
    assert document["points"] == user.decision.points
    notes = [answer["note"] for sign in document["signs"] for answer in sign["answers"]]
    assert f"{NOTE}\n…" in notes
    assert NOTE.split(",")[0] in _show_output(user)


def _show_output(user: ScriptedUser, *options: str) -> str:
    command = [*PROGRAM, "--lang", user.language, "show", *options, CLIENT]
    result = subprocess.run(
        command,
        env=environment(user.home),
        capture_output=True,
        check=True,
        text=True,
        timeout=WAIT_LIMIT,
    )
    return result.stdout


def _assert_file_is_complete(user: ScriptedUser) -> None:
    """Assert that the file contains every question as asked, with the label of its answer."""
    (path,) = user.home.rglob("clients/*/2*.toml")
    text = path.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert text.rstrip().endswith("[end]")
    assert (table["client"], table["state"]) == (CLIENT, "finished")
    asked_by_key = {entry["key"]: (entry["question"], entry["answer"]) for entry in table["asked"]}
    language, interview = user.language, user.interview
    for item in interview.visible_questions:
        option = item.question.option(item.answer)
        question, answer = asked_by_key[item.key]
        assert question == item.question.text[language]
        assert option is None or answer == option.label[language]
    assert not list(user.home.rglob("in-progress.toml"))
