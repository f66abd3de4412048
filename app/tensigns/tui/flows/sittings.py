"""The flows of a sitting, from the client's name to the result."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.session.drafts import draft_sentence
from tensigns.session.sitting_session import DEFAULT_START, Amendment, SittingSession, SittingStart
from tensigns.tui.answer_gate import AnswerGate
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.symbols import symbol

if TYPE_CHECKING:
    from tensigns.prompts.question_background import BackgroundOf


class SittingFlows:
    """Run a sitting, show its result, amend it. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context
        self._session_on_screen: SittingSession | None = None

    @property
    def client(self) -> Client | None:
        """The client of the sitting on the screen; None if the client has no folder yet."""
        return self._session_on_screen.client if self._session_on_screen else None

    async def ask_new_client(self) -> None:
        """Ask for the name of a new client and run a sitting.

        If the name means a client, the sitting is about this client.
        """
        from tensigns.tui.screens.text_dialog import TextDialog

        heading = _("What is the client called?")
        hint = _("A name only you need to recognise. It stays on this computer.")
        text, client = "", None
        while client is None:
            screen = TextDialog(heading, hint, self._context.name_objection, text)
            name = await self._context.app.push_screen_wait(screen)
            if name is None:
                return
            text, client = name, await self._client_or_new_name(name)
        await self._run(self._session(client, DEFAULT_START))

    async def run_sitting(self, name: str, start: SittingStart = DEFAULT_START) -> None:
        """Run a sitting about a known or new client, from the first question to the result."""
        client = self._context.library.find_or_name(name)
        await self._run(self._session(client, start))

    async def run_client_sitting(self, slug: str, start: SittingStart = DEFAULT_START) -> None:
        """Run a sitting about a client. Raise :class:`BadInput` if the client was deleted."""
        await self._run(self._session(self._context.library.find(slug), start))

    async def _client_or_new_name(self, name: str) -> Client | str | None:
        """Return the client that is meant by a typed name, or the name of a new client.

        If the name is close to the names of clients, ask which client is meant. Return None if the
        user goes back.
        """
        client = self._context.library.find_or_name(name)
        if isinstance(client, Client):
            return client
        # Imported here because the first question must not wait for these imports.
        from tensigns.prompts.near_clients import near_clients_question
        from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

        question = near_clients_question(self._context.library, client)
        if question is None:
            return client
        labels = {str(index): label for index, label in enumerate(question.labels)}
        dialog = ChoiceDialog(question.text, Reply.numbered(labels))
        index = await self._context.app.push_screen_wait(dialog)
        return None if index is None else question.resolve(int(index))

    async def _show_result(self, client: Client, sitting_id: str) -> None:
        # Imported here because the first question must not wait for this import.
        from tensigns.tui.flows.result import ResultFlows

        await ResultFlows(self._context).show_result(client, sitting_id)

    async def amend(
        self,
        client: Client,
        sitting_id: str,
        question_key: str | None,
        close_result: Callable[[], object],
    ) -> None:
        """Ask for a reason and amend a finished sitting. The file of the sitting is kept.

        The amendment opens at the question ``question_key``, or at the review if this is None.
        After the amendment is finished, ``close_result`` is called to close the screen with the
        result of the amended sitting.
        """
        from tensigns.tui.screens.text_dialog import TextDialog

        hint = _("The sitting as it was is kept.")
        reason = await self._context.app.push_screen_wait(
            TextDialog(_("Why do you amend it?"), hint)
        )
        if reason is None:
            return
        start = SittingStart(Amendment(sitting_id, reason, question_key))
        if await self._run(self._session(client, start)):
            close_result()

    def _session(self, client: Client | str, start: SittingStart) -> SittingSession:
        return SittingSession(
            self._context.library, self._context.edition, client, self._context.now, start
        )

    async def _run(self, session: SittingSession) -> bool:
        """Run the sitting, show its result, and return whether the sitting was finished."""
        with session:
            interview = await self._open(session)
            if interview is None:
                return False
            self._show_notices(session)
            is_first = not self._context.library.has_sittings()

            def save(draft: Sitting) -> None:
                session.save(draft)
                # save() runs in a thread, and toasts must be shown on the event loop.
                self._context.app.call_later(self._show_notices, session)

            screen = InterviewScreen(
                interview,
                save,
                session.finish,
                load_background=partial(self._load_background, interview.sitting),
                with_hints=is_first,
                gate=AnswerGate(self._context.key_interval),
            )
            self._session_on_screen = session
            finished = await self._context.app.push_screen_wait(screen)
            self._session_on_screen = None
            self._show_notices(session)
            if finished is None or finished.id is None or session.client is None:
                return False
            session.close()
            await self._show_result(session.client, finished.id)
            return True

    def _load_background(self, sitting: Sitting) -> "BackgroundOf | None":
        """Read what is kept about the client of a sitting, up to the current day."""
        # The sitting can end while this thread reads.
        client = self.client
        if client is None:
            return None
        # Imported here because a new client has no background.
        from tensigns.prompts.question_background import question_background
        from tensigns.session.sitting_background import sitting_background

        now = self._context.now()
        background = sitting_background(self._context.library, client, sitting, now)
        for fault in background.faults:
            self._context.app.call_later(self._context.show_message, fault)
        return partial(question_background, background, now.date())

    def _show_notices(self, session: SittingSession) -> None:
        for notice in session.take_notices():
            self._context.show_message(notice)

    async def _open(self, session: SittingSession) -> Interview | None:
        """Return the interview to run; None if the user goes back."""
        if session.draft is not None and session.draft_state == "undecided":
            latest = session.client and self._context.library.latest_sitting(session.client)
            sentence = draft_sentence(session.draft, session.name)
            reply = await self._ask_to_resume(sentence, has_result=latest is not None)
            if reply in ("resume", "new"):
                session.choose_draft_state(resume=reply == "resume")
                if reply == "new" and session.client is not None:
                    await self._ask_conditions(session.client)
                return session.open()
            # Unlock the draft, because the user can begin an amendment from the result.
            session.close()
            if reply == "result" and latest and latest.id and session.client:
                await self._show_result(session.client, latest.id)
            return None
        is_new = session.draft_state == "none" and not session.is_amendment
        if is_new and not await self._show_last_result(session.client):
            return None
        if is_new and session.client is not None:
            await self._ask_conditions(session.client)
        return session.open()

    async def _ask_conditions(self, client: Client) -> None:
        """Ask about the conditions whose day has come. Esc skips all of them."""
        if any(name.kind == "talk" for name in self._context.library.entry_names(client)):
            # Imported here because most clients have no conditions.
            from tensigns.tui.flows.talk import TalkFlows

            await TalkFlows(self._context).ask_outcomes(client)

    async def _show_last_result(self, client: Client | None) -> bool:
        """Show the client's last result, if there is one. Return whether to start a new sitting."""
        latest = None if client is None else self._context.library.latest_sitting(client)
        if latest is None:
            return True
        from tensigns.tui.screens.dialog import LastResultDialog

        report = self._context.report(latest)
        steps = [step.sentence for step in report.next_steps]
        note = _("Note: {note}").format(note=report.note) if report.note else ""
        result = f"{symbol(report.recommendation)} {report.summary}"
        heading = _("Last time, on {date}").format(date=report.date)
        paragraphs = [*filter(None, [result, note])]
        screen = LastResultDialog(heading, paragraphs, steps)
        goes_on = await self._context.app.push_screen_wait(screen)
        return bool(goes_on)

    async def _ask_to_resume(self, sentence: str, *, has_result: bool) -> str | None:
        """Ask whether to resume the draft that the sentence is about.

        Return "resume", "new", "result" to look at the last result instead, if there is one, or
        None if the user goes back.
        """
        from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

        replies = [
            Reply.lettered("resume", _("Resume where it was left")),
            Reply.lettered("new", _("New sitting; the unfinished one goes to the trash")),
        ]
        if has_result:
            replies.append(Reply.lettered("result", _("Look at the last result")))
        return await self._context.app.push_screen_wait(ChoiceDialog(sentence, replies))
