"""What a client owes, as a JSON document."""

from typing import Any

from tensigns.core.money.demand import Demand, InvoiceDemand
from tensigns.core.money.invoices import Invoice, age_group, age_totals
from tensigns.core.money.rates import DaySpan, PaymentRule
from tensigns.library.table_reader import decimal_text
from tensigns.report.client_money import ClientMoney
from tensigns.report.figure_sources import COSTS_SOURCES


def owed_document(money: ClientMoney) -> dict[str, Any]:
    """Return the invoices with their payments, the totals by age, and what can be demanded.

    Amounts are decimals as texts. Days are ISO dates.
    """
    terms = money.terms
    return {
        "client": money.client.name,
        "slug": money.client.slug,
        "day": money.day.isoformat(),
        "terms": {
            "rule": terms.rule,
            "private": terms.private,
            "language": terms.language,
            "address": terms.address,
        },
        "invoices": [_invoice_document(invoice, money) for invoice in money.invoices],
        "ages": {
            currency: {
                total.group: decimal_text(total.total)
                for total in age_totals(money.open_in(currency), money.day)
            }
            for currency in money.currencies
        },
        "demands": [_demand_document(demand, terms.rule) for demand in money.demands()],
    }


def _invoice_document(invoice: Invoice, money: ClientMoney) -> dict[str, Any]:
    balance = invoice.balance_after(money.day)
    return {
        "id": invoice.id,
        "number": invoice.number,
        "issued": invoice.issued.isoformat(),
        "due": invoice.due.isoformat(),
        "amount": decimal_text(invoice.amount),
        "currency": invoice.currency,
        "disputed": invoice.disputed,
        "payments": [
            {"on": payment.day.isoformat(), "amount": decimal_text(payment.amount)}
            for payment in invoice.payments
        ],
        "promised": invoice.promised.isoformat() if invoice.promised else None,
        "balance": decimal_text(balance),
        "days_late": max(invoice.days_late(money.day), 0) if balance else 0,
        "age": age_group(invoice, money.day) if balance else None,
    }


def _demand_document(demand: Demand, rule: PaymentRule | None) -> dict[str, Any]:
    source = COSTS_SOURCES.get(rule) if rule and demand.costs else None
    return {
        "currency": demand.currency,
        "principal": decimal_text(demand.principal),
        "interest": decimal_text(demand.interest),
        "costs": decimal_text(demand.costs),
        "total": decimal_text(demand.total),
        "at_least": demand.is_minimum,
        "missing_rates": [_span_document(span) for span in demand.missing_rates],
        "costs_source": (
            {"source": source.title, "looked_up": source.looked_up.isoformat()} if source else None
        ),
        "invoices": [_claim_document(claim) for claim in demand.invoices],
        "disputed": [_claim_document(claim) for claim in demand.disputed],
    }


def _claim_document(claim: InvoiceDemand) -> dict[str, Any]:
    return {
        "id": claim.invoice.id,
        "days_late": claim.days_late,
        "principal": decimal_text(claim.principal),
        "interest": decimal_text(claim.interest.amount),
        "fixed_sum": decimal_text(claim.fixed_sum),
        "refusal": claim.refusal,
        "parts": [
            {
                **_span_document(part.span),
                "days": part.span.days,
                "principal": decimal_text(part.principal),
                "percent": decimal_text(part.rate.percent),
                "amount": decimal_text(part.amount),
            }
            for part in claim.interest.parts
        ],
    }


def _span_document(span: DaySpan) -> dict[str, str]:
    return {"from": span.first.isoformat(), "until": span.last.isoformat()}
