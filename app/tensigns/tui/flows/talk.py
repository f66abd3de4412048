"""The flows of a talk with a client: the conditions whose day has come, and the talk itself."""

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.documents import DocumentKind, Documents
from tensigns.prompts.form import Values
from tensigns.prompts.talk_form import (
    form_conditions,
    held_form,
    outcome_results,
    outcomes_form,
    talk_form,
    talk_plan,
)
from tensigns.report.talk_context import TalkContext
from tensigns.report.talk_sentences import before_talk_sentences, broken_sentence
from tensigns.report.wording import long_date
from tensigns.session.conditions import load_due_conditions, write_outcomes
from tensigns.session.talk import load_talk_context, prepare_talk, write_held
from tensigns.tui.flows.calendar import CalendarFlows
from tensigns.tui.flows.documents import DocumentFlows
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.forms import FORM_TOPIC, fill_in_form
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.document import DocumentReply

_TITLES: dict[DocumentKind, str] = {
    "sheet": N_("the sheet, for yourself"),
    "mail": N_("the mail, for after the talk"),
}
"""The titles of the documents of a talk, in English."""


class TalkFlows:
    """Ask about conditions, prepare a talk. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def talk(self, client: Client) -> None:
        """Ask what became of conditions, then prepare a talk.

        If there was a talk, first ask whether to prepare another one. If a prepared talk is still
        to be held, ask what to do about that talk.
        """
        await self.ask_outcomes(client)
        context = self._load(client)
        if context.talk_to_hold is None:
            reply = await self._ask_new_talk(client) if context.talks else "new"
            if reply == "new":
                await self._prepare(context)
            elif reply == "read":
                await self._show_documents(client, "sheet", "mail")
            return
        question = _("You prepared a talk on {day}. Has it taken place?")
        day = long_date(context.talk_to_hold.period.last)
        reply = await self._ask_held(question.format(day=day))
        if reply == "today":
            now = self._context.now()
            write_held(self._context.library, context, now.date(), now)
            self._context.show_noted(client)
            await self._show_documents(client, "mail")
        elif reply == "day" and await self._note_held(context):
            await self._show_documents(client, "mail")
        elif reply == "read":
            await self._show_documents(client, "sheet", "mail")
        elif reply == "new":
            await self._prepare(context)

    async def ask_outcomes(self, client: Client) -> None:
        """Ask on one page about the conditions whose day has come. Esc skips all of them."""
        library, now = self._context.library, self._context.now
        conditions = load_due_conditions(library, client, now())
        if not conditions:
            return

        def save(values: Values) -> None:
            write_outcomes(library, client, outcome_results(values, conditions), now())

        form = outcomes_form(conditions)
        values = await fill_in_form(self._context, client, "outcomes", form, save)
        results = outcome_results(values or {}, conditions)
        broken_conditions = [
            open_condition.condition
            for open_condition in conditions
            if results.get(open_condition.reference) == "broken"
        ]
        sentences = [*filter(None, map(broken_sentence, broken_conditions))]
        if sentences:
            dialog = MessageDialog(_("Your own words"), sentences)
            await self._context.app.push_screen_wait(dialog)

    async def _ask_new_talk(self, client: Client) -> str | None:
        """Ask whether to prepare another talk, or to read the newest sheet and mail."""
        labels = {"new": _("yes"), "no": _("no")}
        documents = Documents(self._context.library, client)
        if documents.newest("sheet") or documents.newest("mail"):
            labels["read"] = _("read the sheet and the mail")
        dialog = ChoiceDialog(_("Prepare a new talk?"), Reply.numbered(labels))
        return await self._context.app.push_screen_wait(dialog)

    async def _ask_held(self, question: str) -> str | None:
        labels = {
            "today": _("Yes, today"),
            "day": _("Yes, on another day"),
            "read": _("No; read the sheet and the mail"),
            "new": _("No; prepare another talk"),
        }
        dialog = ChoiceDialog(question, Reply.numbered(labels))
        return await self._context.app.push_screen_wait(dialog)

    async def _note_held(self, context: TalkContext) -> bool:
        """Ask on which day the talk took place, and note it. Return False if the user goes back."""
        library, now = self._context.library, self._context.now

        def save(values: Values) -> None:
            write_held(library, context, values["held"], now())
            self._context.show_noted(context.client, topic=FORM_TOPIC)

        form = held_form(context.today)
        return await fill_in_form(self._context, context.client, "held", form, save) is not None

    async def _prepare(self, context: TalkContext) -> None:
        def save(values: Values) -> None:
            plan = talk_plan(values, context, form_conditions(values))
            library, noted = self._context.library, self._context.now()
            prepare_talk(library, context, plan, noted, self._context.sender)

        for sentence in before_talk_sentences(context):
            self._context.show_message(sentence, topic="talk")
        form = talk_form(context)
        if await fill_in_form(self._context, context.client, "talk", form, save) is not None:
            await self._show_documents(context.client, "sheet")

    async def _show_documents(self, client: Client, *kinds: DocumentKind) -> None:
        """Show the newest documents of these kinds, one after the other, to read, edit and copy.

        If the user says on which day the talk took place, show the mail that confirms it.
        """
        for kind in kinds:
            while await self._show_document(client, kind) == "held":
                if await self._note_held(self._load(client)):
                    await self._show_documents(client, "mail")
                    return

    async def _show_document(self, client: Client, kind: DocumentKind) -> DocumentReply | None:
        """Show the newest document of a kind, and write calendars, until the user leaves it."""
        documents = Documents(self._context.library, client)
        name = documents.newest(kind)
        reply: DocumentReply | None = None
        while name is not None:
            replies: list[DocumentReply] = ["calendar"]
            if self._load(client).talk_to_hold is not None:
                replies.append("held")
            stem, title = documents.path_of(name).stem, _(_TITLES[kind])
            reply = await DocumentFlows(self._context).show(client, stem, title, replies)
            if reply != "calendar":
                break
            await CalendarFlows(self._context).write(client)
            name = documents.newest(kind)
        return reply

    def _load(self, client: Client) -> TalkContext:
        context = load_talk_context(self._context.library, client, self._context.now())
        self._context.show_first(context.faults, "talk")
        return context
