"""CONTRIBUTING names a command for each action of the screens; both exist."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from tensigns.cli.root import root
from tensigns.lineui.wording import key_list
from tensigns.tui import screens
from tensigns.tui.screens.base import Page
from tensigns.tui.screens.search import SearchInput
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.history_table import HistoryTable
from tests.readmes import parse

CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
WITHOUT_TWIN = {
    *("switch_focus", "next_heading", "app.quit", "dismiss", "go_home", "help", "scroll_answers"),
    "highlight_first_option",
    *("go_on", "move", "step"),
}
"""Actions that only move about in the screen, or leave it."""

ROW = re.compile(r"^\| ([a-z_]+) \| `([a-z_]+)` \| (.*) \|$", re.MULTILINE)


class Twin(NamedTuple):
    """A row of the table: an action of a screen, and the text of its last column."""

    screen: str
    action: str
    text: str


TWINS = [Twin(*row) for row in ROW.findall(CONTRIBUTING)]


def own_actions(owner: type[DOMNode]) -> Iterator[str]:
    """The names of the actions that the class itself binds to keys."""
    for binding in vars(owner).get("BINDINGS", ()):
        action = binding.action if isinstance(binding, Binding) else binding[1]
        yield action.partition("(")[0].removeprefix("screen.")


def screen_actions() -> Iterator[tuple[str, str]]:
    """The module of each screen, with each action that changes or shows something."""
    for module_info in pkgutil.iter_modules(screens.__path__):
        module = importlib.import_module(f"{screens.__name__}.{module_info.name}")
        for owner in vars(module).values():
            is_page = isinstance(owner, type) and issubclass(owner, Page)
            if is_page and owner.__module__ == module.__name__:
                yield from ((module_info.name, action) for action in own_actions(owner))
    for name, table in (("home", ClientTable), ("history", HistoryTable), ("search", SearchInput)):
        yield from ((name, action) for action in own_actions(table))


def test_every_action_of_a_screen_has_a_command() -> None:
    actions = {(name, action) for name, action in screen_actions() if action not in WITHOUT_TWIN}
    assert {(twin.screen, twin.action) for twin in TWINS} == actions
    assert len(TWINS) == len(actions)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: f"{twin.screen}-{twin.action}")
def test_the_command_can_be_given(twin: Twin) -> None:
    spans = re.findall("`([^`]+)`", twin.text)
    commands = [span for span in spans if span.split()[0] in root.commands]
    inputs = [span for span in spans if span not in commands]
    assert commands
    for command in commands:
        parse(root, command.split())
    keys = {paragraph.initial_indent.strip() for paragraph in key_list()}
    assert set(inputs) <= keys


def test_a_command_that_does_not_exist_would_be_noticed() -> None:
    with pytest.raises(click.UsageError):
        parse(root, ["show", "CLIENT", "--fll"])
