"""Two sittings side by side."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tensigns.store.library import Library
from tensigns.store.questionnaires import builtin
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.screens.compare import CompareScreen
from tests.tui.stage import NOW, Stage, on_stage, press, shown, shows, told, until


@asynccontextmanager
async def compared(library: Library, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """Globex B.V. beside Initech."""
    fill(library, builtin(), NOW)
    async with on_stage(TensignsApp(library, now=lambda: NOW), size) as pilot:
        await press(pilot, "m", "down", "down", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        yield pilot


async def test_bars_are_mirrored_about_the_middle(library: Library) -> None:
    async with compared(library) as pilot:
        text = await shows(pilot, "◐ WATCH 13 │ ● FIRE 25")
        middle = next(line.index("│") for line in text.splitlines() if "WATCH" in line)
        bars = [line for line in text.splitlines() if "▇" in line]
        assert bars
        assert all(line[middle] == "│" for line in bars)
        late = next(line for line in bars if "Slow payment" in line)
        assert "6 ▇▇▇▇▇▇ │" in late


async def test_the_sign_under_the_cursor_is_spelled_out(library: Library) -> None:
    async with compared(library) as pilot:
        await press(pilot, "down", "down", "down", "down")
        await shows(pilot, "Always slow to pay", "(-6)", "How many of the last five invoices")


async def test_only_what_differs_on_a_key(library: Library) -> None:
    async with compared(library) as pilot:
        await shows(pilot, "Physical abuse")
        await press(pilot, "d")
        await until(pilot, lambda: "Physical abuse" not in shown(pilot))
        assert "Slow payment" in shown(pilot)
        await press(pilot, "d")
        await shows(pilot, "Physical abuse")


async def test_swapping_changes_the_sides(library: Library) -> None:
    async with compared(library) as pilot:
        await press(pilot, "s")
        await shows(pilot, "● FIRE 25 │ ◐ WATCH 13")
        await press(pilot, "s")
        await shows(pilot, "◐ WATCH 13 │ ● FIRE 25")


async def test_the_comparison_is_written_and_its_place_told(
    library: Library, tmp_path: Path
) -> None:
    async with compared(library) as pilot:
        await press(pilot, "e")
        (notes,) = tmp_path.glob("*.md")  # noqa: ASYNC240  a folder of a few files
        assert told(pilot) == [str(notes)]
        text = notes.read_text("utf-8")
        assert "Globex B.V." in text
        assert "Initech" in text


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30), (140, 45)])
async def test_both_sides_show_at_every_size(library: Library, size: tuple[int, int]) -> None:
    async with compared(library, size) as pilot:
        await shows(pilot, "WATCH 13", "FIRE 25", "Physical abuse")
