"""What is said about money that a client owes: rules, ages, sums with their sources."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args

from tensigns.core.money.demand import Demand, Refusal
from tensigns.core.money.fixed_sums import COSTS_CURRENCIES
from tensigns.core.money.interest import InterestPart
from tensigns.core.money.invoices import AgeGroup, Invoice
from tensigns.core.money.rates import DaySpan, PaymentRule
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.figure_sources import (
    CONSUMER_SOURCE,
    COSTS_SOURCES,
    INTEREST_SOURCES,
    source_text,
)
from tensigns.report.money_text import money_text, percent_text
from tensigns.report.wording import join_and, long_date

RULE_NAMES: dict[PaymentRule, str] = {
    "nl": N_("the Netherlands, between businesses"),
    "eu": N_("another country of the European Union, between businesses"),
    "uk": N_("the United Kingdom, between businesses"),
    "none": N_("none: ask for the amount of the invoice alone"),
}
"""The names of the rules, in English."""

AGE_NAMES: dict[AgeGroup, str] = {
    "not-due": N_("not due yet"),
    "0-30": N_("0 to 30 days late"),
    "31-60": N_("31 to 60 days late"),
    "61-90": N_("61 to 90 days late"),
    "90+": N_("more than 90 days late"),
}
"""The names of the age groups, in English."""

Tone = Literal["friendly", "firm", "last"]

TONES: tuple[Tone, ...] = get_args(Tone)

_TONE_NAMES: dict[Tone, str] = {
    "friendly": N_("Friendly: the amounts alone"),
    "firm": N_("Firm: with interest and costs, and a pause of the work"),
    "last": N_("Last: with interest and costs, before it is collected"),
}

_REFUSALS: dict[Refusal, str] = {
    "private": N_(
        "No interest and no costs are drafted, because the client is a private buyer: for consumers"
        " other rules hold. Ask a lawyer."
    ),
    "disputed": N_(
        "In no sum, because the client disputes it in good faith: {number}. A reminder asks what "
        "is disputed, and for the part that is not."
    ),
    "no-rule": N_("No interest and no costs are drafted, because no rule was chosen."),
}


def tone_name(tone: Tone) -> str:
    """Return how a reminder sounds."""
    return _(_TONE_NAMES[tone])


def general_sentence() -> str:
    """Return the sentence that says what the sums are, and who knows more."""
    return _(
        "These sums follow general rules and are no legal advice. Before you go to court, or if "
        "the client objects, ask a lawyer or a collection agency."
    )


def days_late_text(days: int) -> str:
    """Return how late an invoice is, or in how many days it is due."""
    if days < 0:
        return ngettext("due in one day", "due in {days} days", -days).format(days=-days)
    if days == 0:
        return _("due today")
    return ngettext("one day late", "{days} days late", days).format(days=days)


def span_text(span: DaySpan) -> str:
    """Return the first and the last day of a stretch of days."""
    message = _("{first} to {last}")
    return message.format(first=long_date(span.first), last=long_date(span.last))


def balance_text(invoice: Invoice, day: date) -> str:
    """Return what is open of an invoice, and of how much if a part was paid."""
    balance = money_text(invoice.balance_after(day), invoice.currency)
    if invoice.balance_after(day) == invoice.amount:
        return balance
    message = _("{balance} of {amount}")
    return message.format(balance=balance, amount=money_text(invoice.amount, invoice.currency))


def open_invoice_text(invoice: Invoice, day: date) -> str:
    """Return an open invoice for a letter: its number, its days, and what is open of it.

    A promise that was not kept is named too.
    """
    message = _("Invoice {number} of {issued}, due on {due}: {balance}")
    line = message.format(
        number=invoice.number,
        issued=long_date(invoice.issued),
        due=long_date(invoice.due),
        balance=balance_text(invoice, day),
    )
    return f"{line}{broken_promise_text(invoice, day)}"


def broken_promise_text(invoice: Invoice, day: date) -> str:
    """Return for which day a payment was promised, after a comma; empty before that day."""
    if invoice.promised is None or invoice.promised >= day:
        return ""
    return _(", payment promised for {day}").format(day=long_date(invoice.promised))


def interest_part_text(part: InterestPart, currency: str) -> str:
    """Return the days, the principal, the rate and the sum of a part of the interest."""
    message = ngettext(
        "{span}: one day at {percent} over {principal}: {amount}",
        "{span}: {days} days at {percent} over {principal}: {amount}",
        part.span.days,
    )
    return message.format(
        span=span_text(part.span),
        days=part.span.days,
        percent=percent_text(part.rate.percent),
        principal=money_text(part.principal, currency),
        amount=money_text(part.amount, currency),
    )


def interest_source_text(rule: PaymentRule) -> str:
    """Return how interest is calculated under a rule, with the source."""
    message = _("Simple interest by the day, from the day after the due date ({source}).")
    return message.format(source=source_text(INTEREST_SOURCES[rule]))


def rate_source_texts(demand: Demand) -> Iterator[str]:
    """Yield a text for each rate in a demand: where the user looked it up, and when."""
    parts = [part for invoice in demand.invoices for part in invoice.interest.parts]
    for rate in dict.fromkeys(part.rate for part in parts):
        message = _("The rate of {percent}: {source}, looked up on {day}.")
        yield message.format(
            percent=percent_text(rate.percent), source=rate.source, day=long_date(rate.looked_up)
        )


def costs_name(rule: PaymentRule) -> str:
    """Return what the costs are under a rule."""
    return _("Collection costs") if rule == "nl" else _("Fixed sum for each late invoice")


def costs_label(rule: PaymentRule) -> str:
    """Return what the costs are, with the source."""
    return f"{costs_name(rule)} ({source_text(COSTS_SOURCES[rule])})"


def note_texts(demand: Demand, rule: PaymentRule | None) -> Iterator[str]:
    """Yield what the user must know about a demand and the client need not."""
    refusals = [claim for claim in (*demand.invoices, *demand.disputed) if claim.refusal]
    for refusal in dict.fromkeys(claim.refusal for claim in refusals):
        if refusal is not None:
            numbers = [c.invoice.number for c in refusals if c.refusal == refusal]
            yield _(_REFUSALS[refusal]).format(number=join_and(numbers))
        if refusal == "private" and rule == "nl":
            yield _(
                "A consumer owes collection costs only after a letter that gives fourteen days "
                "from the day after it arrives, and that names the costs ({source})."
            ).format(source=source_text(CONSUMER_SOURCE))
    if not demand.has_costs_in_currency and rule is not None:
        message = _(
            "No fixed sum is drafted: the rule states it in {currency}, and it is not converted."
        )
        yield message.format(currency=COSTS_CURRENCIES[rule])
    for span in demand.missing_rates:
        message = _("The rate from {span} is missing, so the interest is not computed. Look it up.")
        yield message.format(span=span_text(span))
    if demand.is_minimum:
        yield _(
            "More than a year has passed. The interest is the least that is due: interest on "
            "interest is left out."
        )
    if demand.interest and any(invoice.invoice.payments for invoice in demand.invoices):
        yield _(
            "Part payments are taken off the amount of the invoice, not off the interest first."
        )


def is_with_sums(demand: Demand) -> bool:
    """Whether anything is demanded beyond the principal, or would be if no rate were missing."""
    return bool(demand.interest or demand.costs or demand.missing_rates)


def remark_texts(invoice: Invoice, day: date) -> Iterator[str]:
    """Yield whether an invoice is disputed, and its :func:`promise_text`."""
    if invoice.disputed:
        yield _("disputed")
    if promise := promise_text(invoice, day):
        yield promise


def promise_text(invoice: Invoice, day: date) -> str:
    """Return for which day a payment of an invoice was promised; empty if it was not.

    If this day was before ``day``, the text says that the promise was not kept.
    """
    if invoice.promised is None:
        return ""
    message = _("promised for {day}")
    if invoice.promised < day:
        message = _("promised for {day}, not kept")
    return message.format(day=long_date(invoice.promised))
