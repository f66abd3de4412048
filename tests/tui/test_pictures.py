"""A picture of a screen shows what the screen shows and fetches nothing; those kept are true."""

import re
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.pictures.make import FOLDER, SCENES, draw_scene
from tests.pictures.svg_cells import visible_cells
from tests.required_programs import needs
from tests.tui.screenshots import self_contained, write_png

WIDTH, HEIGHT = 40, 6


class Frame(App[None]):
    CSS = "Static { border: round white; height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Static("○ ◐ ● ◌")


@pytest.fixture
async def svg() -> str:
    """A screen with a frame round it, as Textual draws it."""
    app = Frame()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        return app.export_screenshot()


def test_nothing_is_fetched(svg: str) -> None:
    assert "url(http" in svg.replace('"', "")
    picture = self_contained(svg)
    assert set(re.findall(r"https?:[^\"\s]*", picture)) == {"http://www.w3.org/2000/svg"}
    assert "◐" in picture
    assert "Fira" not in picture


@needs("rsvg-convert")
def test_it_becomes_a_png(svg: str, tmp_path: Path) -> None:
    target = tmp_path / "frame.png"
    write_png(svg, target)
    assert target.read_bytes().startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_as_in_its_picture(name: str) -> None:
    kept = visible_cells((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    assert len(kept) > 1000
    is_as_kept = visible_cells(await draw_scene(SCENES[name])) == kept
    assert is_as_kept, "it changed: run python -m tests.pictures.make, look at it, and keep it"


def test_a_picture_is_told_from_one_that_looks_otherwise() -> None:
    svg = (FOLDER / "question.svg").read_text(encoding="utf-8")
    for before, after in (("Lies", "Lied"), ("font-weight: bold", ""), ('fill="#', 'fill="#0')):
        assert before in svg
        assert visible_cells(svg.replace(before, after)) != visible_cells(svg)
