"""The own fields of plans, ticks, invoices, payments, promises and terms in files."""

from datetime import date
from decimal import Decimal

import pytest

from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import (
    Notice,
    PlanDetails,
    PlanStep,
    StandingDetails,
    TickDetails,
)
from tensigns.core.journal.money import (
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.library.entry_codec import decode_entry, encode_entry
from tensigns.library.entry_names import EntryName
from tests.library.sample import faults_of

ID = "20261123T101530Z-e7f3"
INVOICE_LINES = """\
number = "2026-014"
issued = 2026-09-01
due = 2026-10-01
amount = "1200.50"
currency = "EUR"
"""
INVOICE = InvoiceDetails(
    number="2026-014",
    issued=date(2026, 9, 1),
    due=date(2026, 10, 1),
    amount=Decimal("1200.50"),
    currency="EUR",
)
PLAN_LINES = """\
contract = "open-ended"
notice = "1 month"
theirs = "access to the shop"
manner = "decent"
ends = 2026-12-24
[[steps]]
id = "announce"
text = "Call, then send the letter"
on = 2026-11-24
"""
PLAN = PlanDetails(
    contract="open-ended",
    notice=Notice(1, "months"),
    theirs="access to the shop",
    manner="decent",
    ends=date(2026, 12, 24),
    steps=(PlanStep("announce", "Call, then send the letter", date(2026, 11, 24)),),
)


def file_of(own_lines: str) -> bytes:
    head = "format = 1\nkind = 'x'\nnoted = 2026-11-23 11:15:30+01:00\non = 2026-11-20\n"
    return f"{head}{own_lines}\n[end]\n".encode()


def decoded(kind: str, own_lines: str) -> Entry:
    return decode_entry(file_of(own_lines), EntryName(ID, kind), "file")


@pytest.mark.parametrize(
    ("kind", "own_lines", "details"),
    [
        ("invoice", INVOICE_LINES, INVOICE),
        ("payment", f"of = '{ID}'\namount = '200'", PaymentDetails(ID, Decimal(200))),
        ("promise", f"of = '{ID}'\nby = 2026-12-01", PromiseDetails(ID, date(2026, 12, 1))),
        ("terms", "", TermsDetails()),
        (
            "terms",
            "rule = 'nl'\nprivate = false\nlanguage = 'nl'\naddress = 'u'",
            TermsDetails(rule="nl", private=False, language="nl", address="u"),
        ),
        ("plan", "", PlanDetails()),
        ("plan", PLAN_LINES, PLAN),
        ("tick", f"of = '{ID}/announce'\ndone = true", TickDetails(f"{ID}/announce", done=True)),
        ("left", "", StandingDetails()),
        ("returned", "", StandingDetails()),
    ],
)
def test_the_fields_of_a_kind_are_read_and_written(
    kind: str, own_lines: str, details: Details
) -> None:
    entry = decoded(kind, own_lines)
    assert entry.details == details
    assert decode_entry(encode_entry(entry), EntryName(ID, kind), "file") == entry


@pytest.mark.parametrize(
    ("kind", "own_lines", "keys"),
    [
        ("invoice", "", ["number", "issued", "due", "amount", "currency"]),
        ("invoice", INVOICE_LINES.replace('"1200.50"', "1200.50"), ["amount"]),
        ("invoice", INVOICE_LINES.replace("1200.50", "1.200,50"), ["amount"]),
        ("invoice", INVOICE_LINES.replace("1200.50", "0"), ["amount"]),
        ("invoice", INVOICE_LINES.replace("EUR", "euro"), ["currency"]),
        ("invoice", INVOICE_LINES.replace("EUR", ""), ["currency"]),
        ("invoice", INVOICE_LINES.replace("2026-10-01", "2026-08-01"), ["due"]),
        ("payment", "", ["of", "amount"]),
        ("promise", "", ["of", "by"]),
        ("terms", "rule = 'de'\naddress = 'jij'\nlanguage = 'fr'", ["rule", "language", "address"]),
        ("terms", "private = 'no'", ["private"]),
        ("plan", "contract = 'oral'\nnotice = 'soon'", ["contract", "notice"]),
        ("plan", PLAN_LINES + "[[steps]]\nid = 'announce'\ntext = ''\non = 2026-11-24", ["steps"]),
        ("tick", "", ["done", "of"]),
    ],
)
def test_a_wrong_field_is_named(kind: str, own_lines: str, keys: list[str]) -> None:
    faults = faults_of(lambda: decoded(kind, own_lines))
    assert [line.split(": ")[1] for line in faults] == keys


@pytest.mark.parametrize("kind", ["invoice", "plan", "left"])
def test_unknown_keys_are_kept(kind: str) -> None:
    lines = {"invoice": INVOICE_LINES, "plan": PLAN_LINES, "left": ""}[kind]
    entry = decoded(kind, f"mood = 'grim'\n{lines}")
    assert entry.unknown_keys == {"mood": "grim"}
    assert decode_entry(encode_entry(entry), EntryName(ID, kind), "file") == entry
