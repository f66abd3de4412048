"""Hostile text in every slot of every screen: no crash, no action, nothing raw, nothing lost."""

import asyncio
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rich.segment import Segment
from textual.events import Paste
from textual.widgets import Input

from tensigns.errors import OperationFailed
from tensigns.library.library import Library
from tensigns.text.clean import clean
from tensigns.tui.app import TensignsApp
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.exit_dialog import UnsavedDialog
from tensigns.tui.screens.text_dialog import TextDialog
from tests.hostile_texts import CONTROL, MARKUP, PAYLOADS, cleaned_words, is_clean
from tests.library.sample import small_edition
from tests.tui import hostile_library
from tests.tui.hostile_library import ALL_PAYLOADS
from tests.tui.pilot import (
    NOW,
    painted_text,
    press,
    run_app,
    run_interview,
    toast_messages,
    wait_until,
    wait_until_idle,
)
from tests.tui.screen_tour import STEPS, ScreenSnapshot, run_tour

pytestmark = pytest.mark.screen

SIZE = (160, 90)
"""Room for everything at once."""

SHOWING = [step.name for step in STEPS if not ("help" in step.name or "palette" in step.name)]
"""The views that show what people wrote."""

LABELLED = ["a history", "what changed", "the signs"]
"""The views in which every sign's label stands."""

COMPLETE = [
    "home",
    "a result",
    "the answers",
    "a trial",
    "the review",
    "last time",
    "not saved",
    "UnsavedDialog",
    "FinishFailedDialog",
]
"""The views in which every payload stands."""


@cache
def walked() -> Mapping[str, ScreenSnapshot]:
    """The views of one walk through a hostile library, from a folder with a hostile name."""
    before = Path.cwd()
    with TemporaryDirectory() as home:
        folder = Path(home, *MARKUP[2:4], CONTROL[0], CONTROL[8])
        folder.mkdir(parents=True)
        os.chdir(folder)
        library = Library(folder / "data")
        hostile_library.fill(library)
        app = TensignsApp(library, hostile_library.edition(), now=lambda: NOW)
        try:
            return asyncio.run(run_tour(app, SIZE, clean(ALL_PAYLOADS), SHOWING))
        finally:
            os.chdir(before)


every_view = pytest.mark.parametrize(
    "name", [*SHOWING, "not saved", "UnsavedDialog", "FinishFailedDialog"]
)


@every_view
def test_nothing_that_shows_acts_on_a_terminal_or_on_a_click(name: str) -> None:
    view = walked()[name]
    assert [line for line in view.text.splitlines() if not is_clean(line)] == []
    assert actions(segment for strip in view.strips for segment in strip) == []


def actions(segments: Iterable[Segment]) -> list[str]:
    """What a click could run, where that came from a text."""
    return [
        segment.text
        for segment in segments
        if segment.style and ("@click" in segment.style.meta or segment.style.link)
    ]


@pytest.mark.parametrize("name", COMPLETE)
def test_every_payload_shows_as_cleaned(name: str) -> None:
    assert missing(walked()[name].text, PAYLOADS) == []


@pytest.mark.parametrize("name", LABELLED)
def test_every_label_shows_as_cleaned(name: str) -> None:
    assert missing(walked()[name].text, hostile_library.LABELS) == []


def test_a_file_that_cannot_be_read_is_named_by_its_hostile_path() -> None:
    shown = walked()["home"].text.replace("\n", "").replace(" ", "")
    assert (
        f"{''.join(cleaned_words(CONTROL[8]))}/data/clients/damaged-01234567/client.toml" in shown
    )


def missing(text: str, payloads: Iterable[str]) -> list[str]:
    """What does not show of these."""
    return [
        payload for payload in payloads if not all(part in text for part in cleaned_words(payload))
    ]


async def test_every_question_shows_its_own_texts(library: Library) -> None:
    async with run_interview(
        library, hostile_library.FIRST_CLIENT, edition=hostile_library.edition(), size=(100, 40)
    ) as pilot:
        for pair in hostile_library.PAYLOAD_PAIRS:
            await wait_until_idle(pilot)
            text = await painted_text(pilot)
            for piece in cleaned_words(pair):
                # the title, the question, its help, two options
                assert text.count(piece) >= 5, pair
            assert is_clean(text.replace("\n", ""))
            await press(pilot, "2")


async def test_toasts_and_dialogs_show_every_payload(library: Library) -> None:
    async with run_app(TensignsApp(library), SIZE) as pilot:
        stage = FlowContext(pilot.app, library, small_edition(), lambda: NOW)
        for payload in PAYLOADS:
            stage.show_error(OperationFailed(clean(payload)))
        await wait_until(pilot, lambda: len(toast_messages(pilot)) == len(PAYLOADS))
        await pilot.app.push_screen(TextDialog(clean(ALL_PAYLOADS), clean(ALL_PAYLOADS)))
        await wait_until_idle(pilot)
        text = await painted_text(pilot)
        assert missing(text, PAYLOADS) == []
        await press(pilot, "escape")
        await pilot.app.push_screen(UnsavedDialog(OperationFailed(clean(ALL_PAYLOADS))))
        assert missing(await painted_text(pilot), PAYLOADS) == []


@pytest.mark.parametrize("opener", ["n", "ctrl+p", "slash"])
async def test_what_is_pasted_into_a_line_is_cleaned(library: Library, opener: str) -> None:
    library.add("Hooli", NOW)
    async with run_app(TensignsApp(library)) as pilot:
        await press(pilot, opener)
        await wait_until(pilot, lambda: isinstance(pilot.app.focused, Input))
        for payload in PAYLOADS:
            pilot.app.post_message(Paste(payload))
        await wait_until_idle(pilot)
        box = pilot.app.focused
        assert isinstance(box, Input)
        assert is_clean(box.value)
        assert "[@click=app.quit]here" in box.value
        assert is_clean((await painted_text(pilot)).replace("\n", ""))


async def test_a_click_on_a_name_that_looks_like_an_action_runs_nothing(library: Library) -> None:
    name = "[@click=app.quit]here[/]"
    async with run_interview(library, name) as pilot:
        await pilot.click("ScreenHeader")
        await wait_until_idle(pilot)
        assert pilot.app.return_code is None
        assert name in await painted_text(pilot)
