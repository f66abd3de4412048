"""Screenshots refer to nothing outside, and the pictures in the repository are up to date."""

import re
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tensigns.language import LANGUAGES, set_language
from tests.pictures import movie
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


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_moving_picture_shows_the_app_in_each_language(language: str) -> None:
    set_language(language)
    head, *pictures = movie.PATHS[language].read_text(encoding="utf-8").split('<g class="frame"')
    frames = await movie.film()
    is_unchanged = [visible_cells(head + picture) for picture in pictures] == [
        visible_cells(frame.svg) for frame in frames
    ]
    assert is_unchanged, (
        "the screens have changed: run python -m tests.pictures.make and look at the picture"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_moving_picture_shows_one_frame_at_a_time(language: str) -> None:
    svg = movie.PATHS[language].read_text(encoding="utf-8")
    assert len(svg) < 300_000
    assert set(re.findall(r"https?:[^\"\s]*", svg)) == {"http://www.w3.org/2000/svg"}
    spans = [
        (float(start), float(end))
        for start, end in re.findall(r"([\d.]+)% {visibility: visible} ([\d.]+)% {", svg)
    ]
    assert len(spans) == svg.count('class="frame"') == len(movie.takes())
    assert (spans[0][0], spans[-1][1]) == (0, 100)
    assert [end for _start, end in spans[:-1]] == [start for start, _end in spans[1:]]
    # Where nothing moves, one frame is shown.
    before_motion = svg[: svg.index("@media")]
    assert before_motion.count("#frame-") == 1
    assert f"#frame-{movie.STILL} {{visibility: visible}}" in before_motion
