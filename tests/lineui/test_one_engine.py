"""One engine: the same script through full screen and lines leaves the same files."""

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
from tests.library.sample import SMALL, content, small
from tests.lineui.lines import CLIENT, begun, clock, piped, sit, written
from tests.lineui.scripts import FINISH, LEAVE, SCRIPTS, Script, Step, legs, steps_of, wandering
from tests.tui.pilot import Stage, on_stage, press, screen, state, until

SEEDS = range(3)


def in_lines(library: Library, edition: Edition, script: Script) -> None:
    """Take a script line by line; every question asked is the one that the reducer is at."""
    for number, leg in enumerate(legs(script, begun(edition))):
        lines = [line for step in leg for line in typed(step)]
        talk = piped(lines if leg[-1].text in (LEAVE, FINISH) else [*lines, "q"])
        sit(library, talk, edition=edition, resume=number > 0)
        assert asked(written(talk), edition) == put(leg, edition)


def typed(step: Step) -> list[str]:
    """The lines that make a step."""
    word, _, rest = step.text.partition(" ")
    match word:
        case "back" | "on" | "leave" | "finish":
            return [{"back": "b", "on": "", "leave": "q", "finish": "f"}[word]]
        case "go":
            numbers = [row.number for row in navigation.navigation_items(step.before)]
            return ["g", str(numbers.index(rest) + 1)]
        case "line":
            return [rest]
        case "note":
            return ["o", *rest.split("|"), ""]
        case _:
            return [step.key]


def asked(transcript: str, edition: Edition) -> list[str]:
    """The questions that a transcript puts, in order."""
    unfolded = " ".join(transcript.split())
    texts = {
        localized(item.question.text) for item in edition.questionnaire.questions_by_key.values()
    }
    found = [
        (place, text)
        for text in texts
        for heading in (") ", "The weighing ")
        for place in places_of(heading + text, unfolded)
    ]
    return [text for _place, text in sorted(found)]


def places_of(text: str, within: str) -> list[int]:
    """Where a text begins, each time it occurs."""
    found, start = [], within.find(text)
    while start >= 0:
        found.append(start)
        start = within.find(text, start + 1)
    return found


def put(leg: list[Step], edition: Edition) -> list[str]:
    """The questions that a leg must put: the one it begins at, and each it then comes to."""
    stops = [leg[0].before.sitting.position]
    for step in leg:
        moved = step.after.sitting.position != stops[-1]
        if step.text not in (LEAVE, FINISH) and (moved or step.text.startswith(("go", "line"))):
            stops.append(step.after.sitting.position)
    items = edition.questionnaire.questions_by_key
    return [localized(items[key].question.text) for key in stops if key in items]


async def on_screen(library: Library, edition: Edition, script: Script) -> None:
    """Take a script in the full screen, which must stand where the reducer does at each step."""
    for number, leg in enumerate(legs(script, begun(edition))):
        app = TensignsApp(library, edition, CLIENT, SittingStart(resume=number > 0), now=clock)
        async with on_stage(app) as pilot:
            for step in leg:
                assert state(pilot).position == step.before.sitting.position
                assert_shows(pilot, step.before)
                await pressed(pilot, step)
            if leg[-1].text == FINISH:
                await until(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
            elif leg[-1].text != LEAVE:
                await press(pilot, "escape")
            if isinstance(pilot.app.screen, ResultScreen):
                await press(pilot, "escape")
            await until(pilot, lambda: pilot.app.return_code is not None)


def assert_shows(pilot: Stage, interview: Interview) -> None:
    """The question on the screen is the reducer's."""
    item = interview.current_question
    if item is not None:
        pane = screen(pilot, InterviewScreen).query_one(QuestionPane)
        assert pane.view is not None
        assert pane.view.text == localized(item.question.text)


async def pressed(pilot: Stage, step: Step) -> None:
    """Press the keys that make a step."""
    word, _, rest = step.text.partition(" ")
    match word:
        case "back" | "on" | "leave" | "finish":
            keys = {"back": "b", "on": "right", "leave": "escape", "finish": "f"}
            await press(pilot, keys[word])
        case "go":
            await press(pilot, "g")
            numbers = [row.number for row in navigation.navigation_items(step.before)]
            await press(pilot, "home", *["down"] * numbers.index(rest), "enter")
        case "line":
            await press(pilot, "home", *["down"] * (int(rest) - 1), "enter")
        case "note":
            await press(pilot, "o")
            screen(pilot, InterviewScreen).query_one(NoteBox).text = rest.replace("|", "\n")
            await press(pilot, "escape")
        case _:
            await press(pilot, step.key)


def files(library: Library) -> Mapping[str, bytes]:
    """Every file under the data folder; what is drawn by lot in the names is taken out."""
    (client,) = library.clients()
    found = {}
    for name, data in content(library.root).items():
        found[name.replace(client.slug, "SLUG")] = data.replace(client.slug.encode(), b"SLUG")
    return found


async def same(script: Script, edition: Edition, tmp_path: Path) -> Library:
    """Take a script both ways; the library of the lines, which must equal the other."""
    by_lines, by_screen = Library(tmp_path / "lines"), Library(tmp_path / "screen")
    in_lines(by_lines, edition, script)
    await on_screen(by_screen, edition, script)
    assert files(by_lines) == files(by_screen)
    return by_lines


def from_file(library: Library, edition: Path | None, tmp_path: Path) -> None:
    """The answers of the finished sitting, given as a file, come to the same decision."""
    (client,) = library.clients()
    (sitting,) = library.sitting_ids(client)
    path = library.root / "clients" / client.slug / f"{sitting}.toml"
    table = tomli.loads(path.read_text(encoding="utf-8"))
    given = {key: table.get(key, {}) for key in ("answers", "notes")}
    for number, data in enumerate((path.read_bytes(), tomli_w.dumps(given).encode())):
        assert decided(data, edition, tmp_path / f"{number}") == without_seal(table)


def decided(data: bytes, edition: Path | None, folder: Path) -> dict[str, Any]:
    """What ``ask --answers`` records as the decision of these answers."""
    args = ["--data", str(folder), "--lang", "en", "ask", CLIENT, "--answers", "-"]
    questions = ["--questions", str(edition)] if edition else []
    done = CliRunner().invoke(root, [*args, *questions], input=data, prog_name="tensigns")
    assert done.exit_code == 0, done.stderr
    (made,) = folder.rglob("clients/*/2*.toml")
    return without_seal(tomli.loads(made.read_text(encoding="utf-8")))


def without_seal(table: Mapping[str, Any]) -> dict[str, Any]:
    """A sitting's decision; the seal is over its whole file, times included."""
    return {key: value for key, value in table["decision"].items() if key != "seal"}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
async def test_the_same_script_leaves_the_same_files(text: str, tmp_path: Path) -> None:
    script = steps_of(text)
    library = await same(script, small(), tmp_path)
    if script[-1] == FINISH:
        from_file(library, SMALL, tmp_path)


@pytest.mark.parametrize("seed", SEEDS)
async def test_wherever_chance_leads_the_built_in_questions(seed: int, tmp_path: Path) -> None:
    script = wandering(seed, begun(builtin_edition()))
    library = await same(script, builtin_edition(), tmp_path)
    if script[-1] == FINISH:
        from_file(library, None, tmp_path)


@pytest.mark.parametrize("seed", range(3, 23))
def test_lines_follow_the_reducer_wherever_chance_leads(seed: int, tmp_path: Path) -> None:
    script = wandering(seed, begun(builtin_edition()), steps=80)
    library = Library(tmp_path)
    in_lines(library, builtin_edition(), script)
    (client,) = library.clients()
    *_, last = (step for leg in legs(script, begun(builtin_edition())) for step in leg)
    finished = library.latest_sitting(client)
    left = library.draft(client) if finished is None else finished
    assert left is not None
    assert msgspec.structs.replace(left, id=None) == last.after.sitting


def test_a_file_cannot_answer_what_is_hidden(tmp_path: Path) -> None:
    hidden = 'client = "X"\n[answers]\ndemands.calls = "never"\ndemands.raised = "not-yet"\n'
    args = ["--data", str(tmp_path / "d"), "ask", "--questions", str(SMALL), "--answers", "-"]
    done = CliRunner().invoke(root, args, input=hidden, prog_name="tensigns")
    assert done.exit_code == 2
    assert "demands.raised" in done.stderr
    assert not (tmp_path / "d").exists()
    assert UNKNOWN not in done.stderr
