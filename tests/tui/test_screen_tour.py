"""Every screen, walked through and looked at: its words, its colours, its marks.

Each walk is taken once for all tests that look at its pictures.
"""

import asyncio
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.constants import DIM_FACTOR

from tensigns.environment.settings import Settings
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import DEMO_SITTINGS, fill
from tensigns.tui.symbols import POINTER
from tests.tui import pseudo_language
from tests.tui.pilot import NOW
from tests.tui.screen_tour import STEPS, ScreenSnapshot, run_tour

pytestmark = pytest.mark.screen

VIEWS = [*(step.name for step in STEPS), "not saved", "UnsavedDialog", "FinishFailedDialog"]

NAMES = {word for each in DEMO_SITTINGS for word in each.client.replace(".", " ").split()}
TYPED = {"zzqx", "typo", "night"}
KEYS = {"esc", "enter", "F1", "PgDn"}
OURS = NAMES | TYPED | KEYS | {"tensigns", "md"}
DRAWN = re.compile(r"[─-▟·]")
"""Lines, frames and bars."""

UNANSWERED = {"a first question", "not saved"}
"""Where the list at the front begins with nothing highlighted."""


class Walk(NamedTuple):
    """One walk through the invented clients: the paths that screens may tell, the views by name."""

    paths: str
    views: Mapping[str, ScreenSnapshot]


@cache
def walk(language: str, theme: str, size: tuple[int, int]) -> Walk:
    strange = language == "made up"
    before = Path.cwd()
    with TemporaryDirectory() as home, pseudo_language.activate() if strange else nullcontext():
        os.chdir(home)
        library = Library(Path(home) / "data")
        edition = pseudo_language.edition() if strange else builtin_edition()
        fill(library, edition, NOW)
        app = TensignsApp(library, edition, now=lambda: NOW)
        app.apply_settings(Settings(theme=theme))
        trouble = pseudo_language.translate("no disk") if strange else "no disk"
        try:
            views = asyncio.run(run_tour(app, size, trouble))
            return Walk(" ".join(map(str, Path.cwd().glob("*"))), views)
        finally:
            os.chdir(before)


def walked(language: str, theme: str, size: tuple[int, int]) -> Mapping[str, ScreenSnapshot]:
    """The views of one walk, by name."""
    return walk(language, theme, size).views


in_both_themes = pytest.mark.parametrize("theme", ["dark", "light"])
every_view = pytest.mark.parametrize("name", VIEWS)


STRANGE_IN_DARK = ("made up", "dark", (100, 30))


def strange_in_dark() -> Mapping[str, ScreenSnapshot]:
    return walked(*STRANGE_IN_DARK)


@every_view
def test_no_message_is_left_in_english(name: str) -> None:
    words = set(re.findall(r"[A-Za-z]{2,}", strange_in_dark()[name].front_text))
    # The path of the notes may be long, and be wrapped anywhere.
    paths = walk(*STRANGE_IN_DARK).paths
    assert {word for word in words - OURS if word not in paths} == set()


def test_the_made_up_language_is_really_spoken() -> None:
    texts = " ".join(view.text for view in strange_in_dark().values())
    for message in "What is the client called?", "Leave tensigns?", "No command is called that.":
        assert pseudo_language.translate(message) in texts


def contrast(segment: Segment) -> float:
    """Between the letters of a piece of a line and what they stand on, as WCAG has it."""
    style = segment.style
    assert style is not None
    assert style.color is not None, segment
    assert style.bgcolor is not None, segment
    text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.reverse:
        text, ground = ground, text
    if style.dim:
        text = ground.blend(text, DIM_FACTOR)
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of a colour, as WCAG has it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pieces(view: ScreenSnapshot) -> Iterator[Segment]:
    """The pieces of a view's lines in which something shows."""
    for strip in view.front_strips:
        yield from (segment for segment in strip if segment.text.strip())


@in_both_themes
@every_view
def test_text_stands_out_and_lines_can_be_seen(name: str, theme: str) -> None:
    """Text at 4.5:1, lines, frames and bars at 3:1."""
    faint: dict[str, float] = {}
    for piece in pieces(walked("made up" if theme == "dark" else "en", theme, (100, 30))[name]):
        drawn = not DRAWN.sub("", piece.text).strip()
        if (found := contrast(piece)) < (3 if drawn else 4.5):
            faint[piece.text.strip()] = round(found, 2)
    assert faint == {}


@every_view
def test_the_cursor_is_a_character_not_a_colour_alone(name: str) -> None:
    view = strange_in_dark()[name]
    if view.focused_list is not None:
        starts = [strip.text[:1] for strip in view.crop(view.focused_list)]
        assert starts.count(POINTER) == (0 if name in UNANSWERED else 1)
