"""What a client owes, as plain text."""

from collections.abc import Iterator
from typing import NamedTuple

from tensigns.core.money.demand import Demand
from tensigns.core.money.invoices import Invoice, age_totals
from tensigns.core.money.rates import PaymentRule
from tensigns.core.money.rounding import ZERO
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.client_money import ClientMoney
from tensigns.report.money_text import money_text
from tensigns.report.owed_sentences import (
    AGE_NAMES,
    RULE_NAMES,
    balance_text,
    costs_label,
    days_late_text,
    general_sentence,
    interest_part_text,
    interest_source_text,
    is_with_sums,
    note_texts,
    rate_source_texts,
    remark_texts,
)
from tensigns.report.wording import capitalize, long_date
from tensigns.text.width import cell_width
from tensigns.text.wrapping import LINE_WIDTH, Paragraph, layout


class _Row(NamedTuple):
    """A label, a sum, and a remark that follows the sum."""

    label: str
    sum_text: str
    remark: str = ""


def text_owed(money: ClientMoney, width: int = LINE_WIDTH, *, with_ids: bool = True) -> str:
    """Return what a client owes: by age, by invoice, and what can be demanded.

    ``with_ids`` adds the ids of the invoices, which an answers file needs to correct one.
    """
    blocks = _blocks(money, with_ids=with_ids)
    return "\n\n".join("\n".join(layout(block, width)) for block in blocks)


def _blocks(money: ClientMoney, *, with_ids: bool) -> Iterator[list[Paragraph]]:
    title = _("{client}: owed on {day}")
    yield [Paragraph(title.format(client=money.client.name, day=long_date(money.day)))]
    if not money.invoices:
        yield [Paragraph(_("No invoice is noted yet."))]
        return
    if not money.open_invoices:
        yield [Paragraph(_("Nothing is open.")), *_settled_paragraphs(money)]
        return
    for currency in money.currencies:
        yield [*_age_paragraphs(money, currency)]
        yield [
            _invoice_paragraph(invoice, money, with_ids=with_ids)
            for invoice in money.open_in(currency)
        ]
    if settled_paragraphs := [*_settled_paragraphs(money)]:
        yield settled_paragraphs
    rule, demands = money.terms.rule, money.demands()
    for demand in demands:
        if is_with_sums(demand) and rule is not None:
            yield [*_demand_paragraphs(demand, rule)]
        if notes := [*note_texts(demand, rule)]:
            yield [*map(Paragraph, notes)]
    if any(map(is_with_sums, demands)):
        yield [Paragraph(general_sentence())]


def _age_paragraphs(money: ClientMoney, currency: str) -> Iterator[Paragraph]:
    totals = age_totals(money.open_in(currency), money.day)
    rows = [
        _Row(
            capitalize(_(AGE_NAMES[total.group])),
            money_text(total.total, currency),
            _invoice_count_text(total.invoice_count),
        )
        for total in totals
        if total.invoice_count
    ]
    if len(rows) > 1:
        whole = sum((total.total for total in totals), ZERO)
        rows.append(_Row(_("Together"), money_text(whole, currency)))
    return _aligned(rows)


def _invoice_count_text(count: int) -> str:
    return ngettext("one invoice", "{count} invoices", count).format(count=count)


def _invoice_paragraph(invoice: Invoice, money: ClientMoney, *, with_ids: bool) -> Paragraph:
    """Return the line of an open invoice; ``with_ids`` adds the id, which a correction needs."""
    details = [
        balance_text(invoice, money.day),
        _("due {day}").format(day=long_date(invoice.due)),
        days_late_text(invoice.days_late(money.day)),
        *remark_texts(invoice, money.day),
    ]
    text = f"{invoice.number}: {', '.join(details)}"
    return Paragraph(f"{text} [{invoice.id}]" if with_ids else text, "  ", "    ")


def _settled_paragraphs(money: ClientMoney) -> Iterator[Paragraph]:
    count = len(money.invoices) - len(money.open_invoices)
    if count:
        message = ngettext("One invoice is paid.", "{count} invoices are paid.", count)
        yield Paragraph(message.format(count=count))


def _demand_paragraphs(demand: Demand, rule: PaymentRule) -> Iterator[Paragraph]:
    title = _("What can be asked of what is late; the rule: {rule}")
    yield Paragraph(title.format(rule=_(RULE_NAMES[rule])))
    rows = [_Row(_("Amount of the invoices"), money_text(demand.principal, demand.currency))]
    if demand.interest:
        rows.append(_Row(_("Interest"), money_text(demand.interest, demand.currency)))
    if demand.costs:
        rows.append(_Row(_("Costs"), money_text(demand.costs, demand.currency)))
    total_label = _("Together, at least") if demand.is_minimum else _("Together")
    rows.append(_Row(total_label, money_text(demand.total, demand.currency)))
    yield from _aligned(rows)
    for claim in demand.invoices:
        for part in claim.interest.parts:
            text = f"{claim.invoice.number}: {interest_part_text(part, demand.currency)}"
            yield Paragraph(text, "  ", "    ")
    yield from (Paragraph(text, "  ") for text in _source_texts(demand, rule))


def _source_texts(demand: Demand, rule: PaymentRule) -> Iterator[str]:
    if demand.interest:
        yield interest_source_text(rule)
    rate_texts = [*rate_source_texts(demand)]
    yield from rate_texts
    if rate_texts:
        yield _(
            "If a rate is wrong, correct it in rates.toml in the data folder; `tensigns check` "
            "says where that folder is."
        )
    if demand.costs:
        yield f"{costs_label(rule)}."


def _aligned(rows: list[_Row]) -> Iterator[Paragraph]:
    """Yield a paragraph for each row, with the sums under each other."""
    label_width = max(cell_width(row.label) for row in rows)
    sum_width = max(cell_width(row.sum_text) for row in rows)
    for row in rows:
        gap = " " * (label_width - cell_width(row.label) + sum_width - cell_width(row.sum_text))
        indent = f"  {row.label}  {gap}"
        if row.remark:
            yield Paragraph(row.remark, f"{indent}{row.sum_text}  ", "    ")
        else:
            yield Paragraph(row.sum_text, indent, "    ")
