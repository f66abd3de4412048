"""The part of the app that keeps what is typed or pasted while a screen opens."""

from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.driver import Driver
from textual.screen import Screen

from tensigns.tui.screens.base import BaseScreen
from tensigns.tui.toasts import ToastApp

IMMEDIATE_KEYS = frozenset(("ctrl+c", "ctrl+q"))
"""The keys that leave the program, whatever it is doing."""

UserInput = events.Key | events.Paste
"""What a user types or pastes."""


class TypeAheadApp(ToastApp):
    """An app that gives the keys and pastes that come while a screen opens to that screen.

    A screen opens some time after the key that asks for it. Without this class, the first letters
    of a name would be keys of the screen before it, where a letter can delete a client.

    Known limit: if a slow screen passes on its last keys after the next screen is ready, newer keys
    can reach the next screen before them.
    """

    def __init__(self, driver_class: type[Driver] | None, *, ansi_color: bool | None) -> None:
        super().__init__(driver_class, ansi_color=ansi_color)
        self._kept_input: list[UserInput] = []
        self._screens_of_input: WeakKeyDictionary[UserInput, Screen[Any]] = WeakKeyDictionary()
        """For each forwarded key press or paste, the screen that was in front then."""

    @property
    def _is_opening(self) -> bool:
        """Whether a screen is about to open, or is in front and not ready for keys."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return isinstance(screen, BaseScreen) and (
            screen.awaits_flow or not screen.is_ready_for_keys
        )

    async def on_event(self, event: events.Event) -> None:
        """Keep a key press or a paste if a screen opens, or if earlier input is kept."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._must_keep(event):
                self._kept_input.append(event)
                return
            if self.screen_stack:
                self._screens_of_input[event] = self.screen
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Keep a key press that a screen did not handle before another screen was requested.

        If the other screen is already in front, give it the key press as new input. Its bindings
        alone would not type a letter into its text box.
        """
        self._keep_if_late(event)

    def on_paste(self, event: events.Paste) -> None:
        """Keep a paste that a screen did not take, as :meth:`on_key` keeps a key press."""
        self._keep_if_late(event)

    def _keep_if_late(self, event: UserInput) -> None:
        is_late = self._is_late(event)
        if is_late or self._must_keep(event):
            event.prevent_default()
            self._kept_input.append(event)
        if is_late:
            self.call_next(self._give_kept_input)

    def _is_late(self, event: UserInput) -> bool:
        """Whether the screen in front has changed since the input was forwarded."""
        if _is_immediate(event) or not self.screen_stack:
            return False
        return self._screens_of_input.get(event, self.screen) is not self.screen

    def _must_keep(self, event: UserInput) -> bool:
        return not _is_immediate(event) and (bool(self._kept_input) or self._is_opening)

    async def on_base_screen_ready_for_keys(self) -> None:
        """Give the kept keys to the screen in front."""
        await self._give_kept_input()

    def end_wait(self, origin: BaseScreen[Any]) -> None:
        """Record that the flow that ``origin`` waits for has ended, or does not start."""
        origin.awaits_flow = False
        self.call_later(self._give_kept_input)

    async def _give_kept_input(self) -> None:
        if self._is_opening or not self.screen_stack:
            return
        screen = self.screen
        kept_input, self._kept_input = self._kept_input, []
        if isinstance(screen, BaseScreen) and (screen.takes_type_ahead or screen.cover_count):
            for event in kept_input:
                await self.on_event(_copy(event))


def _is_immediate(event: UserInput) -> bool:
    return isinstance(event, events.Key) and event.key in IMMEDIATE_KEYS


def _copy(event: UserInput) -> UserInput:
    """Return the same input, not forwarded to any widget yet. A key press keeps its time."""
    if isinstance(event, events.Paste):
        return events.Paste(event.text)
    copy = events.Key(event.key, event.character)
    copy.time = event.time
    return copy
