"""What happens from one screen to the next."""

from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App

from tensigns.core.interview import Interview
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
from tensigns.tui.screens.result import ResultScreen


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
        screen = NameScreen(_("What is the client called?"), self._objection)
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
            if interview is None:
                return
            screen = InterviewScreen(interview, desk.save, clock)
            left = await self._app.push_screen_wait(screen)
            if not left.finished or desk.client is None:
                return
            finished = desk.finish(left.interview.sitting)
            held = desk.client
        if finished.id is not None:
            await self.result(held, finished.id)

    async def result(self, client: Client, sitting_id: str) -> None:
        """A finished sitting's result, as on its day."""
        sitting = self._library.load(client, sitting_id)
        report = build(self._library.edition(sitting.source).questionnaire, sitting)

        def export() -> str:
            return write_notes(Path.cwd(), client.slug, sitting_id, markdown.render(report))

        await self._app.push_screen_wait(ResultScreen(report, export))

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
