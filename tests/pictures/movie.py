"""The moving picture at the top of README: one SVG that shows screens of the app in turn.

The screens are those of one run of the app: home, a new client, questions, the result, what now.
The style sheet in the SVG moves it. Where motion is not wanted, or a viewer cannot show
it, only one question is shown.
"""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textual.screen import Screen

from tensigns import language
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.follow_through import fill_with_follow_through
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.screens.what_now import WhatNowDialog
from tests.tui.pilot import (
    NOW,
    press,
    run_app,
    wait_for_order,
    wait_for_screen,
    wait_for_texts,
    wait_until_idle,
)
from tests.tui.screenshots import self_contained

SIZE = (80, 24)
PATHS = {code: Path(__file__).with_name(f"movie.{code}.svg") for code in language.LANGUAGES}


class Take(NamedTuple):
    """Keys that lead to a screen, the type of the screen, and how many seconds it is shown."""

    keys: tuple[str, ...]
    screen_type: type[Screen[Any]]
    seconds: float


class Frame(NamedTuple):
    """A screenshot and how many seconds it is shown."""

    svg: str
    seconds: float


STILL = 3
"""The index of the take that is shown where nothing moves."""


def takes() -> tuple[Take, ...]:
    """Return what is shown, in the current language."""
    yes = _("yes")[0]
    return (
        Take((), HomeScreen, 3),
        Take(("n", *"Acme"), TextDialog, 1.8),
        Take(("enter",), InterviewScreen, 2.5),
        Take((*"11114211", *["down"] * 7), InterviewScreen, 3),
        Take(("enter",), InterviewScreen, 2),
        Take((*"222111111", yes, "f"), ResultScreen, 4.5),
        Take(("w",), WhatNowDialog, 3),
        Take(("1",), FormScreen, 3),
    )


async def film() -> tuple[Frame, ...]:
    """Run the app once in the current language, and return a screenshot for each take."""
    frames = []
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "data")
        fill_with_follow_through(library, builtin_edition(), NOW)
        async with run_app(TensignsApp(library, now=lambda: NOW), SIZE) as pilot:
            await wait_for_order(pilot)
            # The detail of the first client is read in a thread.
            await wait_for_texts(pilot, _("Next"))
            for take in takes():
                await press(pilot, *take.keys)
                await wait_for_screen(pilot, take.screen_type)
                await wait_until_idle(pilot)
                await pilot.pause()
                frames.append(Frame(self_contained(pilot.app.export_screenshot()), take.seconds))
    return tuple(frames)


def movie_svg(frames: Sequence[Frame], still: int = STILL) -> str:
    """Return an SVG that shows the frames in turn, without end.

    ``still`` is the index of the frame that is shown where nothing moves.
    """
    first = frames[0].svg
    class_by_style: dict[str, str] = {}
    screens = [_screen(frame.svg, class_by_style) for frame in frames]
    groups = (
        f'<g class="frame" id="frame-{index}">\n{screen}\n</g>'
        for index, screen in enumerate(screens)
    )
    (base_rules,) = re.findall(r"<style>(.*?)\.terminal-\d+-r1 ", first, re.DOTALL)
    (chrome,) = re.findall(r"</defs>(.*?)<g transform=\"translate\(9, 41\)", first, re.DOTALL)
    lines = (
        first[: first.index(">") + 1],
        "<style>",
        _renamed(base_rules).strip(),
        *(f".{name} {{{style}}}" for style, name in class_by_style.items()),
        *_motion_rules(frames, still),
        "</style>",
        _renamed(chrome).strip(),
        '<g transform="translate(9, 41)" class="terminal-0-matrix">',
        *groups,
        "</g>",
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def _renamed(source: str) -> str:
    """Return a part of an SVG with class names that no run of the app changes."""
    return re.sub(r"terminal-\d+-", "terminal-0-", source)


def _screen(svg: str, class_by_style: dict[str, str]) -> str:
    """Return the backgrounds and texts of a screenshot, without blanks.

    ``class_by_style`` has the class of each style; the styles that are new are added.
    """
    styles = dict(re.findall(r"\.terminal-\d+-(r\d+) \{([^}]*)\}", svg))
    texts = re.findall(
        r'<text class="terminal-\d+-(r\d+)"( x="[\d.]+" y="[\d.]+" textLength="[\d.]+")'
        r"[^>]*>([^<]*)</text>",
        svg,
    )
    lines = [*_backgrounds(svg)]
    for style_id, position, text in texts:
        # A space would be dropped by some viewers.
        shown = text.replace("&#160;", "\N{NO-BREAK SPACE}")
        if not shown.isspace():
            style = styles[style_id]
            name = class_by_style.setdefault(style, f"terminal-0-r{len(class_by_style) + 1}")
            lines.append(f'<text class="{name}"{position}>{shown}</text>')
    return "\n".join(lines)


def _backgrounds(svg: str) -> list[str]:
    """Return the rectangles behind the texts, with neighbours of one colour as one."""
    rectangles: list[_Rectangle] = []
    pattern = r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
    for fill, x, y, width, height in re.findall(pattern + " shape", svg):
        new = _Rectangle(fill, y, height, float(x), float(x) + float(width))
        last = rectangles[-1] if rectangles else None
        if last is not None and last[:3] == new[:3] and abs(last.right - new.left) < 1:
            rectangles[-1] = last._replace(right=new.right)
        else:
            rectangles.append(new)
    return [
        f'<rect fill="{fill}" x="{left:g}" y="{y}" width="{right - left:g}" height="{height}" '
        'shape-rendering="crispEdges"/>'
        for fill, y, height, left, right in rectangles
    ]


class _Rectangle(NamedTuple):
    """A rectangle behind texts. ``fill``, ``y`` and ``height`` are as the SVG has them."""

    fill: str
    y: str
    height: str
    left: float
    right: float


def _motion_rules(frames: Sequence[Frame], still: int) -> list[str]:
    """Return the rules that show one frame at a time."""
    total = sum(frame.seconds for frame in frames)
    rules = [".frame {visibility: hidden}", f"#frame-{still} {{visibility: visible}}"]
    moving = []
    start = 0.0
    for index, frame in enumerate(frames):
        end = start + frame.seconds
        states = {0.0: "hidden", start / total: "visible", end / total: "hidden"}
        steps = " ".join(f"{part:.2%} {{visibility: {state}}}" for part, state in states.items())
        rules.append(f"@keyframes show-{index} {{{steps}}}")
        moving.append(f"#frame-{index} {{animation: show-{index} {total:g}s step-end infinite}}")
        start = end
    return [*rules, "@media (prefers-reduced-motion: no-preference) {", *moving, "}"]
