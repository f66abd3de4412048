"""``tensigns ask --resume``: a draft is continued, under the questionnaire that it began with."""

import sys
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import Commands
from tests.library.sample import NOW, SMALL_FILE, draft_sitting, small_edition
from tests.tui.interview_session import InterviewSession
from tests.tui.terminal import ALTERNATE_SCREEN, Terminal, environment

SAMPLE = Path(__file__).parents[1] / "report" / "sample.toml"
NOTICE = "goes on under the questionnaire that it was begun with (small 1.0)"


@pytest.fixture
def draft(library: Library) -> None:
    client = library.add("Globex", NOW)
    library.save_draft(client, small_edition(), draft_sitting())


def test_without_a_draft_there_is_nothing_to_resume(tensigns: Commands, library: Library) -> None:
    tensigns.record_globex()
    for name in ("Globex B.V.", "Nobody"):
        error = tensigns.error_of("ask", name, "--plain", "--resume", stdin="1\n")
        assert error.startswith(f"Error: {name} has no unfinished sitting to go on with; ")
    assert len(library.clients()) == 1


@pytest.mark.process
@pytest.mark.parametrize("name", ["Globex", "Nobody"])
def test_without_a_draft_no_screen_opens(name: str, tmp_path: Path) -> None:
    root = tmp_path / ".local" / "share" / "tensigns"
    Library(root).add("Globex", NOW)
    ask = [sys.executable, "-m", "tensigns", "ask", name, "--resume"]
    with Terminal(ask, environment(tmp_path), cwd=tmp_path) as terminal:
        assert terminal.wait_for_end() == 2
        assert ALTERNATE_SCREEN not in terminal.raw
        assert f"{name} has no unfinished sitting to go on with" in terminal.text


@pytest.mark.usefixtures("draft")
def test_a_draft_under_another_questionnaire_than_the_one_named_says_so(
    tensigns: Commands, library: Library
) -> None:
    lines = {"stdin": "1\n0\nf\n"}
    ask = ("ask", "globex", "--plain", "--resume", "--questions")
    output = " ".join(tensigns.ok(*ask, str(SAMPLE), **lines).split())
    assert NOTICE in output
    sitting = library.latest_sitting(library.find("globex"))
    assert sitting is not None
    assert sitting.questionnaire_ref == small_edition().ref


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("named", [("--questions", str(SMALL_FILE)), ()])
def test_a_draft_under_the_questionnaire_named_goes_on_without_a_word(
    named: tuple[str, ...], tensigns: Commands
) -> None:
    output = tensigns.ok("ask", "globex", "--plain", "--resume", *named, stdin="1\n0\nf\n")
    assert NOTICE not in " ".join(output.split())
    assert builtin_edition().ref != small_edition().ref


@pytest.mark.process
def test_the_full_screen_says_so_too(tmp_path: Path) -> None:
    root = tmp_path / ".local" / "share" / "tensigns"
    library = Library(root)
    library.save_draft(library.add("Globex", NOW), small_edition(), draft_sitting())
    ask = [sys.executable, "-m", "tensigns", "ask", "Globex", "--questions", str(SAMPLE)]
    session = InterviewSession(tmp_path, [*ask, "--resume"], "This sitting goes on under")
    with session.terminal as terminal:
        terminal.wait_for("How many of the last five invoices were late?")
