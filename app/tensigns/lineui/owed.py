"""What a client owes, shown and noted in plain lines."""

from collections.abc import Callable, Mapping
from functools import partial

from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import RATE_RULES, DaySpan, PaymentRule
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.lineui.choice import ask_number
from tensigns.lineui.client_lines import ClientLines, LineAction, LinePage
from tensigns.lineui.drafts import show_draft
from tensigns.lineui.form import ask_form
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


class LineMoney(ClientLines, frozen=True):
    """A conversation about the money that a client owes."""

    def converse(self) -> None:
        """Show what is owed and note what the user chooses, until the user leaves."""
        self.do_what_is_chosen(_("What do you want to note?"), self._load_page)

    def ask_terms(self) -> ClientMoney:
        """If the terms lack something, ask for them and note them. Then ask for missing rates."""
        money = self._load()
        if money.needs_terms:
            self.console.say(
                _(
                    "Interest and costs depend on the rule that holds, and on whether the client "
                    "is a private buyer. If you skip these two questions, the reminder asks for "
                    "the amounts alone."
                )
            )
            self._ask_terms(money)
            money = self._load()
        self._ask_missing_rates(money)
        return self._load()

    def _load(self) -> ClientMoney:
        return load_money(self.library, self.client, self.now())

    def _load_page(self) -> LinePage:
        money = self._load()
        text = text_owed(money, self.console.width, with_ids=False)
        asks = self._asks()
        actions = [
            LineAction(label, partial(asks[action], money))
            for action, label in money_actions(money).items()
        ]
        return LinePage(text, money.faults, actions)

    def _asks(self) -> Mapping[str, Callable[[ClientMoney], None]]:
        """Return the methods that ask, by the id of what the user can choose."""
        return {
            "invoice": self._ask_invoice,
            "payment": self._ask_payment,
            "promise": self._ask_promise,
            "change": self._ask_change,
            "terms": self._ask_terms,
            "remind": self._remind,
            "rates": self._ask_missing_rates,
        }

    def _remind(self, money: ClientMoney) -> None:
        names = [tone_name(tone) for tone in TONES]
        number = ask_number(self.console, _("How should the reminder sound?"), names)
        if number is None:
            return
        tone = TONES[number]
        if tone != "friendly":
            money = self.ask_terms()
        draft = draft_reminder(self.library, money, tone, self.sender, self.now())
        show_draft(self.console, draft)

    def _ask_invoice(self, money: ClientMoney) -> None:
        self._ask_invoice_fields(money, None)

    def _ask_change(self, money: ClientMoney) -> None:
        invoices = money.open_invoices
        old = invoices[0]
        if len(invoices) > 1:
            number = ask_number(
                self.console, _("Which invoice?"), [invoice.number for invoice in invoices]
            )
            if number is None:
                return
            old = invoices[number]
        self._ask_invoice_fields(money, old)

    def _ask_invoice_fields(self, money: ClientMoney, old: Invoice | None) -> None:
        noted = self.now()
        self._ask_form(
            invoice_form(noted.date(), money.common_currency, old),
            lambda values: owed.note_invoice(self.library, money, values, old, noted),
        )

    def _ask_payment(self, money: ClientMoney) -> None:
        noted = self.now()
        self._ask_form(
            payment_form(noted.date(), money.open_invoices),
            lambda values: owed.note_payment(self.library, money, values, noted),
        )

    def _ask_promise(self, money: ClientMoney) -> None:
        noted = self.now()
        self._ask_form(
            promise_form(noted.date(), money.open_invoices),
            lambda values: owed.note_promise(self.library, money, values, noted),
        )

    def _ask_terms(self, money: ClientMoney) -> None:
        self._ask_form(
            terms_form(money.terms),
            lambda values: owed.note_terms(self.library, money, values, self.now()),
        )

    def _ask_missing_rates(self, money: ClientMoney) -> None:
        rule = money.terms.rule
        for span in money.missing_rates:
            if rule in RATE_RULES:
                self._ask_rate(rule, span)

    def _ask_rate(self, rule: PaymentRule, span: DaySpan) -> None:
        values = ask_form(self.console, rate_form(rule, span))
        if values["percent"] is not None:
            owed.add_rate(self.library, rule, span, values, self.now().date())

    def _ask_form(self, form: Form, note: Callable[[Values], None]) -> None:
        """Ask for a form until its values can be noted, and note them."""
        self.console.say(form.title)
        while True:
            try:
                note(ask_form(self.console, form))
            except BadInput as error:
                self.console.refuse(str(error))
                continue
            self.console.say(_("Noted."))
            return
