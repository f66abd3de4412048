"""What ``tensigns talk`` asks: from now on, or by a day."""

from datetime import timedelta
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.library.library import Library
from tests.cli.conftest import LONG_AGO, Commands, record_sitting

TODAY = now().date()
BY = TODAY + timedelta(days=30)


def file_of(text: str) -> str:
    Path("a.toml").write_text(text, encoding="utf-8")
    return "a.toml"


def document(library: Library, kind: str) -> str:
    """Return the only sheet or mail for Hooli."""
    directory = library.root / "clients" / library.find("Hooli").slug / "documents"
    (path,) = directory.glob(f"*-{kind}.md")
    return path.read_text(encoding="utf-8")


def test_what_may_not_go_on_for_a_day_has_no_later_day(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(
        library,
        "Hooli",
        LONG_AGO,
        mental_abuse__remarks="repeated",
        slow_payment__late="often",
        legal_trouble__asked="yes",
    )
    answers = file_of(f'language = "en"\nby = {BY}\n')
    result = tensigns("talk", "hooli", "--answers", answers)
    assert "A legal risk belongs in writing" in result.stderr
    sheet, mail = document(library, "sheet"), document(library, "mail")
    assert "A legal risk belongs in writing" in sheet
    assert sheet.count("By when: at once") == 2
    now_part, later_part = mail.split("By ")
    assert "From now on:" in now_part
    assert "You ask me for nothing that is not allowed." in now_part
    assert "You make no belittling or insulting remarks" in now_part
    assert "You pay what is overdue" in later_part
    assert "[strike what was not agreed, and this line too]" in now_part


def test_only_what_can_be_paid_has_a_day_that_is_not_today(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(
        library,
        "Hooli",
        LONG_AGO,
        unreasonable_demands__beyond="weekly",
        invoice_disputes__disputes="more",
        played_off__compared="more",
    )
    tensigns.ok("talk", "hooli", "--answers", file_of(f'language = "en"\nby = {BY}\n'))
    now_part, later_part = document(library, "mail").split("By ")
    assert "You contact me only within my working hours" in now_part
    assert "The agreed price stands" in now_part
    assert "You pay what we agreed" in later_part


@pytest.mark.parametrize(
    ("overdue", "has_invoice", "is_asked"),
    [("no", False, False), ("yes", False, True), ("unknown", False, True), ("no", True, True)],
)
def test_nobody_is_asked_to_pay_what_is_not_overdue(
    tensigns: Commands, library: Library, overdue: str, *, has_invoice: bool, is_asked: bool
) -> None:
    record_sitting(
        library, "Hooli", LONG_AGO, slow_payment__late="often", slow_payment__overdue=overdue
    )
    if has_invoice:
        due = TODAY - timedelta(days=40)
        invoice = f'number = "7"\nissued = {due}\ndue = {due}\namount = "5"\ncurrency = "EUR"\n'
        tensigns.ok("owed", "hooli", "--answers", file_of(f"[[invoice]]\n{invoice}"))
    tensigns.ok("talk", "hooli", "--answers", file_of(f'language = "en"\nby = {BY}\n'))
    mail = document(library, "mail")
    assert ("what is overdue" in mail) == is_asked
    assert ("each later invoice by its due date" in mail.partition("By ")[0]) == is_asked


def test_a_disputed_invoice_is_talked_about_as_disputed_and_not_as_late(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(
        library,
        "Hooli",
        LONG_AGO,
        slow_payment__late="often",
        invoice_disputes__disputes="more",
        invoice_disputes__outcome="open",
    )
    invoices = "".join(
        f'[[invoice]]\nnumber = "{number}"\nissued = 2026-01-01\ndue = 2026-01-31\n'
        f'amount = "5"\ncurrency = "EUR"\ndisputed = {disputed}\n'
        for number, disputed in (("L-1", "false"), ("D-2", "true"))
    )
    tensigns.ok("owed", "hooli", "--answers", "-", stdin=invoices)
    tensigns.ok("talk", "hooli", "--answers", file_of('language = "en"\n'))
    parts = document(library, "sheet").split("## ")
    late = next(part for part in parts if "Slow to pay" in part)
    disputed = next(part for part in parts if "Disputes your invoices" in part)
    assert "invoice L-1 was due; on" in late
    assert "D-2" not in late
    assert "invoice D-2 was due; they dispute it; on" in disputed
    assert "L-1" not in disputed
