"""A tour of every screen, which takes a snapshot of each: its text with the styles of every cell.

One tour serves many tests, which examine the snapshots afterwards.
"""

from collections.abc import AsyncIterator, Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple

from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import DataTable, Input, OptionList

from tensigns.errors import OperationFailed
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.dialog import LastResultDialog, MessageDialog
from tensigns.tui.screens.document import DocumentScreen
from tensigns.tui.screens.entry_dialog import EntryDialog
from tensigns.tui.screens.exit_dialog import ExitDialog, FinishFailedDialog, UnsavedDialog
from tensigns.tui.screens.filter_dialog import CommandPalette, FilterDialog
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.search import SearchScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.screens.what_if import WhatIfScreen
from tensigns.tui.screens.what_now import WhatNowDialog
from tests.tui.pilot import NOW, TensignsPilot, press, run_app, wait_for_screen, wait_until_idle


class ScreenSnapshot(NamedTuple):
    """The lines of a screen, with styles.

    ``front``: the region of the dialog, or the whole screen. ``focused_list``: the region of the
    list or table that has the focus, if any.
    """

    name: str
    strips: tuple[Strip, ...]
    front: Region
    focused_list: Region | None

    @property
    def text(self) -> str:
        """The text of the whole screen."""
        return "\n".join(strip.text.rstrip() for strip in self.strips)

    @property
    def front_strips(self) -> list[Strip]:
        """The lines of the front region."""
        return self.crop(self.front)

    @property
    def front_text(self) -> str:
        """The text of the front region."""
        return "\n".join(strip.text.rstrip() for strip in self.front_strips)

    def crop(self, region: Region) -> list[Strip]:
        """Return the lines of a region."""
        rows = self.strips[region.y : region.bottom]
        return [strip.crop(region.x, region.right) for strip in rows]


class TourStep(NamedTuple):
    """Keys that lead from the screen of the step before to a screen of type ``screen_type``.

    ``text`` returns what the text box has before the keys.
    """

    name: str
    keys: Iterable[str]
    screen_type: type[Screen[Any]]
    text: Callable[[Library], str] | None = None


def near_name(library: Library) -> str:
    """Return a name that no client has and that is close to the name of the first client."""
    return f"{library.clients()[0].name} x"


WORD_IN_DOCUMENT = "zorro"
"""A word that only the document of the tour has."""

STEPS = (
    TourStep("home", ["s", "home"], HomeScreen),
    TourStep("home's help", ["f1"], MessageDialog),
    TourStep("the palette", ["escape", "ctrl+p"], CommandPalette),
    TourStep("the palette without a match", "zzqx", CommandPalette),
    TourStep("a new client", ["escape", "n"], TextDialog),
    TourStep("a new client without a name", ["enter"], TextDialog),
    TourStep("which client a name means", ["enter"], ChoiceDialog, near_name),
    TourStep("a search", ["escape", "escape", "slash", "o"], SearchScreen),
    TourStep("a search's help", ["f1"], MessageDialog),
    TourStep("a document", ["escape", "backspace", *WORD_IN_DOCUMENT, "enter"], DocumentScreen),
    TourStep("a document's help", ["f1"], MessageDialog),
    TourStep("a form", ["escape", "escape", "escape", "home", "l"], FormScreen),
    TourStep("a form with an error", ["x", "tab", *"soon", "ctrl+s"], FormScreen),
    TourStep("a form's help", ["f1"], MessageDialog),
    TourStep("a history", ["escape", "escape", "h"], HistoryScreen),
    TourStep("a history's help", ["f1"], MessageDialog),
    TourStep("one sign of a history", ["escape", "f"], ChoiceDialog),
    TourStep("a form with what was typed", ["escape", "l"], FormScreen),
    TourStep("an entry in a history", ["tab", "end", "ctrl+u", "ctrl+s"], HistoryScreen),
    TourStep("an entry", ["enter"], EntryDialog),
    TourStep("what changed", ["escape", "c"], CompareScreen),
    TourStep("a comparison's help", ["f1"], MessageDialog),
    TourStep("a result", ["escape", "escape", "end", "enter"], ResultScreen),
    TourStep("a result's help", ["f1"], MessageDialog),
    TourStep("what now", ["escape", "w"], WhatNowDialog),
    TourStep("a decision", ["1"], FormScreen),
    TourStep("a decision noted", ["ctrl+s"], MessageDialog),
    TourStep("the answers", ["escape", "a"], MessageDialog),
    TourStep("a trial", ["escape", "t"], WhatIfScreen),
    TourStep("a trial's help", ["f1"], MessageDialog),
    TourStep("how to write notes", ["escape", "escape", "e"], ChoiceDialog),
    TourStep("notes written", ["1"], ResultScreen),
    TourStep("a reason to amend", ["m"], TextDialog),
    TourStep("amending", [*"typo", "enter"], InterviewScreen),
    TourStep("why it is asked", ["g", "home", "enter", "w"], MessageDialog),
    TourStep("an interview's help", ["escape", "f1"], MessageDialog),
    TourStep("a question", ["escape"], InterviewScreen),
    TourStep("the signs", ["g"], ChoiceDialog),
    TourStep("a note being written", ["escape", "o", *"night"], InterviewScreen),
    TourStep("a note that was written", ["escape"], InterviewScreen),
    TourStep("the review", ["0"], InterviewScreen),
    TourStep("leaving", ["ctrl+c"], ExitDialog),
    TourStep("a result after leaving", ["escape", "escape"], ResultScreen),
    TourStep("whether to resume", ["escape", "escape", "a"], ChoiceDialog),
    TourStep("two clients", ["escape", "m", "down", "c"], CompareScreen),
    TourStep("another to compare", ["r"], FilterDialog),
    TourStep("another sitting to compare", ["enter"], FilterDialog),
    TourStep("money owed", ["escape", "escape", "o"], ActionPage),
    TourStep("money owed's help", ["f1"], MessageDialog),
    TourStep("an invoice", ["escape", "1"], FormScreen),
    TourStep("leaving's questions", ["escape", "escape", "x"], FormScreen),
    TourStep("a plan", ["ctrl+s"], ActionPage),
    TourStep("the steps of a plan", ["1"], FilterDialog),
    TourStep("a letter", ["escape", "2"], ActionPage),
    TourStep("last time", ["escape", "escape", "a"], LastResultDialog),
    TourStep("a first question", ["enter"], InterviewScreen),
)
"""The steps start at home, with the cursor on a client with at least two finished sittings.

The next client must have a finished sitting. :func:`add_document` must have been called.
"""

STEP_NAMES = tuple(step.name for step in STEPS)


def add_document(library: Library, text: str = "") -> None:
    """Add a document to the first client, for the step that finds it."""
    client = library.clients()[0]
    Documents(library, client).keep("letter", f"# {WORD_IN_DOCUMENT}\n\n{text}\n", NOW)


async def press_keys_of(step: TourStep, pilot: TensignsPilot) -> None:
    """Put the text of a step into the text box, if it has one, and press its keys."""
    if step.text is not None:
        assert isinstance(pilot.app, TensignsApp)
        pilot.app.screen.query_one(Input).value = step.text(pilot.app.flow_context.library)
    await press(pilot, *step.keys)


async def take_steps(pilot: TensignsPilot) -> AsyncIterator[str]:
    """Take the steps. After each of them yield its name; the caller may look at the screen."""
    app = pilot.app
    for step in STEPS:
        # Painting after every key would take most of the time.
        with app.batch_update():
            await press_keys_of(step, pilot)
            await wait_for_screen(pilot, step.screen_type)
        yield step.name
        app.clear_notifications()


async def run_tour(
    app: TensignsApp,
    size: tuple[int, int],
    error_message: str,
    snapshot_steps: Container[str] = STEP_NAMES,
) -> Mapping[str, ScreenSnapshot]:
    """Take the steps, then show the screens for an error; returns the snapshots by name.

    ``snapshot_steps``: the steps after which a snapshot is taken.
    """
    snapshots: dict[str, ScreenSnapshot] = {}
    async with run_app(app, size) as pilot:
        async for name in take_steps(pilot):
            if name in snapshot_steps:
                snapshots[name] = await take_snapshot(pilot, name)
        await press(pilot, "1")
        assert isinstance(app.screen, InterviewScreen)
        await app.screen.finish_saving()
        app.screen.show_save_failure(OperationFailed(error_message))
        snapshots["not saved"] = await take_snapshot(pilot, "not saved")
        for screen in (
            UnsavedDialog(OperationFailed(error_message)),
            FinishFailedDialog(OperationFailed(error_message)),
        ):
            await app.push_screen(screen)
            name = type(screen).__name__
            snapshots[name] = await take_snapshot(pilot, name)
            await press(pilot, "escape")
    return snapshots


async def take_snapshot(pilot: TensignsPilot, name: str) -> ScreenSnapshot:
    """Return a snapshot of the screen at the front after everything is painted."""
    await wait_until_idle(pilot)
    await pilot.pause()
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()  # noqa: SLF001  no public access to the cells
    dialogs = screen.query(".box, #--container")
    front = dialogs.first().region if dialogs else screen.region
    focused = screen.focused
    focused_list = isinstance(focused, OptionList | DataTable) and focused.content_region
    return ScreenSnapshot(name, tuple(strips), front, focused_list or None)
