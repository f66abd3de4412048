"""The full screen in a terminal with sixteen colours or none."""

import re
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.themes import COLOURLESS, FULL, LIGHT, SIXTEEN, themes_for
from tests.tui.pilot import (
    NOW,
    colours_of,
    press,
    run_app,
    wait_for_order,
    wait_for_texts,
    wait_until,
)
from tests.tui.terminal import DOWN, ENTER, ESCAPE, Terminal, environment

DEMO = [sys.executable, "-m", "tensigns", "--demo"]
STYLE_SEQUENCE = re.compile(rb"\x1b\[([\d;]*)m")
WEIGHT_CODES = {"", "0", "1", "2", "3", "4", "7"}
DEFAULT_COLOUR_CODES = {"39", "49"}
SIXTEEN_COLOURS = {
    *("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"),
    *("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"),
}
"""The colours of a terminal that has no others."""
SIXTEEN_COLOUR_CODES = {
    str(base + number) for base in (30, 40, 90, 100) for number in range(8)
} | DEFAULT_COLOUR_CODES


def paint_screens(folder: Path, **variables: str) -> tuple[set[str], Terminal]:
    """Show some screens; returns the codes of all their styles, and the terminal."""
    with Terminal(DEMO, environment(folder, **variables), (80, 24), cwd=folder) as terminal:
        terminal.wait_for_in_order("Initech", "Globex", "Umbrella", "Hooli")
        terminal.send(DOWN * 3 + ENTER)
        terminal.wait_for("Hooli", "Points by sign")
        terminal.send(DOWN + ENTER)
        terminal.wait_for("K E E P")
        terminal.send(ESCAPE)
        terminal.wait_for("Points by sign")
        terminal.send(ESCAPE)
        terminal.wait_for("Umbrella")
        terminal.send("n")
        terminal.wait_for("╭──")
        sequences = STYLE_SEQUENCE.findall(terminal.raw)
        return {code for sequence in sequences for code in sequence.decode().split(";")}, terminal


@pytest.mark.process
@pytest.mark.parametrize("term", ["linux", "xterm", "screen"])
def test_with_sixteen_colours_every_tone_has_its_own(term: str, tmp_path: Path) -> None:
    codes, _terminal = paint_screens(tmp_path, TERM=term)
    assert codes <= WEIGHT_CODES | SIXTEEN_COLOUR_CODES
    keep, watch, fire, cursor = "92", "93", "91", "96"
    assert {keep, watch, fire, cursor} <= codes


@pytest.mark.process
def test_with_no_color_only_default_colours_are_used(tmp_path: Path) -> None:
    codes, terminal = paint_screens(tmp_path, NO_COLOR="1")
    assert codes <= WEIGHT_CODES | DEFAULT_COLOUR_CODES
    # Bold and reverse mark the cursor; the pointer does so without any style.
    assert {"1", "7"} <= codes
    assert b"\xe2\x80\xba" in terminal.raw


@pytest.mark.parametrize(
    ("keys", "text"),
    [((), "keep"), (("h",), "keep"), (("s", "m", "down", "c"), "KEEP")],
    ids=["home", "history", "comparison"],
)
async def test_changing_the_theme_recolours_every_tone_at_once(
    keys: tuple[str, ...], text: str, library: Library
) -> None:
    fill(library, builtin_edition(), NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW)) as pilot:
        await wait_for_order(pilot)
        await press(pilot, *keys)
        await wait_for_texts(pilot, text)
        pilot.app.theme = LIGHT.name
        expected_color = Color.parse(str(LIGHT.success))
        await wait_until(pilot, lambda: expected_color in colours_of(pilot, text))


def test_every_terminal_has_a_light_and_a_dark_theme() -> None:
    assert themes_for("truecolor", colourless=False) == themes_for("256", colourless=False) == FULL
    assert themes_for("standard", colourless=False) == SIXTEEN
    assert themes_for("standard", colourless=True) == COLOURLESS
    assert all(pair.dark.dark and not pair.light.dark for pair in (FULL, SIXTEEN, COLOURLESS))


@pytest.mark.parametrize("theme", SIXTEEN, ids=["light", "dark"])
def test_a_theme_for_sixteen_colours_names_no_other(theme: Theme) -> None:
    values = [*asdict(theme).values(), *theme.variables.values()]
    colours = {value for value in values if isinstance(value, str) and value.startswith("#")}
    assert theme.foreground in colours
    assert colours <= SIXTEEN_COLOURS
