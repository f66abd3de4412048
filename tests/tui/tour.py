"""A walk through every screen, with a picture of each: its text with the styles of every cell.

One walk serves many tests, which look at the pictures afterwards.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import DataTable, OptionList

from tensigns.errors import OperationFailed
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.dialog import LastResultDialog, MessageDialog
from tensigns.tui.screens.exit_dialog import ExitDialog, FinishFailedDialog, UnsavedDialog
from tensigns.tui.screens.filter_dialog import CommandPalette, FilterDialog
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.screens.what_if import WhatIfScreen
from tensigns.tui.widgets.interview_status import UnsavedNotice
from tests.tui.pilot import Stage, on_stage, press, settled, until


class View(NamedTuple):
    """What a screen showed, line by line; ``front`` is the part that is not behind a dialog.

    ``listed``: the region of the list or table that has the focus, if one has.
    """

    name: str
    strips: tuple[Strip, ...]
    front: Region
    listed: Region | None

    @property
    def text(self) -> str:
        """The text of all of it."""
        return "\n".join(strip.text.rstrip() for strip in self.strips)

    @property
    def front_strips(self) -> list[Strip]:
        """The lines of what is in front."""
        return self.cut(self.front)

    @property
    def front_text(self) -> str:
        """The text of what is in front."""
        return "\n".join(strip.text.rstrip() for strip in self.front_strips)

    def cut(self, region: Region) -> list[Strip]:
        """A part of it, line by line."""
        rows = self.strips[region.y : region.bottom]
        return [strip.crop(region.x, region.right) for strip in rows]


class Step(NamedTuple):
    """Keys that lead from the view before to a view of one kind of screen."""

    name: str
    keys: Iterable[str]
    kind: type[Screen[Any]]


STEPS = (
    Step("home", [], HomeScreen),
    Step("home's help", ["f1"], MessageDialog),
    Step("the palette", ["escape", "ctrl+p"], CommandPalette),
    Step("the palette without a match", "zzqx", CommandPalette),
    Step("a new client", ["escape", "n"], TextDialog),
    Step("a new client without a name", ["enter"], TextDialog),
    Step("a search", ["escape", "slash", "o"], HomeScreen),
    Step("a history", ["escape", "h"], HistoryScreen),
    Step("a history's help", ["f1"], MessageDialog),
    Step("what changed", ["escape", "c"], CompareScreen),
    Step("a comparison's help", ["f1"], MessageDialog),
    Step("a result", ["escape", "escape", "escape", "enter"], ResultScreen),
    Step("a result's help", ["f1"], MessageDialog),
    Step("the answers", ["escape", "a"], MessageDialog),
    Step("a trial", ["escape", "t"], WhatIfScreen),
    Step("a trial's help", ["f1"], MessageDialog),
    Step("how to write notes", ["escape", "escape", "e"], ChoiceDialog),
    Step("notes written", ["1"], ResultScreen),
    Step("a reason to amend", ["m"], TextDialog),
    Step("amending", [*"typo", "enter"], InterviewScreen),
    Step("why it is asked", ["g", "home", "enter", "w"], MessageDialog),
    Step("an interview's help", ["escape", "f1"], MessageDialog),
    Step("a question", ["escape"], InterviewScreen),
    Step("the signs", ["g"], ChoiceDialog),
    Step("a note being written", ["escape", "o", *"night"], InterviewScreen),
    Step("a note that was written", ["escape"], InterviewScreen),
    Step("the review", ["0"], InterviewScreen),
    Step("leaving", ["ctrl+c"], ExitDialog),
    Step("whether to resume", ["escape", "escape", "escape", "enter"], ChoiceDialog),
    Step("two clients", ["escape", "m", "down", "c"], CompareScreen),
    Step("another to compare", ["r"], FilterDialog),
    Step("another sitting to compare", ["enter"], FilterDialog),
    Step("last time", ["escape", "escape", "a"], LastResultDialog),
    Step("a first question", ["enter"], InterviewScreen),
)
"""From home, its cursor on a client with two finished sittings or more, and one at the next."""

NAMES = tuple(step.name for step in STEPS)


async def tour(
    app: TensignsApp,
    size: tuple[int, int],
    trouble: str,
    looked_at: Container[str] = NAMES,
) -> Mapping[str, View]:
    """Take the steps, then show what happens in ``trouble``; the views by name.

    ``looked_at``: the steps whose views are wanted.
    """
    views: dict[str, View] = {}
    async with on_stage(app, size) as pilot:
        for step in STEPS:
            # Painted is what is looked at; to paint every key too takes most of the time.
            with app.batch_update():
                await press(pilot, *step.keys)
                await until(pilot, lambda kind=step.kind: isinstance(app.screen, kind))  # type: ignore[misc]
            if step.name in looked_at:
                views[step.name] = await view(pilot, step.name)
            app.clear_notifications()
        await press(pilot, "1")
        assert isinstance(app.screen, InterviewScreen)
        await app.screen.finish_saving()
        app.screen.query_one(UnsavedNotice).show_failure(OperationFailed(trouble))
        views["not saved"] = await view(pilot, "not saved")
        for screen in (
            UnsavedDialog(OperationFailed(trouble)),
            FinishFailedDialog(OperationFailed(trouble)),
        ):
            await app.push_screen(screen)
            name = type(screen).__name__
            views[name] = await view(pilot, name)
            await press(pilot, "escape")
    return views


async def view(pilot: Stage, name: str) -> View:
    """What shows once everything is there."""
    await settled(pilot)
    await pilot.pause()
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()  # noqa: SLF001  no other way to the cells
    boxes = screen.query(".box, #--container")
    front = boxes.first().region if boxes else screen.region
    focused = screen.focused
    listed = isinstance(focused, OptionList | DataTable) and focused.content_region
    return View(name, tuple(strips), front, listed or None)
