"""What the first question of a new client, ``list`` and ``show`` do not wait for."""

import subprocess
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tests.cli.conftest import LONG_AGO
from tests.processes import WAIT_LIMIT
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
    # Only encrypted network connections need it.
    "_ssl",
    # These belong to other commands and screens.
    "tensigns.core.journal",
    "tensigns.library.journal",
    "tensigns.prompts.form",
    "tensigns.tui.flows.result",
    "tensigns.tui.screens.home",
    "tensigns.tui.widgets.note_box",
    "tensigns.tui.widgets.review_pane",
}
LATER_IN_PLAIN_LINES = LATER_MODULES | {
    "prompt_toolkit",
    "questionary",
    "rich",
    "shutil",
    "tensigns.tui",
    "textual",
}
NOT_FOR_PRINTING = {
    # Large modules, of Python and of others, that reading and printing does without.
    "asyncio",
    "babel",
    "icalendar",
    "jinja2",
    "json",
    "locale",
    "prompt_toolkit",
    "questionary",
    "rich",
    "shutil",
    "subprocess",
    "tempfile",
    "textual",
    "tomli_w",
    # The built-in questionnaire is compiled; the clients of this test have no journal.
    "tensigns.core.journal",
    "tensigns.core.validation",
    "tensigns.library.journal",
    "tensigns.questionnaires.conversion",
    "tensigns.questionnaires.structure_check",
    # These belong to interviews and other commands.
    "tensigns.cli.completions",
    "tensigns.cli.search",
    "tensigns.lineui",
    "tensigns.prompts",
    "tensigns.storage.streams",
    "tensigns.tui",
}
NOT_FOR_LIST = {
    "tensigns.core.decision.decide",
    "tensigns.report.background",
    "tensigns.report.sitting_report",
}
NOT_FOR_SHOW = {
    "tensigns.report.re_evaluation",
    "tensigns.report.render.sitting_document",
    "tensigns.report.what_if",
    "tensigns.session",
}


def program(modules: AbstractSet[str]) -> str:
    """Return the program, which prints at its end the modules of these that it has imported."""
    return f"""
import atexit, sys
from tensigns.cli import main
atexit.register(lambda: print("imported:", sorted({modules!r} & sys.modules.keys())))
main()
"""


@pytest.mark.parametrize(
    ("option", "leave", "later_modules"),
    [((), ESCAPE, LATER_MODULES), (("--plain",), "q\r", LATER_IN_PLAIN_LINES)],
)
def test_the_first_question_imports_nothing_that_is_needed_later(
    option: tuple[str, ...], leave: str, later_modules: AbstractSet[str], tmp_path: Path
) -> None:
    questions = builtin_edition().questionnaire.questions_by_key.values()
    first_text = next(iter(questions)).question.text["en"]
    argv = [
        sys.executable,
        "-c",
        program(later_modules),
        "--lang",
        "en",
        "ask",
        "Globex B.V.",
        *option,
    ]
    env = environment(tmp_path, XDG_CONFIG_HOME=str(tmp_path))
    with Terminal(argv, env, (100, 30), cwd=tmp_path) as terminal:
        terminal.wait_for(first_words(first_text))
        terminal.send(leave)
        terminal.wait_for("imported: []")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("arguments", "unneeded_modules"),
    [
        (("list",), NOT_FOR_PRINTING | NOT_FOR_LIST),
        (("show", "Globex B.V."), NOT_FOR_PRINTING | NOT_FOR_SHOW),
    ],
)
def test_a_command_that_prints_imports_no_module_that_it_does_not_need(
    arguments: tuple[str, ...], unneeded_modules: AbstractSet[str], language: str, tmp_path: Path
) -> None:
    library = Library(tmp_path / "data")
    fill(library, builtin_edition(), LONG_AGO)
    argv = ["--data", str(library.root), "--lang", language, *arguments]
    result = subprocess.run(
        [sys.executable, "-c", program(unneeded_modules), *argv],
        env=environment(tmp_path, XDG_CONFIG_HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=WAIT_LIMIT,
        check=True,
    )
    assert "Globex B.V." in result.stdout
    assert result.stdout.endswith("imported: []\n")
