"""Every screen in a window of every size, resized while it shows."""

from collections.abc import Iterator

from textual.widget import Widget

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.table import CursorTable
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    press,
    run_app,
    screen_text,
    wait_for_screen,
    wait_until_idle,
)
from tests.tui.screen_tour import STEPS

LOOKED_AT = {
    "home",
    "home's help",
    "the palette",
    "a new client",
    "a search",
    "a history",
    "what changed",
    "a result",
    "the answers",
    "a trial",
    "a question",
    "the signs",
    "a note being written",
    "the review",
    "leaving",
    "two clients",
    "how to write notes",
    "another to compare",
}
"""The steps that show another kind of screen, or one in another state."""

BEGUN = (100, 30)
SIZES = ((300, 100), (140, 45), (80, 24), (60, 20), (20, 6), (1, 1), (40, 12), BEGUN)

SMALLEST = 40
"""Columns from which everything is in reach."""


async def test_every_screen_bears_every_size(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    lost: list[str] = []
    async with run_app(TensignsApp(library, now=lambda: NOW), BEGUN) as pilot:
        for step in STEPS:
            await press(pilot, *step.keys)
            await wait_for_screen(pilot, step.screen_type)
            for size in SIZES if step.name in LOOKED_AT else ():
                await pilot.resize_terminal(*size)
                await wait_until_idle(pilot)
                if size[0] >= SMALLEST:
                    lost += [f"{step.name} at {size}: {each}" for each in out_of_reach(pilot)]
            assert isinstance(pilot.app.screen, step.screen_type)
            pilot.app.clear_notifications()
    assert lost == [], "\n".join(lost)


def out_of_reach(pilot: TensignsPilot) -> Iterator[str]:
    """What can have the focus and cannot be seen, wherever one scrolls."""
    screen = pilot.app.screen
    if _is_pointing(screen.focused) and POINTER not in screen_text(pilot):
        yield "the cursor"
    for widget in screen.focus_chain:
        widget.scroll_visible(animate=False, immediate=True)
        if not screen.find_widget(widget).visible_region:
            yield repr(widget)


def _is_pointing(widget: Widget | None) -> bool:
    if isinstance(widget, CursorTable):
        return widget.is_valid_row_index(widget.cursor_row)
    return isinstance(widget, CursorList | QuestionPane) and widget.highlighted is not None
