"""The app: themes, commands, and a way out that keeps everything."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.worker import Worker, WorkerFailed

from tensigns import clock
from tensigns.environment import crash_reports
from tensigns.environment.settings import Settings
from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.sitting_session import DEFAULT_START, SittingStart
from tensigns.text.clean import clean
from tensigns.tui.crash import CrashMessage
from tensigns.tui.driver import TerminalDriver
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.sittings import SittingFlows
from tensigns.tui.screens.base import own_bindings
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.scroll_bar import LineScrollBar
from tensigns.tui.themes import FULL, THEMES, ThemePair

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
"""What ends the app from outside, with every answer saved; the exit code is 128 and the number."""

ScrollBar.renderer = LineScrollBar


class TensignsApp(App[int]):
    """Home, or one client's sitting where ``client`` names one, begun as ``start`` says.

    ``now`` gives the time with its UTC offset. ``failure`` is what ended that sitting, if anything
    did.
    """

    TITLE = "tensigns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", N_("quit"), show=False),
        Binding("ctrl+p", "command_palette", N_("all commands"), show=False, key_display="^P"),
        Binding("ctrl+c", "interrupt", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", show=False, system=True),
    ]
    CSS_PATH: ClassVar[str] = "app.tcss"

    def __init__(
        self,
        library: Library,
        edition: Edition | None = None,
        client: str | None = None,
        start: SittingStart = DEFAULT_START,
        *,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        # Where no colour is wanted, Textual would paint in shades of grey.
        super().__init__(driver_class=TerminalDriver, ansi_color="NO_COLOR" in os.environ or None)
        for theme in THEMES:
            self.register_theme(theme)
        self._themes = FULL
        self._wear(FULL.dark)
        self.failure: TensignsError | None = None
        self._stage = FlowContext(self, library, edition or builtin_edition(), now)
        self._client = client
        self._start = start
        self._way_out: Worker[None] | None = None

    def adopt(self, settings: Settings, themes: ThemePair = FULL) -> None:
        """Take the theme, of a pair, and the motion that the user set, before the app runs."""
        self._themes = themes
        self._wear(themes.light if settings.theme == "light" else themes.dark)
        if not settings.animation:
            self.animation_level = "none"

    def _wear(self, theme: Theme) -> None:
        """Take a theme before any style is read; taken later, all would be read twice."""
        self.set_reactive(App.theme, theme.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.update_classes({"-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our styles use beyond Textual's own variables, for themes that are not ours."""
        return {"quiet": "auto 70%"}

    def on_load(self) -> None:
        """Be ready for a signal before the terminal is taken."""
        for number in SIGNALS:
            end = partial(self._end, 128 + number)
            asyncio.get_running_loop().add_signal_handler(number, end)

    def on_mount(self) -> None:
        """Open home, or the sitting that was asked for."""
        if self._client is None:
            # Only here, as in the flows: the first question waits for no other screen.
            from tensigns.tui.flows.home import home  # noqa: PLC0415

            self.push_screen(home(self._stage))
        else:
            hold = SittingFlows(self._stage).hold
            self.run_worker(self._only(hold(self._client, self._start)))

    async def _only(self, flow: Awaitable[None]) -> None:
        try:
            await flow
        except TensignsError as error:
            self.failure = error
        self.exit(0)

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted, wherever it goes."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        await super().on_event(event)

    # Commands

    def action_command_palette(self) -> None:
        """Open the palette, in the user's language."""
        from tensigns.tui.palette import Palette  # noqa: PLC0415

        commands = sorted(self.get_system_commands(self.screen), key=lambda each: each.title)

        def run(chosen: str | None) -> None:
            if chosen is not None:
                commands[int(chosen)].callback()

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(commands), run)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that can be done on a screen, each once, then the themes."""
        for active in own_bindings(screen):
            binding = active.binding
            if active.enabled and binding.action != "command_palette":
                run = partial(self.run_action, binding.action, active.node)
                key = self.get_key_display(binding)
                yield SystemCommand(binding.description, key, partial(self.call_later, run))
        for theme, name in zip(self._themes, (_("light theme"), _("dark theme")), strict=True):
            yield SystemCommand(name, "", partial(setattr, self, "theme", theme.name))

    # The way out

    async def action_quit(self) -> None:
        """Leave, once everything is saved."""
        self._set_out(0)

    def action_interrupt(self) -> None:
        """Ask once; at the second time leave. Everything answered so far is kept."""
        from tensigns.tui.screens.exit_dialog import ExitDialog  # noqa: PLC0415

        if isinstance(self.screen, ExitDialog):
            self.screen.dismiss("leave")
        else:
            self.push_screen(ExitDialog(), self._interrupted)

    def _interrupted(self, reply: str | None) -> None:
        if reply == "leave":
            self._set_out(130)

    def _set_out(self, code: int) -> None:
        """Leave, one way at a time."""
        if self._way_out is None or self._way_out.is_finished:
            self._way_out = self.run_worker(self._leave(code))

    async def _leave(self, code: int) -> None:
        """Exit when every save is through; of a failing one the user decides."""
        for screen in self._interviews():
            if not await screen.may_go():
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
        if isinstance(error, WorkerFailed) and isinstance(error.error, TensignsError):
            self._stage.complain(error.error)
            return
        first = self._exception
        if self._exit or first is not None:
            # The message of the first is enough, and on the way out there is nothing to tell. Who
            # waits for what failed is told of the same fault again.
            if first is None or crash_reports.root_cause(error) is not crash_reports.root_cause(
                first
            ):
                crash_reports.write_crash_report(error, os.environ, clock.now())
            return
        if os.environ.get("TENSIGNS_DEBUG") == "1":
            super()._handle_exception(error)
            return
        crash = CrashMessage(crash_reports.write_crash_report(error, os.environ, clock.now()))
        crash.__cause__ = error
        super()._handle_exception(crash)
