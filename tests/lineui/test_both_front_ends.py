"""The same script played through the full screen and line by line writes the same files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli
import tomli_w
from click.testing import CliRunner

from tensigns.cli.root import root
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN
from tensigns.library.library import Library
from tensigns.prompts import navigation
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.report.wording import localized
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.widgets.note_box import NoteBox
from tensigns.tui.widgets.question_pane import QuestionPane
from tests.library.sample import SMALL_FILE, folder_content, small_edition
from tests.lineui.interview_scripts import (
    FINISH,
    LEAVE,
    SCRIPTS,
    Script,
    Step,
    parse_script,
    random_script,
    split_sessions,
)
from tests.lineui.memory_console import (
    CLIENT,
    clock,
    conduct_sitting,
    new_interview,
    output_of,
    piped_console,
)
from tests.tui.pilot import TensignsPilot, current_sitting, front_screen, press, run_app, wait_until

SEEDS = range(3)


def play_in_lines(library: Library, edition: Edition, script: Script) -> None:
    """Play a script line by line, and check that the expected questions are asked."""
    for steps in split_sessions(script, new_interview(edition)):
        lines = [line for step in steps for line in lines_for(step)]
        console = piped_console(lines if steps[-1].text in (LEAVE, FINISH) else [*lines, "q"])
        conduct_sitting(library, console, edition=edition, resume=has_draft(library))
        assert questions_in(output_of(console), edition) == expected_questions(steps, edition)


def has_draft(library: Library) -> bool:
    """Whether an earlier session left a draft. A session without an answer leaves no draft."""
    return any(library.draft(client) is not None for client in library.clients())


def lines_for(step: Step) -> list[str]:
    """The lines to type for a step."""
    word, _, argument = step.text.partition(" ")
    match word:
        case "back" | "on" | "leave" | "finish":
            return [{"back": "b", "on": "", "leave": "q", "finish": "f"}[word]]
        case "go":
            numbers = [row.number for row in navigation.navigation_items(step.before)]
            return ["g", str(numbers.index(argument) + 1)]
        case "line":
            return [argument]
        case "note":
            return ["o", *argument.split("|"), ""]
        case _:
            return [step.key]


def questions_in(transcript: str, edition: Edition) -> list[str]:
    """The texts of the questions in a transcript, in order."""
    unwrapped = " ".join(transcript.split())
    texts = {
        localized(item.question.text) for item in edition.questionnaire.questions_by_key.values()
    }
    occurrences = [
        (position, text)
        for text in texts
        for heading in (") ", "The weighing ")
        for position in positions_of(heading + text, unwrapped)
    ]
    return [text for _position, text in sorted(occurrences)]


def positions_of(text: str, transcript: str) -> list[int]:
    """The positions of all occurrences of a text."""
    positions, start = [], transcript.find(text)
    while start >= 0:
        positions.append(start)
        start = transcript.find(text, start + 1)
    return positions


def expected_questions(steps: list[Step], edition: Edition) -> list[str]:
    """The questions that a session must ask: the one it starts at, and those that it reaches."""
    stops = [steps[0].before.sitting.position]
    for step in steps:
        moved = step.after.sitting.position != stops[-1]
        if step.text not in (LEAVE, FINISH) and (moved or step.text.startswith(("go", "line"))):
            stops.append(step.after.sitting.position)
    items = edition.questionnaire.questions_by_key
    return [localized(items[key].question.text) for key in stops if key in items]


async def play_on_screen(library: Library, edition: Edition, script: Script) -> None:
    """Play a script in the full screen, and check the position before every step."""
    for steps in split_sessions(script, new_interview(edition)):
        start = SittingStart(resume=has_draft(library))
        app = TensignsApp(library, edition, CLIENT, start, now=clock)
        async with run_app(app) as pilot:
            for step in steps:
                assert current_sitting(pilot).position == step.before.sitting.position
                assert_shows_question(pilot, step.before)
                await press_keys_for(pilot, step)
            if steps[-1].text == FINISH:
                await wait_until(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
            elif steps[-1].text != LEAVE:
                await press(pilot, "escape")
            if isinstance(pilot.app.screen, ResultScreen):
                await press(pilot, "escape")
            await wait_until(pilot, lambda: pilot.app.return_code is not None)


def assert_shows_question(pilot: TensignsPilot, interview: Interview) -> None:
    """Check that the screen shows the current question of the interview."""
    item = interview.current_question
    if item is not None:
        pane = front_screen(pilot, InterviewScreen).query_one(QuestionPane)
        assert pane.view is not None
        assert pane.view.text == localized(item.question.text)


async def press_keys_for(pilot: TensignsPilot, step: Step) -> None:
    """Press the keys for a step."""
    word, _, argument = step.text.partition(" ")
    match word:
        case "back" | "on" | "leave" | "finish":
            keys = {"back": "b", "on": "right", "leave": "escape", "finish": "f"}
            await press(pilot, keys[word])
        case "go":
            await press(pilot, "g")
            numbers = [row.number for row in navigation.navigation_items(step.before)]
            await press(pilot, "home", *["down"] * numbers.index(argument), "enter")
        case "line":
            await press(pilot, "home", *["down"] * (int(argument) - 1), "enter")
        case "note":
            await press(pilot, "o")
            front_screen(pilot, InterviewScreen).query_one(NoteBox).text = argument.replace(
                "|", "\n"
            )
            await press(pilot, "escape")
        case _:
            await press(pilot, step.key)


def files_without_slug(library: Library) -> Mapping[str, bytes]:
    """Every file of a library of one client, with a placeholder for its random slug."""
    (client,) = library.clients()
    normalized = {}
    for name, data in folder_content(library.root).items():
        normalized[name.replace(client.slug, "SLUG")] = data.replace(client.slug.encode(), b"SLUG")
    return normalized


async def play_both(script: Script, edition: Edition, tmp_path: Path) -> Library:
    """Play a script both ways, check that the files are equal, and return one of the libraries."""
    by_lines, by_screen = Library(tmp_path / "lines"), Library(tmp_path / "screen")
    play_in_lines(by_lines, edition, script)
    await play_on_screen(by_screen, edition, script)
    assert files_without_slug(by_lines) == files_without_slug(by_screen)
    return by_lines


def assert_file_gives_same_decision(library: Library, edition: Path | None, tmp_path: Path) -> None:
    """Check that the finished sitting, read as an answers file, leads to the same decision."""
    (client,) = library.clients()
    (sitting_id,) = library.sitting_ids(client)
    path = library.root / "clients" / client.slug / f"{sitting_id}.toml"
    table = tomli.loads(path.read_text(encoding="utf-8"))
    expected = decision_without_checksum(table)
    answers_and_notes = {key: table.get(key, {}) for key in ("answers", "notes")}
    plain_file = tomli_w.dumps(answers_and_notes).encode()
    assert decision_from_file(path.read_bytes(), edition, tmp_path / "0") == expected
    assert decision_from_file(plain_file, edition, tmp_path / "1") == expected


def decision_from_file(data: bytes, edition: Path | None, folder: Path) -> dict[str, Any]:
    """The decision that ``ask --answers`` records for these answers."""
    args = ["--data", str(folder), "--lang", "en", "ask", CLIENT, "--answers", "-"]
    questions = ["--questions", str(edition)] if edition else []
    result = CliRunner().invoke(root, [*args, *questions], input=data, prog_name="tensigns")
    assert result.exit_code == 0, result.stderr
    (path,) = folder.rglob("clients/*/2*.toml")
    return decision_without_checksum(tomli.loads(path.read_text(encoding="utf-8")))


def decision_without_checksum(table: Mapping[str, Any]) -> dict[str, Any]:
    """The decision in the file of a sitting, without the checksum, which depends on the times."""
    return {key: value for key, value in table["decision"].items() if key != "seal"}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
async def test_both_front_ends_write_the_same_files(text: str, tmp_path: Path) -> None:
    script = parse_script(text)
    library = await play_both(script, small_edition(), tmp_path)
    if script[-1] == FINISH:
        assert_file_gives_same_decision(library, SMALL_FILE, tmp_path)


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_scripts_write_the_same_files(seed: int, tmp_path: Path) -> None:
    script = random_script(seed, new_interview(builtin_edition()))
    library = await play_both(script, builtin_edition(), tmp_path)
    if script[-1] == FINISH:
        assert_file_gives_same_decision(library, None, tmp_path)


@pytest.mark.parametrize("seed", range(3, 23))
def test_random_scripts_in_lines_follow_the_interview(seed: int, tmp_path: Path) -> None:
    script = random_script(seed, new_interview(builtin_edition()), steps=80)
    library = Library(tmp_path)
    play_in_lines(library, builtin_edition(), script)
    (client,) = library.clients()
    *_, last = (
        step for steps in split_sessions(script, new_interview(builtin_edition())) for step in steps
    )
    finished = library.latest_sitting(client)
    sitting = library.draft(client) if finished is None else finished
    assert sitting is not None
    assert msgspec.structs.replace(sitting, id=None) == last.after.sitting


def test_an_answers_file_cannot_answer_a_hidden_question(tmp_path: Path) -> None:
    hidden = 'client = "X"\n[answers]\ndemands.calls = "never"\ndemands.raised = "not-yet"\n'
    args = ["--data", str(tmp_path / "d"), "ask", "--questions", str(SMALL_FILE), "--answers", "-"]
    result = CliRunner().invoke(root, args, input=hidden, prog_name="tensigns")
    assert result.exit_code == 2
    assert "demands.raised" in result.stderr
    assert not (tmp_path / "d").exists()
    assert UNKNOWN not in result.stderr
