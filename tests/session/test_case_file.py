"""The page of a case file: texts of the user stay texts, and a browser finds no fault in it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import EventDetails
from tensigns.library.library import Library
from tensigns.report.render.html import html_case_file
from tensigns.session.case_file import build_case_file, load_case
from tensigns.text.clean import clean
from tests.library.journal_sample import append, event
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
