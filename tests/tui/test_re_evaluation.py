"""A sitting under today's questionnaire: only when asked, and both results named."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.re_evaluation import ReEvaluationScreen
from tensigns.tui.screens.result import ResultScreen
from tests.revised_edition import NEW_QUESTION, revised_edition
from tests.tui.pilot import NOW, Stage, on_stage, press, screen, seen, settled, shown, shows, until

KEY = "by today's questions"


@asynccontextmanager
async def opened(
    library: Library, today: Edition, size: tuple[int, int] = (100, 60)
) -> AsyncIterator[Stage]:
    """The last sitting of Globex B.V., opened from its history."""
    fill(library, builtin_edition(), NOW)
    async with on_stage(TensignsApp(library, today, now=lambda: NOW), size) as pilot:
        await press(pilot, "h", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
        yield pilot


async def test_a_sitting_opens_as_on_its_day_and_today_only_when_asked(library: Library) -> None:
    async with opened(library, revised_edition()) as pilot:
        text = await shows(pilot, "W A T C H", "13 points", KEY)
        assert "F I R E" not in text
        await press(pilot, "v")
        screen(pilot, ReEvaluationScreen)
        text = await shows(pilot, "W A T C H", "13 points", "F I R E", "15 points")
        assert text.index("As on its day") < text.index("version 1.0") < text.index("W A T C H")
        assert text.index("version 2.0") < text.index("F I R E") < text.index("Not asked now")
        await press(pilot, "end")
        await shows(pilot, NEW_QUESTION)
        await press(pilot, "escape")
        screen(pilot, ResultScreen)
        assert "F I R E" not in await seen(pilot)
        await press(pilot, "escape")
        screen(pilot, HistoryScreen)


async def test_looking_changes_no_file(library: Library) -> None:
    async with opened(library, revised_edition()) as pilot:
        before = {path: path.read_bytes() for path in library.root.rglob("*.toml")}
        await press(pilot, "v")
        screen(pilot, ReEvaluationScreen)
        assert {path: path.read_bytes() for path in before} == before


async def test_under_its_own_questionnaire_there_is_no_such_key(library: Library) -> None:
    async with opened(library, builtin_edition()) as pilot:
        await shows(pilot, "W A T C H", "what if")
        assert KEY not in shown(pilot)
        await press(pilot, "v")
        await settled(pilot)
        screen(pilot, ResultScreen)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (140, 45)])
async def test_all_of_it_is_in_reach_at_every_size(library: Library, size: tuple[int, int]) -> None:
    async with opened(library, revised_edition(), size) as pilot:
        await press(pilot, "v")
        await shows(pilot, "On its day it came to watch")
        await press(pilot, "end")
        await shows(pilot, NEW_QUESTION)
