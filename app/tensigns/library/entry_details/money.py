"""The own fields of invoices, payments, promises and terms, in files."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import get_args

from tensigns.core.journal.money import (
    Address,
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.money.rates import RULES
from tensigns.language import LANGUAGES
from tensigns.language import gettext as _
from tensigns.library.entry_details.codec import DetailsCodec, LimitedText
from tensigns.library.table_reader import TableReader, decimal_text
from tensigns.storage.file_faults import quote_value
from tensigns.storage.toml import Table
from tensigns.text.clean import NAME_LIMIT

_ADDRESSES: tuple[Address, ...] = get_args(Address)
_CURRENCY = re.compile(r"[A-Z]{3}")


def _read_invoice(reader: TableReader) -> InvoiceDetails:
    reader.require("number")
    issued = reader.read_date("issued") or date.min
    due = reader.read_date("due") or date.min
    if due < issued:
        reader.faults.add(reader.location("due"), _("this is before the day of the invoice"))
    return InvoiceDetails(
        number=reader.read_line("number") or "",
        issued=issued,
        due=due,
        amount=_read_amount(reader),
        currency=_read_currency(reader),
        disputed=reader.read_flag("disputed"),
    )


def _read_amount(reader: TableReader) -> Decimal:
    reader.require("amount")
    amount = reader.read_decimal("amount")
    if amount == 0:
        reader.faults.add(reader.location("amount"), _("this must be above zero"))
    return amount or Decimal(1)


def _read_currency(reader: TableReader) -> str:
    currency = reader.read_text("currency")
    if isinstance(reader.table.get("currency"), str) and not _CURRENCY.fullmatch(currency):
        message = _("{value} is not the code of a currency, such as EUR")
        reader.faults.add(reader.location("currency"), message.format(value=quote_value(currency)))
    return currency


def _invoice_table(details: InvoiceDetails) -> Table:
    return {
        "number": details.number,
        "issued": details.issued,
        "due": details.due,
        "amount": decimal_text(details.amount),
        "currency": details.currency,
        "disputed": details.disputed or None,
    }


def _invoice_texts(details: InvoiceDetails) -> Iterator[LimitedText]:
    yield LimitedText("number", details.number, NAME_LIMIT)


def _read_payment(reader: TableReader) -> PaymentDetails:
    return PaymentDetails(of=reader.read_text("of"), amount=_read_amount(reader))


def _payment_table(details: PaymentDetails) -> Table:
    return {"of": details.of, "amount": decimal_text(details.amount)}


def _read_promise(reader: TableReader) -> PromiseDetails:
    return PromiseDetails(of=reader.read_text("of"), by=reader.read_date("by") or date.min)


def _promise_table(details: PromiseDetails) -> Table:
    return {"of": details.of, "by": details.by}


def _read_terms(reader: TableReader) -> TermsDetails:
    return TermsDetails(
        rule=reader.read_choice("rule", RULES),
        private=reader.read_flag("private") if "private" in reader.table else None,
        language=reader.read_choice("language", LANGUAGES),
        address=reader.read_choice("address", _ADDRESSES),
    )


def _terms_table(details: TermsDetails) -> Table:
    return {
        "rule": details.rule,
        "private": details.private,
        "language": details.language,
        "address": details.address,
    }


INVOICE_CODEC = DetailsCodec(
    ("number", "issued", "due", "amount", "currency", "disputed"),
    _read_invoice,
    _invoice_table,
    _invoice_texts,
)
PAYMENT_CODEC = DetailsCodec(("of", "amount"), _read_payment, _payment_table, lambda _details: ())
PROMISE_CODEC = DetailsCodec(("of", "by"), _read_promise, _promise_table, lambda _details: ())
TERMS_CODEC = DetailsCodec(
    ("rule", "private", "language", "address"), _read_terms, _terms_table, lambda _details: ()
)
