"""Decides which key presses and clicks count as answers to the question on the screen."""

from collections.abc import Callable, Collection
from time import monotonic

from textual import events

LEFT_BUTTON = 1


class AnswerGate:
    """Refuses answers that arrive too early and answers of a key that is held down.

    An answer counts if it arrived at least ``interval`` seconds after its question was painted, and
    at least ``interval`` seconds after the last arrival of the same key. With an interval of 0,
    every answer counts that did not arrive before the first question was painted. ``clock`` returns
    seconds. It must be the clock of the times of Textual's events.
    """

    def __init__(self, interval: float = 0.0, clock: Callable[[], float] = monotonic) -> None:
        self._interval = interval
        self._clock = clock
        self._first_paint_time: float | None = None
        self._paint_time: float | None = None
        """When the current question was painted; None until it is."""
        self._last_arrivals: dict[str, float] = {}

    def close(self) -> None:
        """Refuse answers until :meth:`open`, because the question changed or was covered.

        This has no effect with an interval of 0.
        """
        self._paint_time = None

    def open(self) -> None:
        """Note that the question is painted now. Further calls before :meth:`close` do nothing."""
        if self._paint_time is None:
            self._paint_time = self._clock()
        if self._first_paint_time is None:
            self._first_paint_time = self._paint_time

    def admits_key(self, event: events.Key, answer_keys: Collection[str]) -> bool:
        """Whether a key press may have its effect.

        Only Enter and the keys of the options can be refused. To be called once for each press.
        """
        key = (event.character or event.key).casefold()
        is_answer = event.key == "enter" or key in answer_keys
        return not is_answer or self._admits(key, event.time)

    def admits_click(self, event: events.Click) -> bool:
        """Whether a click counts as an answer. To be called once for each click."""
        return is_first_left_click(event) and self._admits("click", event.time)

    def _admits(self, key: str, arrival: float) -> bool:
        """Whether an answer by ``key`` that arrived at ``arrival`` counts."""
        last_arrival = self._last_arrivals.get(key)
        self._last_arrivals[key] = arrival
        if not self._interval:
            return self._first_paint_time is not None and arrival >= self._first_paint_time
        is_repeat = last_arrival is not None and arrival - last_arrival < self._interval
        is_early = self._paint_time is None or arrival - self._paint_time < self._interval
        return not is_repeat and not is_early


def is_first_left_click(event: events.Click) -> bool:
    """Whether a click is of the left button and not the second one of a double click."""
    return event.button == LEFT_BUTTON and event.chain == 1
