"""The first paint is final: nothing shows for a moment and disappears, or is sent again."""

import sys
from pathlib import Path

import pytest

from tensigns.questionnaires.reading import builtin_edition
from tests.tui.scripted_user import first_words
from tests.tui.terminal import ESCAPE, Terminal, environment

pytestmark = pytest.mark.process

ARGV = [sys.executable, "-m", "tensigns", "--lang", "en", "ask", "Globex B.V."]


def test_a_narrow_terminal_never_gets_the_sidebar(tmp_path: Path) -> None:
    questionnaire = builtin_edition().questionnaire
    first = next(iter(questionnaire.questions_by_key.values()))
    question_text = f"{first.question.text} {first.question.help}"
    labels = [
        sign.label["en"].encode()
        for sign in questionnaire.signs
        if sign.label["en"] not in question_text
    ]
    painted_labels = {}
    for size in ((100, 30), (80, 24)):
        with Terminal(ARGV, environment(tmp_path), size, cwd=tmp_path) as terminal:
            terminal.wait_for(first_words(first.question.text["en"]))
            terminal.send(ESCAPE)
            assert terminal.wait_for_end() == 0
            painted_labels[size] = [label in terminal.raw for label in labels]
    assert all(painted_labels[100, 30])
    assert not any(painted_labels[80, 24])


def test_the_first_screen_is_sent_once(tmp_path: Path) -> None:
    questionnaire = builtin_edition().questionnaire
    first = next(iter(questionnaire.questions_by_key.values()))
    label = questionnaire.signs[-1].label["en"].encode()
    with Terminal(ARGV, environment(tmp_path), (100, 30), cwd=tmp_path) as terminal:
        terminal.wait_for(first_words(first.question.text["en"]))
        terminal.send("1")
        terminal.wait_for("2 of 2")
        assert terminal.raw.count(label) == 1
