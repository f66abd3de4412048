"""The forms of invoices, payments, promises, terms and rates."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tensigns.core.journal.money import TermsDetails
from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import DaySpan, PaymentRule
from tensigns.errors import BadInput
from tensigns.language import N_, current_language
from tensigns.language import gettext as _
from tensigns.prompts.amounts import parse_amount, parse_currency, parse_percent
from tensigns.prompts.dates import parse_day, parse_nearest_day
from tensigns.prompts.durations import parse_duration
from tensigns.prompts.form import (
    NO,
    YES,
    Form,
    FormField,
    FormOption,
    Values,
    text_up_to,
    yes_no_options,
)
from tensigns.prompts.letter_fields import address_field, language_field
from tensigns.report.money_text import money_text, plain_number
from tensigns.report.owed_sentences import RULE_NAMES
from tensigns.report.wording import join_or, long_date
from tensigns.storage.file_faults import quote_value, with_suggestion
from tensigns.text.clean import NAME_LIMIT, clean_line
from tensigns.text.suggest import nearest_name

_RATE_HINTS: dict[PaymentRule, str] = {
    "nl": N_("the statutory commercial rate of that half-year, in percent; dnb.nl has it"),
    "eu": N_(
        "the European Central Bank's rate of that half-year plus 8 points, in percent; "
        "ecb.europa.eu has the rate"
    ),
    "uk": N_(
        "the Bank of England's base rate of that half-year plus 8 points, in percent; "
        "bankofengland.co.uk has the rate"
    ),
}

_MAX_LISTED_NUMBERS = 4
"""The most invoices whose numbers are named beside a field."""


def invoice_form(today: date, currency: str | None, old: Invoice | None = None) -> Form:
    """Return the form of an invoice. If ``old`` is an invoice, the form is filled in with it.

    ``currency`` is the currency of everything that is open; None if there are several, or none.
    """
    fields = (
        FormField(
            id="number",
            label=_("What is the invoice number?"),
            default=old.number if old else "",
            parse=text_up_to(NAME_LIMIT),
            is_required=True,
        ),
        FormField(
            id="amount",
            label=_("What is the amount, with VAT?"),
            hint=_("such as {example}").format(example=plain_number(Decimal("1234.50"))),
            default=_plain_amount(old) if old else "",
            parse=parse_amount,
            is_required=True,
        ),
        FormField(
            id="currency",
            label=_("In which currency?"),
            hint=_("EUR, GBP or another code"),
            default=old.currency if old else currency or "",
            parse=parse_currency,
            is_shown=_needs_currency,
            is_required=True,
        ),
        FormField(
            id="issued",
            label=_("What is the invoice date?"),
            default=long_date(old.issued) if old else "",
            parse=lambda text: parse_day(text, today),
            is_required=True,
        ),
        FormField(
            id="due",
            label=_("What is the due date?"),
            hint=_("a day, or a term after the invoice such as 14 days"),
            if_empty=_("30 days after the invoice"),
            default=long_date(old.due) if old else "",
            parse=lambda text: parse_duration(text) or parse_nearest_day(text, today),
        ),
        FormField(
            id="disputed",
            label=_("Does the client dispute it in good faith?"),
            hint=_("with a reason that may be right"),
            options=yes_no_options(),
            default=YES if old and old.disputed else NO,
        ),
    )
    return Form(_("An invoice"), fields)


def payment_form(today: date, invoices: Sequence[Invoice]) -> Form:
    """Return the form of a payment of one of these invoices."""
    fields = (
        _invoice_field(invoices),
        FormField(
            id="amount",
            label=_("How much came in?"),
            parse=parse_amount,
            is_required=True,
        ),
        FormField(
            id="on",
            label=_("On which day?"),
            default=_("today"),
            parse=lambda text: parse_day(text, today),
        ),
    )
    return Form(_("A payment"), fields)


def promise_form(today: date, invoices: Sequence[Invoice]) -> Form:
    """Return the form of a promise to pay one of these invoices."""
    fields = (
        _invoice_field(invoices),
        FormField(
            id="by",
            label=_("For which day did they promise it?"),
            parse=lambda text: _parse_promised_day(text, today, invoices),
            is_required=True,
        ),
    )
    return Form(_("A promise to pay"), fields)


def terms_form(terms: TermsDetails) -> Form:
    """Return the form of the terms of a client, filled in with what is known."""
    private = terms.private
    fields = (
        FormField(
            id="rule",
            label=_("Which rule holds for a late payment by this client?"),
            options=tuple(FormOption(rule, _(name)) for rule, name in RULE_NAMES.items()),
            default=terms.rule or "",
        ),
        FormField(
            id="private",
            label=_("Is the client a private buyer, not a business?"),
            options=yes_no_options(),
            default="" if private is None else YES if private else NO,
        ),
        language_field(
            _("In which language do you write to this client?"),
            terms.language or current_language(),
        ),
        address_field(
            terms.address or "", is_shown=lambda values: values.get("language") in ("nl", None)
        ),
    )
    return Form(_("Money and letters"), fields)


def rate_form(rule: PaymentRule, span: DaySpan) -> Form:
    """Return the form of the rate of a half-year."""
    label = _("What is the yearly rate from {first} to {last}?")
    fields = (
        FormField(
            id="percent",
            label=label.format(first=long_date(span.first), last=long_date(span.last)),
            hint=_(_RATE_HINTS[rule]),
            if_empty=_("go on without interest"),
            parse=parse_percent,
        ),
        FormField(
            id="source",
            label=_("Where did you look it up?"),
            parse=text_up_to(NAME_LIMIT),
            is_required=True,
            is_shown=lambda values: values.get("percent") is not None,
        ),
    )
    return Form(_("An interest rate"), fields)


def resolve_invoice(text: str, invoices: Sequence[Invoice]) -> Invoice:
    """Return the invoice that a text names by its number or its id.

    Raise :class:`BadInput` if no invoice has the name, or if more than one has it.
    """
    name = text.casefold()
    matches = [i for i in invoices if name in (i.number.casefold(), i.id.casefold())]
    if len(matches) == 1:
        return matches[0]
    if matches:
        message = _("{number} is the number of several invoices; name one by its id: {ids}")
        ids = ", ".join(invoice.id for invoice in matches)
        raise BadInput(message.format(number=quote_value(text), ids=ids))
    numbers = [invoice.number for invoice in invoices]
    message = _("{number} is the number of no invoice")
    raise BadInput(
        with_suggestion(message.format(number=quote_value(text)), nearest_name(text, numbers))
    )


def invoice_label(invoice: Invoice, today: date) -> str:
    """Return what is open of an invoice and when it is due, so that the user recognizes it."""
    return _("{amount}, due {day}").format(
        amount=money_text(invoice.balance_after(today), invoice.currency),
        day=long_date(invoice.due),
    )


def _invoice_field(invoices: Sequence[Invoice]) -> FormField:
    return FormField(
        id="of",
        label=_("Of which invoice?"),
        hint=_invoice_hint(invoices),
        default=invoices[0].number if len(invoices) == 1 else "",
        parse=lambda text: resolve_invoice(text, invoices),
        suggestions=tuple(invoice.number for invoice in invoices),
        listing=tuple((invoice.number, invoice_label(invoice, date.max)) for invoice in invoices),
        is_required=True,
    )


def _parse_promised_day(text: str, today: date, invoices: Sequence[Invoice]) -> date:
    """Return the day that a text means. It may have passed: a broken promise is noted too.

    Raise :class:`BadInput` if the text is no day, or if no invoice was sent by then.
    """
    day = parse_nearest_day(text, today)
    if all(day < invoice.issued for invoice in invoices):
        message = _("{date} is before the day of the invoice")
        raise BadInput(message.format(date=quote_value(clean_line(text))))
    return day


def _invoice_hint(invoices: Sequence[Invoice]) -> str:
    """Return the numbers that can be typed, or what to type if there are too many to list."""
    numbers = [invoice.number for invoice in invoices]
    if len(numbers) > _MAX_LISTED_NUMBERS:
        return _("its number")
    return join_or(numbers)


def _needs_currency(values: Values) -> bool:
    """Whether the amount was typed without a currency."""
    amount = values.get("amount")
    return amount is None or amount.currency is None


def _plain_amount(invoice: Invoice) -> str:
    """Return the amount of an invoice as it can be typed."""
    amount = invoice.amount
    # A number with three decimals could mean thousands.
    text = f"{amount:.2f}" if amount == round(amount, 2) else f"{amount:f}0"
    return plain_number(Decimal(text))
