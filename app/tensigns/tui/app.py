"""The app: themes, commands, and exits that first save every answer."""

import os
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from functools import partial
from signal import set_wakeup_fd
from typing import Any, ClassVar

from msgspec.structs import replace
from rich.text import Text
from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.reactive import Reactive
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.widget import MountError
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
from tensigns.tui.discreet_app import DiscreetApp
from tensigns.tui.exit_signals import handle_ending_signals
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.handlers import FlowHandlers
from tensigns.tui.key_app import KeyApp
from tensigns.tui.painting_app import PaintingApp
from tensigns.tui.platform_driver import driver_class
from tensigns.tui.screens.base import BlankScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.scroll_bar import LineScrollBar
from tensigns.tui.themes import FULL, THEMES_BY_NAME, ThemePair
from tensigns.tui.type_ahead_app import TypeAheadApp
from tensigns.tui.widgets.question_pane import QuestionPane

ScrollBar.renderer = LineScrollBar


class CrashMessage(Exception):
    """The message about an unexpected exception, which Textual prints in place of a traceback.

    A traceback of Textual would show local variables, and so the user's texts. The unexpected
    exception is the ``__cause__``.
    """

    def __rich__(self) -> Text:
        """Return the text that Textual prints after the terminal is restored."""
        return Text(str(self))


SingleFlow = Callable[[FlowContext], Coroutine[Any, Any, None]]


class TensignsApp(FlowHandlers, DiscreetApp, KeyApp, TypeAheadApp, PaintingApp):
    """The full screen: home, or a single sitting if ``client`` is given.

    ``start`` determines how the single sitting starts. ``single_flow``, if it is set before the app
    runs, replaces home. ``now`` returns the time with its UTC offset. After the app has ended,
    ``failure`` is the error that ended the single sitting or flow, or None.
    """

    TITLE = "tensigns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", N_("quit"), show=False, id="quit"),
        Binding(
            "ctrl+p",
            "command_palette",
            N_("all actions"),
            show=False,
            key_display="^P",
            id="palette",
        ),
        Binding("ctrl+c", "interrupt", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", show=False, system=True),
    ]
    CSS_PATH: ClassVar[str] = "app.tcss"

    # Textual's default would be computed first, which takes 1 ms.
    theme: Reactive[str] = Reactive(FULL.dark.name)

    def __init__(
        self,
        library: Library,
        edition: Edition | None = None,
        client: str | None = None,
        start: SittingStart = DEFAULT_START,
        *,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        # Without ansi_color, Textual paints in shades of grey if NO_COLOR is set.
        super().__init__(driver_class(), ansi_color="NO_COLOR" in os.environ or None)
        self._themes = FULL
        self.failure: TensignsError | None = None
        self.flow_context = FlowContext(self, library, edition or builtin_edition(), now)
        self._client = client
        self._sitting_start = start
        self.single_flow: SingleFlow | None = None
        self.when_ready: Callable[[], None] = lambda: None
        self._exit_worker: Worker[None] | None = None

    def apply_settings(self, settings: Settings, themes: ThemePair = FULL) -> None:
        """Set the theme, animation, keys and sender. Call this before the app runs.

        ``themes`` are the light and the dark theme for the terminal.
        """
        self.flow_context = replace(
            self.flow_context, key_interval=settings.key_interval, sender=settings.sender
        )
        self.apply_key_settings(settings.keys)
        self._themes = themes
        self._set_first_theme(themes.light if settings.theme == "light" else themes.dark)
        if not settings.animation:
            self.animation_level = "none"

    def _set_first_theme(self, theme: Theme) -> None:
        """Set the theme before the app reads any style sheet.

        Setting ``theme`` the usual way makes Textual read all style sheets a second time.
        """
        if theme.name == self.theme:
            return
        self.set_reactive(TensignsApp.theme, theme.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.update_classes({"-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our themes by name. Textual's own themes are left out, because nothing selects them."""
        return THEMES_BY_NAME

    def get_default_screen(self) -> Screen[None]:
        """Return the screen below all others."""
        return BlankScreen()

    def on_ready(self) -> None:
        """Call :attr:`when_ready`. The first screen is painted, and most lasting objects exist."""
        self.when_ready()

    def on_load(self) -> None:
        """Handle signals before the terminal is put into application mode."""
        handle_ending_signals(self._exit_on_signal)

    def on_unmount(self) -> None:
        """Let no signal write to the event loop, which closes before it stops expecting signals."""
        set_wakeup_fd(-1)

    def on_mount(self) -> None:
        """Open home, the single sitting or the single flow."""
        if self.single_flow is not None:
            self.run_worker(self._run_single_flow(self.single_flow))
        elif self._client is not None:
            self.run_worker(self._run_single_sitting(self._client))
        else:
            self.push_screen(self.home_screen())

    async def _run_single_flow(self, flow: SingleFlow) -> None:
        """Run a flow and exit. If a form is started and not saved, ask whether to exit.

        If the user does not want to exit, run the flow again.
        """
        from tensigns.tui.screens.exit_dialog import REPLIES_TO_EXIT, ExitDialog  # noqa: PLC0415

        reply, started_forms = None, self.flow_context.started_forms
        try:
            await flow(self.flow_context)
            while started_forms.names():
                reply = await self.push_screen_wait(ExitDialog(started_forms.names()))
                if reply in REPLIES_TO_EXIT:
                    break
                await flow(self.flow_context)
        except TensignsError as error:
            self.failure = error
        self.exit(0, 130 if reply == "interrupt" else 0)

    async def _run_single_sitting(self, client: str) -> None:
        try:
            await self.sitting_flows.run_sitting(client, self._sitting_start)
        except TensignsError as error:
            self.failure = error
        self.exit(0)

    async def on_event(self, event: events.Event) -> None:
        """Clean pasted text before any widget receives it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            # Imported here because the first question must not wait for this import.
            from tensigns.tui.pastes import clean_paste  # noqa: PLC0415

            clean_paste(self, event)
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Ignore a key press that comes too late or too early.

        A key press is too late if the app already exits, and too early if it would answer a
        question that was not shown yet. Bindings are handled after this method.
        """
        if self._exit or not all(
            pane.admits_key(event) for pane in self.screen.query(QuestionPane)
        ):
            event.prevent_default()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the commands of a screen, then one for each theme."""
        yield from super().get_system_commands(screen)
        for theme, title in zip(self._themes, (_("light theme"), _("dark theme")), strict=True):
            yield SystemCommand(title, "", partial(setattr, self, "theme", theme.name))

    async def action_quit(self) -> None:
        """Exit after everything is saved. If a form is started and not saved, ask first."""
        if self.flow_context.started_forms.names():
            self._ask_to_exit(0)
        else:
            self._save_and_exit(0)

    def action_interrupt(self) -> None:
        """Ask whether to exit. A second Ctrl+C exits."""
        self._ask_to_exit(130)

    def _ask_to_exit(self, code: int) -> None:
        from tensigns.tui.screens.exit_dialog import REPLIES_TO_EXIT, ExitDialog  # noqa: PLC0415

        def exit_if_confirmed(reply: str | None) -> None:
            if reply in REPLIES_TO_EXIT:
                self._save_and_exit(130 if reply == "interrupt" else code)

        if isinstance(self.screen, ExitDialog):
            self.screen.dismiss("interrupt" if code else "leave")
        else:
            self.push_screen(ExitDialog(self.flow_context.started_forms.names()), exit_if_confirmed)

    def _save_and_exit(self, code: int) -> None:
        """Exit after every save has ended. If a save fails, ask the user.

        While an earlier call still runs, do nothing.
        """

        async def save_and_exit() -> None:
            for screen in self._interview_screens():
                if not await screen.save_or_ask():
                    return
            self.exit(code, code)

        if self._exit_worker is None or self._exit_worker.is_finished:
            self._exit_worker = self.run_worker(save_and_exit())

    def _exit_on_signal(self, number: int) -> None:
        """Exit after every save, even if one fails. The code is 128 plus the signal's number."""
        if not self.is_running:  # The event loop runs for a moment longer.
            return
        code = 128 + number

        async def save_and_exit() -> None:
            for screen in self._interview_screens():
                await screen.finish_saving()
            self.exit(code, code)

        self.run_worker(save_and_exit())

    def _interview_screens(self) -> list[InterviewScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, InterviewScreen)]

    def _handle_exception(self, error: Exception) -> None:
        """Show library errors. For any other exception, write a crash report and end the app.

        This replaces Textual's traceback, which shows local variables, and so the user's texts.
        """
        if isinstance(error, WorkerFailed) and isinstance(error.error, TensignsError):
            self.flow_context.show_error(error.error)
            return
        first_error = self._exception
        if self._exit and isinstance(crash_reports.root_cause(error), NoMatches | MountError):
            # Textual mounts no more widgets while the app exits, so a screen that was opening may
            # lack widgets that its handlers use.
            return
        if self._exit or first_error is not None:
            # The app already exits. If a worker failed, code that waits for this worker raises its
            # exception again, and that exception needs no second report.
            is_same = first_error is not None and (
                crash_reports.root_cause(error) is crash_reports.root_cause(first_error)
            )
            if not is_same:
                crash_reports.write_crash_report(error, os.environ, clock.now())
            return
        if os.environ.get("TENSIGNS_DEBUG") == "1":
            super()._handle_exception(error)
            return
        crash = CrashMessage(crash_reports.write_crash_report(error, os.environ, clock.now()))
        crash.__cause__ = error
        super()._handle_exception(crash)
