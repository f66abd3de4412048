"""A sitting, from the client's name to the result."""

from collections.abc import Callable

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.session.sitting_session import DEFAULT_START, Amendment, SittingSession, SittingStart
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.symbols import symbol


class SittingFlows:
    """Hold a sitting, show its result, amend it. All raise what the library raises."""

    def __init__(self, stage: FlowContext) -> None:
        self._stage = stage

    async def first(self) -> None:
        """Ask for a new client's name and hold a first sitting."""
        from tensigns.tui.screens.text_dialog import TextDialog

        hint = _("A name only you need to recognise. It stays on this computer.")
        screen = TextDialog(_("What is the client called?"), hint, self._stage.objection)
        name = await self._stage.app.push_screen_wait(screen)
        if name is not None:
            await self.hold(name)

    async def open(self, slug: str) -> None:
        """A client's unfinished sitting, else the last result, else a first sitting."""
        library = self._stage.library
        client = library.find(slug)
        latest = None if library.unfinished(client) else library.latest(client)
        if latest is None or latest.id is None:
            await self.hold(slug)
        else:
            await self.result(client, latest.id)

    async def hold(self, name: str, start: SittingStart = DEFAULT_START) -> None:
        """A sitting from its first question to its result."""
        library = self._stage.library
        client = library.find(name) if library.match(name) else name
        with self._desk(client, start.amends) as desk:
            interview = await self._begun(desk, resume=start.resume)
            if interview is not None:
                await self._held(desk, interview)

    async def result(self, client: Client, sitting_id: str) -> None:
        """A finished sitting's result, as on its day."""
        # Only here: the first question waits for none of this.
        from tensigns.report.export import ClientSitting
        from tensigns.tui.flows.result import ResultFlow

        sitting = self._stage.library.load(client, sitting_id)

        def amend(key: str | None, leave: Callable[[], object]) -> None:
            self._stage.start(self._amended(client, sitting_id, key, leave))

        await ResultFlow(self._stage, ClientSitting(client, sitting), amend).show()

    async def _amended(
        self, client: Client, sitting_id: str, key: str | None, leave: Callable[[], object]
    ) -> None:
        """Take a finished sitting up again, with a reason; it stays, the new one stands for it.

        ``key``: the question to begin with, else the review. ``leave``: leave the result of what
        was amended.
        """
        from tensigns.tui.screens.text_dialog import TextDialog

        hint = _("The sitting as it was stays on file.")
        reason = await self._stage.app.push_screen_wait(TextDialog(_("Why do you amend it?"), hint))
        if reason is None:
            return
        with self._desk(client, Amendment(sitting_id, reason, key)) as desk:
            interview = await self._begun(desk, resume=None)
            if interview is not None and await self._held(desk, interview):
                leave()

    def _desk(self, client: Client | str, amends: Amendment | None = None) -> SittingSession:
        return SittingSession(
            self._stage.library, self._stage.edition, client, self._stage.now, amends
        )

    async def _held(self, desk: SittingSession, interview: Interview) -> bool:
        """Hold it and show its result; whether it was finished."""

        def finish(finishing: Interview) -> Sitting:
            from tensigns.report.recorded_reasons import recorded_reasons

            done = finishing.finish(self._stage.now()).sitting
            return desk.finish(done, recorded_reasons(finishing.questionnaire, done))

        screen = InterviewScreen(interview, desk.save, finish, teaching=self._stage.library.is_new)
        finished = await self._stage.app.push_screen_wait(screen)
        if finished is None or finished.id is None or desk.client is None:
            return False
        desk.close()
        await self.result(desk.client, finished.id)
        return True

    async def _begun(self, desk: SittingSession, *, resume: bool | None) -> Interview | None:
        """The interview to hold; none where the user backed out."""
        unfinished = desk.unfinished
        if unfinished is None:
            goes_on = desk.amends or await self._recalled(desk)
            return desk.begin(current_language()) if goes_on else None
        if resume is None:
            resume = await self._asked_to_resume(desk.name)
        if resume is None:
            return None
        return desk.resume(unfinished) if resume else desk.begin(current_language())

    async def _recalled(self, desk: SittingSession) -> bool:
        """Tell what the last sitting came to; whether the user goes on to a new one."""
        latest = None if desk.client is None else self._stage.library.latest(desk.client)
        if latest is None:
            return True
        from tensigns.tui.screens.last_result import LastResultDialog

        report = self._stage.report(latest)
        steps = [f"{number}. {step.text}" for number, step in enumerate(report.steps, start=1)]
        came_to = f"{symbol(report.recommendation)} {report.word}, {report.total}"
        heading = _("Last time, on {date}").format(date=report.date)
        paragraphs = [*filter(None, [came_to, report.note, *steps])]
        screen = LastResultDialog(heading, paragraphs)
        goes_on = await self._stage.app.push_screen_wait(screen)
        return bool(goes_on)

    async def _asked_to_resume(self, name: str) -> bool | None:
        from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

        question = _("The last sitting about {name} is not finished.").format(name=name)
        replies = [
            Reply.lettered("resume", _("Resume where it was left")),
            Reply.lettered("new", _("New sitting; the unfinished one goes to the trash")),
        ]
        reply = await self._stage.app.push_screen_wait(ChoiceDialog(question, replies))
        return None if reply is None else reply == "resume"
