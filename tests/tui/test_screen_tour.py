"""The words, the colours and the cursor of every screen, in snapshots of a tour.

Each tour is taken once for all tests that need its snapshots.
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
from tensigns.library.entry_names import ENTRY_ID_PATTERN
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import DEMO_SITTINGS, fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.symbols import POINTER
from tests.tui import pseudo_language
from tests.tui.pilot import NOW
from tests.tui.screen_tour import STEPS, WORD_IN_DOCUMENT, ScreenSnapshot, add_document, run_tour

pytestmark = pytest.mark.screen

SNAPSHOT_NAMES = [
    *(step.name for step in STEPS),
    "not saved",
    "UnsavedDialog",
    "FinishFailedDialog",
]

CLIENT_WORDS = {
    word for sitting in DEMO_SITTINGS for word in sitting.client.replace(".", " ").split()
}
TYPED_WORDS = {WORD_IN_DOCUMENT, "soon", "zzqx", "typo", "night"}
KEY_NAMES = {"tab", "esc", "enter", "F1", "PgDn"}
UNTRANSLATED_WORDS = CLIENT_WORDS | TYPED_WORDS | KEY_NAMES | {"tensigns", "md"}
LINE_CHARACTERS = re.compile(r"[─-▟·]")
"""The characters of lines, frames and bars."""

BRAILLE = re.compile("[⠀-⣿]")
BARS = re.compile("[▀-▊▐-▟]")
"""The characters of bars. The other block characters are the left edge of a toast."""

NAMES_WITHOUT_CURSOR = {"a first question", "leaving's questions", "not saved"}
"""The snapshots in which the focused list has no highlighted item."""


class Tour(NamedTuple):
    """A tour with the demo clients.

    ``paths``: the paths that screens may show. ``snapshots``: by name.
    """

    paths: str
    snapshots: Mapping[str, ScreenSnapshot]


@cache
def take_tour(language: str, theme: str, size: tuple[int, int]) -> Tour:
    """Take a tour in a temporary folder. ``language``: ``"pseudo"`` for the pseudo-language."""
    is_pseudo = language == "pseudo"
    previous_folder = Path.cwd()
    with TemporaryDirectory() as home, pseudo_language.activate() if is_pseudo else nullcontext():
        os.chdir(home)
        library = Library(Path(home) / "data")
        edition = pseudo_language.edition() if is_pseudo else builtin_edition()
        fill(library, edition, NOW)
        add_document(library)
        app = TensignsApp(library, edition, now=lambda: NOW)
        app.apply_settings(Settings(theme=theme))
        error_message = pseudo_language.translate("no disk") if is_pseudo else "no disk"
        try:
            snapshots = asyncio.run(run_tour(app, size, error_message))
            return Tour(" ".join(map(str, Path.cwd().glob("*"))), snapshots)
        finally:
            os.chdir(previous_folder)


def snapshots_of(language: str, theme: str, size: tuple[int, int]) -> Mapping[str, ScreenSnapshot]:
    """The snapshots of a tour, by name."""
    return take_tour(language, theme, size).snapshots


in_both_themes = pytest.mark.parametrize("theme", ["dark", "light"])
every_snapshot = pytest.mark.parametrize("name", SNAPSHOT_NAMES)


PSEUDO_LANGUAGE_TOUR = ("pseudo", "dark", (100, 30))


def pseudo_language_snapshots() -> Mapping[str, ScreenSnapshot]:
    """The snapshots of the tour in the pseudo-language, by name."""
    return snapshots_of(*PSEUDO_LANGUAGE_TOUR)


NAMES_OF_LETTERS = {"a letter"}
"""The snapshots of letters. Every language has its own template; the pseudo-language has none."""


@pytest.mark.parametrize("name", [name for name in SNAPSHOT_NAMES if name not in NAMES_OF_LETTERS])
def test_every_message_is_translated(name: str) -> None:
    text = ENTRY_ID_PATTERN.sub("", pseudo_language_snapshots()[name].front_text)
    words = set(re.findall(r"[A-Za-z]{2,}", text))
    # The path of the exported notes may be wrapped anywhere.
    paths = take_tour(*PSEUDO_LANGUAGE_TOUR).paths
    assert {word for word in words - UNTRANSLATED_WORDS if word not in paths} == set()


def test_the_pseudo_language_is_in_use() -> None:
    texts = " ".join(snapshot.text for snapshot in pseudo_language_snapshots().values())
    for message in "What is the client called?", "Leave tensigns?", "No action found.":
        assert pseudo_language.translate(message) in texts


def contrast(segment: Segment) -> float:
    """The contrast ratio of a segment's text and its background, by the formula of WCAG."""
    style = segment.style
    assert style is not None
    assert style.color is not None, segment
    assert style.bgcolor is not None, segment
    text, background = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.reverse:
        text, background = background, text
    if style.dim:
        text = background.blend(text, DIM_FACTOR)
    lighter, darker = sorted((luminance(text), luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of a colour, by the formula of WCAG."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def visible_segments(snapshot: ScreenSnapshot) -> Iterator[Segment]:
    """The segments of the front region that are not blank."""
    for strip in snapshot.front_strips:
        yield from (segment for segment in strip if segment.text.strip())


@in_both_themes
@every_snapshot
def test_the_contrast_of_texts_and_lines_is_sufficient(name: str, theme: str) -> None:
    """The ratio is at least 4.5 for text, and 3 for lines, frames and bars."""
    faint_texts: dict[str, float] = {}
    for segment in visible_segments(
        snapshots_of("pseudo" if theme == "dark" else "en", theme, (100, 30))[name]
    ):
        is_drawing = not LINE_CHARACTERS.sub("", segment.text).strip()
        if (ratio := contrast(segment)) < (3 if is_drawing else 4.5):
            faint_texts[segment.text.strip()] = round(ratio, 2)
    assert faint_texts == {}


@every_snapshot
def test_the_cursor_is_marked_by_a_character(name: str) -> None:
    snapshot = pseudo_language_snapshots()[name]
    if snapshot.focused_list is not None:
        starts = [strip.text[:1] for strip in snapshot.crop(snapshot.focused_list)]
        assert starts.count(POINTER) == (0 if name in NAMES_WITHOUT_CURSOR else 1)


@every_snapshot
def test_no_art_stands_alone(name: str) -> None:
    """A screen reader cannot read it: each bar has its number on the same line."""
    text = snapshots_of("en", "light", (100, 30))[name].text
    assert BRAILLE.search(text) is None
    lines = [BARS.sub("", line) for line in text.splitlines() if BARS.search(line)]
    assert [line for line in lines if not re.search("[0-9]", line)] == []
