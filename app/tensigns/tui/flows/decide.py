"""The flows of what to do next about a client: decide, look back, talk, money, leave."""

from tensigns.core.journal.entries import Entry
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.prompts.decide_form import decide_form, look_back_form
from tensigns.prompts.form import Values
from tensigns.report.decision_context import DecisionContext
from tensigns.report.decision_sentences import (
    after_sentences,
    before_sentences,
    look_back_sentences,
)
from tensigns.report.what_now import what_now
from tensigns.session.decision import (
    decision_details,
    decision_entry,
    load_decision_context,
    look_back_entry,
)
from tensigns.session.leaving import load_leaving
from tensigns.session.talk import load_talk_context
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.forms import fill_in_form
from tensigns.tui.flows.leaving import LeavingFlows
from tensigns.tui.flows.money import MoneyFlows
from tensigns.tui.flows.talk import TalkFlows
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.what_now import WhatNowDialog


class DecideFlows:
    """Ask what to do next, decide, look back. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def what_now(self, client: Client) -> None:
        """Let the user choose what to do next, and do it."""
        decision = self._load(client)
        talk = load_talk_context(self._context.library, client, self._context.now())
        leaving = load_leaving(self._context.library, client, self._context.now())
        dialog = WhatNowDialog(what_now(decision, talk, leaving))
        action = await self._context.app.push_screen_wait(dialog)
        if action == "decide":
            await self.decide(client)
        elif action == "talk":
            await TalkFlows(self._context).talk(client)
        elif action == "owed":
            await MoneyFlows(self._context).open(client.slug)
        elif action == "leave":
            await LeavingFlows(self._context).open(client.slug)

    async def decide(self, client: Client) -> None:
        """Ask for each look-back whose day has come; if there is none, for a decision."""
        context = self._load(client)
        for decision in context.open_look_backs:
            await self._look_back(client, decision)
        if not context.open_look_backs:
            await self._decide(context)

    async def _look_back(self, client: Client, decision: Entry) -> None:
        heading, *paragraphs = look_back_sentences(decision)
        await self._context.app.push_screen_wait(MessageDialog(heading, paragraphs))

        def save(values: Values) -> None:
            entry = look_back_entry(decision.id, values, self._context.now())
            self._context.library.journal(client).append(entry)
            self._context.show_noted(client)

        form_id = f"look-back {decision.id}"
        await fill_in_form(self._context, client, form_id, look_back_form(), save)

    async def _decide(self, context: DecisionContext) -> None:
        client = context.client
        sentences = before_sentences(context)
        if sentences:
            dialog = MessageDialog(_("Before you decide"), sentences)
            await self._context.app.push_screen_wait(dialog)

        def save(values: Values) -> None:
            entry = decision_entry(context, values, self._context.now())
            self._context.library.journal(client).append(entry)

        values = await fill_in_form(self._context, client, "decide", decide_form(context), save)
        if values is not None:
            day = self._context.now().date()
            paragraphs = after_sentences(decision_details(context, values), day)
            await self._context.app.push_screen_wait(MessageDialog(_("Noted."), paragraphs))

    def _load(self, client: Client) -> DecisionContext:
        context = load_decision_context(self._context.library, client, self._context.now())
        self._context.show_first(context.faults, "journal")
        return context
