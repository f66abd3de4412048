"""The flows about leaving a client: the plan, its ticks, the letter."""

from collections.abc import Iterable
from functools import partial

from tensigns.core.journal.current_plan import CurrentPlan
from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.journal import Journal
from tensigns.prompts.client_actions import leaving_actions
from tensigns.prompts.form import NO, YES, Values
from tensigns.prompts.leave_form import end_form, leave_form, left_form
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.leaving_sentences import left_sentences, returned_sentences
from tensigns.report.render.plan_text import text_plan
from tensigns.session import leaving as leaving_session
from tensigns.session.leaving import load_leaving
from tensigns.session.letters import draft_letter
from tensigns.text.wrapping import Paragraph, layout
from tensigns.tui.flows.drafts import show_draft
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.forms import FORM_TOPIC, fill_in_form
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.choice_dialog import Reply
from tensigns.tui.screens.filter_dialog import FilterChoice, FilterDialog


class LeavingFlows:
    """Plan how the user leaves a client. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def open(self, slug: str) -> None:
        """Ask for a plan if there is none, then do what the user chooses until the user leaves."""
        client = self._context.library.find(slug)
        leaving = self._load(client)
        if leaving.plan is None and leaving.standing != "left" and not await self._plan(leaving):
            return
        while True:
            leaving = self._load(client)
            page = ActionPage(
                client.name,
                _("leaving"),
                partial(text_plan, leaving, with_ids=False),
                Reply.numbered(leaving_actions(leaving)),
            )
            action = await self._context.app.push_screen_wait(page)
            if action is None:
                return
            await self._do(action, leaving)

    async def _do(self, action: str, leaving: ClientLeaving) -> None:
        now, plan = self._context.now(), leaving.plan
        match action:
            case "plan":
                await self._plan(leaving)
            case "tick" if plan is not None:
                await self._tick(leaving, plan)
            case "end" if plan is not None:
                await self._move_end(leaving, plan)
            case "letter":
                sender = self._context.sender
                draft = draft_letter(self._context.library, leaving, sender, now)
                await show_draft(self._context, leaving.money.client, "letter", _("letter"), draft)
            case "left":
                await self._leave(leaving)
            case "returned" if await self._confirms(leaving, returned_sentences(leaving)):
                self._journal(leaving).append(leaving_session.returned_entry(now))

    def _load(self, client: Client) -> ClientLeaving:
        leaving = load_leaving(self._context.library, client, self._context.now())
        self._context.show_first(leaving.faults, "journal")
        return leaving

    async def _plan(self, leaving: ClientLeaving) -> bool:
        def save(values: Values) -> None:
            self._write_plan(
                leaving, leaving_session.plan_entry(values, leaving, self._context.now())
            )

        form = leave_form(
            leaving.day,
            owed=leaving_session.owed_text(leaving.money),
            old=leaving.plan.details if leaving.plan else None,
        )
        client = leaving.money.client
        return await fill_in_form(self._context, client, "leave", form, save) is not None

    async def _move_end(self, leaving: ClientLeaving, plan: CurrentPlan) -> None:
        def save(values: Values) -> None:
            now = self._context.now()
            entry = leaving_session.moved_plan_entry(values["ends"], plan, leaving, now)
            self._write_plan(leaving, entry)

        form = end_form(leaving.day)
        await fill_in_form(self._context, leaving.money.client, "end", form, save)

    def _write_plan(self, leaving: ClientLeaving, plan: Entry) -> None:
        """Write a plan, and say so if its last day is too early."""
        self._journal(leaving).append(plan)
        if warning := leaving_session.end_warning(plan):
            self._context.show_message(warning, topic=FORM_TOPIC)

    async def _tick(self, leaving: ClientLeaving, plan: CurrentPlan) -> None:
        choices = [
            FilterChoice(step.id, step.text, mark="✓" if step.id in plan.done_ids else "·")
            for step in plan.details.steps
        ]
        step_id = await self._context.app.push_screen_wait(FilterDialog(_("Which step?"), choices))
        if step_id is not None:
            is_done = step_id not in plan.done_ids
            entry = leaving_session.tick_entry(plan, step_id, self._context.now(), done=is_done)
            self._journal(leaving).append(entry)

    async def _leave(self, leaving: ClientLeaving) -> None:
        form = left_form(leaving.day, leaving.returned_on)
        values = await fill_in_form(self._context, leaving.money.client, "left", form)
        if values is None:
            return
        day = values["left"]
        if await self._confirms(leaving, left_sentences(leaving, day)):
            entry = leaving_session.left_entry(day, self._context.now())
            self._journal(leaving).append(entry)

    async def _confirms(self, leaving: ClientLeaving, sentences: Iterable[str]) -> bool:
        """Say what an entry means, and return whether the user wants to write it."""
        blocks = [[Paragraph(sentence)] for sentence in sentences]
        page = ActionPage(
            leaving.name,
            _("leaving"),
            lambda width: "\n\n".join("\n".join(layout(block, width)) for block in blocks),
            Reply.numbered({YES: _("Yes, note this"), NO: _("No")}),
        )
        return await self._context.app.push_screen_wait(page) == YES

    def _journal(self, leaving: ClientLeaving) -> Journal:
        return self._context.library.journal(leaving.money.client)
