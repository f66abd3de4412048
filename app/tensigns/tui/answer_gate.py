"""Which key presses and clicks are answers: those made at the question that is on the screen."""

from collections.abc import Callable, Collection
from time import monotonic

from textual import events

LEFT_BUTTON = 1


class AnswerGate:
    """Tells a person's answers from what came too early and from a key that is held down.

    An answer counts if it arrived at least ``interval`` seconds after its question was painted.
    The same key within ``interval`` of its last arrival is auto-repeat. With an interval of 0
    everything counts but what arrived before the interview began. ``clock`` gives seconds; it is
    the one from which Textual's events have their time.
    """

    def __init__(self, interval: float = 0.0, clock: Callable[[], float] = monotonic) -> None:
        self._interval = interval
        self._clock = clock
        self._beginning = clock()
        self._paint_time: float | None = None
        """When the current question was painted; None until it is."""
        self._last_arrivals: dict[str, float] = {}

    def close(self) -> None:
        """Admit no answer until the question is painted: it is another one, or was covered."""
        self._paint_time = None

    def open(self) -> None:
        """The question is painted now; painting it again changes nothing."""
        if self._paint_time is None:
            self._paint_time = self._clock()

    def admits_key(self, event: events.Key, answer_keys: Collection[str]) -> bool:
        """Whether a key may have its effect. Enter and the keys of the options are answers."""
        key = (event.character or event.key).casefold()
        is_answer = event.key == "enter" or key in answer_keys
        return not is_answer or self._admits(key, event.time)

    def admits_click(self, event: events.Click) -> bool:
        """Whether a click is an answer."""
        return is_first_left_click(event) and self._admits("click", event.time)

    def _admits(self, key: str, arrival: float) -> bool:
        """Whether an answer that arrived then counts; to be asked once for each arrival."""
        last_arrival = self._last_arrivals.get(key)
        self._last_arrivals[key] = arrival
        if not self._interval:
            return arrival >= self._beginning
        is_repeat = last_arrival is not None and arrival - last_arrival < self._interval
        is_early = self._paint_time is None or arrival - self._paint_time < self._interval
        return not is_repeat and not is_early


def is_first_left_click(event: events.Click) -> bool:
    """Whether a click is of the left button, and not the second one of a double click."""
    return event.button == LEFT_BUTTON and event.chain == 1
