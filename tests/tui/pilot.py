"""The app without a terminal, driven by keys and mouse; its screen is read as text.

The functions wait for a condition until a deadline, never for a fixed time.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from rich.cells import cell_len
from textual.app import App
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import Screen

from tensigns.core.sitting import Sitting
from tensigns.library.entry_names import ENTRY_ID_PATTERN
from tensigns.library.library import Library
from tensigns.library.slugs_and_ids import SITTING_ID_PATTERN
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.widgets.history_table import HistoryTable
from tests.library.sample import small_edition
from tests.processes import WAIT_LIMIT

DEADLINE = WAIT_LIMIT
"""The most seconds to wait for anything."""

IDLE_TURNS = 5
"""Turns of the event loop without a message after which the app counts as idle."""

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CLIENT = "Globex B.V."

ScreenT = TypeVar("ScreenT", bound=Screen[Any])
TensignsPilot = Pilot[int]


@contextlib.asynccontextmanager
async def run_app(
    app: TensignsApp, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[TensignsPilot]:
    """Run the app with toasts and tooltips, and wait until its first screen is mounted.

    Does not wait for a screen if the app ends without one.
    """
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await wait_until(pilot, lambda: len(app.screen_stack) > 1 or app.return_code is not None)
        yield pilot


@contextlib.asynccontextmanager
async def run_interview(
    library: Library,
    client: str = CLIENT,
    *,
    edition: Edition | None = None,
    resume: bool | None = None,
    size: tuple[int, int] = (100, 30),
) -> AsyncIterator[TensignsPilot]:
    """Run the app with a sitting about a client, under the small questionnaire by default.

    The sitting is at its first question, or where it was left.
    """
    app = TensignsApp(library, edition or small_edition(), client, SittingStart(resume=resume))
    async with run_app(app, size) as pilot:
        yield pilot


@contextlib.asynccontextmanager
async def run_home(
    library: Library, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[TensignsPilot]:
    """Run the app at home, and wait until every row of the list is filled and in its place."""
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        if library.list_clients().clients:
            await wait_for_order(pilot)
        yield pilot


async def wait_for_order(pilot: TensignsPilot) -> None:
    """Wait until every row of the list of clients is filled and in its place."""
    home = front_screen(pilot, HomeScreen)
    await wait_until(pilot, lambda: home.order.is_known)


async def open_last_result(pilot: TensignsPilot) -> None:
    """At home, open the client under the cursor, and the client's last result."""
    await press(pilot, "enter")
    await wait_for_screen(pilot, HistoryScreen)
    table = pilot.app.screen.query_one(HistoryTable)
    await wait_until(pilot, lambda: table.row_count > 0)
    row_ids = [row.key.value or "" for row in table.ordered_rows]
    # The random digits of an entry can look like the number of a sitting.
    sitting_ids = (row_id for row_id in row_ids if not ENTRY_ID_PATTERN.fullmatch(row_id))
    table.move_to_key(next(filter(SITTING_ID_PATTERN.fullmatch, sitting_ids)))
    await press(pilot, "enter")
    await wait_for_screen(pilot, ResultScreen)


def screen_text(pilot: TensignsPilot) -> str:
    """Return the text of the screen at this moment, without trailing blanks."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  no public access to the text
    return "\n".join(strip.text.rstrip() for strip in strips)


def colours_of(pilot: TensignsPilot, text: str) -> set[Color]:
    """The colours of the segments that contain a text."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  no public access to the cells
    styles = [segment.style for strip in strips for segment in strip if text in segment.text]
    return {Color.from_rich_color(style.color) for style in styles if style}


async def wait_until(pilot: TensignsPilot, condition: Callable[[], bool]) -> None:
    """Wait until a condition is met. Fail at once if the app has ended before that."""
    deadline = time.monotonic() + DEADLINE
    has_ended = False
    while not condition():
        assert not has_ended, f"the app has ended; its last screen:\n{screen_text(pilot)}"
        assert time.monotonic() < deadline, screen_text(pilot)
        await pilot.pause(0.005)
        task = pilot.app._task  # noqa: SLF001  no public attribute says it
        has_ended = task is not None and task.done()


async def painted_text(pilot: TensignsPilot) -> str:
    """Return the text of the screen after everything is painted."""
    await pilot.pause()
    return screen_text(pilot)


async def wait_for_texts(pilot: TensignsPilot, *texts: str) -> str:
    """Wait until the screen shows all these texts at once, and return the text of the screen."""
    await wait_until(pilot, lambda: all(text in screen_text(pilot) for text in texts))
    return screen_text(pilot)


async def wait_for_wrapped_texts(pilot: TensignsPilot, *texts: str) -> None:
    """Wait until the screen shows all these texts at once. They may be wrapped anywhere.

    For messages with a path, whose length depends on the folder for temporary files.
    """
    compact_texts = ["".join(text.split()) for text in texts]
    await wait_until(
        pilot, lambda: all(text in "".join(screen_text(pilot).split()) for text in compact_texts)
    )


async def press(pilot: TensignsPilot, *keys: str) -> None:
    """Press keys. Each key is handled before the next key is pressed.

    The press of Textual's pilot also waits until the screen is painted, which takes longer.
    """
    for key in keys:
        pilot.app.simulate_key(key)
        await wait_until_idle(pilot)


async def press_until(pilot: TensignsPilot, key: str, *texts: str) -> None:
    """Press a key, such as page down, until the screen shows all these texts at once.

    A scroll key has no effect while a layout is pending, so one press may not be enough.
    """
    deadline = time.monotonic() + DEADLINE
    while not all(text in screen_text(pilot) for text in texts):
        assert time.monotonic() < deadline, screen_text(pilot)
        await press(pilot, key)
        await pilot.pause(0.005)


async def press_burst(pilot: TensignsPilot, *keys: str) -> None:
    """Press keys at once, before any of them is handled."""
    for key in keys:
        pilot.app.simulate_key(key)
    await wait_until_idle(pilot)


async def wait_until_idle(pilot: TensignsPilot) -> None:
    """Wait until no message and no layout is pending, or the app has ended."""
    idle_turns, deadline = 0, time.monotonic() + DEADLINE
    while idle_turns < IDLE_TURNS and pilot.app.return_code is None:
        assert time.monotonic() < deadline, screen_text(pilot)
        await asyncio.sleep(0)
        is_busy = _has_pending_messages(pilot.app) or _do_pending_layout(pilot.app)
        idle_turns = 0 if is_busy else idle_turns + 1


def _has_pending_messages(app: App[int]) -> bool:
    widgets = (w for screen in app.screen_stack for w in screen.walk_children(with_self=True))
    return any(
        pump.message_queue_size or pump._next_callbacks  # noqa: SLF001  callbacks that wait without a message
        for pump in (app, *widgets)
    )


def _do_pending_layout(app: App[int]) -> bool:
    """Do the pending layout. Return whether there was a pending layout.

    Textual does it by a timer. How many keys precede the timer depends on the computer.
    """
    screen = app.screen
    is_due = screen._layout_required or screen._scroll_required or screen._callbacks  # noqa: SLF001
    if not is_due or not screen.is_current or app._batch_count:  # noqa: SLF001
        return False
    screen._on_timer_update()  # noqa: SLF001  the timer calls it too
    screen.check_idle()
    return True


def toast_messages(pilot: TensignsPilot) -> list[str]:
    """Return the messages of the current toasts, unwrapped."""
    return [toast.message for toast in pilot.app._notifications]  # noqa: SLF001  on the screen they wrap


def front_screen(pilot: TensignsPilot, screen_type: type[ScreenT]) -> ScreenT:
    """Return the screen at the front, which must be of this type."""
    screen = pilot.app.screen
    assert isinstance(screen, screen_type)
    return screen


async def wait_for_screen(pilot: TensignsPilot, screen_type: type[Screen[Any]]) -> None:
    """Wait until a screen of this type is at the front."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, screen_type))


def current_sitting(pilot: TensignsPilot) -> Sitting:
    """Return the sitting of the interview screen at the front."""
    interview = front_screen(pilot, InterviewScreen).interview
    assert interview is not None
    return interview.sitting


async def click_on(pilot: TensignsPilot, text: str, times: int = 1) -> None:
    """Wait until the screen shows a text, and click on its first occurrence."""
    lines = (await wait_for_texts(pilot, text)).splitlines()
    row = next(row for row, line in enumerate(lines) if text in line)
    column = cell_len(lines[row][: lines[row].index(text)])
    assert await pilot.click(offset=(column, row), times=times)
    await wait_until_idle(pilot)
