"""What a terminal shows after partial paints is the whole screen."""

from collections.abc import Callable
from typing import Any

import pyte
import pytest

from tensigns.library.library import Library
from tensigns.prompts.form import Form, FormField
from tensigns.tui.app import TensignsApp
from tensigns.tui.flows.forms import fill_in_form
from tensigns.tui.screens.form import FormFields, FormScreen
from tensigns.tui.widgets.form_row import FormRow
from tests.tui.pilot import (
    NOW,
    front_screen,
    run_app,
    screen_text,
    wait_for_screen,
    wait_until,
    wait_until_idle,
)

pytestmark = pytest.mark.screen

WIDTH, HEIGHT = 80, 24
FIELDS = tuple(
    FormField(id=f"field{number}", label=f"Question {number}?", is_multiline=True)
    for number in range(12)
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pyte.Screen:
    """A terminal that gets every paint of the app."""
    terminal = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(terminal)
    display: Callable[..., None] = TensignsApp._display  # noqa: SLF001  no public access to paints

    def paint(app: TensignsApp, screen: Any, update: Any) -> None:
        if update is not None:
            stream.feed(update.render_segments(app.console))
        display(app, screen, update)

    monkeypatch.setattr(TensignsApp, "_display", paint)
    return terminal


async def test_a_layout_after_scrolling_paints_the_whole_screen(
    library: Library, terminal: pyte.Screen
) -> None:
    client = library.add("Globex", NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), (WIDTH, HEIGHT)) as pilot:
        app = pilot.app
        assert isinstance(app, TensignsApp)
        form = Form("note", FIELDS)
        app.run_worker(fill_in_form(app.flow_context, client, "note", form, lambda _values: None))
        await wait_for_screen(pilot, FormScreen)
        await wait_until_idle(pilot)
        screen = front_screen(pilot, FormScreen)
        screen.query_one(FormFields).scroll_y = 2
        await wait_until_idle(pilot)
        # A paint of changes alone would leave empty what was not painted since.
        terminal.reset()
        screen.query(FormRow).last().refresh(layout=True)

        def is_painted() -> bool:
            lines = "\n".join(line.rstrip() for line in terminal.display)
            return lines.rstrip() == screen_text(pilot).rstrip()

        await wait_until(pilot, is_painted)
