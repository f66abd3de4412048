"""Screenshots refer to nothing outside, and the pictures in the repository are up to date."""

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


class FramedApp(App[None]):
    """A frame around the symbols of the recommendations."""

    CSS = "Static { border: round white; height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Static("○ ◐ ● ◌")


@pytest.fixture
async def svg() -> str:
    """A screenshot of Textual with a frame."""
    app = FramedApp()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        return app.export_screenshot()


def test_a_screenshot_refers_to_nothing_outside(svg: str) -> None:
    assert "url(http" in svg.replace('"', "")
    picture = self_contained(svg)
    assert set(re.findall(r"https?:[^\"\s]*", picture)) == {"http://www.w3.org/2000/svg"}
    assert "◐" in picture
    assert "Fira" not in picture


@needs("rsvg-convert")
def test_a_screenshot_can_be_written_as_png(svg: str, tmp_path: Path) -> None:
    target = tmp_path / "frame.png"
    write_png(svg, target)
    assert target.read_bytes().startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_looks_as_in_its_picture(name: str) -> None:
    expected_cells = visible_cells((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    assert len(expected_cells) > 1000
    is_unchanged = visible_cells(await draw_scene(SCENES[name])) == expected_cells
    assert is_unchanged, (
        "the screen has changed: run python -m tests.pictures.make and look at the picture"
    )


def test_pictures_that_look_different_have_different_cells() -> None:
    svg = (FOLDER / "question.svg").read_text(encoding="utf-8")
    for original, replacement in (
        ("Lies", "Lied"),
        ("font-weight: bold", ""),
        ('fill="#', 'fill="#0'),
    ):
        assert original in svg
        assert visible_cells(svg.replace(original, replacement)) != visible_cells(svg)
