"""A letter that was kept, when the user comes back to it days later."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from tensigns.core.journal.leaving import Notice
from tensigns.core.journal.money import InvoiceDetails
from tensigns.environment.settings import Sender
from tensigns.library.library import Library
from tensigns.session.leaving import load_leaving, plan_entry
from tensigns.session.letters import draft_letter
from tensigns.session.owed import invoice_entry, payment_entry
from tests.library.sample import NOW

INVOICE = InvoiceDetails(
    number="7",
    issued=NOW.date() - timedelta(40),
    due=NOW.date() - timedelta(10),
    amount=Decimal(100),
    currency="EUR",
)


def test_a_kept_letter_says_from_which_day_it_is_and_whether_its_notice_still_fits(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path / "data", lambda: NOW)
    client = library.add("Globex", NOW)
    values = {"contract": "open-ended", "notice": Notice(1, "months"), "manner": "decent"}
    library.journal(client).append(plan_entry(values, load_leaving(library, client, NOW), NOW))

    def notes(days: int, *, anew: bool = False) -> tuple[str, ...]:
        now = NOW + timedelta(days)
        leaving = load_leaving(library, client, now)
        return draft_letter(library, leaving, Sender("Sam", "", "Rotterdam"), now, anew=anew).notes

    general = notes(0)
    assert len(general) == 2
    age, notice, *others = notes(5)
    assert "check its dates before you send it" in age
    assert "The notice of 1 month does not fit before" in notice
    assert tuple(others) == general
    assert notes(5, anew=True) == (notice, *general)


def test_a_new_plan_names_the_letter_that_was_there_before(tmp_path: Path) -> None:
    library = Library(tmp_path / "data", lambda: NOW)
    client = library.add("Globex", NOW)
    for days, notice in ((0, Notice(1, "months")), (3, Notice(2, "months"))):
        now = NOW + timedelta(days)
        leaving = load_leaving(library, client, now)
        values = {"contract": "open-ended", "notice": notice, "manner": "decent"}
        library.journal(client).append(plan_entry(values, leaving, now))
        leaving = load_leaving(library, client, now)
        draft = draft_letter(library, leaving, Sender("Sam", "", "Rotterdam"), now)
        if days == 0:
            first_path = draft.path
            assert not any(first_path.name in note for note in draft.notes)
    assert draft.path != first_path
    assert any(first_path.name in note for note in draft.notes)


def test_a_kept_letter_says_that_money_was_noted_since(tmp_path: Path) -> None:
    library = Library(tmp_path / "data", lambda: NOW)
    client = library.add("Globex", NOW)
    journal = library.journal(client)
    invoice = journal.append(invoice_entry(INVOICE, NOW))
    leaving = load_leaving(library, client, NOW)
    journal.append(plan_entry({"manner": "letter-only"}, leaving, NOW))

    def notes(days: int) -> str:
        now = NOW + timedelta(days)
        leaving = load_leaving(library, client, now)
        return " ".join(draft_letter(library, leaving, Sender(), now).notes)

    assert "check the sums" not in notes(0) + notes(1)
    paid = NOW + timedelta(2)
    journal.append(payment_entry(invoice.id, INVOICE.amount, paid.date(), paid))
    assert "check the sums in it" in notes(3)


def test_a_letter_for_a_later_day_says_so(tmp_path: Path) -> None:
    library = Library(tmp_path / "data", lambda: NOW)
    client = library.add("Globex", NOW)
    library.journal(client).append(invoice_entry(INVOICE, NOW))
    leaving = load_leaving(library, client, NOW)
    values = {"manner": "decent", "owed": "an invoice"}
    library.journal(client).append(plan_entry(values, leaving, NOW))

    def notes(days: int) -> str:
        now = NOW + timedelta(days)
        leaving = load_leaving(library, client, now)
        return " ".join(draft_letter(library, leaving, Sender(), now, anew=True).notes)

    # The reminder asks for payment within a week.
    sent = "The letter has the day on which the plan sends it, 1 December 2026."
    assert sent in notes(0)
    assert "on which the plan sends it" not in notes(8)
