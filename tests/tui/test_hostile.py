"""Hostile text in every part of every screen: no crash, no action, nothing raw, nothing missing."""

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
from tensigns.tui.screens.exit_dialog import UnsavedDialog
from tensigns.tui.screens.text_dialog import TextDialog
from tests.hostile_texts import CONTROL, MARKUP, PAYLOADS, cleaned_words, is_clean
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
from tests.tui.screen_tour import STEPS, ScreenSnapshot, add_document, run_tour

pytestmark = pytest.mark.screen

SIZE = (160, 90)
"""Large enough to show every text at once."""

STEPS_WITH_USER_TEXT = [
    step.name for step in STEPS if not ("help" in step.name or "palette" in step.name)
]
"""The steps of the tour whose screens show texts of users or questionnaires."""

NAMES_WITH_LABELS = ["a history", "what changed", "the signs"]
"""The snapshots that show the label of every sign."""

NAMES_WITH_ALL_PAYLOADS = [
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
"""The snapshots that show every payload."""


@cache
def hostile_snapshots() -> Mapping[str, ScreenSnapshot]:
    """The snapshots of a tour of a hostile library in a folder with a hostile name."""
    before = Path.cwd()
    with TemporaryDirectory() as home:
        folder = Path(home, *MARKUP[2:4], CONTROL[0], CONTROL[8])
        folder.mkdir(parents=True)
        os.chdir(folder)
        library = Library(folder / "data")
        hostile_library.fill(library)
        add_document(library, ALL_PAYLOADS)
        app = TensignsApp(library, hostile_library.edition(), now=lambda: NOW)
        try:
            return asyncio.run(run_tour(app, SIZE, clean(ALL_PAYLOADS), STEPS_WITH_USER_TEXT))
        finally:
            os.chdir(before)


every_snapshot = pytest.mark.parametrize(
    "name", [*STEPS_WITH_USER_TEXT, "not saved", "UnsavedDialog", "FinishFailedDialog"]
)


@every_snapshot
def test_no_text_acts_on_the_terminal_or_on_a_click(name: str) -> None:
    snapshot = hostile_snapshots()[name]
    assert [line for line in snapshot.text.splitlines() if not is_clean(line)] == []
    assert click_actions(segment for strip in snapshot.strips for segment in strip) == []


def click_actions(segments: Iterable[Segment]) -> list[str]:
    """The texts of the segments on which a click would run an action or open a link."""
    return [
        segment.text
        for segment in segments
        if segment.style and ("@click" in segment.style.meta or segment.style.link)
    ]


@pytest.mark.parametrize("name", NAMES_WITH_ALL_PAYLOADS)
def test_every_payload_shows_cleaned(name: str) -> None:
    assert missing_payloads(hostile_snapshots()[name].text, PAYLOADS) == []


@pytest.mark.parametrize("name", NAMES_WITH_LABELS)
def test_every_label_shows_cleaned(name: str) -> None:
    assert missing_payloads(hostile_snapshots()[name].text, hostile_library.LABELS) == []


def test_the_error_of_a_damaged_file_shows_its_hostile_path_cleaned() -> None:
    text = hostile_snapshots()["home"].text.replace("\n", "").replace(" ", "")
    assert f"{''.join(cleaned_words(CONTROL[8]))}/data/clients/damaged-01234567/client.toml" in text


def missing_payloads(text: str, payloads: Iterable[str]) -> list[str]:
    """The payloads that a text does not contain in their cleaned form."""
    return [
        payload for payload in payloads if not all(part in text for part in cleaned_words(payload))
    ]


async def test_every_question_shows_all_its_texts_cleaned(library: Library) -> None:
    async with run_interview(
        library, hostile_library.FIRST_CLIENT, edition=hostile_library.edition(), size=(100, 40)
    ) as pilot:
        for pair in hostile_library.PAYLOAD_PAIRS:
            await wait_until_idle(pilot)
            text = await painted_text(pilot)
            for word in cleaned_words(pair):
                # The title, the question, its help and two options.
                assert text.count(word) >= 5, pair
            assert is_clean(text.replace("\n", ""))
            await press(pilot, "2")


async def test_toasts_and_dialogs_show_every_payload(library: Library) -> None:
    async with run_app(TensignsApp(library), SIZE) as pilot:
        assert isinstance(pilot.app, TensignsApp)
        flow_context = pilot.app.flow_context
        for payload in PAYLOADS:
            flow_context.show_error(OperationFailed(clean(payload)))
        await wait_until(pilot, lambda: len(toast_messages(pilot)) == len(PAYLOADS))
        await pilot.app.push_screen(TextDialog(clean(ALL_PAYLOADS), clean(ALL_PAYLOADS)))
        await wait_until_idle(pilot)
        text = await painted_text(pilot)
        assert missing_payloads(text, PAYLOADS) == []
        await press(pilot, "escape")
        await pilot.app.push_screen(UnsavedDialog(OperationFailed(clean(ALL_PAYLOADS))))
        assert missing_payloads(await painted_text(pilot), PAYLOADS) == []


@pytest.mark.parametrize("key", ["n", "ctrl+p", "slash"])
async def test_a_text_pasted_into_an_input_is_cleaned(library: Library, key: str) -> None:
    library.add("Hooli", NOW)
    async with run_app(TensignsApp(library)) as pilot:
        await press(pilot, key)
        await wait_until(pilot, lambda: isinstance(pilot.app.focused, Input))
        for payload in PAYLOADS:
            pilot.app.post_message(Paste(payload))
        await wait_until_idle(pilot)
        input_box = pilot.app.focused
        assert isinstance(input_box, Input)
        assert is_clean(input_box.value)
        assert "[@click=app.quit]here" in input_box.value
        assert is_clean((await painted_text(pilot)).replace("\n", ""))


async def test_a_click_on_a_name_that_looks_like_an_action_runs_nothing(library: Library) -> None:
    name = "[@click=app.quit]here[/]"
    async with run_interview(library, name) as pilot:
        await pilot.click("ScreenHeader")
        await wait_until_idle(pilot)
        assert pilot.app.return_code is None
        assert name in await painted_text(pilot)
