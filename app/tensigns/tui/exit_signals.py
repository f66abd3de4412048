"""Handle the signals that end the app on its event loop."""

import asyncio
import signal
from collections.abc import Callable
from functools import partial
from types import FrameType

from tensigns.environment.ending_signals import ALWAYS_HANDLED, ending_signals


def handle_ending_signals(end: Callable[[int], None]) -> None:
    """Call ``end`` with the number of each signal that would end the process.

    ``end`` is called on the running event loop. After the loop is closed, the signals have their
    default effect again.

    Only the signals in ``ALWAYS_HANDLED`` are added with ``add_signal_handler``, which makes all
    other signals wake the loop too. ``add_signal_handler`` builds a set of all signals at each
    call. To add the real-time signals in this way would take 2.5 ms before the first paint.
    """
    loop = asyncio.get_running_loop()

    def handle(number: int, _frame: FrameType | None) -> None:
        if loop.is_closed():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        else:
            loop.call_soon_threadsafe(end, number)

    try:
        for always_handled in ALWAYS_HANDLED:
            loop.add_signal_handler(always_handled, partial(end, always_handled))
        numbers = ending_signals() - ALWAYS_HANDLED
    except NotImplementedError:
        # Event loops on Windows lack this method, but every signal wakes them.
        numbers = ending_signals()
    for number in numbers:
        signal.signal(number, handle)
