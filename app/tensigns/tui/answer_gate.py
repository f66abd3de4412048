"""Decide which key presses and clicks count as answers to the question on the screen."""

from collections.abc import Callable, Collection
from time import monotonic

from textual import events

LEFT_BUTTON = 1


class AnswerGate:
    """Refuses answers that arrive too early, and answers from a key that is held down.

    An answer counts if it arrives at least ``interval`` seconds after its question was painted, and
    at least ``interval`` seconds after the last press of the same key. If ``interval`` is 0, every
    answer counts, except an answer that arrives before the first question is painted. ``clock``
    returns seconds. It must be the clock that Textual uses for the times of its events.
    """

    def __init__(self, interval: float = 0.0, clock: Callable[[], float] = monotonic) -> None:
        self._interval = interval
        self._clock = clock
        self._first_paint_time: float | None = None
        self._paint_time: float | None = None
        """The time at which the current question was painted; None before that."""
        self._last_arrivals: dict[str, float] = {}

    def close(self) -> None:
        """Refuse answers until :meth:`open`, because the question changed or was covered.

        If the interval is 0, this has no effect.
        """
        self._paint_time = None

    def open(self) -> None:
        """Record that the question is painted now. Later calls before :meth:`close` do nothing."""
        if self._paint_time is None:
            self._paint_time = self._clock()
        if self._first_paint_time is None:
            self._first_paint_time = self._paint_time

    def admits_key(self, event: events.Key, answer_keys: Collection[str]) -> bool:
        """Whether a key press may have its effect.

        Only Enter and the keys of the options can be refused. Call this once for each key press,
        because the call records the time of the press.
        """
        key = (event.character or event.key).casefold()
        is_answer = event.key == "enter" or key in answer_keys
        return not is_answer or self._admits(key, event.time)

    def admits_click(self, event: events.Click) -> bool:
        """Whether a click counts as an answer. Call this once for each click, as for a key."""
        return is_first_left_click(event) and self._admits("click", event.time)

    def _admits(self, key: str, arrival: float) -> bool:
        """Whether an answer by ``key`` that arrived at ``arrival`` counts. Record the arrival."""
        last_arrival = self._last_arrivals.get(key)
        self._last_arrivals[key] = arrival
        if not self._interval:
            return self._first_paint_time is not None and arrival >= self._first_paint_time
        is_repeat = last_arrival is not None and arrival - last_arrival < self._interval
        is_early = self._paint_time is None or arrival - self._paint_time < self._interval
        return not is_repeat and not is_early


def is_first_left_click(event: events.Click) -> bool:
    """Whether a click is with the left button, and is not the second click of a double click."""
    return event.button == LEFT_BUTTON and event.chain == 1
