"""What happens from one screen to the next."""

from datetime import datetime
from pathlib import Path
from typing import Any

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
from tensigns.tui.homely import write_notes
from tensigns.tui.screens.interview import InterviewScreen
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

    def __init__(self, app: App[Any], library: Library, edition: Edition) -> None:
        self._app = app
        self._library = library
        self._edition = edition

    async def new_client(self) -> None:
        """Ask for a name and hold a first sitting."""
        hint = _("A name only you need to recognise. It stays on this computer.")
        screen = NameScreen(_("What is the client called?"), hint, self._objection)
        name = await self._app.push_screen_wait(screen)
        if name is not None:
            await self.sitting(name)

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
        with Desk(self._library, self._edition, client, clock) as desk:
            interview = await self._begun(desk, resume)
            if interview is not None:
                await self._held(desk, interview)

    async def result(self, client: Client, sitting_id: str) -> None:
        """A finished sitting's result, as on its day."""
        sitting = self._library.load(client, sitting_id)
        questionnaire = self._library.edition(sitting.source).questionnaire
        report = build(questionnaire, sitting)

        def export() -> str:
            return write_notes(Path.cwd(), client.slug, sitting_id, markdown.render(report))

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
            with Desk(self._library, self._edition, client, clock) as desk:
                await self._held(desk, desk.amend(sitting, reason, key))

    async def _held(self, desk: Desk, interview: Interview) -> None:
        screen = InterviewScreen(interview, desk.save, clock)
        left = await self._app.push_screen_wait(screen)
        if not left.finished or desk.client is None:
            return
        finished = desk.finish(left.interview.sitting)
        desk.close()
        if finished.id is not None:
            await self.result(desk.client, finished.id)

    async def _begun(self, desk: Desk, resume: bool | None) -> Interview | None:  # noqa: FBT001
        """The interview to hold; none where the user backed out."""
        unfinished = desk.unfinished
        if unfinished is None:
            return desk.begin(current())
        if resume is None:
            resume = await self._asked_to_resume(desk.name)
        if resume is None:
            return None
        return desk.resume(unfinished) if resume else desk.begin(current())

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
