"""The app without a terminal: driven by keys and mouse, its screen read as text.

Waiting is for something that holds, until a deadline; nothing waits for a fixed time.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.interview import InterviewScreen

DEADLINE = 20.0
QUIET = 5
"""Turns of the loop in which nothing came, before it is believed that nothing will."""
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CLIENT = "Globex B.V."

Some = TypeVar("Some", bound=Screen[Any])
Stage = Pilot[int]


def small() -> Edition:
    """Three signs; the second has a follow-up where there is something to follow."""
    return reading.read_edition(Path(__file__).parents[1] / "data" / "small.toml")


@contextlib.asynccontextmanager
async def on_stage(app: TensignsApp, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Stage]:
    """The app running, with toasts and tooltips, its first screen mounted if it has one."""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1 or app.return_code is not None)
        yield pilot


@contextlib.asynccontextmanager
async def sitting(
    library: Library,
    client: str = CLIENT,
    *,
    edition: Edition | None = None,
    resume: bool | None = None,
    size: tuple[int, int] = (100, 30),
) -> AsyncIterator[Stage]:
    """A sitting about a client, at its first question or where it was left."""
    app = TensignsApp(library, edition or small(), client, SittingStart(resume=resume))
    async with on_stage(app, size) as pilot:
        yield pilot


def shown(pilot: Stage) -> str:
    """What the screen shows, without the blanks at the ends of its lines."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  no other way to the text
    return "\n".join(strip.text.rstrip() for strip in strips)


async def until(pilot: Stage, holds: Callable[[], bool]) -> None:
    """Wait until something holds; fails at once where the app has ended and it does not."""
    end = time.monotonic() + DEADLINE
    has_ended = False
    while not holds():
        assert not has_ended, f"the app has ended; its last screen:\n{shown(pilot)}"
        assert time.monotonic() < end, shown(pilot)
        await pilot.pause(0.005)
        task = pilot.app._task  # noqa: SLF001  no other way to know
        has_ended = task is not None and task.done()


async def seen(pilot: Stage) -> str:
    """What the screen shows once everything is painted."""
    await pilot.pause()
    return shown(pilot)


async def shows(pilot: Stage, *texts: str) -> str:
    """Wait until all of these show at once; the screen then."""
    await until(pilot, lambda: all(text in shown(pilot) for text in texts))
    return shown(pilot)


async def reads(pilot: Stage, *texts: str) -> None:
    """Wait until all of these can be read at once, wherever lines of theirs wrap.

    For what is told with a path, whose length goes by the folder for temporary files.
    """
    sought = ["".join(text.split()) for text in texts]
    await until(pilot, lambda: all(text in "".join(shown(pilot).split()) for text in sought))


async def press(pilot: Stage, *keys: str) -> None:
    """Press keys, each when the one before has had its effect.

    A pilot's own press also waits for the painting, which most tests need only at their end.
    """
    for key in keys:
        pilot.app.simulate_key(key)
        await settled(pilot)


async def press_until(pilot: Stage, key: str, *texts: str) -> None:
    """Press a key until all of these show at once, as a reader turns pages.

    A key that scrolls does nothing if it is handled before the layout that follows a change.
    """
    end = time.monotonic() + DEADLINE
    while not all(text in shown(pilot) for text in texts):
        assert time.monotonic() < end, shown(pilot)
        await press(pilot, key)
        await pilot.pause(0.005)


async def burst(pilot: Stage, *keys: str) -> None:
    """Press keys faster than they can be handled."""
    for key in keys:
        pilot.app.simulate_key(key)
    await settled(pilot)


async def settled(pilot: Stage) -> None:
    """Wait until no widget has a message left and all is laid out, or the app has ended."""
    quiet, end = 0, time.monotonic() + DEADLINE
    while quiet < QUIET and pilot.app.return_code is None:
        assert time.monotonic() < end, shown(pilot)
        await asyncio.sleep(0)
        is_busy = _busy(pilot.app) or _lays_out(pilot.app)
        quiet = 0 if is_busy else quiet + 1


def _busy(app: App[int]) -> bool:
    widgets = (each for front in app.screen_stack for each in front.walk_children(with_self=True))
    return any(
        pump.message_queue_size or pump._next_callbacks  # noqa: SLF001  what is due without a message
        for pump in (app, *widgets)
    )


def _lays_out(app: App[int]) -> bool:
    """Lay out what waits for it; whether anything did.

    Textual does so by a timer, and how many keys come before that depends on the computer.
    """
    screen = app.screen
    is_due = screen._layout_required or screen._scroll_required or screen._callbacks  # noqa: SLF001
    if not is_due or not screen.is_current or app._batch_count:  # noqa: SLF001
        return False
    screen._on_timer_update()  # noqa: SLF001  as the timer does
    screen.check_idle()
    return True


def told(pilot: Stage) -> list[str]:
    """What the toasts on the screen say."""
    return [each.message for each in pilot.app._notifications]  # noqa: SLF001  they wrap when shown


def screen(pilot: Stage, kind: type[Some]) -> Some:
    """The screen at the front, which is of that kind."""
    front = pilot.app.screen
    assert isinstance(front, kind)
    return front


def state(pilot: Stage) -> Sitting:
    """The sitting as the interview at the front has it."""
    interview = screen(pilot, InterviewScreen).interview
    assert interview is not None
    return interview.sitting


async def click_on(pilot: Stage, text: str, times: int = 1) -> None:
    """Click on the first place that shows a text, once it does."""
    lines = (await shows(pilot, text)).splitlines()
    row = next(row for row, line in enumerate(lines) if text in line)
    column = cell_len(lines[row][: lines[row].index(text)])
    assert await pilot.click(offset=(column, row), times=times)
    await settled(pilot)
