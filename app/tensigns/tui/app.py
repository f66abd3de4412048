"""The app: it opens screens and connects them with the library."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from tensigns.errors import TensignsError
from tensigns.language import N_, current
from tensigns.language import gettext as _
from tensigns.report import markdown
from tensigns.report.report import build
from tensigns.store.clients import Client
from tensigns.store.desk import Desk
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition, builtin
from tensigns.tui import homely
from tensigns.tui.screens.home import Calls, HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.name import NameScreen
from tensigns.tui.screens.page import described
from tensigns.tui.screens.question import QuestionScreen, Reply
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.themes import DARK, THEMES


def clock() -> datetime:
    """Now, with the UTC offset of this machine."""
    return datetime.now().astimezone()


class TensignsApp(App[int]):
    """Home, or one client's sitting where ``client`` names one.

    ``resume``: go on with an unfinished sitting (True), begin anew (False), or ask.
    """

    TITLE = "tensigns"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", N_("quit"), show=False),
        Binding("ctrl+c", "interrupt", N_("leave"), show=False, priority=True, system=True),
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
        self._edition = edition or builtin()
        self._client = client
        self._resume = resume

    def on_mount(self) -> None:
        """Open home, or the sitting that was asked for."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        if self._client is None:
            self._open_home()
        else:
            self._sit(self._client, self._resume, then_home=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our styles use beyond Textual's own variables, for themes that are not ours."""
        return {"quiet": "auto 70%"}

    # Screens

    def _open_home(self) -> None:
        calls = Calls(new=self._new, open=self._open, ask=self._ask)
        self.push_screen(HomeScreen(partial(homely.shelf, self._library, clock), calls))

    @work
    async def _new(self) -> None:
        screen = NameScreen(_("What is the client called?"), self._objection)
        name = await self.push_screen_wait(screen)
        if name is not None:
            self._sit(name, None, then_home=True)

    def _objection(self, name: str) -> str:
        taken = self._library.match(name)
        return _("{name} is in the list already.").format(name=taken[0].name) if taken else ""

    def _ask(self, slug: str) -> None:
        self._sit(slug, None, then_home=True)

    def _open(self, slug: str) -> None:
        """A client's last result; an unfinished sitting first, where there is one."""
        try:
            client = self._library.find(slug)
            latest = None if self._library.unfinished(client) else self._library.latest(client)
            if latest is None:
                self._sit(slug, None, then_home=True)
            else:
                self._show(client, latest.id or "")
        except TensignsError as error:
            self._complain(error)

    @work(exclusive=True)
    async def _sit(self, name: str, resume: bool | None, *, then_home: bool) -> None:
        """One sitting from its first question to its result."""
        try:
            await self._sitting(name, resume)
        except TensignsError as error:
            self._complain(error)
            if not then_home:
                self.exit(error.exit_code, message=str(error))
                return
        if not then_home:
            self.exit(0)

    async def _sitting(self, name: str, resume: bool | None) -> None:
        found = self._library.match(name)
        client: Client | str = self._library.find(name) if found else name
        with Desk(self._library, self._edition, client, clock) as desk:
            unfinished = desk.unfinished
            if unfinished is not None and resume is None:
                resume = await self._asked_to_resume(desk.name)
                if resume is None:
                    return
            go_on = unfinished is not None and resume is not False
            interview = (
                desk.resume(unfinished) if unfinished and go_on else desk.begin(current())
            )
            left = await self.push_screen_wait(InterviewScreen(interview, desk.save, clock))
            if not left.finished or desk.client is None:
                return
            finished = desk.finish(left.interview.sitting)
            report_of = desk.client
        await self._shown(report_of, finished.id or "")

    async def _asked_to_resume(self, name: str) -> bool | None:
        question = _("The last sitting about {name} is not finished.").format(name=name)
        replies = [
            Reply("resume", "r", _("Resume where it was left")),
            Reply("new", "n", _("Begin anew; the unfinished one goes to the trash")),
        ]
        reply = await self.push_screen_wait(QuestionScreen(question, replies))
        return None if reply is None else reply == "resume"

    @work
    async def _show(self, client: Client, sitting: str) -> None:
        try:
            await self._shown(client, sitting)
        except TensignsError as error:
            self._complain(error)

    async def _shown(self, client: Client, sitting_id: str) -> None:
        sitting = self._library.load(client, sitting_id)
        edition = self._library.edition(sitting.source)
        report = build(edition.questionnaire, sitting)

        def export() -> str:
            return homely.write_notes(Path.cwd(), client.slug, sitting_id, markdown.render(report))

        await self.push_screen_wait(ResultScreen(report, export))

    def _complain(self, error: TensignsError) -> None:
        self.notify(str(error), severity="error", markup=False, timeout=15)

    # Commands

    def action_command_palette(self) -> None:
        """Open the palette, in the user's language."""
        if not CommandPalette.is_open(self):
            self.push_screen(CommandPalette(placeholder=_("Search for commands…")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that can be done on a screen, then the themes and quitting."""
        for active in list(screen.active_bindings.values()):
            binding = active.binding
            if binding.show and binding.description and active.enabled:
                run = partial(self.run_action, binding.action, active.node)
                yield SystemCommand(
                    binding.description, self.get_key_display(binding), _later(self, run)
                )
        yield SystemCommand(_("light theme"), "", lambda: self._set_theme("tensigns-light"))
        yield SystemCommand(_("dark theme"), "", lambda: self._set_theme("tensigns-dark"))

    def _set_theme(self, name: str) -> None:
        self.theme = name

    async def action_quit(self) -> None:
        """Leave, once everything is saved."""
        await self._leave(0)

    async def action_interrupt(self) -> None:
        """Ctrl+C: ask once; everything answered so far is kept."""
        if isinstance(self.screen, QuestionScreen):
            await self._leave(130)
            return
        replies = [
            Reply("leave", "y", _("Leave; every answer is kept")),
            Reply("stay", "n", _("Stay")),
        ]

        async def decide(reply: str | None) -> None:
            if reply == "leave":
                await self._leave(130)

        self.push_screen(QuestionScreen(_("Leave tensigns?"), replies), decide)

    async def _leave(self, code: int) -> None:
        """Exit when every save is through; a failing one keeps the user here."""
        for screen in self.screen_stack:
            if isinstance(screen, InterviewScreen) and not await screen.settle():
                screen.action_leave()
                return
        self.exit(code, return_code=code)


def _later(app: App[int], run: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        app.call_next(run)

    return call
