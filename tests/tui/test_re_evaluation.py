"""The re-evaluation: on request, a result under today's questionnaire beside the original one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.re_evaluation import ReEvaluationScreen
from tensigns.tui.screens.result import ResultScreen
from tests.revised_edition import NEW_QUESTION, revised_edition
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    open_last_result,
    painted_text,
    press,
    run_app,
    screen_text,
    wait_for_texts,
    wait_until_idle,
)

KEY_DESCRIPTION = "with today's questions"


@asynccontextmanager
async def open_result(
    library: Library, edition: Edition, size: tuple[int, int] = (100, 60)
) -> AsyncIterator[TensignsPilot]:
    """Open the last result of Globex B.V. from its history."""
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, edition, now=lambda: NOW), size) as pilot:
        await open_last_result(pilot)
        yield pilot


async def test_a_result_is_of_its_own_day_and_v_adds_the_re_evaluation(library: Library) -> None:
    async with open_result(library, revised_edition()) as pilot:
        text = await wait_for_texts(pilot, "W A T C H", "13 points", KEY_DESCRIPTION)
        assert "F I R E" not in text
        await press(pilot, "v")
        front_screen(pilot, ReEvaluationScreen)
        text = await wait_for_texts(pilot, "W A T C H", "13 points", "F I R E", "14 points")
        assert text.index("As it was then") < text.index("version 2.0") < text.index("W A T C H")
        assert text.index("version 3.0") < text.index("F I R E") < text.index("Not asked now")
        await press(pilot, "end")
        await wait_for_texts(pilot, NEW_QUESTION)
        await press(pilot, "escape")
        front_screen(pilot, ResultScreen)
        assert "F I R E" not in await painted_text(pilot)
        await press(pilot, "escape")
        front_screen(pilot, HistoryScreen)


async def test_a_re_evaluation_changes_no_file(library: Library) -> None:
    async with open_result(library, revised_edition()) as pilot:
        before = {path: path.read_bytes() for path in library.root.rglob("*.toml")}
        await press(pilot, "v")
        front_screen(pilot, ReEvaluationScreen)
        assert {path: path.read_bytes() for path in before} == before


async def test_a_sitting_under_the_current_questionnaire_has_no_re_evaluation(
    library: Library,
) -> None:
    async with open_result(library, builtin_edition()) as pilot:
        await wait_for_texts(pilot, "W A T C H", "what if")
        assert KEY_DESCRIPTION not in screen_text(pilot)
        await press(pilot, "v")
        await wait_until_idle(pilot)
        front_screen(pilot, ResultScreen)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (140, 45)])
async def test_the_re_evaluation_can_be_scrolled_to_its_end_at_every_size(
    library: Library, size: tuple[int, int]
) -> None:
    async with open_result(library, revised_edition(), size) as pilot:
        await press(pilot, "v")
        await wait_for_texts(pilot, "Then it was “watch”")
        await press(pilot, "end")
        await wait_for_texts(pilot, NEW_QUESTION)
