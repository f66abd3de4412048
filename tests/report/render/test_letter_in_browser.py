"""A letter in a real browser: one page on paper, and no requests."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.language import LANGUAGES
from tensigns.report.render.letter_page import PAPERS, Paper, html_letter
from tests.report.render.browser import Browser
from tests.report.test_leaving_letter import INVOICE, MANNERS, PLAN, letter_of
from tests.required_programs import needs

pytestmark = [pytest.mark.browser, needs("chromium")]

FULL_PLAN = replace(
    PLAN,
    prepaid="ten hours of the retainer for December, paid on 1 November",
    theirs="access to the shop and its mail, the logo files, two domains, a laptop",
    ours="a camera, the fonts that are licensed to me, and my texts for the spring",
    deadlines="the VAT return of 31 January, the domains on 15 February, the fair on 1 March",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_letter_prints_on_one_page(tmp_path: Path, language: str, paper: Paper) -> None:
    browser = Browser(tmp_path)
    invoices = [replace(INVOICE, number=f"2026-{number:03}") for number in range(3)]
    invoices.append(replace(INVOICE, number="2026-003", disputed=True))
    for manner in MANNERS:
        markdown = letter_of(replace(FULL_PLAN, manner=manner), language, *invoices)
        page = html_letter(markdown, "Letter", language, paper)
        assert browser.pages(page, paper) == 1, manner


def test_a_letter_makes_no_request(tmp_path: Path) -> None:
    page = html_letter("<img src=http://evil.example/x.png>\n", "Letter", "en", "a4")
    visit = Browser(tmp_path).visit(page)
    assert (visit.messages, visit.addresses) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_leaves_room_to_sign_above_the_name(tmp_path: Path, language: str) -> None:
    page = html_letter(letter_of(PLAN, language), "Letter", language, "a4")
    script = (
        "const [greeting, name] = [...document.querySelectorAll('main > p')].slice(-2);"
        "const room = name.getBoundingClientRect().top - greeting.getBoundingClientRect().bottom;"
        "return `${name.textContent}: ${room > 20}`;"
    )
    assert Browser(tmp_path).result(page, script) == "Sam de Vries: true"
