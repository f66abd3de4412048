"""What happens from one screen to the next."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.language import current
from tensigns.language import gettext as _
from tensigns.report import markdown
from tensigns.report.report import build
from tensigns.store.clients import Client
from tensigns.store.desk import Desk
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition
from tensigns.tui import homely
from tensigns.tui.screens import history
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.message import MessageScreen
from tensigns.tui.screens.name import NameScreen
from tensigns.tui.screens.question import QuestionScreen, Reply
from tensigns.tui.screens.result import Calls, ResultScreen
from tensigns.tui.screens.trial import TrialScreen


def clock() -> datetime:
    """Now, with the UTC offset of this machine."""
    return datetime.now().astimezone()


class Flows:
    """One after the other, the screens of a sitting and of a result; each waits for the user.

    Run them in a worker. All raise what the library raises.
    """

    def __init__(
        self,
        app: App[Any],
        library: Library,
        edition: Edition,
        now: Callable[[], datetime],
    ) -> None:
        self._app = app
        self._library = library
        self._edition = edition
        self._now = now
        self._deleted: list[str] = []

    async def new_client(self) -> None:
        """Ask for a name and hold a first sitting."""
        hint = _("A name only you need to recognise. It stays on this computer.")
        screen = NameScreen(_("What is the client called?"), hint, self._objection)
        name = await self._app.push_screen_wait(screen)
        if name is not None:
            await self.sitting(name)

    async def history(self, slug: str) -> None:
        """A client's sittings over time."""
        client = self._library.find(slug)

        def load() -> history.History:
            return homely.history(self._library, client)

        def start(flow: Coroutine[Any, Any, None]) -> None:
            self._app.run_worker(flow)

        calls = history.Calls(
            open=lambda sitting: start(self.result(client, sitting)),
            compare=lambda a, b: start(self.comparison((client, a), (client, b))),
            ask=lambda: start(self.sitting(slug)),
            delete=lambda sitting: self.delete(slug, sitting),
        )
        await self._app.push_screen_wait(history.HistoryScreen(load, calls))

    def delete(self, slug: str, sitting: str | None = None) -> None:
        """Move a client, or one sitting, to the trash, from where it can be brought back."""
        client = self._library.find(slug)
        self._deleted.append(self._library.delete(client, sitting))
        what = client.name if sitting is None else sitting
        self._say(_("{what} is in the trash; u brings it back.").format(what=what))
        self._app.screen.post_message(events.ScreenResume())

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            self._say(_("Nothing was deleted since you started."))
            return
        self._library.restore(self._deleted.pop())
        self._say(_("It is back."))
        self._app.screen.post_message(events.ScreenResume())

    async def rename(self, slug: str) -> None:
        """Give a client another name."""
        client = self._library.find(slug)
        hint = _("Sittings keep the name they were held under.")
        heading = _("A new name for {name}").format(name=client.name)
        name = await self._app.push_screen_wait(NameScreen(heading, hint, self._objection))
        if name is not None:
            self._library.rename(client, name)

    def export(self, slug: str) -> None:
        """Write the notes of a client's last sitting, and say where."""
        client = self._library.find(slug)
        latest = self._library.latest(client)
        if latest is None:
            self._say(_("No sitting is finished yet, so there are no notes to write."))
        else:
            self._say(self._written(client, latest))

    def _written(self, client: Client, sitting: Sitting) -> str:
        report = build(self._library.edition(sitting.source).questionnaire, sitting)
        name = f"{client.slug}-{sitting.id}"
        return homely.write_notes(Path.cwd(), name, markdown.render(report))

    def _say(self, text: str) -> None:
        self._app.notify(text, markup=False, timeout=10)

    async def open_client(self, slug: str) -> None:
        """A client's unfinished sitting, else the last result, else a first sitting."""
        client = self._library.find(slug)
        latest = None if self._library.unfinished(client) else self._library.latest(client)
        if latest is None or latest.id is None:
            await self.sitting(slug)
        else:
            await self.result(client, latest.id)

    async def sitting(self, name: str, *, resume: bool | None = None) -> None:
        """A sitting from its first question to its result.

        ``resume``: go on with an unfinished sitting (True), begin anew (False), or ask.
        """
        client = self._library.find(name) if self._library.match(name) else name
        with Desk(self._library, self._edition, client, self._now) as desk:
            interview = await self._begun(desk, resume)
            if interview is not None:
                await self._held(desk, interview)

    async def result(self, client: Client, sitting_id: str) -> None:
        """A finished sitting's result, as on its day."""
        sitting = self._library.load(client, sitting_id)
        questionnaire = self._library.edition(sitting.source).questionnaire
        report = build(questionnaire, sitting)

        def export() -> str:
            return self._written(client, sitting)

        def try_out() -> None:
            trial = Interview(questionnaire, sitting)
            self._app.push_screen(TrialScreen(trial, lambda it: build(questionnaire, it.sitting)))

        def amend(key: str | None) -> None:
            self._app.run_worker(self.amendment(client, sitting, key))

        await self._app.push_screen_wait(ResultScreen(report, Calls(export, try_out, amend)))

    async def amendment(self, client: Client, sitting: Sitting, key: str | None) -> None:
        """A finished sitting taken up again, with a reason; it stays, the new one takes its place.

        ``key``: the question to begin with, else the review.
        """
        reason = await self._app.push_screen_wait(
            NameScreen(_("Why do you amend it?"), _("The sitting as it was stays on file."))
        )
        if reason is not None:
            with Desk(self._library, self._edition, client, self._now) as desk:
                await self._held(desk, desk.amend(sitting, reason, key))

    async def _held(self, desk: Desk, interview: Interview) -> None:
        def finish(done: Interview) -> Sitting:
            return desk.finish(done.finish(self._now()).sitting)

        finished = await self._app.push_screen_wait(InterviewScreen(interview, desk.save, finish))
        if finished is None or finished.id is None or desk.client is None:
            return
        desk.close()
        await self.result(desk.client, finished.id)

    async def _begun(self, desk: Desk, resume: bool | None) -> Interview | None:  # noqa: FBT001
        """The interview to hold; none where the user backed out."""
        unfinished = desk.unfinished
        if unfinished is None:
            await self._recall(desk)
            return desk.begin(current())
        if resume is None:
            resume = await self._asked_to_resume(desk.name)
        if resume is None:
            return None
        return desk.resume(unfinished) if resume else desk.begin(current())

    async def _recall(self, desk: Desk) -> None:
        """What the last sitting came to, before a new one begins."""
        latest = None if desk.client is None else self._library.latest(desk.client)
        if latest is None:
            return
        report = build(self._library.edition(latest.source).questionnaire, latest)
        steps = [f"{number}. {step.text}" for number, step in enumerate(report.steps, start=1)]
        came_to = f"{report.symbol} {report.word}, {report.total}"
        paragraphs = [came_to, report.note, *steps]
        heading = _("Last time, on {date}").format(date=report.date)
        await self._app.push_screen_wait(MessageScreen(heading, [*filter(None, paragraphs)]))

    async def _asked_to_resume(self, name: str) -> bool | None:
        question = _("The last sitting about {name} is not finished.").format(name=name)
        replies = [
            Reply("resume", "r", _("Resume where it was left")),
            Reply("new", "n", _("Begin anew; the unfinished one goes to the trash")),
        ]
        reply = await self._app.push_screen_wait(QuestionScreen(question, replies))
        return None if reply is None else reply == "resume"

    def _objection(self, name: str) -> str:
        taken = self._library.match(name)
        return _("{name} is in the list already.").format(name=taken[0].name) if taken else ""
