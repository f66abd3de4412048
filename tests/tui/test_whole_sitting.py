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
from tests.tui.interview_session import ALTERNATE_SCREEN, MAIN_SCREEN
from tests.tui.scripted_user import CLIENT, NOTE, ScriptedUser
from tests.tui.terminal import environment

pytestmark = pytest.mark.process

PROGRAM = [sys.executable, "-m", "tensigns"]
SIZES = ((80, 24), (100, 30))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_sitting_is_left_resumed_finished_and_shown(language: str, tmp_path: Path) -> None:
    set_language(language)
    sitters = [
        ScriptedUser(PROGRAM, tmp_path / f"{columns}x{rows}", language, (columns, rows))
        for columns, rows in SIZES
    ]
    for sitter in sitters:
        sitter.home.mkdir()
    # Side by side, for one can type while the other's program works.
    ended = deque(zip_longest(*(sitter.steps() for sitter in sitters)), maxlen=1)[0]
    assert all(
        terminal.raw.rfind(MAIN_SCREEN) > terminal.raw.rfind(ALTERNATE_SCREEN) for terminal in ended
    )
    for sitter in sitters:
        _is_shown(sitter)
        _is_on_file(sitter)


def _is_shown(sitter: ScriptedUser) -> None:
    """`tensigns show` tells what was said and what it comes to."""
    shown = json.loads(_said(sitter, "--json"))
    assert (shown["client"], shown["state"]) == (CLIENT, "finished")
    assert shown["language"] == sitter.language
    assert shown["recommendation"] == sitter.decision.recommendation
    assert shown["points"] == sitter.decision.points
    notes = [answer["note"] for sign in shown["signs"] for answer in sign["answers"]]
    assert f"{NOTE}\n…" in notes
    assert NOTE.split(",")[0] in _said(sitter)


def _said(sitter: ScriptedUser, *options: str) -> str:
    command = [*PROGRAM, "--lang", sitter.language, "show", *options, CLIENT]
    done = subprocess.run(
        command, env=environment(sitter.home), capture_output=True, check=True, text=True
    )
    return done.stdout


def _is_on_file(sitter: ScriptedUser) -> None:
    """The file reads on its own: every question as asked, with the label that was chosen."""
    (path,) = sitter.home.rglob("clients/*/2*.toml")
    text = path.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert text.rstrip().endswith("[end]")
    assert (table["client"], table["state"]) == (CLIENT, "finished")
    told = {asked["key"]: (asked["question"], asked["answer"]) for asked in table["asked"]}
    language, interview = sitter.language, sitter.interview
    for each in interview.visible_questions:
        option = each.question.option(each.answer)
        question, answer = told[each.key]
        assert question == each.question.text[language]
        assert option is None or answer == option.label[language]
    assert not list(sitter.home.rglob("in-progress.toml"))
