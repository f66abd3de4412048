"""``tensigns owed``: answers files, what is printed, and reminders."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tensigns.clock import now
from tensigns.core.journal.money import InvoiceDetails
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.library.rates import RateFile
from tests.cli.conftest import Commands
from tests.file_modes import PRIVATE_FILE
from tests.hostile_texts import PAYLOADS, is_clean
from tests.library.journal_sample import append, other
from tests.library.sample import NOW, unchanged

INVOICES = """\
[[invoice]]
number = "2026-014"
issued = 2026-05-01
due = 2026-05-31
amount = "1200.50"
currency = "EUR"

[[invoice]]
number = "2026-020"
issued = 2026-06-01
due = 2026-06-30
amount = "1.800,00"
currency = "euro"
"""
TERMS = """\
[terms]
rule = "nl"
private = false
language = "en"
"""
RATE = """\
[[rate]]
rule = "nl"
percent = "10"
from = 2026-01-01
until = 2900-12-31
source = "a page"
looked_up = 2026-11-26
"""


@pytest.fixture
def globex(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def note(tensigns: Commands, text: str) -> None:
    tensigns.ok("owed", "globex", "--answers", "-", stdin=text)


def owed(tensigns: Commands) -> Any:
    return tensigns.json("owed", "globex")


@pytest.mark.usefixtures("globex")
def test_an_answers_file_is_noted_as_a_whole(tensigns: Commands, library: Library) -> None:
    payment = '[[payment]]\nof = "2026-014"\namount = "200"\non = 2026-06-15\n'
    by = (now() + timedelta(days=9)).date().isoformat()
    promise = f'[[promise]]\nof = "2026-014"\nby = {by}\n'
    note(tensigns, INVOICES + payment + promise + TERMS + RATE)
    document = owed(tensigns)
    assert document["terms"] == {"rule": "nl", "private": False, "language": "en", "address": None}
    first, second = document["invoices"]
    assert (first["number"], first["amount"], first["balance"]) == (
        "2026-014",
        "1200.50",
        "1000.50",
    )
    assert first["payments"] == [{"on": "2026-06-15", "amount": "200.00"}]
    assert first["promised"] == by
    assert (second["amount"], second["currency"], second["disputed"]) == ("1800.00", "EUR", False)
    (demand,) = document["demands"]
    assert (demand["principal"], demand["costs"]) == ("2800.50", "405.05")
    parts = [part for invoice in demand["invoices"] for part in invoice["parts"]]
    assert sum(Decimal(part["amount"]) for part in parts) == Decimal(demand["interest"])
    assert Decimal(demand["total"]) == sum(
        Decimal(demand[key]) for key in ("principal", "interest", "costs")
    )
    assert check_library(library).faults == ()


@pytest.mark.usefixtures("globex")
def test_a_correction_keeps_what_it_does_not_say(tensigns: Commands) -> None:
    note(tensigns, INVOICES)
    note(tensigns, '[[invoice]]\ncorrects = "2026-014"\ndisputed = true\n')
    first, second = owed(tensigns)["invoices"]
    assert (first["number"], first["amount"], first["due"], first["disputed"]) == (
        *("2026-014", "1200.50", "2026-05-31"),
        True,
    )
    assert not second["disputed"]


@pytest.mark.usefixtures("globex")
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[invoice]]\nnumber = '1'", "invoice.1.amount: this is missing"),
        (INVOICES.replace('"1200.50"', '"1.200"'), "invoice.1.amount: Do you mean 1200?"),
        (INVOICES.replace('"1200.50"', '"1200.505"'), "invoice.1: 1200.505 has more decimals"),
        (INVOICES.replace('"EUR"', '"GUILDER"'), "invoice.1.currency: “GUILDER”"),
        (INVOICES.replace("2026-05-31", "2026-04-01"), "invoice.1: 1 April 2026, the due date"),
        (INVOICES.replace("2026-020", "2026-014"), "invoice.2: 2026-014 is the number of another"),
        (INVOICES.replace("due = 2026-05-31", 'due = "03/04"'), "invoice.1.due: “03/04” can be"),
        (INVOICES + "[[payment]]\nof = '9'\namount = '5'", "payment.1.of: “9” is the number of no"),
        (INVOICES + "[[payment]]\nof = '2026-014'\namount = '1201'", "payment.1: €1,201"),
        (
            INVOICES + "[[payment]]\nof = '2026-014'\namount = '£5'",
            "payment.1: GBP is not the currency",
        ),
        (INVOICES + "[[promise]]\nof = '2026-014'\nby = 2020-01-01", "promise.1.by: “2020-01-01”"),
        ("[[rate]]\nrule = 'nl'", "rate.1.percent: this is missing"),
        (RATE + "mood = 1", "rate.1.mood: “mood” is not known here"),
        ("[terms]\nrule = 'us'", "terms.rule: “us” is no option"),
        ("", "there is nothing in it"),
        ("[[bill]]\nnumber = '1'", "bill: “bill” is not known here"),
    ],
)
def test_a_fault_is_named_and_nothing_is_noted(
    tensigns: Commands, library: Library, text: str, named: str
) -> None:
    with unchanged(library.root):
        error = tensigns.error_of("owed", "globex", "--answers", "-", stdin=text)
        assert f"Standard input: {named}" in error


@pytest.mark.usefixtures("globex")
def test_without_a_terminal_the_answers_file_is_named(tensigns: Commands) -> None:
    assert "--answers FILE" in tensigns.error_of("owed", "globex")
    assert owed(tensigns)["invoices"] == []


@pytest.mark.usefixtures("globex")
def test_what_is_owed_is_printed_by_age(tensigns: Commands) -> None:
    output = tensigns.ok("owed", "globex", "--answers", "-", stdin=INVOICES)
    assert "More than 90 days late  €3,000.50  2 invoices" in output
    assert "2026-014: €1,200.50, due 31 May 2026" in output


@pytest.mark.usefixtures("globex")
@pytest.mark.parametrize("tone", ["friendly", "firm", "last"])
def test_a_reminder_is_drafted_kept_and_lists_its_open_places(
    tensigns: Commands, library: Library, globex: Client, tone: str
) -> None:
    note(tensigns, INVOICES + TERMS + RATE)
    result = tensigns("owed", "globex", "--remind", tone)
    assert result.exit_code == 0
    heading, _, body = result.stdout.partition("\n\n")
    assert heading.splitlines() == [
        "> This is a draft. Fill in what stands in square brackets:",
        "> your name",
        "> your town",
    ]
    documents = Documents(library, globex)
    newest = documents.newest("reminder")
    assert newest is not None
    assert documents.load(newest) == body
    assert str(documents.path_of(newest)) in result.stderr
    has_sums = tone != "friendly"
    assert ("425.05" in body) == has_sums
    assert ("no legal advice" in result.stderr) == has_sums
    assert "3,000.50" in body


@pytest.mark.usefixtures("globex")
def test_the_sender_in_the_settings_closes_the_open_places(
    tensigns: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    settings = tmp_path / "config" / "tensigns" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[sender]\nname = "Sam [b] de *Vries*"\nplace = "Rotterdam"\n')
    note(tensigns, INVOICES)
    body = tensigns.ok("owed", "globex", "--remind", "friendly")
    assert body.startswith("Sam \\[b\\] de \\*Vries\\*\n\nRotterdam, ")


@pytest.mark.usefixtures("globex")
def test_a_firm_reminder_needs_the_rule_once(tensigns: Commands) -> None:
    note(tensigns, INVOICES)
    assert "[terms]" in tensigns.error_of("owed", "globex", "--remind", "firm")
    note(tensigns, TERMS)
    tensigns.ok("owed", "globex", "--remind", "firm")


@pytest.mark.usefixtures("globex")
def test_a_missing_rate_is_an_open_place(tensigns: Commands) -> None:
    note(tensigns, INVOICES + TERMS)
    document = tensigns.json("owed", "globex", "--remind", "last")
    assert "the interest; the rate is missing" in document["reminder"]["open"]
    assert document["demands"][0]["missing_rates"][0] == {
        "from": "2026-01-01",
        "until": "2026-06-30",
    }


@pytest.mark.usefixtures("globex")
def test_a_private_buyer_gets_the_principal_alone_and_it_is_said_why(tensigns: Commands) -> None:
    note(tensigns, INVOICES + TERMS.replace("false", "true") + RATE)
    result = tensigns("owed", "globex", "--remind", "last")
    assert "private buyer" in result.stderr
    assert "art. 6:96(6) BW, as known on 26 November 2026" in result.stderr
    assert "Interest" not in result.stdout
    assert "Together: **€3,000.50**" in result.stdout


@pytest.mark.usefixtures("globex")
def test_nothing_late_means_no_reminder(tensigns: Commands) -> None:
    assert "no invoice is noted" in tensigns.error_of("owed", "globex", "--remind", "friendly")


@pytest.mark.usefixtures("globex")
def test_a_reminder_goes_into_a_private_file(tensigns: Commands, tmp_path: Path) -> None:
    note(tensigns, INVOICES)
    path = tmp_path / "reminder.md"
    args = ("owed", "globex", "--remind", "friendly", "-o", str(path))
    assert tensigns.ok(*args) == ""
    assert path.stat().st_mode & 0o777 == PRIVATE_FILE
    assert "--force" in tensigns.error_of(*args)
    tensigns.ok(*args, "--force")


@pytest.mark.usefixtures("globex")
def test_the_ending_of_the_file_gives_the_format_of_a_reminder(
    tensigns: Commands, tmp_path: Path
) -> None:
    note(tensigns, INVOICES)
    for name, beginning in (("a.html", "<!DOCTYPE html>"), ("a.txt", "This is"), ("a.md", "> ")):
        path = tmp_path / name
        tensigns.ok("owed", "globex", "--remind", "friendly", "-o", str(path))
        assert path.read_text().startswith(beginning)
    assert "**" not in (tmp_path / "a.txt").read_text()
    pdf = tmp_path / "a.pdf"
    assert "ends in .pdf" in tensigns.error_of(
        "owed", "globex", "--remind", "friendly", "-o", str(pdf)
    )
    assert not pdf.exists()


@pytest.mark.usefixtures("globex")
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_numbers_are_printed_clean(tensigns: Commands, payload: str) -> None:
    text = INVOICES.replace('"2026-014"', f"'''{payload}'''")
    result = tensigns("owed", "globex", "--answers", "-", stdin=text)
    assert is_clean(result.output)
    if result.exit_code == 0:
        assert is_clean(tensigns.ok("owed", "globex", "--remind", "friendly"))


def test_an_invoice_that_another_process_noted_meanwhile_is_not_noted_twice(
    tensigns: Commands, library: Library, globex: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    invoice = InvoiceDetails(
        number="2026-014",
        issued=NOW.date(),
        due=NOW.date(),
        amount=Decimal(1),
        currency="EUR",
    )
    monkeypatch.setattr(
        RateFile, "add", lambda *_args: append(library, globex, other("invoice", invoice))
    )
    error = tensigns.error_of("owed", "globex", "--answers", "-", stdin=INVOICES + RATE)
    assert "2026-014 is the number of another invoice" in error
    assert [number["number"] for number in owed(tensigns)["invoices"]] == ["2026-014"]


@pytest.mark.usefixtures("globex")
def test_a_reminder_before_a_promised_day_is_remarked_upon(tensigns: Commands) -> None:
    by = (now() + timedelta(days=9)).date().isoformat()
    note(tensigns, f'{INVOICES}{TERMS}[[promise]]\nof = "2026-014"\nby = {by}\n')
    result = tensigns("owed", "globex", "--remind", "friendly")
    assert "Invoice 2026-014: payment was promised for" in result.stderr
    assert "promised" not in result.stdout


@pytest.mark.usefixtures("globex")
def test_what_is_disputed_is_in_no_sum_and_apart_in_json(tensigns: Commands) -> None:
    note(tensigns, INVOICES.replace('currency = "euro"', 'currency = "EUR"\ndisputed = true'))
    (demand,) = owed(tensigns)["demands"]
    assert (demand["principal"], len(demand["invoices"])) == ("1200.50", 1)
    assert [claim["principal"] for claim in demand["disputed"]] == ["1800.00"]
    friendly = tensigns("owed", "globex", "--remind", "friendly")
    assert "disputes it in good faith: 2026-020." in friendly.stderr
    assert "Together" not in friendly.stdout
    assert "Please pay €1,200.50 by" in friendly.stdout


@pytest.mark.usefixtures("globex")
def test_a_percentage_may_have_a_decimal_comma(tensigns: Commands, library: Library) -> None:
    note(tensigns, RATE.replace('"10"', '"10,15"'))
    (rate,) = RateFile(library.root).load()
    assert rate.percent == Decimal("10.15")
    assert "rate.1.percent" in tensigns.error_of(
        "owed", "globex", "--answers", "-", stdin=RATE.replace('"10"', '"1.010,15"')
    )
