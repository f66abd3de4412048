"""On every screen: capitals, the first line of the palette, and the actions whose keys can be set.

One tour in each language serves all tests.
"""

import asyncio
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, NamedTuple

import pytest
from textual.actions import ActionParseResult
from textual.dom import DOMNode

from tensigns import tui
from tensigns.environment.key_actions import ACTIONS_BY_PLACE
from tensigns.environment.settings import Settings
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.base import own_bindings
from tensigns.tui.screens.filter_dialog import CommandPalette
from tensigns.tui.widgets.option_list import CursorList
from tests.tui.pilot import NOW, TensignsPilot, press, run_app
from tests.tui.screen_tour import STEP_NAMES, add_document, take_steps

pytestmark = pytest.mark.screen

PARTING_WORDS = ("quit", "leave", "delete", "dismiss", "go_home", "finish")
"""A part of the name of every action that quits, leaves, finishes or deletes."""


class RecordingApp(TensignsApp):
    """An app that can record actions in place of running them."""

    CSS_PATH: ClassVar[str] = str(Path(tui.__file__).with_name("app.tcss"))
    recorded_actions: list[str] | None = None
    """The actions since the recording began; None if actions run."""

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        if self.recorded_actions is None or not isinstance(action, str):
            return await super().run_action(action, default_namespace, namespaces)
        is_enabled = bool(self._check_action_state(action, default_namespace or self))
        if is_enabled:
            self.recorded_actions.append(action)
        return is_enabled


class ScreenKeys(NamedTuple):
    """What the keys of a screen do.

    ``actions``: the action of each letter. ``actions_of_capitals``: the action of its capital.
    ``ids``: the ids of all bindings that are active. ``first_command``: the first line of the
    palette; empty if the screen has no palette. ``parting_commands``: the lines of the palette that
    quit, leave, finish or delete.
    """

    actions: Mapping[str, list[str]]
    actions_of_capitals: Mapping[str, list[str]]
    ids: frozenset[str]
    first_command: str
    parting_commands: frozenset[str]


@cache
def take_tour(language: str) -> Mapping[str, ScreenKeys]:
    """The keys of every screen, by the name of the step."""
    with TemporaryDirectory() as home:
        set_language(language)
        library = Library(Path(home) / "data")
        fill(library, builtin_edition(), NOW)
        add_document(library)
        app = RecordingApp(library, now=lambda: NOW)
        app.apply_settings(Settings(key_interval=0))
        return asyncio.run(visit(app))


async def visit(app: RecordingApp) -> Mapping[str, ScreenKeys]:
    """Take the steps of the tour, and try the keys after each of them."""
    screens = {}
    async with run_app(app) as pilot:
        async for name in take_steps(pilot):
            screen = app.screen
            letters = active_letters(app)
            actions = await record(pilot, letters)
            actions_of_capitals = await record(pilot, [letter.upper() for letter in letters])
            bindings = [active.binding for active in screen.active_bindings.values()]
            parting_commands = frozenset(
                active.binding.description
                for active in own_bindings(screen)
                if any(word in active.binding.action for word in PARTING_WORDS)
            )
            screens[name] = ScreenKeys(
                dict(zip(letters, actions, strict=True)),
                dict(zip(letters, actions_of_capitals, strict=True)),
                frozenset(binding.id for binding in bindings if binding.id),
                await first_command(pilot),
                parting_commands,
            )
            assert app.screen is screen
    return screens


def active_letters(app: RecordingApp) -> list[str]:
    """The letters that are keys of the screen and are not typed in a text box."""
    focused = app.focused
    return [
        key
        for key in app.screen.active_bindings
        if len(key) == 1
        and key.islower()
        and not (focused is not None and focused.check_consume_key(key, key))
    ]


async def record(pilot: TensignsPilot, keys: list[str]) -> list[list[str]]:
    """Press keys and return the actions of each, which do not run."""
    app: Any = pilot.app
    actions = []
    for key in keys:
        app.recorded_actions = []
        await press(pilot, key)
        actions.append(app.recorded_actions)
    app.recorded_actions = None
    return actions


async def first_command(pilot: TensignsPilot) -> str:
    """Open the palette, unless it is open, and return its first line without the key."""
    before = pilot.app.screen
    await press(pilot, "ctrl+p")
    if not isinstance(pilot.app.screen, CommandPalette):
        return ""
    option = pilot.app.screen.query_one(CursorList).highlighted_option
    if pilot.app.screen is not before:
        await press(pilot, "escape")
    return str(option.prompt).split("  ")[0] if option is not None else ""


every_step = pytest.mark.parametrize("name", STEP_NAMES)


@every_step
def test_a_capital_does_what_the_letter_does(name: str) -> None:
    """So that Caps Lock makes no difference."""
    keys = take_tour("en")[name]
    assert keys.actions_of_capitals == keys.actions
    assert all(keys.actions.values())


def test_the_screens_have_letters_as_keys() -> None:
    letters = {name: {*keys.actions} for name, keys in take_tour("en").items()}
    assert letters["home"] >= {*"nalhsmcedr"}
    assert letters["a question"] >= {*"owgb"}
    assert letters["a new client"] == set()


@pytest.mark.parametrize("language", ["en", "nl"])
@every_step
def test_the_first_line_of_the_palette_neither_leaves_nor_deletes(name: str, language: str) -> None:
    keys = take_tour(language)[name]
    assert keys.first_command not in keys.parting_commands


def test_the_palette_opens_on_every_page() -> None:
    screens = take_tour("en")
    pages = {name for name, keys in screens.items() if keys.first_command}
    assert pages >= {"home", "a history", "a result", "a trial", "a question", "the review"}
    assert pages >= {"two clients", "a document", "a form", "money owed", "a search"}


@every_step
def test_actions_that_are_active_together_are_in_one_place(name: str) -> None:
    """Otherwise a clash of their keys would not be noticed."""
    keys = take_tour("en")[name]
    assert any(keys.ids <= {*actions} for actions in ACTIONS_BY_PLACE.values()), keys.ids
