"""Every screen resized to every size while it shows."""

from collections.abc import AsyncIterator

from textual.widget import Widget

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.table import CursorTable
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    run_app,
    screen_text,
    wait_for_screen,
    wait_until_idle,
)
from tests.tui.screen_tour import STEPS, add_document, press_keys_of

RESIZED_STEPS = {
    "home",
    "home's help",
    "the palette",
    "a new client",
    "a search",
    "a document",
    "a form",
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
"""The steps of the tour whose screens differ in kind or state."""

FIRST_SIZE = (100, 30)
SIZES = ((300, 100), (140, 45), (80, 24), (60, 20), (20, 6), (1, 1), (40, 12), FIRST_SIZE)

SMALLEST_WIDTH = 40
"""The fewest columns at which everything must be reachable."""


async def test_on_every_screen_everything_can_be_reached_at_every_size(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    add_document(library, "a line\n" * 60)
    problems: list[str] = []
    async with run_app(TensignsApp(library, now=lambda: NOW), FIRST_SIZE) as pilot:
        for step in STEPS:
            await press_keys_of(step, pilot)
            await wait_for_screen(pilot, step.screen_type)
            for size in SIZES if step.name in RESIZED_STEPS else ():
                await pilot.resize_terminal(*size)
                await wait_until_idle(pilot)
                if size[0] >= SMALLEST_WIDTH:
                    problems += [
                        f"{step.name} at {size}: {problem}"
                        async for problem in unreachable_widgets(pilot)
                    ]
            assert isinstance(pilot.app.screen, step.screen_type)
            pilot.app.clear_notifications()
    assert problems == [], "\n".join(problems)


async def unreachable_widgets(pilot: TensignsPilot) -> AsyncIterator[str]:
    """The focusable widgets that cannot be scrolled into view, and the cursor if it is hidden."""
    screen = pilot.app.screen
    if _has_cursor(screen.focused) and POINTER not in screen_text(pilot):
        yield "the cursor"
    for widget in screen.focus_chain:
        widget.scroll_visible(animate=False, immediate=True)
        await wait_until_idle(pilot)
        if not screen.find_widget(widget).visible_region:
            yield repr(widget)


def _has_cursor(widget: Widget | None) -> bool:
    """Whether a widget is a list with a cursor on one of its items."""
    if isinstance(widget, CursorTable):
        return widget.is_valid_row_index(widget.cursor_row)
    return isinstance(widget, CursorList | QuestionPane) and widget.highlighted is not None
