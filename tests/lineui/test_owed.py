"""What a client owes in plain lines: shown, noted, refused and asked again."""

from datetime import date
from decimal import Decimal

import pytest

from tensigns.environment.settings import Sender
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.owed import LineMoney
from tensigns.report.client_money import ClientMoney
from tensigns.session.owed import load_money
from tests.library.sample import NOW
from tests.lineui.memory_console import clock, hold, output_of, typed_console

INVOICE = ["1", "2026-014", "€ 1.200,50", "2026-08-01", "2026-08-31", "n"]
LEAVE = "q"


@pytest.fixture
def client(library: Library) -> Client:
    return library.add("Globex", NOW)


def money_of(library: Library, client: Client) -> ClientMoney:
    return load_money(library, client, NOW)


def test_an_invoice_is_noted_and_shown(library: Library, client: Client) -> None:
    output = hold(LineMoney, library, client, *INVOICE, LEAVE)
    assert "No invoice is noted yet." in output
    assert "Nothing is open." not in output
    assert "2026-014: €1,200.50, due 31 August 2026, 84 days late" in output
    (invoice,) = money_of(library, client).invoices
    assert (invoice.amount, invoice.currency) == (Decimal("1200.50"), "EUR")


def test_an_unclear_amount_is_asked_again(library: Library, client: Client) -> None:
    lines = ["1", "2026-014", "1.200", "1200", "eur", "1 aug", "31 aug", ""]
    output = hold(LineMoney, library, client, *lines, LEAVE)
    assert "Do you mean 1200? Then write 1200" in " ".join(output.split())
    (invoice,) = money_of(library, client).invoices
    assert (invoice.amount, invoice.due) == (Decimal(1200), date(2026, 8, 31))


def test_the_currency_is_asked_for_until_there_is_one(library: Library, client: Client) -> None:
    lines = ["1", "2026-014", "5", "", "eur", "2026-08-31", "2026-08-31", "n"]
    output = hold(LineMoney, library, client, *lines, LEAVE)
    assert "In which currency? (EUR, GBP or another code)" in output
    assert "Something is needed here" in output
    (invoice,) = money_of(library, client).invoices
    assert invoice.currency == "EUR"


def test_without_a_due_date_an_invoice_is_due_after_thirty_days(
    library: Library, client: Client
) -> None:
    output = hold(LineMoney, library, client, "1", "2026-014", "€ 5", "2026-08-01", "", "n", LEAVE)
    assert "Enter: 30 days after the invoice" in " ".join(output.split())
    (invoice,) = money_of(library, client).invoices
    assert invoice.due == date(2026, 8, 31)


def test_a_due_date_can_be_a_term_after_the_day_of_the_invoice(
    library: Library, client: Client
) -> None:
    lines = ["1", "2026-014", "€ 5", "2026-08-01", "14 days", "n"]
    hold(LineMoney, library, client, *lines, LEAVE)
    (invoice,) = money_of(library, client).invoices
    assert invoice.due == date(2026, 8, 15)


def test_what_does_not_go_together_is_asked_again(library: Library, client: Client) -> None:
    lines = ["1", "2026-014", "€ 5", "2026-08-31", "2026-08-01", "n"]
    output = hold(LineMoney, library, client, *lines, *INVOICE[1:], LEAVE)
    assert "is before the day of the invoice" in " ".join(output.split())
    (invoice,) = money_of(library, client).invoices
    assert invoice.due == date(2026, 8, 31)


def test_payments_promises_and_disputes_are_noted(library: Library, client: Client) -> None:
    hold(LineMoney, library, client, *INVOICE, LEAVE)
    output = hold(
        *(LineMoney, library, client),
        *("2", "", "200", "2026-09-10"),
        *("3", "", "2026-12-01"),
        *("4", "", "", "", "", "", "y"),
        LEAVE,
    )
    assert "€1,000.50 of €1,200.50" in output
    assert "disputed, promised for 1 December 2026" in " ".join(output.split())
    (invoice,) = money_of(library, client).invoices
    assert invoice.disputed
    assert invoice.amount == Decimal("1200.50")


def test_what_a_reminder_leaves_out_is_said_before_it(library: Library, client: Client) -> None:
    hold(LineMoney, library, client, *INVOICE, "3", "", "2026-12-05", LEAVE)
    output = hold(LineMoney, library, client, "6", "2", *[""] * 3, LEAVE)
    words = " ".join(output.split())
    sentences = [
        "If you skip these two questions, the reminder asks for the amounts alone",
        "Which rule holds",
        "payment was promised for 5 December 2026",
        "No interest and no costs are drafted, because it is not noted which rule holds",
        "Dear Globex",
        "Kept as",
    ]
    positions = [words.index(sentence) for sentence in sentences]
    assert positions == sorted(positions)


def test_a_promise_that_was_broken_is_noted(library: Library, client: Client) -> None:
    output = hold(LineMoney, library, client, *INVOICE, "3", "", "20 November", LEAVE)
    assert "promised for 20 November 2026, not kept" in " ".join(output.split())


def test_the_numbers_of_the_open_invoices_are_named(library: Library, client: Client) -> None:
    second = ["1", "2026-021", "€ 80", "2026-08-01", "2026-08-31", "n"]
    lines = ["2", "2026-021", "80", ""]
    output = hold(LineMoney, library, client, *INVOICE, *second, *lines, LEAVE)
    assert "Of which invoice? (2026-014 or 2026-021" in " ".join(output.split())


def test_a_paid_invoice_is_counted(library: Library, client: Client) -> None:
    output = hold(LineMoney, library, client, *INVOICE, "2", "", "1200,50", "", LEAVE)
    assert output.count("Nothing is open.") == 1
    assert "One invoice is paid." in output


def test_the_rule_and_then_the_missing_rates_are_asked_once(
    library: Library, client: Client
) -> None:
    hold(LineMoney, library, client, *INVOICE, LEAVE)
    console = typed_console(["1", "n", "2", "1", "10.15", "a page"])
    money = LineMoney(console, library, client, clock, Sender()).ask_terms()
    assert (money.terms.rule, money.terms.private, money.terms.language) == ("nl", False, "nl")
    (demand,) = money.demands()
    assert demand.interest > 0
    again = typed_console([])
    assert LineMoney(again, library, client, clock, Sender()).ask_terms() == money
    assert output_of(again) == ""


def test_where_a_mistyped_rate_is_corrected_is_said_and_true(
    library: Library, client: Client
) -> None:
    hold(LineMoney, library, client, *INVOICE, LEAVE)
    console = typed_console(["1", "n", "2", "1", "10.15", "a page"])
    LineMoney(console, library, client, clock, Sender()).ask_terms()
    output = hold(LineMoney, library, client, LEAVE)
    assert "correct it in rates.toml in the data folder" in " ".join(output.split())
    path = library.root / "rates.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("10.15", "11.15"), encoding="utf-8")
    assert [rate.percent for rate in money_of(library, client).rates] == [Decimal("11.15")]


def test_a_rate_can_be_skipped(library: Library, client: Client) -> None:
    hold(LineMoney, library, client, *INVOICE, LEAVE)
    money = LineMoney(
        typed_console(["3", "n", "1", ""]), library, client, clock, Sender()
    ).ask_terms()
    assert money.terms.rule == "uk"
    assert money.demands()[0].missing_rates


def test_a_reminder_is_drafted_after_the_rule_was_asked(library: Library, client: Client) -> None:
    hold(LineMoney, library, client, *INVOICE, LEAVE)
    output = hold(LineMoney, library, client, "6", "2", "1", "n", "1", "10.15", "a page", LEAVE)
    assert "interest up to 23 November 2026" in " ".join(output.split())
    assert "This is a draft." in output
    (path,) = (library.root / "clients" / client.slug).glob("documents/*-reminder.md")
    assert f"\nKept as:\n{path}\n" in output


@pytest.mark.parametrize("answered", range(1, 6))
def test_a_form_that_is_left_leads_back_to_what_is_owed(
    answered: int, library: Library, client: Client
) -> None:
    output = hold(LineMoney, library, client, *INVOICE[:answered], "q", LEAVE)
    assert "You left; this was not saved.\n" in output
    assert output.count("What do you want to note?") == 2
    assert library.entry_names(client) == ()


def test_a_reminder_that_is_left_is_not_drafted(library: Library, client: Client) -> None:
    hold(LineMoney, library, client, *INVOICE, LEAVE)
    output = hold(LineMoney, library, client, "6", "2", "q", LEAVE)
    assert "You left; this was not saved.\n" in output
    assert "Kept as" not in output
    assert output.count("What do you want to note?") == 2
