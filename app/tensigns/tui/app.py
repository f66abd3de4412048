"""The app: themes, commands, and a way out that keeps everything."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Iterable
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.worker import Worker

from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.store import crashes
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition, builtin
from tensigns.tui import homely
from tensigns.tui.crash import Crash
from tensigns.tui.flows import Flows, clock
from tensigns.tui.screens.home import Calls, HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.question import QuestionScreen, Reply
from tensigns.tui.themes import DARK, LIGHT, THEMES

SIGNALS = (signal.SIGHUP, signal.SIGTERM)
"""What ends the app from outside, with every answer saved; the exit code is 128 and the number."""


class TensignsApp(App[int]):
    """Home, or one client's sitting where ``client`` names one.

    ``resume``: go on with an unfinished sitting (True), begin anew (False), or ask.
    """

    TITLE = "tensigns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", N_("quit"), show=False),
        Binding("ctrl+c", "interrupt", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", show=False, system=True),
    ]
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        library: Library,
        edition: Edition | None = None,
        client: str | None = None,
        *,
        resume: bool | None = None,
    ) -> None:
        super().__init__()
        self._library = library
        self._flows = Flows(self, library, edition or builtin())
        self._client = client
        self._resume = resume

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our styles use beyond Textual's own variables, for themes that are not ours."""
        return {"quiet": "auto 70%"}

    def on_mount(self) -> None:
        """Open home, or the sitting that was asked for."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        for number in SIGNALS:
            end = partial(self._end, 128 + number)
            asyncio.get_running_loop().add_signal_handler(number, end)
        if self._client is None:
            self.push_screen(HomeScreen(partial(homely.shelf, self._library), self._calls()))
        else:
            self.run_worker(self._only(self._flows.sitting(self._client, resume=self._resume)))

    # Flows

    def _calls(self) -> Calls:
        return Calls(
            new=lambda: self._start(self._flows.new_client()),
            open=lambda slug: self._start(self._flows.open_client(slug)),
            ask=lambda slug: self._start(self._flows.sitting(slug)),
        )

    def _start(self, flow: Awaitable[None]) -> Worker[None]:
        return self.run_worker(self._over_home(flow), exclusive=True)

    async def _over_home(self, flow: Awaitable[None]) -> None:
        try:
            await flow
        except TensignsError as error:
            self.notify(str(error), severity="error", markup=False, timeout=15)

    async def _only(self, flow: Awaitable[None]) -> None:
        try:
            await flow
        except TensignsError as error:
            self.exit(error.exit_code, error.exit_code, str(error))
        else:
            self.exit(0)

    # Commands

    def action_command_palette(self) -> None:
        """Open the palette, in the user's language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for commands…")))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that can be done on a screen, then the themes."""
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description and active.enabled:
                run = partial(self.run_action, binding.action, active.node)
                key = self.get_key_display(binding)
                yield SystemCommand(binding.description, key, partial(self.call_later, run))
        for theme, name in ((LIGHT, _("light theme")), (DARK, _("dark theme"))):
            yield SystemCommand(name, "", partial(setattr, self, "theme", theme.name))

    # The way out

    async def action_quit(self) -> None:
        """Leave, once everything is saved."""
        await self._leave(0)

    async def action_interrupt(self) -> None:
        """Ask once; at the second time leave. Everything answered so far is kept."""
        if isinstance(self.screen, QuestionScreen):
            await self._leave(130)
            return
        replies = [
            Reply("leave", "l", _("Leave; every answer is kept")),
            Reply("stay", "s", _("Stay")),
        ]

        async def decide(reply: str | None) -> None:
            if reply == "leave":
                await self._leave(130)

        await self.push_screen(QuestionScreen(_("Leave tensigns?"), replies), decide)

    async def _leave(self, code: int) -> None:
        """Exit when every save is through; a failing one keeps the user here."""
        for screen in self._interviews():
            if not await screen.settle():
                await screen.action_leave()
                return
        self.exit(code, code)

    def _end(self, code: int) -> None:
        """A signal: exit when every save is through, whether or not it worked."""

        async def settled() -> None:
            for screen in self._interviews():
                await screen.settle()
            self.exit(code, code)

        self.run_worker(settled())

    def _interviews(self) -> list[InterviewScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, InterviewScreen)]

    def _handle_exception(self, error: Exception) -> None:
        """Say what happened without a word of the user's; Textual would print local variables."""
        if os.environ.get("TENSIGNS_DEBUG") == "1":
            super()._handle_exception(error)
            return
        crash = Crash(crashes.report(error, os.environ, clock()))
        crash.__cause__ = error
        super()._handle_exception(crash)
