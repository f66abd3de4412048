"""A terminal with few colours or none: tones stay apart, and nothing rests on them alone."""

import re
import sys
from pathlib import Path

import pytest
from textual.color import Color

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.themes import COLOURLESS, FULL, LIGHT, SIXTEEN, themes_for
from tests.tui.pilot import NOW, TensignsPilot, press, run_app, wait_for_texts, wait_until
from tests.tui.terminal import ENTER, ESCAPE, Terminal, environment

DEMO = [sys.executable, "-m", "tensigns", "--demo"]
STYLES = re.compile(rb"\x1b\[([\d;]*)m")
WEIGHTS = {"", "0", "1", "2", "3", "4", "7"}
DEFAULT = {"39", "49"}
SIXTEEN_COLOURS = {str(base + n) for base in (30, 40, 90, 100) for n in range(8)} | DEFAULT


def painted(folder: Path, **environ: str) -> tuple[set[str], Terminal]:
    """Every style that home, a result and a dialog are painted with, and the terminal."""
    with Terminal(DEMO, environment(folder, **environ), (80, 24), cwd=folder) as running:
        running.wait_for("Umbrella", "25")
        running.send(ENTER)
        running.wait_for("W A T C H")
        running.send(ESCAPE)
        running.wait_for("Umbrella")
        running.send("n")
        running.wait_for("╭──")
        found = STYLES.findall(running.raw)
        return {code for each in found for code in each.decode().split(";")}, running


@pytest.mark.process
@pytest.mark.parametrize("term", ["linux", "xterm", "screen"])
def test_sixteen_colours_are_enough_to_tell_the_tones_apart(term: str, tmp_path: Path) -> None:
    codes, _running = painted(tmp_path, TERM=term)
    assert codes <= WEIGHTS | SIXTEEN_COLOURS
    keep, watch, fire, here = "92", "93", "91", "96"
    assert {keep, watch, fire, here} <= codes


@pytest.mark.process
def test_without_colour_the_terminal_keeps_its_own(tmp_path: Path) -> None:
    codes, running = painted(tmp_path, NO_COLOR="1")
    assert codes <= WEIGHTS | DEFAULT
    # Bold and reversed tell where one is; the pointer, the symbols and the words say it too.
    assert {"1", "7"} <= codes
    assert b"\xe2\x80\xba" in running.raw


@pytest.mark.parametrize(
    ("keys", "text"),
    [((), "keep"), (("h",), "keep"), (("m", "down", "c"), "KEEP")],
    ids=["home", "history", "comparison"],
)
async def test_another_theme_reaches_every_tone_at_once(
    keys: tuple[str, ...], text: str, library: Library
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_texts(pilot, "25")
        await press(pilot, *keys)
        await wait_for_texts(pilot, text)
        pilot.app.theme = LIGHT.name
        wanted = Color.parse(str(LIGHT.success))
        await wait_until(pilot, lambda: wanted in tones(pilot, text))


def tones(pilot: TensignsPilot, text: str) -> set[Color]:
    """The colours in which a text shows."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  no other way to the cells
    styles = [style for strip in strips for told, style, _ in strip if text in told and style]
    return {Color.from_rich_color(style.color) for style in styles}


def test_a_light_and_a_dark_theme_for_every_terminal() -> None:
    assert themes_for("truecolor", colourless=False) == themes_for("256", colourless=False) == FULL
    assert themes_for("standard", colourless=False) == SIXTEEN
    assert themes_for("standard", colourless=True) == COLOURLESS
    assert all(pair.dark.dark and not pair.light.dark for pair in (FULL, SIXTEEN, COLOURLESS))
