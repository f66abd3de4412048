"""The part of the app that handles keys: the user's own keys, Caps Lock, the command palette."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.screen import Screen

from tensigns.environment.settings import KeySettings
from tensigns.tui.screens.base import BaseScreen, own_bindings
from tensigns.tui.shown_keys import key_display, set_own_keys, textual_key
from tensigns.tui.toasts import ToastApp

LAST_ACTIONS = frozenset({"quit", "leave", "delete", "dismiss", "go_home", "finish"})
"""Actions that quit, leave, finish or delete. The palette lists them after all other actions."""


class KeyApp(ToastApp):
    """An app whose keys the user can set. Letters have the same effect under Caps Lock."""

    def __init__(self, driver_class: type[Driver] | None, *, ansi_color: bool | None) -> None:
        super().__init__(driver_class, ansi_color=ansi_color)
        self.key_warnings: tuple[str, ...] = ()
        """A line for each key setting that does not count."""
        set_own_keys({})

    def apply_key_settings(self, settings: KeySettings) -> None:
        """Set the user's own keys. Call this before the app runs."""
        self.key_warnings = settings.warnings
        set_own_keys(settings.keys)
        keymap = {
            action: ",".join(map(textual_key, keys)) for action, keys in settings.keys.items()
        }
        if keymap:
            self.set_keymap(keymap)

    def on_mount(self) -> None:
        """Show the first warning about the key settings."""
        if self.key_warnings:
            self.notify(self.key_warnings[0], severity="warning", markup=False)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as the footer, the help and the palette show it."""
        return binding.key_display or key_display(binding.key)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:  # noqa: FBT001, FBT002
        """Run the action of a key. A capital without an action counts as a small letter.

        A key that types a character in a text box has no action before the text box has had it.
        """
        if priority and isinstance(self.screen, BaseScreen) and self.screen.is_typed(key):
            return False
        if await super()._check_bindings(key, priority):
            return True
        lower_key = key.lower()
        is_capital = len(key) == 1 and lower_key != key
        return is_capital and await super()._check_bindings(lower_key, priority)

    def action_command_palette(self) -> None:
        """Open the command palette. :class:`CommandPalette` replaces Textual's palette."""
        # Imported here because the first question must not wait for this import.
        from tensigns.tui.screens.filter_dialog import CommandPalette  # noqa: PLC0415

        last_titles = {
            active.binding.description
            for active in own_bindings(self.screen)
            if active.binding.action.removeprefix("app.") in LAST_ACTIONS
        }
        commands = sorted(
            self.get_system_commands(self.screen),
            key=lambda command: (command.title in last_titles, command.title),
        )

        def run(index: str | None) -> None:
            if index is not None:
                commands[int(index)].callback()

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(commands), run)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield a command for each enabled binding of ours on a screen."""
        for active in own_bindings(screen):
            binding = active.binding
            if active.enabled and binding.action != "command_palette":
                run = partial(self.run_action, binding.action, active.node)
                key = self.get_key_display(binding)
                yield SystemCommand(binding.description, key, partial(self.call_later, run))
