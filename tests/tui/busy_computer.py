"""What a busy computer does to the timers of Textual, at any speed."""

from typing import Any

import pytest
from textual.screen import Screen
from textual.timer import Timer


def skip_single_timers(monkeypatch: pytest.MonkeyPatch, screen_type: type[Screen[Any]]) -> None:
    """Make the timers of a screen that run once never fire.

    Textual skips such a timer if its time is over before it begins to wait.
    """

    def timer_that_is_skipped(
        screen: Screen[Any], delay: float, *_args: object, **_options: object
    ) -> Timer:
        return Timer(screen, delay)

    monkeypatch.setattr(screen_type, "set_timer", timer_that_is_skipped)
