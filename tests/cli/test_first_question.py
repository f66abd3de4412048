"""What the first question of a new client does not wait for."""

import sys
from pathlib import Path

import pytest

from tensigns.questionnaires.reading import builtin_edition
from tests.tui.scripted_user import first_words
from tests.tui.terminal import ESCAPE, Terminal, environment

pytestmark = pytest.mark.process

LATER_MODULES = {
    # A compiled copy of the built-in questionnaire is read.
    "tensigns.questionnaires.conversion",
    "tensigns.questionnaires.structure_check",
    "tensigns.core.validation",
    "tensigns.storage.toml_limits",
    "tomli",
    "tomli_w",
    # Nothing was answered or saved before, and there are no settings.
    "hashlib",
    "tensigns.core.decision.decide",
    "tensigns.core.decision.open_questions",
    "tensigns.report.sitting_report",
    "tensigns.report.render.text",
    # These belong to other commands and screens.
    "tensigns.core.journal",
    "tensigns.library.journal",
    "tensigns.prompts.form",
    "tensigns.tui.flows.result",
    "tensigns.tui.screens.home",
    "tensigns.tui.widgets.note_box",
    "tensigns.tui.widgets.review_pane",
}
PROGRAM = f"""
import atexit, sys
from tensigns.cli import main
atexit.register(lambda: print("imported:", sorted({LATER_MODULES!r} & sys.modules.keys())))
main()
"""


@pytest.mark.parametrize(("option", "leave"), [((), ESCAPE), (("--plain",), "q\r")])
def test_the_first_question_imports_nothing_that_is_needed_later(
    option: tuple[str, ...], leave: str, tmp_path: Path
) -> None:
    questions = builtin_edition().questionnaire.questions_by_key.values()
    first_text = next(iter(questions)).question.text["en"]
    argv = [sys.executable, "-c", PROGRAM, "--lang", "en", "ask", "Globex B.V.", *option]
    env = environment(tmp_path, XDG_CONFIG_HOME=str(tmp_path))
    with Terminal(argv, env, (100, 30), cwd=tmp_path) as terminal:
        terminal.wait_for(first_words(first_text))
        terminal.send(leave)
        terminal.wait_for("imported: []")
        assert terminal.wait_for_end() == 0
