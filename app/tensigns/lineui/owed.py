"""What a client owes, shown and noted in plain lines."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import RATE_RULES, DaySpan, Rule
from tensigns.environment.settings import Sender
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.lineui.console import Console
from tensigns.lineui.drafts import show_draft
from tensigns.lineui.form import ask_form
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


class _Action(NamedTuple):
    label: str
    run: Callable[[ClientMoney], None]


class LineMoney:
    """The money of a client on a console whose input is a terminal.

    ``sender`` is the user as the sender of reminders.
    """

    def __init__(
        self,
        console: Console,
        library: Library,
        client: Client,
        now: Callable[[], datetime],
        sender: Sender,
    ) -> None:
        self._console = console
        self._library = library
        self._client = client
        self._now = now
        self._sender = sender

    def run(self) -> None:
        """Show what is owed and note what the user chooses, until the user leaves."""
        while True:
            money = self._load()
            self._console.say(*money.faults)
            self._console.gap()
            self._console.lines(text_owed(money, self._console.width, with_ids=False).split("\n"))
            self._console.gap()
            actions = self._actions(money)
            labels = [*(action.label for action in actions), _("Done")]
            number = ask_number(self._console, _("What do you want to note?"), labels)
            if number is None or number == len(actions):
                return
            self._console.gap()
            actions[number].run(money)

    def ask_terms(self) -> ClientMoney:
        """If the terms lack something, ask for them and note them. Then ask for missing rates."""
        money = self._load()
        if money.needs_terms:
            self._ask_terms(money)
            money = self._load()
        self._ask_missing_rates(money)
        return self._load()

    def _load(self) -> ClientMoney:
        return load_money(self._library, self._client, self._now())

    def _actions(self, money: ClientMoney) -> Sequence[_Action]:
        actions = [_Action(_("An invoice that you sent"), self._ask_invoice)]
        if money.open_invoices:
            actions += [
                _Action(_("A payment that came in"), self._ask_payment),
                _Action(_("A promise to pay"), self._ask_promise),
                _Action(_("Change an invoice, or say that it is disputed"), self._ask_change),
            ]
        actions.append(_Action(_("The rule, and how you write to this client"), self._ask_terms))
        if money.demands(with_sums=False):
            actions.append(_Action(_("Draft a reminder"), self._remind))
        # Last, so that the numbers of the other actions stay when no rate is missing any more.
        if money.missing_rates:
            actions.append(_Action(_("The interest rate that is missing"), self._ask_missing_rates))
        return actions

    def _remind(self, money: ClientMoney) -> None:
        names = [tone_name(tone) for tone in TONES]
        number = ask_number(self._console, _("How should the reminder sound?"), names)
        if number is None:
            return
        tone = TONES[number]
        if tone != "friendly":
            money = self.ask_terms()
        draft = draft_reminder(self._library, money, tone, self._sender, self._now())
        show_draft(self._console, draft)

    def _ask_invoice(self, money: ClientMoney) -> None:
        self._ask_invoice_fields(money, None)

    def _ask_change(self, money: ClientMoney) -> None:
        invoices = money.open_invoices
        old = invoices[0]
        if len(invoices) > 1:
            number = ask_number(
                self._console, _("Which invoice?"), [invoice.number for invoice in invoices]
            )
            if number is None:
                return
            old = invoices[number]
        self._ask_invoice_fields(money, old)

    def _ask_invoice_fields(self, money: ClientMoney, old: Invoice | None) -> None:
        noted = self._now()
        self._ask_form(
            invoice_form(noted.date(), money.common_currency, old),
            lambda values: owed.note_invoice(self._library, money, values, old, noted),
        )

    def _ask_payment(self, money: ClientMoney) -> None:
        noted = self._now()
        self._ask_form(
            payment_form(noted.date(), money.open_invoices),
            lambda values: owed.note_payment(self._library, money, values, noted),
        )

    def _ask_promise(self, money: ClientMoney) -> None:
        noted = self._now()
        self._ask_form(
            promise_form(noted.date(), money.open_invoices),
            lambda values: owed.note_promise(self._library, money, values, noted),
        )

    def _ask_terms(self, money: ClientMoney) -> None:
        self._ask_form(
            terms_form(money.terms),
            lambda values: owed.note_terms(self._library, money, values, self._now()),
        )

    def _ask_missing_rates(self, money: ClientMoney) -> None:
        rule = money.terms.rule
        for span in money.missing_rates:
            if rule in RATE_RULES:
                self._ask_rate(rule, span)

    def _ask_rate(self, rule: Rule, span: DaySpan) -> None:
        values = ask_form(self._console, rate_form(rule, span))
        if values["percent"] is not None:
            owed.add_rate(self._library, rule, span, values, self._now().date())

    def _ask_form(self, form: Form, note: Callable[[Values], None]) -> None:
        """Ask for a form until its values can be noted, and note them."""
        self._console.say(form.title)
        while True:
            try:
                note(ask_form(self._console, form))
            except BadInput as error:
                self._console.refuse(str(error))
                continue
            self._console.say(_("Noted."))
            return
