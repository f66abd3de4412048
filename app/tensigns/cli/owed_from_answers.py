"""Note the invoices, payments, promises, terms and rates of an answers file."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec.structs import replace

from tensigns.cli.answers_source import read_source
from tensigns.clock import now
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.money import InvoiceDetails
from tensigns.core.money.invoices import Invoice, Payment
from tensigns.core.money.rates import Rate
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.journal import Journal, require_within_limits
from tensigns.library.library import Library
from tensigns.library.rates import RATE_KEYS, RateFile, read_rate
from tensigns.library.table_reader import TableReader
from tensigns.prompts.form import Form, FormField
from tensigns.prompts.form_file import read_form_values
from tensigns.prompts.owed_forms import (
    invoice_form,
    payment_form,
    promise_form,
    resolve_invoice,
    terms_form,
)
from tensigns.session import owed
from tensigns.session.owed import load_money
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, add_surplus_marks

_COMMA_PERCENT = re.compile(r"[0-9]{1,3},[0-9]{1,4}", re.ASCII)
"""A percentage with a decimal comma. Percentages have no thousands marks."""

_KEYS = ("invoice", "payment", "promise", "rate", "terms")


class _OwedAnswers(NamedTuple):
    """The checked contents of an answers file.

    An entry refers to an invoice by the id, or to a new invoice by the number.
    """

    terms: Entry | None
    invoices: tuple[Entry, ...]
    others: tuple[Entry, ...]
    rates: tuple[Rate, ...]


def note_from_answers(library: Library, client: Client, path: str) -> None:
    """Note everything that an answers file says.

    If the file has faults, raise :class:`BadInput` with them and write nothing. Payments and
    promises are checked only if the rest of the file has no faults. If another process notes the
    same invoice meanwhile, raise :class:`BadInput` too; in this case the rates are written.
    """
    source = read_source(path)
    noted = now()
    table = toml.parse(*source)
    answers = _Reader(library, client, noted).read(table, source.name)
    journal = library.journal(client)
    for entry in (*answers.invoices, *answers.others, *filter(None, [answers.terms])):
        require_within_limits(entry)
    if answers.rates:
        RateFile(library.root).add(answers.rates)
    with journal.all_or_none():
        # Checked again under the lock: another process may have noted the same invoice by now.
        _append(journal, _Reader(library, client, noted).read(table, source.name))


def _append(journal: Journal, answers: _OwedAnswers) -> None:
    """Write the entries. Payments and promises get the ids of the new invoices."""
    if answers.terms is not None:
        journal.append(answers.terms)
    ids_by_number: dict[str, str] = {}
    for entry in answers.invoices:
        written = journal.append(entry)
        if isinstance(written.details, InvoiceDetails):
            ids_by_number[written.details.number] = written.id
    for entry in answers.others:
        invoice_id = ids_by_number.get(str(entry.of), str(entry.of))
        journal.append(replace(entry, details=replace(entry.details, of=invoice_id)))


class _Reader:
    """Reads the tables of an answers file, and adds every fault with its location."""

    def __init__(self, library: Library, client: Client, noted: datetime) -> None:
        self._money = load_money(library, client, noted)
        self._noted = noted
        self._invoices = {invoice.id: invoice for invoice in self._money.invoices}

    def read(self, table: toml.Table, file_label: str) -> _OwedAnswers:
        faults = FaultList(file_label)
        reader = TableReader(table, faults)
        reader.refuse_unknown_keys(_KEYS)
        add_surplus_marks(table, faults)
        if not table:
            faults.add_for_file(_("there is nothing in it"))
        rates = tuple(map(_read_rate, reader.read_tables("rate")))
        terms = self._read_terms(reader) if "terms" in table else None
        invoices = [self._read_invoice(item) for item in reader.read_tables("invoice")]
        faults.raise_if_any()
        others = [
            *(self._read_payment(item) for item in reader.read_tables("payment")),
            *(self._read_promise(item) for item in reader.read_tables("promise")),
        ]
        faults.raise_if_any()
        return _OwedAnswers(
            terms, tuple(filter(None, invoices)), tuple(filter(None, others)), rates
        )

    @property
    def _today(self) -> date:
        return self._noted.date()

    def _read_terms(self, reader: TableReader) -> Entry:
        values = read_form_values(terms_form(self._money.terms), reader.read_table("terms"))
        return owed.terms_entry(values, self._money.terms, self._noted)

    def _read_invoice(self, reader: TableReader) -> Entry | None:
        old = self._corrected_invoice(reader)
        form = invoice_form(self._today, self._money.common_currency, old)
        values = _read_values(form, reader, keeps_defaults=old is not None)
        if values is None:
            return None
        try:
            details = owed.invoice_details(values)
            old_id = old.id if old else None
            owed.require_new_number(details.number, [*self._invoices.values()], old_id)
        except BadInput as error:
            reader.faults.add(reader.path, str(error))
            return None
        self._remember(details, old)
        return owed.invoice_entry(details, self._noted, old_id)

    def _corrected_invoice(self, reader: TableReader) -> Invoice | None:
        text = reader.read_line("corrects")
        if text is None:
            return None
        try:
            return resolve_invoice(text, self._money.invoices)
        except BadInput as error:
            reader.faults.add(reader.location("corrects"), str(error))
            return None

    def _remember(self, details: InvoiceDetails, old: Invoice | None) -> None:
        """Remember an invoice of the file, so that its payments can be checked."""
        invoice_id = old.id if old else details.number
        self._invoices[invoice_id] = Invoice(
            id=invoice_id,
            number=details.number,
            issued=details.issued,
            due=details.due,
            amount=details.amount,
            currency=details.currency,
            payments=old.payments if old else (),
        )

    def _read_payment(self, reader: TableReader) -> Entry | None:
        values = _read_values(payment_form(self._today, [*self._invoices.values()]), reader)
        if values is None:
            return None
        invoice: Invoice = self._invoices[values["of"].id]
        day = values["on"] or self._today
        try:
            amount = owed.payment_amount(values["amount"], invoice)
        except BadInput as error:
            reader.faults.add(reader.path, str(error))
            return None
        payments = (*invoice.payments, Payment(day, amount))
        self._invoices[invoice.id] = replace(invoice, payments=payments)
        return owed.payment_entry(invoice.id, amount, day, self._noted)

    def _read_promise(self, reader: TableReader) -> Entry | None:
        values = _read_values(promise_form(self._today, [*self._invoices.values()]), reader)
        if values is None:
            return None
        return owed.promise_entry(values["of"].id, values["by"], self._noted)


def _read_values(
    form: Form, reader: TableReader, *, keeps_defaults: bool = False
) -> Mapping[str, Any] | None:
    """Return the values of a form from a table; None if the table has faults.

    With ``keeps_defaults``, a field that the table does not have keeps its default.
    """
    fault_count = reader.faults.lines.total
    table = {key: value for key, value in reader.table.items() if key != "corrects"}
    if keeps_defaults:
        table = {**_defaults(form.fields), **table}
    values = read_form_values(form, reader.with_table(table))
    return values if reader.faults.lines.total == fault_count else None


def _defaults(fields: tuple[FormField, ...]) -> dict[str, str]:
    return {field.id: field.default for field in fields if field.default}


def _read_rate(reader: TableReader) -> Rate:
    reader.refuse_unknown_keys(RATE_KEYS)
    percent = reader.table.get("percent")
    if isinstance(percent, str) and _COMMA_PERCENT.fullmatch(percent):
        # Amounts in the same file can have a decimal comma too.
        reader = reader.with_table({**reader.table, "percent": percent.replace(",", ".")})
    return read_rate(reader)
