"""The page of a case file: texts of the user stay texts, and a browser finds no fault in it."""

import os
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, EventDetails
from tensigns.core.journal.money import InvoiceDetails, PromiseDetails
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.report.render.html import html_case_file
from tensigns.session.case_file import build_case_file
from tensigns.session.loaded_case import load_case
from tensigns.text.clean import clean
from tests.library.journal_sample import DAY, append, event
from tests.library.sample import NOW, finished_sitting, small_edition
from tests.report.render.browser import DARK, PHONE, Browser
from tests.report.render.test_html import PAYLOADS, ParsedPage
from tests.required_programs import needs


def case_page(root: Path, text: str) -> str:
    """The page of a client about whom every text is this text."""
    library = Library(root, lambda: datetime(2027, 1, 1, tzinfo=UTC))
    client = library.add("Globex B.V.", NOW)
    for days in range(3):
        sitting = finished_sitting(NOW + timedelta(days=days))
        library.record(
            client,
            small_edition(),
            replace(sitting, note=text, notes=dict.fromkeys(sitting.notes, text)),
        )
    details = EventDetails(who=clean(text)[:40], record=text)
    first = append(library, client, event(text, details=details))
    append(library, client, event(text, details=details, corrects=first.id))
    folder = library.root / "clients" / client.slug
    (folder / "documents").mkdir()
    for path in (folder / "documents" / "20261120T101010Z-letter.md", folder / "other.txt"):
        path.write_text(text, encoding="utf-8")
    library.delete(client, library.sitting_ids(client)[0])
    return html_case_file(build_case_file(load_case(library, client), NOW))


def _tags(page: ParsedPage) -> list[str]:
    """The tags without paragraphs. A text of several lines has several paragraphs."""
    return [tag for tag, _attributes in page.elements if tag not in ("p", "/p")]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_of_the_user_stays_text(payload: str, tmp_path: Path) -> None:
    parsed = ParsedPage(case_page(tmp_path / "payload", payload))
    harmless = ParsedPage(case_page(tmp_path / "harmless", "harmless"))
    assert _tags(parsed) == _tags(harmless)
    assert " ".join(clean(payload).split()) in parsed.text


def test_what_is_owed_and_what_the_documents_are_is_in_words(tmp_path: Path) -> None:
    library = Library(tmp_path, lambda: NOW)
    client = library.add("Globex B.V.", NOW)
    for number, amount in (("1", "90"), ("2", "10.50")):
        details = InvoiceDetails(
            number=number,
            issued=date(2026, 11, 1),
            due=date(2026, 11, 13),
            amount=Decimal(amount),
            currency="EUR",
        )
        append(library, client, Entry(kind="invoice", noted=NOW, period=DAY, details=details))
    Documents(library, client).keep("reminder", "Please pay.", NOW)
    case = build_case_file(load_case(library, client), NOW)
    assert case.money_lines == (
        "Invoice 1 of 1 November 2026, due on 13 November 2026: €90.00; 10 days late",
        "Invoice 2 of 1 November 2026, due on 13 November 2026: €10.50; 10 days late",
        "Together: €100.50",
    )
    (document,) = case.sections[0].documents
    assert document.title == "Payment reminder, draft of 23 November 2026"
    assert document.title in [line.description for line in case.files]


@pytest.mark.parametrize(
    ("promised", "remark"),
    [
        (date(2026, 11, 30), "; 10 days late; promised for 30 November 2026"),
        (date(2026, 11, 20), ", payment promised for 20 November 2026; 10 days late"),
    ],
)
def test_a_promise_is_named_once(promised: date, remark: str, tmp_path: Path) -> None:
    library = Library(tmp_path, lambda: NOW)
    client = library.add("Globex B.V.", NOW)
    details = InvoiceDetails(
        number="1",
        issued=date(2026, 11, 1),
        due=date(2026, 11, 13),
        amount=Decimal(90),
        currency="EUR",
    )
    invoice = append(library, client, Entry(kind="invoice", noted=NOW, period=DAY, details=details))
    promise = PromiseDetails(of=invoice.id, by=promised)
    append(library, client, Entry(kind="promise", noted=NOW, period=DAY, details=promise))
    (line,) = build_case_file(load_case(library, client), NOW).money_lines
    assert line.endswith(f"€90.00{remark}")


@pytest.mark.browser
@needs("chromium")
@pytest.mark.parametrize("flags", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
def test_the_page_is_accessible(flags: tuple[str, ...], tmp_path: Path) -> None:
    axe = os.environ.get("TENSIGNS_AXE")
    if not axe:
        pytest.skip("TENSIGNS_AXE does not say where axe-core's axe.min.js lies")
    browser = Browser(tmp_path)
    assert (
        browser.violations(case_page(tmp_path / "data", "the logo again"), Path(axe), *flags) == []
    )


@pytest.mark.browser
@needs("chromium")
def test_the_page_makes_no_request_and_logs_nothing(tmp_path: Path) -> None:
    visit = Browser(tmp_path).visit(case_page(tmp_path / "data", "the logo again"))
    assert visit.messages == ()
    assert visit.addresses == ()
