"""What a journal entry says, in a few words: for lists in which an entry has one line.

The words leave out fields that say little in a list, such as the figures of a decision.
"""

from collections.abc import Iterator, Mapping

from tensigns.core.journal.decision import DecisionDetails, LookBackDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanDetails, TickDetails
from tensigns.core.journal.money import (
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.journal.talk import OutcomeDetails, TalkDetails
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.decision_sentences import choice_words
from tensigns.report.entry_facts import fact_label, fact_text
from tensigns.report.money_text import money_text, plain_number
from tensigns.report.owed_sentences import RULE_NAMES
from tensigns.report.wording import short_date, without_full_stop

_FOLLOWED = {
    "yes": N_("you did it"),
    "partly": N_("you did part of it"),
    "no": N_("you did not do it"),
}
_AGAIN = {
    "yes": N_("you would decide the same"),
    "no": N_("you would decide otherwise"),
    "unsure": N_("you do not know whether you would decide the same"),
}
_WELL = {
    "yes": N_("it turned out well"),
    "no": N_("it did not turn out well"),
    "unsure": N_("it is hard to say whether it turned out well"),
}


def summary_words(entry: Entry, references: Mapping[str, str]) -> str:
    """Return what the own fields of an entry say, on one line.

    The words are empty for a kind that has none here, and if the entry says nothing.
    ``references`` are the :func:`reference_names` of the journal. A reference that is not among
    them stays as it is.
    """
    reference = entry.details.reference or ""
    subject = references.get(reference, reference)
    parts = [" ".join(part.split()) for part in _parts(entry, subject)]
    return "; ".join((*map(without_full_stop, parts[:-1]), *parts[-1:]))


def _parts(entry: Entry, subject: str) -> Iterator[str]:
    yield from _parts_about(entry, subject)
    yield from _own_parts(entry)


def _parts_about(entry: Entry, subject: str) -> Iterator[str]:
    """Yield the words of a kind that says something about a ``subject``, another entry."""
    match entry.details:
        case TickDetails(done=is_done):
            yield (_("done: {step}") if is_done else _("not done: {step}")).format(step=subject)
        case OutcomeDetails(result=result):
            yield f"{fact_text('result', result)}: {subject}"
        case PaymentDetails(amount=amount):
            yield _("{amount} for {invoice}").format(amount=plain_number(amount), invoice=subject)
        case PromiseDetails(by=day):
            yield _("{text}, by {date}").format(text=subject, date=short_date(day))


def _own_parts(entry: Entry) -> Iterator[str]:
    """Yield the words of a kind that needs no other entry to be understood."""
    match entry.details:
        case InvoiceDetails() as invoice:
            yield from _invoice_parts(invoice)
        case TermsDetails() as terms:
            yield from _terms_parts(terms)
        case DecisionDetails() as decision:
            yield from _decision_parts(decision)
        case LookBackDetails() as look_back:
            yield from _look_back_parts(look_back)
        case PlanDetails() as plan:
            yield from _plan_parts(plan)
        case TalkDetails(conditions=conditions) if conditions:
            count = len(conditions)
            texts = ", ".join(without_full_stop(condition.text) for condition in conditions)
            message = ngettext("a condition: {texts}", "{count} conditions: {texts}", count)
            yield message.format(count=count, texts=texts)


def _invoice_parts(invoice: InvoiceDetails) -> Iterator[str]:
    message = _("{number}: {amount}, due on {date}")
    yield message.format(
        number=invoice.number,
        amount=money_text(invoice.amount, invoice.currency),
        date=short_date(invoice.due),
    )
    if invoice.disputed:
        yield _("disputed")


def _terms_parts(terms: TermsDetails) -> Iterator[str]:
    if terms.rule is not None:
        yield _(RULE_NAMES[terms.rule])
    if terms.private:
        yield fact_label("private")
    if terms.language is not None:
        yield _("letters in {language}").format(language=fact_text("language", terms.language))
    if terms.address is not None:
        yield _("addressed with “{word}”").format(word=terms.address)


def _decision_parts(decision: DecisionDetails) -> Iterator[str]:
    if decision.choice is not None:
        yield choice_words(decision.choice)
    if decision.look_back is not None:
        yield _("look back on {day}").format(day=short_date(decision.look_back))
    for key, text in (("because", decision.because), ("expect", decision.expect)):
        if text:
            yield f"{fact_label(key)}: {text}"


def _look_back_parts(look_back: LookBackDetails) -> Iterator[str]:
    if look_back.followed is not None:
        yield _(_FOLLOWED[look_back.followed])
    if look_back.again is not None:
        yield _(_AGAIN[look_back.again])
    if look_back.well is not None:
        yield _(_WELL[look_back.well])


def _plan_parts(plan: PlanDetails) -> Iterator[str]:
    if plan.manner is not None:
        yield fact_text("manner", plan.manner)
    if plan.ends is not None:
        yield _("the end is {date}").format(date=short_date(plan.ends))
    if plan.steps:
        count = len(plan.steps)
        yield ngettext("a step", "{count} steps", count).format(count=count)
