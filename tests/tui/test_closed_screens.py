"""A closed screen leaves nothing behind, so that a long session stays fast."""

import gc
from collections.abc import Sequence
from typing import Any
from weakref import ref

import pytest
from textual.screen import Screen

from tensigns.library.library import Library
from tests.tui.pilot import press, run_home, wait_until

HOME_DEPTH = 2
"""The number of open screens at home: home, and the blank screen below it."""


@pytest.mark.parametrize(
    "keys",
    [
        *(["h"], ["l"], ["o"], ["slash"], ["f1"], ["a", "enter"], ["m", "down", "c"]),
        ["h", "end", "enter", "t"],
    ],
    ids="-".join,
)
async def test_a_closed_screen_is_not_kept_in_memory(
    keys: list[str], demo_library: Library
) -> None:
    async with run_home(demo_library) as pilot:
        await press(pilot, *keys)
        opened = [ref(screen) for screen in pilot.app.screen_stack[HOME_DEPTH:]]
        assert opened
        while len(pilot.app.screen_stack) > HOME_DEPTH:
            await press(pilot, "escape")
        await wait_until(pilot, lambda: are_gone(opened))


def are_gone(screens: Sequence["ref[Screen[Any]]"]) -> bool:
    """Whether these screens are no longer in memory."""
    gc.collect()
    return not any(screen() for screen in screens)
