"""The flows about what a client owes: note it, and draft reminders."""

from collections.abc import Callable
from functools import partial

from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import DaySpan, PaymentRule
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.prompts.client_actions import money_actions
from tensigns.prompts.form import Form, Values
from tensigns.prompts.owed_forms import (
    invoice_form,
    payment_form,
    promise_form,
    rate_form,
    terms_form,
)
from tensigns.report.client_money import ClientMoney
from tensigns.report.owed_sentences import TONES, tone_name
from tensigns.report.render.owed_text import text_owed
from tensigns.session import owed
from tensigns.session.letters import draft_reminder
from tensigns.session.owed import load_money
from tensigns.tui.flows.drafts import show_draft
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.forms import FORM_TOPIC, fill_in_form
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply


class MoneyFlows:
    """Show and note what clients owe. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def open(self, slug: str) -> None:
        """Show what a client owes, and do what the user chooses until the user goes back."""
        client = self._context.library.find(slug)
        while True:
            money = self._load(client)
            self._context.show_first(money.faults, "journal")
            page = ActionPage(
                client.name,
                _("money owed"),
                partial(text_owed, money, with_ids=False),
                Reply.numbered(money_actions(money)),
            )
            action = await self._context.app.push_screen_wait(page)
            if action is None:
                return
            await self._do(action, money)

    async def _do(self, action: str, money: ClientMoney) -> None:
        match action:
            case "invoice":
                await self._note_invoice(money, None)
            case "payment":
                form = payment_form(money.day, money.open_invoices)
                await self._fill_in(money, "payment", form, owed.note_payment)
            case "promise":
                form = promise_form(money.day, money.open_invoices)
                await self._fill_in(money, "promise", form, owed.note_promise)
            case "change":
                invoice = await self._choose_invoice(money)
                if invoice is not None:
                    await self._note_invoice(money, invoice)
            case "terms":
                await self._note_terms(money)
            case "rates":
                await self._note_rates(money)
            case _:
                await self._remind(money)

    def _load(self, client: Client) -> ClientMoney:
        return load_money(self._context.library, client, self._context.now())

    async def _note_invoice(self, money: ClientMoney, old: Invoice | None) -> None:
        library, now = self._context.library, self._context.now

        def save(values: Values) -> None:
            owed.note_invoice(library, money, values, old, now())
            self._show_noted(money.client)

        form = invoice_form(money.day, money.common_currency, old)
        form_id = f"invoice {old.id}" if old else "invoice"
        await fill_in_form(self._context, money.client, form_id, form, save)

    async def _fill_in(
        self,
        money: ClientMoney,
        form_id: str,
        form: Form,
        note: Callable[..., None],
    ) -> bool:
        library, now = self._context.library, self._context.now

        def save(values: Values) -> None:
            note(library, money, values, now())
            self._show_noted(money.client)

        return await fill_in_form(self._context, money.client, form_id, form, save) is not None

    async def _note_terms(self, money: ClientMoney) -> bool:
        return await self._fill_in(money, "terms", terms_form(money.terms), owed.note_terms)

    async def _note_rates(self, money: ClientMoney) -> bool:
        """Ask for each rate that is missing. Return False if the user leaves a form."""
        rule = money.terms.rule
        for span in money.missing_rates:
            if rule is not None and not await self._note_rate(money.client, rule, span):
                return False
        return True

    async def _note_rate(self, client: Client, rule: PaymentRule, span: DaySpan) -> bool:
        library, now = self._context.library, self._context.now

        def save(values: Values) -> None:
            if values["percent"] is not None:
                owed.add_rate(library, rule, span, values, now().date())
                self._show_noted(client)

        form_id = f"rate {rule} {span.first.isoformat()}"
        form = rate_form(rule, span)
        return await fill_in_form(self._context, client, form_id, form, save) is not None

    async def _choose_invoice(self, money: ClientMoney) -> Invoice | None:
        invoices = money.open_invoices
        if len(invoices) == 1:
            return invoices[0]
        replies = Reply.numbered({invoice.id: invoice.number for invoice in invoices})
        dialog = ChoiceDialog(_("Which invoice?"), replies)
        chosen_id = await self._context.app.push_screen_wait(dialog)
        return next((invoice for invoice in invoices if invoice.id == chosen_id), None)

    async def _remind(self, money: ClientMoney) -> None:
        """Ask for the tone, and for the terms and rates that the tone needs; draft a reminder.

        If the user leaves one of these forms, draft nothing.
        """
        replies = Reply.numbered({tone: tone_name(tone) for tone in TONES})
        dialog = ChoiceDialog(_("How should the reminder sound?"), replies)
        chosen_id = await self._context.app.push_screen_wait(dialog)
        tone = next((tone for tone in TONES if tone == chosen_id), None)
        if tone is None:
            return
        if tone != "friendly":
            if money.needs_terms and not await self._note_terms(money):
                return
            if not await self._note_rates(self._load(money.client)):
                return
        draft = draft_reminder(
            self._context.library,
            self._load(money.client),
            tone,
            self._context.sender,
            self._context.now(),
        )
        await show_draft(self._context, money.client, "reminder", _("reminder"), draft)

    def _show_noted(self, client: Client) -> None:
        # This toast must replace an older toast that a form was not saved.
        self._context.show_noted(client, topic=FORM_TOPIC)
